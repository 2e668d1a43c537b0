@0xa94e3c07d6b81f25;
# The result document of one vote (rules.md section 11): a blob made of the 17 bytes
# "yoriai/result/v1\n" followed by the strict bytes of Result1.

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("yoriai::schema");

struct Result1 {
  ledger @0 :Data;
  proposal @1 :Data;
  number @2 :UInt32;
  rulesVersion @3 :UInt16;
  charter @4 :Data;             # hash of the charter locked at announcement
  kind @5 :UInt16;
  topic @6 :UInt16;
  method @7 :UInt8;
  credits @8 :UInt32;
  negative @9 :Bool;
  opensAt @10 :UInt64;
  closesAt @11 :UInt64;
  graceMs @12 :UInt64;
  rollDigest @13 :Data;
  decided @14 :Count;           # every ballot on time, by the book or by receipts
  withoutLate @15 :Count;       # only ballots entered by T; absent when the two counts are equal
  purse @16 :UInt64;
  spending @17 :UInt8;
  payments @18 :List(UInt64);   # one per option when spending is not 0; else empty
  returned @19 :UInt64;         # purse − Σ payments
  represented @20 :List(Represented); # ascending by member
  lateUncounted @21 :List(UInt32);    # voters with a late ballot that lacked receipts, ascending
  setAside @22 :List(SetAside);       # ascending by (member, channel)
  stations @23 :List(Station);        # a row for each count of a box, ascending by (station, event id)
  openers @24 :List(Opener);          # of a sealed vote, as announced; else empty
  spoiltBallots @25 :List(Spoilt);    # standing sealed ballots that say nothing valid, ascending by member

  struct Count {
    outcome @0 :UInt8;          # 0 passed, 1 failed, 2 no quorum, 3 tied, 4 not opened
    hasWinner @1 :Bool;
    winner @2 :UInt16;          # option position, when hasWinner
    order @3 :List(UInt16);     # options from first to last; empty for method 0
    houses @4 :List(House);
    pairs @5 :List(UInt32);     # method 4: for each option, row by row, the ballots that put it above each option; else empty
    tied @6 :List(UInt16);      # method 4: how many options of the order share each place, from the first on; else empty
    chosen @7 :List(UInt16);    # methods 5, 6: what is chosen, in the order in which it was; else empty
    added @8 :UInt64;           # method 5: units added for every voter
    spentByOneMore @9 :UInt64;  # method 5: what one unit more would spend; 0: nothing is left to choose
  }
  struct House {
    house @0 :UInt16;
    roll @1 :UInt32;            # the six numbers below add up to it
    voted @2 :UInt32;
    copied @3 :UInt32;
    didNotFit @4 :UInt32;
    cut @5 :UInt32;
    endedNowhere @6 :UInt32;
    didNotVote @7 :UInt32;
    present @8 :UInt32;         # voted + copied + inRoom
    cast @9 :UInt32;            # voted + copied − blank − spoilt
    blank @10 :UInt32;
    quorumMet @11 :Bool;
    thresholdMet @12 :Bool;
    options @13 :List(OptionCount); # method 0: one row (for, against); else one per option
    channels @14 :List(UInt32); # voted, by channel: own, proxy, guardian, assisted, paper, box; empty: all own
    spoilt @15 :UInt32;         # papers of boxes and sealed ballots that cannot be counted
    inRoom @16 :UInt32;         # noted as present, without a ballot or a copy
    advisory @17 :Bool;         # it is heard and decides nothing
    cards @18 :Cards;           # of a house that counts cards; else absent
  }
  struct Cards {                # the same as in House, in votes instead of people
    all @0 :UInt32;             # live cards of the book at the opening, claimed or not
    roll @1 :UInt32;
    voted @2 :UInt32;
    copied @3 :UInt32;
    didNotFit @4 :UInt32;
    cut @5 :UInt32;
    endedNowhere @6 :UInt32;
    didNotVote @7 :UInt32;
    present @8 :UInt32;
    cast @9 :UInt32;
    blank @10 :UInt32;
    spoilt @11 :UInt32;
    inRoom @12 :UInt32;
  }
  struct OptionCount {          # of a house that counts cards: for, against and net in votes
    for @0 :UInt64;
    against @1 :UInt64;
    net @2 :Int64;              # for − against; both are at most 2^63 − 1
    supporters @3 :UInt32;      # people, by a copy too, whose ballot gives it a positive vote
  }
  struct Station {
    station @0 :Text;
    house @1 :UInt16;
    issued @2 :UInt32;          # papers handed out
    marked @3 :UInt32;          # Σ papers + blank + spoilt
    blank @4 :UInt32;
    spoilt @5 :UInt32;
    options @6 :List(OptionCount); # as in House, of this box alone
  }
  struct Opener {
    member @0 :UInt32;
    opened @1 :Bool;            # the key was published in time
  }
  struct Spoilt {
    member @0 :UInt32;
    by @1 :UInt8;               # rules.md section 15: 0 no box, 1 made for another ballot, 2 no ballot, 3 over the credits, 4 a spoilt paper
  }
  struct SetAside {             # a ballot in whose place one of a higher channel stands
    member @0 :UInt32;
    channel @1 :UInt8;          # of the ballot set aside
    by @2 :UInt8;               # of the one in its place
  }
  struct Represented {          # a member of the roll without a direct ballot for whom a delegation applied
    member @0 :UInt32;
    next @1 :UInt32;            # the member it was handed to
    end @2 :UInt32;             # last member of the chain
    length @3 :UInt32;          # steps from member to end
    fate @4 :UInt8;             # rules.md section 9
  }
}
