/* Succession: no two final branches, whoever leads and however often the sequencer changes.
 *
 * Three honest peers. The liars among the peers sign anything at any time: an ACK, a HELD and a promise of theirs
 * are simply taken as given. n = 4, k = 3, f = 1 and n = 3, k = 2, f = 0 both leave two honest signers to be found.
 *
 *   EAGER   every peer that may acknowledge a tree does so at once (README.md, reduction 4)
 *   LIAR    1 when a liar is among the peers: its promise may then name any certificate there is
 *   P_KEPT  entries are kept in books and dropped from them (README.md, books); B=1, without EAGER
 *   M_...   one rule left out or broken (README.md, mutants)
 *
 * Epochs E, branches B and trees S are those of book.pml.
 * Facts only grow and nothing has to arrive: delay, loss and a crash with the record intact are runs that stop early. */

#define NEEDED 2 /* honest signers in every quorum: k - f */
#define PEERS 3

#define SIGNERS(sets,t) (HAS(sets[0],t)+HAS(sets[1],t)+HAS(sets[2],t))
#define CERTIFIED(t) ((t)==0 || SIGNERS(acked,t)>=NEEDED)
#define FINAL(t) (SIGNERS(held,t)>=NEEDED) /* k HELD: a peer cosigns on nothing less */

#ifdef M_SIZE
#define BASE_KEY(t) SIZE(t)
#else
#define BASE_KEY(t) KEY(t)
#endif
#define NOT_ABOVE(p,e,t) (DID_PROMISE(p,e) && BASE_KEY(NAMED(p,e))<=BASE_KEY(t))
#define IS_NAMED(e,t) (LIAR || (t)==0 || NAMED(0,e)==(t) || NAMED(1,e)==(t) || NAMED(2,e)==(t))
#ifdef M_NOCHECK
#define MAY_BE_BASE(e,t) ((t)==0 || begun[BRANCH(t)])
#else
#define MAY_BE_BASE(e,t) (CERTIFIED(t) && IS_NAMED(e,t) && NOT_ABOVE(0,e,t)+NOT_ABOVE(1,e,t)+NOT_ABOVE(2,e,t)>=NEEDED)
#endif

#ifdef M_OLDVOTE
#define DONE_FOR_GOOD(p) 0
#define MAY_HOLD(p,t) 1
#else
#ifdef P_KEPT
#define DONE_FOR_GOOD(p) 0 /* the certificate kept is asked for */
#else
#define DONE_FOR_GOOD(p) (promised[p]==E-1)
#endif
#define MAY_HOLD(p,t) (EPOCH(t)>=promised[p])
#endif

#include "book.pml"

bool begun[BRANCHES];

inline forget_scratch() { i=0; p=0; e=0; t=0; m=0; c=0; set=0 }
inline settle() { sort_pair(0,1); sort_pair(1,2); sort_pair(0,1); forget_scratch() }

/* Entries. Within an epoch a book only grows. For a newer epoch, one that it leads or follows, a peer drops what lies
 * above the base; but not what is under a greater certificate of its own than the base. */
#ifdef P_KEPT
#ifdef M_DROP
#define MAY_DROP(p,t) 1
#else
#define MAY_DROP(p,t) (KEY(stored[p])<=KEY(base[BRANCH(t)]))
#endif
#define MAY_TAKE(p,t) (EXTENDS(t,book[p]) || (EPOCH(t)>EPOCH(book[p]) && MAY_DROP(p,t)))
#define CAN_FETCH(t) (LIAR || EXTENDS(book[0],t) || EXTENDS(book[1],t) || EXTENDS(book[2],t))
/* The base comes with its certificate. */
inline take(p,t) {
  book[p]=t;
  if :: KEY(base[BRANCH(t)])>KEY(stored[p]) -> stored[p]=base[BRANCH(t)] :: else fi
}
inline fetch(p,t) { if :: !EXTENDS(book[p],t) -> book[p]=t :: else fi }
/* Whatever the next promises come to: somebody honest has the entries of the greatest certificate kept. */
inline the_greatest_is_kept() {
  m=stored[0];
  if :: KEY(stored[1])>KEY(m) -> m=stored[1] :: else fi;
  if :: KEY(stored[2])>KEY(m) -> m=stored[2] :: else fi;
  assert(EXTENDS(book[0],m) || EXTENDS(book[1],m) || EXTENDS(book[2],m))
}
#else
#define MAY_TAKE(p,t) 1
#define CAN_FETCH(t) 1
#define take(p,t) skip
#define fetch(p,t) skip
#define the_greatest_is_kept() skip
#endif

/* The C2SP rule for a single key: what one signer cosigned never forks. Only asked of the rules without step 2,
 * in which a cosignature came where HELD comes now. */
inline one_signer_never_forks() {
  i=1;
  do :: i<TREES -> assert(!HAS(held[p],i) || EXTENDS(t,i) || EXTENDS(i,t)); i++ :: else -> break od
}

/* Within an epoch a peer acknowledges only trees that extend all it acknowledged there. */
#ifdef M_NOEXT
#define FOLLOWS(p,e,line) 1
#else
#define FOLLOWS(p,e,line) ((acked[p]&OF_EPOCH(e)&~(line))==0)
#endif

/* A branch begins when it is first acknowledged; until then it makes no difference (README.md, reduction 2). */
inline begin_branch_under() {
  select(i : 0 .. TREES-1); skip;
  d_step { m=BRANCH(t); e=m/B;
    c = (m%B==0 || begun[m-1]) && (
      (i!=0 && m%B!=0 && BRANCH(i)==m-1 && PLACE(i)<S) ||        /* the sequencer forks inside its epoch */
      (e==0 && i==0) ||
      (e>0 && i<FIRST(e*B) && MAY_BE_BASE(e,i))) && FOLLOWS(p,e,LINE(i));
    if
    :: c -> printf("epoch %d branch %d begins on tree %d\n",e,m%B,i);
       begun[m]=1; base_size[m]=SIZE(i); above[m]=LINE(i);
#ifdef P_KEPT
       base[m]=i;
#endif
       if :: m%B==B-1 -> forget_promises(e) :: else fi   /* nobody needs them now */
    :: else
    fi }
}

#ifdef M_OLDACK
#define MAY_ACK(p,t) 1
#else
#define MAY_ACK(p,t) (EPOCH(t)>=promised[p])
#endif
/* Why one branch an epoch is enough: certificates of one epoch never fork. */
inline certificates_lie_on_one_line() {
  i=1;
  do
  :: i<TREES -> assert(EPOCH(i)!=EPOCH(t) || !CERTIFIED(i) || !CERTIFIED(t) || EXTENDS(i,t) || EXTENDS(t,i)); i++
  :: else -> break
  od
}

#define ACK(p,t) acked[p]=acked[p]|LINE_IN_EPOCH(t); \
  printf("peer %d ACKs tree %d (epoch %d, branch %d, size %d)\n",p,t,EPOCH(t),BRANCH(t)%B,SIZE(t))
#ifdef EAGER
/* Who may acknowledge does so at once. A tree without a certificate then will never have one. */
inline acknowledge() {
  atomic { select(t : 1 .. TREES-1);
    c = SIGNERS(acked,t)==0 && MAY_ACK(0,t)+MAY_ACK(1,t)+MAY_ACK(2,t)>=NEEDED && (PLACE(t)==1 || SIGNERS(acked,t-1)>0);
    if :: c && PLACE(t)==1 -> begin_branch_under() :: else fi; skip;
    d_step {
      if
      :: c -> p=0; do :: p<PEERS -> if :: MAY_ACK(p,t) -> ACK(p,t) :: else fi; p++ :: else -> break od;
         no_two_final_branches()
      :: else
      fi;
      settle() } }
}
#else
inline acknowledge() {
  atomic { select(p : 0 .. PEERS-1); select(t : 1 .. TREES-1);
    c = !HAS(acked[p],t) && MAY_ACK(p,t);
    if
    :: c && begun[BRANCH(t)] -> c = FOLLOWS(p,EPOCH(t),LINE(t))
    :: c && !begun[BRANCH(t)] -> begin_branch_under()
    :: else
    fi; skip;
    d_step {
      c = c && MAY_TAKE(p,t);
      if
      :: c -> ACK(p,t); take(p,t); the_greatest_is_kept(); no_two_final_branches();
#ifdef P_ONELINE
         certificates_lie_on_one_line()
#endif
      :: else
      fi;
      settle() } }
}
#endif

/* A certificate is stored when it is greater than the one stored, and HELD is signed unless a newer epoch is promised. */
#ifdef M_NOCERT
#define MAY_STORE(p,t) HAS(acked[p],t)
#define KEEP_STORED(p,t) skip
#else
#define MAY_STORE(p,t) (CERTIFIED(t) && KEY(t)>KEY(stored[p]) && !DONE_FOR_GOOD(p))
#define KEEP_STORED(p,t) stored[p]=t
#endif
inline hold() {
  atomic { select(p : 0 .. PEERS-1); select(t : 1 .. TREES-1); skip;
    d_step {
      if
      :: MAY_STORE(p,t) && !HAS(held[p],t) && CAN_FETCH(t) ->
         fetch(p,t); KEEP_STORED(p,t); the_greatest_is_kept(); c=MAY_HOLD(p,t);
         printf("peer %d stores the certificate of tree %d (epoch %d, branch %d, size %d), HELD: %d\n",
           p,t,EPOCH(t),BRANCH(t)%B,SIZE(t),c);
         if
         :: c ->
#ifdef P_C2SP
           one_signer_never_forks();
#endif
           held[p]=held[p]|LINE_IN_EPOCH(t); no_two_final_branches()
         :: else
         fi
      :: else
      fi;
      settle() } }
}

/* A promise names the greatest certificate stored; one epoch is promised once, and only above everything before. */
inline promise() {
  atomic { select(p : 0 .. PEERS-1); select(e : 1 .. E-1); t=stored[p];
#ifdef M_OLDPROM
    if :: t=0 :: skip fi;
#endif
    skip;
    d_step {
      if
      :: e>promised[p] && e>EPOCH(stored[p]) ->
         printf("peer %d promises epoch %d and names tree %d\n",p,e,t);
         promised[p]=e;
         if :: e==E-1 || !begun[e*B+B-1] -> NAMED(p,e)=t :: else fi;
         if :: DONE_FOR_GOOD(p) -> stored[p]=0 :: else fi;
         no_two_final_branches()
      :: else
      fi;
      settle() } }
}

inline forget_the_promise() {
  atomic { select(p : 0 .. PEERS-1); skip;
    d_step { printf("peer %d restarts without its promise\n",p); promised[p]=0; settle() } }
}

active proctype village() {
  byte p, e, t, m, c; int i, set;
  do
  :: acknowledge()
  :: hold()
  :: promise()
#ifdef M_FORGET
  :: forget_the_promise()
#endif
  od
}
