/* A change of peers while the sequencer changes: no two final branches, and what is final is held in whole.
 *
 * Four honest peers: 0, 1 and 2 of the old set, and 3, who is new or is 2 under a new key. A liar, when there is one,
 * belongs to both sets and signs anything; its signatures are taken as given and only honest ones are counted.
 *
 *   CHANGE=REPLACE  3 for 2: {0,1,2} to {0,1,3}, 2 honest signers each     (n = 4, k = 3, f = 1; LIAR=0: n = 3, k = 2)
 *   CHANGE=EITHER   3 for 2 on one branch, 3 for 1 on another: both were signed by k peers of the old set
 *   CHANGE=GROW     {0,1,2}, 2 needed, to {0,1,2,3}, 3 needed              (n = 4, k = 3 to n = 5, k = 4, f = 1)
 *   CHANGE=SHRINK   {0,1,2,3}, 3 needed, to {0,1,2}, 2 needed              (the way back)
 *   LIAR            as in succession.pml; E, B and S as in book.pml
 *   EAGER           every peer that may acknowledge a tree does so at once (README.md, reduction 4)
 *
 *   M_...           one rule left out or broken (README.md, mutants)
 *
 * Each tree knows the set in force at its end. */

#define REPLACE 1
#define EITHER 2
#define GROW 3
#define SHRINK 4

#define PEERS 4
#define OTHER 1
#define LEAVER 2
#define NEWCOMER 3

#define PARENT(t) (PLACE(t)==1 -> base[BRANCH(t)] : (t)-1)

/* The set in force at a tree's end. Who leaves is part of it. */
#define OLD 0
#define JOINT 1
#define NEW 2
#define JOINT_OTHER 3
#define NEW_OTHER 4
#define IS_JOINT(r) ((r)==JOINT || (r)==JOINT_OTHER)
#define OTHER_LEAVES(r) ((r)>=JOINT_OTHER)

#if CHANGE==SHRINK
#define OLD_QUORUM(a,b,c,d) ((a)+(b)+(c)+(d)>=3)
#else
#ifdef M_OLDNAME /* the newcomer's signatures count for the leaver's key, too */
#define OLD_QUORUM(a,b,c,d) ((a)+(b)+((c)|(d))>=2)
#else
#define OLD_QUORUM(a,b,c,d) ((a)+(b)+(c)>=2)
#endif
#endif
#if CHANGE==GROW
#define NEW_QUORUM(r,a,b,c,d) ((a)+(b)+(c)+(d)>=3)
#define IN_NEW(r,p) 1
#endif
#if CHANGE==SHRINK
#define NEW_QUORUM(r,a,b,c,d) ((a)+(b)+(c)>=2)
#define IN_NEW(r,p) ((p)!=NEWCOMER)
#endif
#if CHANGE==REPLACE || CHANGE==EITHER
#define NEW_QUORUM(r,a,b,c,d) ((a)+(OTHER_LEAVES(r) -> (c) : (b))+(d)>=2)
#define IN_NEW(r,p) ((p)!=(OTHER_LEAVES(r) -> OTHER : LEAVER))
#endif
#define IN_OLD(p) ((p)!=NEWCOMER || CHANGE==SHRINK)
#define IN_FORCE(r,p) (((r)==OLD || IS_JOINT(r)) && IN_OLD(p) || (r)!=OLD && IN_NEW(r,p))

#define QUORUM(r,a,b,c,d) (((r)==OLD || IS_JOINT(r) -> OLD_QUORUM(a,b,c,d) : 1) && \
  ((r)!=OLD -> NEW_QUORUM(r,a,b,c,d) : 1))
#define QUORUM_OF(sets,r,t) QUORUM(r,HAS(sets[0],t),HAS(sets[1],t),HAS(sets[2],t),HAS(sets[3],t))
#define OLD_QUORUM_OF(sets,t) OLD_QUORUM(HAS(sets[0],t),HAS(sets[1],t),HAS(sets[2],t),HAS(sets[3],t))
#define NEW_QUORUM_OF(sets,r,t) NEW_QUORUM(r,HAS(sets[0],t),HAS(sets[1],t),HAS(sets[2],t),HAS(sets[3],t))
#define CERTIFIED(t) ((t)==0 || QUORUM_OF(acked,regime[t],t))
#define FINAL(t) (made[t] && QUORUM_OF(held,regime[t],t))

/* PeersActivated carries k-of-old and k-of-new HELD of a tree that contains the change. */
#ifdef M_ACTIVATE
#define ACTIVATES(r,t) 1
#else
#ifdef M_ACTIVATENEW
#define ACTIVATES(r,t) NEW_QUORUM_OF(held,r,t)
#else
#ifdef M_ACTIVATEOLD
#define ACTIVATES(r,t) OLD_QUORUM_OF(held,t)
#else
#define ACTIVATES(r,t) QUORUM_OF(held,r,t)
#endif
#endif
#endif

/* Promises: k of the set in force at the base name nothing greater than it. */
#define UPTO(p,e,t) (DID_PROMISE(p,e) && KEY(NAMED(p,e))<=KEY(t))
#define IS_NAMED(e,t) (LIAR || (t)==0 || NAMED(0,e)==(t) || NAMED(1,e)==(t) || NAMED(2,e)==(t) || NAMED(3,e)==(t))
#ifdef M_PROMISESOLD
#define PROMISE_QUORUM(r,a,b,c,d) OLD_QUORUM(a,b,c,d)
#else
#ifdef M_PROMISESNEW
#define PROMISE_QUORUM(r,a,b,c,d) NEW_QUORUM(JOINT,a,b,c,d)
#else
#define PROMISE_QUORUM(r,a,b,c,d) QUORUM(r,a,b,c,d)
#endif
#endif
#define MAY_BE_BASE(e,t) (((t)==0 || made[t]) && CERTIFIED(t) && IS_NAMED(e,t) && \
  PROMISE_QUORUM(regime[t],UPTO(0,e,t),UPTO(1,e,t),UPTO(2,e,t),UPTO(3,e,t)))

#include "book.pml"

byte base[BRANCHES];
bool made[TREES];           /* somebody acknowledged it, so it is there */
byte regime[TREES];
int whole_at_newcomer;             /* the batches the newcomer stored */

inline forget_scratch() { i=0; p=0; e=0; t=0; m=0; c=0; r=0; u=0; set=0 }
inline settle() {
#if CHANGE!=EITHER
  sort_pair(0,1);
#endif
#if CHANGE==GROW || CHANGE==SHRINK
  sort_pair(1,2); sort_pair(0,1);
#endif
  forget_scratch()
}

/* What gets HELD is held in whole by as many honest members of each set as its quorum needs. */
#define NEWCOMER_HAS_WHOLE(t) (HAS(acked[NEWCOMER],t) && (LINE(t)&~whole_at_newcomer)==0)
#define HELD_IN_WHOLE(t) QUORUM(regime[t],HAS(acked[0],t),HAS(acked[1],t),HAS(acked[2],t),NEWCOMER_HAS_WHOLE(t))

#ifdef M_ATONCE
#define CHANGED NEW
#define CHANGED_OTHER NEW_OTHER
#else
#define CHANGED JOINT
#define CHANGED_OTHER JOINT_OTHER
#endif
/* A batch may hold the change, or the activation, of peers; u is the tree the activation is about. */
inline choose_content() {
  select(m : 0 .. (CHANGE==EITHER -> 2 : 1)); skip;
  d_step { r=regime[PARENT(t)]; i=1;
    if
    :: m==0
    :: m>0 && r==OLD -> r = (m==1 -> CHANGED : CHANGED_OTHER)
    :: m==1 && IS_JOINT(r) ->
       u=PARENT(t);
       do
       :: u>0 && regime[u]==r && !(ACTIVATES(r,u)) -> u=PARENT(u)
       :: else -> break
       od;
       c = u>0 && regime[u]==r; r++
    :: else -> c=0
    fi;
    regime[t]=r; i=0; u=0 }
}

inline choose_base() {
  select(i : 0 .. TREES-1); skip;
  d_step { m=BRANCH(t); e=m/B;
    c = (m%B==0 || made[FIRST(m-1)]) && (
      (i!=0 && m%B!=0 && BRANCH(i)==m-1 && PLACE(i)<S && made[i]) ||   /* the sequencer forks inside its epoch */
      (e==0 && i==0) ||
      (e>0 && i<FIRST(e*B) && MAY_BE_BASE(e,i)));
    if :: c -> base[m]=i; base_size[m]=SIZE(i); above[m]=LINE(i) :: else fi }
}

/* A tree is there once somebody acknowledges it; until then it makes no difference (README.md, reduction 2). */
inline choose_tree() {
  c = PLACE(t)==1 || made[t-1];
  if :: c && PLACE(t)==1 -> choose_base() :: else fi;
  if :: c -> choose_content() :: else fi
}
inline forget_tree() {
  regime[t]=OLD;
  if :: PLACE(t)==1 -> base[BRANCH(t)]=0; base_size[BRANCH(t)]=0; above[BRANCH(t)]=0 :: else fi
}
inline keep_tree() {
  made[t]=1; m=BRANCH(t); e=m/B;
  if
  :: PLACE(t)==1 && m%B==B-1 -> forget_promises(e) /* nobody needs them now */
  :: else
  fi;
  printf("tree %d (epoch %d, branch %d, size %d) extends tree %d; set in force: %d\n",
    t,e,m%B,SIZE(t),PARENT(t),regime[t])
}

#define MAY_ACK(p,t) (!HAS(acked[p],t) && EPOCH(t)>=promised[p] && IN_FORCE(regime[t],p) && \
  (acked[p]&OF_EPOCH(EPOCH(t))&~LINE(t))==0)
/* An ACK means the whole book up to there; a new peer fetches it first. */
#ifdef M_EARLY
#define FETCHED(t) (1<<(t))
#else
#define FETCHED(t) LINE(t)
#endif
inline ack(p) {
  acked[p]=acked[p]|LINE_IN_EPOCH(t);
  if :: p==NEWCOMER -> whole_at_newcomer=whole_at_newcomer|FETCHED(t) :: else fi;
  printf("peer %d ACKs tree %d\n",p,t)
}

#ifdef EAGER
/* Who may acknowledge does so at once. A tree without k of the old, or of the new, will never matter. */
#define MATTERS(t) (regime[t]==OLD -> OLD_QUORUM(MAY_ACK(0,t),MAY_ACK(1,t),MAY_ACK(2,t),MAY_ACK(3,t)) \
  : NEW_QUORUM(regime[t],MAY_ACK(0,t),MAY_ACK(1,t),MAY_ACK(2,t),MAY_ACK(3,t)))
inline acknowledge() {
  atomic { select(t : 1 .. TREES-1); c=0;
    if :: !made[t] -> choose_tree() :: else fi; skip;
    d_step {
      if
      :: c && MATTERS(t) -> keep_tree();
         p=0; do :: p<PEERS -> if :: MAY_ACK(p,t) -> ack(p) :: else fi; p++ :: else -> break od;
         no_two_final_branches()
      :: else -> if :: !made[t] -> forget_tree() :: else fi
      fi;
      settle() } }
}
#else
inline acknowledge() {
  atomic { select(p : 0 .. PEERS-1); select(t : 1 .. TREES-1); c=1;
    if :: !made[t] -> choose_tree() :: else fi; skip;
    d_step {
      if
      :: c && MAY_ACK(p,t) -> ack(p); if :: !made[t] -> keep_tree() :: else fi; no_two_final_branches()
      :: else -> if :: !made[t] -> forget_tree() :: else fi
      fi;
      settle() } }
}
#endif

/* Once the last epoch is promised nothing more is to be held in the epochs that are modelled. */
#define DONE_FOR_GOOD(p) (promised[p]==E-1)
inline hold() {
  atomic { select(p : 0 .. PEERS-1); select(t : 1 .. TREES-1); skip;
    d_step {
      if
      :: made[t] && CERTIFIED(t) && KEY(t)>KEY(stored[p]) && !HAS(held[p],t) && !DONE_FOR_GOOD(p) ->
         stored[p]=t; c = EPOCH(t)>=promised[p] && IN_FORCE(regime[t],p);
         printf("peer %d stores the certificate of tree %d, HELD: %d\n",p,t,c);
         if :: c -> held[p]=held[p]|LINE_IN_EPOCH(t); assert(HELD_IN_WHOLE(t)); no_two_final_branches() :: else fi
      :: else
      fi;
      settle() } }
}

/* The newcomer signs nothing before it holds everything up to the change: until it acknowledged a tree with the change. */
#define IS_A_PEER(p) (IN_OLD(p) || acked[p]!=0)
inline promise() {
  atomic { select(p : 0 .. PEERS-1); select(e : 1 .. E-1); skip;
    d_step {
      if
      :: e>promised[p] && e>EPOCH(stored[p]) && IS_A_PEER(p) ->
         printf("peer %d promises epoch %d and names tree %d\n",p,e,stored[p]);
         promised[p]=e;
         if :: e==E-1 || !made[FIRST(e*B+B-1)] -> NAMED(p,e)=stored[p] :: else fi;
         if :: DONE_FOR_GOOD(p) -> stored[p]=0 :: else fi;
         no_two_final_branches()
      :: else
      fi;
      settle() } }
}

/* The leaver lost its record, and signs on under the key it had. */
inline restart_under_the_old_key() {
  atomic { skip; d_step { printf("peer %d restarts without its record\n",LEAVER); promised[LEAVER]=0; stored[LEAVER]=0; settle() } }
}

active proctype village() {
  byte p, e, t, m, c, r, u; int i, set;
  do
  :: acknowledge()
  :: hold()
  :: promise()
#ifdef M_OLDKEY
  :: restart_under_the_old_key()
#endif
  od
}
