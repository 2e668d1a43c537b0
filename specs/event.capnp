@0xd8f6c1a2b3e40517;
# The two parts of an event: Header (signed, hashed, in the tree) and one body struct per kind
# (salted, hashed into the header, stored beside the tree). specs/book.md section 3 says what "strict
# form" means; specs/events.md says who may author a kind, when it is valid and what it changes.
# Data fields hold exactly the number of bytes given. An absent field is a null pointer.

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("yoriai::schema");

using Receipt = import "/specs/entry.capnp".Receipt;
using Tree = import "/specs/statement.capnp".Tree;
using Certificate = import "/specs/statement.capnp".Certificate;

struct Header {
  ledger @0 :Data;      # 32 bytes: the ledger id; 32 zero bytes in the founding event
  author @1 :Data;      # 32 bytes: Ed25519 public key of the author
  cosigners @2 :Data;   # 32 * m bytes: the keys that sign after the author, in this order
  kind @3 :UInt16;      # specs/events.md section 2
  bodyHash @4 :Data;    # 32 bytes: SHA-256(16-byte salt ‖ body)
}

struct NewKey {
  key @0 :Data;         # 32 bytes: Ed25519 public key
  possession @1 :Data;  # 64 bytes: that key's signature over the possession message (book.md section 5)
}

struct Peer {
  operator @0 :Text;    # who runs it
  node @1 :NewKey;
  witness @2 :NewKey;
  log @3 :NewKey;
}

struct Founded {        # kind 1
  rehearsal @0 :Bool;
  rulesVersion @1 :UInt16;
  host @2 :Text;        # first part of the origin line
  charter @3 :Data;     # strict form of charter.capnp Charter; its SHA-256 is the charter hash
  peers @4 :List(Peer);
  members @5 :List(FoundingMember);

  struct FoundingMember {   # numbers are given in list order, from 1
    class @0 :UInt16;       # position in charter.classes
    commitment @1 :Data;    # 32 bytes
    household @2 :UInt32;   # 0: none
    keys @3 :List(NewKey);
    roles @4 :List(UInt16); # strictly ascending, specs/events.md section 5
  }
}

struct MemberAdmitted { # kind 2
  number @0 :UInt32;
  class @1 :UInt16;
  commitment @2 :Data;  # 32 bytes
  household @3 :UInt32; # 0: none
  guardian @4 :UInt32;  # member number, 0: none
  keys @5 :List(NewKey);
}

struct MemberChanged {  # kind 3
  member @0 :UInt32;
  what @1 :UInt8;       # 0 status, 1 class, 2 household, 3 guardian
  value @2 :UInt32;     # status: 0 active, 1 suspended, 2 left, 3 died
}

struct KeyAdded {       # kind 4
  key @0 :NewKey;
}

struct KeysReplaced {   # kind 5
  member @0 :UInt32;
  generation @1 :UInt16;
  keys @2 :List(NewKey);
}

struct RoleChanged {    # kind 6
  member @0 :UInt32;
  role @1 :UInt16;
  grant @2 :Bool;
  proposal @3 :Data;    # 32 bytes: the passed proposal it carries out; absent: by the stewards
}

struct ProposalDrafted { # kind 7
  number @0 :UInt32;
  kind @1 :UInt16;      # position in charter.kinds
  topic @2 :UInt16;     # position in charter.topics
  method @3 :UInt8;     # 0 for/against/abstain, 1 one of several, 2 approval, 3 quadratic, 4 ranked,
                        # 5 projects by equal shares, 6 projects by votes
  title @4 :Text;
  options @5 :List(Text);   # empty for method 0
  wording @6 :Blob;
  credits @7 :UInt32;       # method 3 only, else 0
  negative @8 :Bool;        # method 3 only, else false
  purse @9 :UInt64;         # amount in the charter's currency unit; 0: no money
  spending @10 :UInt8;      # 0 none, 1 the winner takes it, 2 by net votes, 3 the chosen projects
  charter @11 :Data;        # 32 bytes, amendments only: the charter hash it is written against
  roleChange @12 :RoleChange; # absent unless the proposal appoints or dismisses somebody
  costs @13 :List(UInt64);  # methods 5, 6: one per option; else empty
  repeats @14 :Data;        # 32 bytes: the proposal that is voted on again; absent: none
  recused @15 :List(UInt32); # members who are left off the roll, ascending
  amended @16 :Data;        # amendments only: strict form of the charter it makes; absent: words alone
  also @17 :List(UInt16);   # further kinds whose conditions hold as well, ascending

  struct RoleChange {
    member @0 :UInt32;
    role @1 :UInt16;
    grant @2 :Bool;
  }
}

struct Blob {
  hash @0 :Data;        # 32 bytes: SHA-256 of the blob
  size @1 :UInt64;      # bytes
}

struct ProposalSeconded { # kind 8
  proposal @0 :Data;    # 32 bytes: event id of the draft
}

struct ProposalAnnounced { # kind 9
  proposal @0 :Data;
  wordingHash @1 :Data; # 32 bytes, repeats the draft's
  opensAt @2 :UInt64;   # ms since 1970-01-01T00:00:00Z
  closesAt @3 :UInt64;  # T, inclusive
  graceMs @4 :UInt64;   # G
  visibility @5 :UInt8; # 0 open, 1 sealed, 2 box, 3 secret
  openers @6 :List(Opener); # sealed only, ascending by member; else empty
  openWithinMs @7 :UInt64;  # sealed only: how long the openers have, from the end of the grace; else 0

  struct Opener {
    member @0 :UInt32;
    key @1 :Data;       # 32 bytes: X25519 public key of this member for this vote
  }
}

struct ProposalWithdrawn { # kind 10
  proposal @0 :Data;
  reason @1 :Text;
}

struct VotingOpened {   # kind 11
  proposal @0 :Data;
  houses @1 :List(HouseCount);
  rollDigest @2 :Data;  # 32 bytes
  cards @3 :UInt32;     # live cards, claimed or not, where a house counts cards; else 0

  struct HouseCount {
    house @0 :UInt16;
    people @1 :UInt32;
    votes @2 :UInt32;   # of a house that counts cards: the votes of all on the roll; else 0
  }
}

struct BallotCast {     # kind 12
  proposal @0 :Data;
  voter @1 :UInt32;
  revision @2 :UInt16;
  form @3 :UInt8;       # 0 withdrawn, 1 blank (abstain), 2 a choice, 3 sealed, 4 spoilt (PaperEntered)
  choices @4 :List(UInt16); # method 0: one value, 0 against, 1 for; methods 1, 2, 5, 6: option positions, ascending
  votes @5 :List(Int32);    # methods 3, 4: one integer per option
  sealed @6 :Data;          # form 3: what it says, in nested boxes (rules.md section 15); else absent
}

struct DelegationSet {  # kind 13
  delegator @0 :UInt32;
  scope @1 :UInt8;      # 0 everything, 1 topic, 2 proposal, 3 revoked in all scopes
  topic @2 :UInt16;     # scope 1 only, else 0
  proposal @3 :Data;    # scope 2 only, else absent
  target @4 :UInt32;    # member number; 0: opt out
  expiresAt @5 :UInt64; # ms, last instant of validity; 0: none
  revision @6 :UInt16;
}

struct VotingClosed {   # kind 14
  proposal @0 :Data;
  result @1 :Blob;      # the result document (rules.md section 11)
}

struct ReceiptsAdded {  # kind 15
  header @0 :Data;      # of a ballot, as received, as the next two
  signatures @1 :Data;
  saltedBody @2 :Data;
  receipts @3 :List(Receipt);   # ascending by peer
}

struct EpochBegun {     # kind 16
  epoch @0 :UInt64;
  log @1 :Data;         # 32 bytes: the author's log key
  base @2 :Certificate;
  promises @3 :List(Word);      # ascending by peer

  struct Word {         # what is not said above of a promise to the author
    peer @0 :Data;      # 32 bytes: node key
    best @1 :Tree;
    signature @2 :Data; # 64 bytes
  }
}

struct PeersChanged {   # kind 17
  removed @0 :Data;     # 32 bytes: node key of a peer; absent: none
  added @1 :Peer;       # absent: none
  needed @2 :UInt16;    # k
  liars @3 :UInt16;     # f
}

struct PeersActivated { # kind 18
  tree @0 :Tree;
  held @1 :List(Word);  # ascending by peer

  struct Word {         # what is not said above of a HELD
    peer @0 :Data;      # 32 bytes: node key
    signature @1 :Data; # 64 bytes
  }
}

struct PaperEntered {   # kind 19
  proposal @0 :Data;
  voter @1 :UInt32;
  channel @2 :UInt8;    # 1 proxy, 2 guardian, 3 assisted, 4 paper
  speaker @3 :UInt32;   # channels 1 and 2: who spoke for the voter; else 0
  slip @4 :UInt32;      # the number on the paper; 0: no paper, the guardian's own device
  attested @5 :Bool;    # channel 3: true, both helpers attest what events.md 4.19 says; else false
  revision @6 :UInt16;
  form @7 :UInt8;       # as in BallotCast, like the next three
  choices @8 :List(UInt16);
  votes @9 :List(Int32);
  sealed @10 :Data;
}

struct CountEntered {   # kind 20
  proposal @0 :Data;
  station @1 :Text;
  house @2 :UInt16;     # of everybody marked
  issued @3 :UInt32;    # papers handed out there
  marked @4 :List(UInt32);  # who put a paper into the box, ascending
  papers @5 :List(Equal);   # strictly ascending by (choices, votes)
  blank @6 :UInt32;
  spoilt @7 :UInt32;

  struct Equal {        # so many papers say exactly this
    count @0 :UInt32;
    choices @1 :List(UInt16);   # as in BallotCast
    votes @2 :List(Int32);
  }
}

struct PresenceNoted {  # kind 21
  proposal @0 :Data;
  members @1 :List(UInt32);     # ascending
}

struct SealOpened {     # kind 22
  proposal @0 :Data;
  secret @1 :Data;      # 32 bytes: the author's X25519 secret for this vote
}

struct CastingVote {    # kind 23
  proposal @0 :Data;
  passes @1 :Bool;
}

struct CardsRecorded {  # kind 24
  cards @0 :List(Card); # strictly ascending by commitment

  struct Card {
    commitment @0 :Data; # 32 bytes (specs/book.md 6.4)
    holder @1 :UInt32;   # member number; 0: nobody has claimed it
    revoked @2 :Bool;    # it counts no more, for ever; then nobody holds it
  }
}

struct CharterInForce { # kind 25
  proposal @0 :Data;    # 32 bytes: the amendment that passed
}

struct MinutesPublished { # kind 26
  proposal @0 :Data;
  minutes @1 :Blob;
  effectiveAt @2 :UInt64;   # ms, from when on what was decided holds; 0: not said
  corrects @3 :Data;        # 32 bytes: event id of the minutes before; absent: these are the first
}

struct Attested {           # kind 27
  subject @0 :Data;         # 32 bytes: event id of what it is about
  what @1 :UInt8;           # 1 approve, 2 object, 3 finding, 4 report, 5 evidence
  role @2 :UInt16;          # as what the author speaks: a role, or 8: a peer in force
  document @3 :Blob;        # absent: none
}
