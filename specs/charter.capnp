@0xc5a0b7d1e2f30846;
# The charter: a community's rules as data. specs/rules.md section 2 gives the meaning of each field
# and what makes a charter well formed.

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("yoriai::schema");

struct Charter {
  name @0 :Text;              # the community
  preset @1 :Text;            # the preset it was made from; absent: its own
  timeZone @2 :Text;          # IANA name, for display only
  currency @3 :Text;          # ISO 4217 code; amounts are in its smallest unit (yen: JPY)
  peersNeeded @4 :UInt16;     # k
  liarsSurvived @5 :UInt16;   # f
  stewardsNeeded @6 :UInt16;
  registrarsNeeded @7 :UInt16;
  recoveryNeeded @8 :UInt16;  # registrars who replace a lost key
  revisions @9 :UInt16;       # R
  minGraceMs @10 :UInt64;
  maxDelegationMs @11 :UInt64; # longest life of a delegation; 0: without limit
  houses @12 :List(House);
  classes @13 :List(Class);
  roles @14 :List(Role);
  topics @15 :List(Text);
  kinds @16 :List(Kind);
  channels @17 :Channels;     # absent: nobody is helped, and there are no proxies' papers
  defaultDelegationMs @18 :UInt64; # life of a delegation that names no end; 0: it has none
  retentionMs @19 :UInt64;    # how long after its end all of a vote is kept at least; 0: for ever
  announcerRoles @20 :UInt16; # bit r set: holders of role r announce proposals; 0: facilitators

  struct House {
    name @0 :Text;
    weight @1 :UInt8;         # 0 a vote for each person, 1 for each holder of cards, 2 for each card,
                              # 3 for each household
    most @2 :UInt32;          # weight 2: the most cards of one holder that count; 0: all
  }
  struct Class {
    name @0 :Text;
    house @1 :UInt16;         # position in houses
    proposes @2 :Bool;
    credits @3 :UInt32;       # 0: the proposal's; else the most a member of this class may spend
    cards @4 :UInt32;         # the most cards that a member of this class may hold; 0: none
    mayNotSecond @5 :Bool;    # its members second nobody's proposals
  }
  struct Role {
    role @0 :UInt16;          # specs/events.md section 5
    needed @1 :UInt16;        # never fewer active holders than this
  }
  struct Kind {
    name @0 :Text;
    methods @1 :UInt16;       # bit m set: method m is allowed
    seconds @2 :UInt16;
    noticeMs @3 :UInt64;
    amendment @4 :Bool;
    delegation @5 :Bool;      # false: only direct ballots count
    abstainInQuorum @6 :Bool;
    rules @7 :List(HouseRule); # one per house, in order
    longestChain @8 :UInt16;  # steps of a delegation; 0: without limit
    tie @9 :UInt8;            # 0 nothing is decided, 1 the chair decides, 2 another vote
    castingMs @10 :UInt64;    # tie 1: how long after the closing the chair may decide
    secondCall @11 :Bool;     # without a quorum it may be voted on again, by secondQuorum
    repeatMs @12 :UInt64;     # how long after the closing another vote may be drafted
    repeatNoticeMs @13 :UInt64; # least time from its announcement to its opening
    recusal @14 :Bool;        # who has an interest of their own may be left off the roll
    visibilities @15 :UInt16; # bit v set: it may be announced with visibility v; 0: with any
  }
  struct Channels {           # of ballots that others enter, beside papers and guardians
    helperRoles @0 :UInt16;   # bit r set: holders of role r may help; 0: nobody is helped
    helperCap @1 :UInt16;     # how many voters one person may help in one vote
    proxyCap @2 :UInt16;      # for how many one person may hand in a proxy's paper; 0: none
  }
  struct HouseRule {
    quorum @0 :Condition;
    threshold @1 :Condition;  # methods 1 to 4: of the winner's figure; numerator 0: none
    cap @2 :Cap;              # of the voices that one person carries; absent: none
    secondQuorum @3 :Condition; # at a second call; absent: none is asked for
    advisory @4 :Bool;        # the house is counted and heard, and decides nothing
  }
  struct Cap {                # so many people, or this part of the frozen roll of the house
    people @0 :UInt32;
    numerator @1 :UInt32;
    denominator @2 :UInt32;
  }
  struct Condition {
    numerator @0 :UInt32;
    denominator @1 :UInt32;
    strict @2 :Bool;          # true: more than; false: at least
    base @3 :UInt8;           # 0 roll, 1 present, 2 cast, 3 all cards, 4 people on the roll
  }
}
