/* What succession.pml and membership.pml have in common. Included after PEERS, FINAL and MAY_BE_BASE are defined.
 *
 *   E   epochs; of the last one only its possible bases are modelled (README.md, reduction 1)
 *   B   branches of an epoch: 1 for an honest sequencer, 2 for one that forks or begins twice
 *   S   trees of a branch, each one batch longer than the last
 *
 * Tree 0 is the founding. Tree t > 0 stands in branch BRANCH(t) at place PLACE(t), counted from the branch's base. */

#define BRANCHES ((E-1)*B)
#define TREES (1+BRANCHES*S)
#define BRANCH(t) (((t)-1)/S)
#define PLACE(t) (((t)-1)%S+1)
#define FIRST(m) ((m)*S+1)
#define EPOCH(t) ((t)==0 -> 0 : BRANCH(t)/B)
#define SIZE(t) ((t)==0 -> 0 : base_size[BRANCH(t)]+PLACE(t))
#define KEY(t) ((t)==0 -> 0 : 16*EPOCH(t)+SIZE(t)) /* certificates compare by (epoch, size) */

/* Sets of trees are bits. A tree's line: itself and its ancestors, the founding left out. */
#define HAS(set,t) (((set)>>(t))&1)
#define ON_BRANCH(t) (((1<<PLACE(t))-1)<<FIRST(BRANCH(t)))
#define LINE(t) ((t)==0 -> 0 : ON_BRANCH(t)|above[BRANCH(t)])
#define OF_EPOCH(e) (((1<<(B*S))-1)<<((e)*B*S+1))
#define LINE_IN_EPOCH(t) (LINE(t)&OF_EPOCH(EPOCH(t)))
#define EXTENDS(t,u) ((u)==0 || HAS(LINE(t),u))

#define NONE 255
#define NAMED(p,e) named[(p)*E+(e)]
#define DID_PROMISE(p,e) (NAMED(p,e)!=NONE)

/* Branches: what they began on. */
byte base_size[BRANCHES];
int above[BRANCHES];
#ifdef P_KEPT
byte base[BRANCHES];
#endif

/* Peers: what they signed, closed under the prefixes of one epoch, and what they keep for their next promise. */
int acked[PEERS], held[PEERS];
byte stored[PEERS];         /* the greatest certificate stored */
byte promised[PEERS];       /* the highest epoch promised */
byte named[PEERS*E] = NONE; /* the certificate named in the promise for an epoch */

#ifdef P_KEPT
byte book[PEERS];           /* the tree up to which the peer has the entries */
#endif

inline forget_promises(e) { i=0; do :: i<PEERS -> NAMED(i,e)=NONE; i++ :: else -> break od }

/* Peers whose parts are the same are kept sorted. */
#define SWAP(a,x,y) i=a[x]; a[x]=a[y]; a[y]=i
#ifdef P_KEPT
#define SWAP_BOOKS(x,y) SWAP(book,x,y);
#else
#define SWAP_BOOKS(x,y)
#endif
#define SMALL(x) (stored[x]*4+promised[x])
#define PROMISES(x) (NAMED(x,1)*256+NAMED(x,E-1))
#define GREATER(x,y) (acked[x]>acked[y] || acked[x]==acked[y] && (held[x]>held[y] || held[x]==held[y] && \
  (SMALL(x)>SMALL(y) || SMALL(x)==SMALL(y) && PROMISES(x)>PROMISES(y))))
inline sort_pair(x,y) {
  if
  :: GREATER(x,y) ->
     SWAP_BOOKS(x,y) SWAP(acked,x,y); SWAP(held,x,y); SWAP(stored,x,y); SWAP(promised,x,y);
     e=1; do :: e<E -> i=NAMED(x,e); NAMED(x,e)=NAMED(y,e); NAMED(y,e)=i; e++ :: else -> break od
  :: else
  fi
}

/* Whatever is final lies on one line, and on the line of every tree on which the last epoch may begin.
 * Numbers grow along a line, so the highest final tree must have all others on its own. */
inline no_two_final_branches() {
  set=0; m=0; i=1;
  do :: i<TREES -> if :: FINAL(i) -> set=set|(1<<i); m=i :: else fi; i++ :: else -> break od;
  assert((set & ~LINE(m))==0);
  i=0;
  do :: set && i<TREES -> assert(!MAY_BE_BASE(E-1,i) || (set & ~LINE(i))==0); i++ :: else -> break od
}
