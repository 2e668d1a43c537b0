@0xc41f0a7d93e5b826;
# Messages between peers, and between clients and peers (specs/peers.md section 12). A frame holds a kind and
# the strict form of its struct. Data fields hold exactly the number of bytes given; an absent field is a null
# pointer.

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("yoriai::schema");

using Receipt = import "/specs/entry.capnp".Receipt;
using Tree = import "/specs/statement.capnp".Tree;
using Certificate = import "/specs/statement.capnp".Certificate;

struct Ack {
  peer @0 :Data;           # 32 bytes: node key
  tree @1 :Tree;
  time @2 :UInt64;         # ms
  signature @3 :Data;      # 64 bytes
}

struct Held {
  peer @0 :Data;
  tree @1 :Tree;
  signature @2 :Data;
}

struct Promise {
  peer @0 :Data;
  epoch @1 :UInt64;
  candidate @2 :Data;      # node key
  log @3 :Data;            # the candidate's log key
  best @4 :Tree;
  signature @5 :Data;
}

struct Hello {             # 1
  protocol @0 :UInt16;     # 1
  ledger @1 :Data;
  role @2 :UInt8;          # 0 client, 1 peer
  node @3 :Data;           # peer: node key; client: absent
  instance @4 :Data;       # 16 bytes, random at every start
}

struct Goodbye {           # 2
  reason @0 :UInt16;       # specs/peers.md section 13
}

struct Submit {            # 3
  header @0 :Data;
  signatures @1 :Data;
  saltedBody @2 :Data;
  blobs @3 :List(Data);    # small ones; larger ones are asked for
  receipts @4 :List(Receipt);   # ascending by peer
}

struct Received {          # 4
  event @0 :Data;
  receipt @1 :Receipt;
}

struct Included {          # 5
  event @0 :Data;
  index @1 :UInt64;
}

struct Refused {           # 6
  peer @0 :Data;
  event @1 :Data;
  signatures @2 :Data;     # SHA-256 of the signature list
  code @3 :UInt16;
  detail @4 :UInt64;
  size @5 :UInt64;
  root @6 :Data;
  signature @7 :Data;
}

struct Overloaded {        # 7
  event @0 :Data;
  retryAfterMs @1 :UInt64;
}

struct Entries {           # 8
  epoch @0 :UInt64;        # of the sequencer that sends its batch; 0 with `asked`
  first @1 :UInt64;
  entries @2 :List(Line);
  asked @3 :Bool;          # an answer to GetEntries
  base @4 :Tree;           # a batch: the tree of the certificate it stands on
  blobs @5 :List(Data);    # that these entries name, small ones; larger ones are asked for
  struct Line {
    entry @0 :Data;
    saltedBody @1 :Data;
  }
}

struct Acked { acks @0 :List(Ack); }               # 9
struct Certified { certificate @0 :Certificate; }  # 10
struct HeldSaid { held @0 :List(Held); }           # 11
struct Cosigned { note @0 :Text; }                 # 12

struct GetEntries {        # 13
  first @0 :UInt64;
  end @1 :UInt64;          # not included
}

struct GetBlob {           # 14
  hash @0 :Data;
  size @1 :UInt64;
  offset @2 :UInt64;
}

struct BlobPart {          # 15
  hash @0 :Data;
  size @1 :UInt64;
  offset @2 :UInt64;
  bytes @3 :Data;          # empty: not here
}

struct GetHead {}          # 16

struct AskPromise {        # 17
  epoch @0 :UInt64;
  candidate @1 :Data;
  log @2 :Data;
  shown @3 :List(Promise); # by the candidate and others, for this epoch and earlier ones
}

struct Promised {          # 18
  promise @0 :Promise;
  certificate @1 :Certificate;   # of promise.best; no ACKs for the founding tree
}

struct NotPromised {       # 19
  epoch @0 :UInt64;        # the one asked for
  highest @1 :UInt64;
  given @2 :Promise;       # the last promise to anybody; absent: none since the start
}

struct AskNumbers {        # 20
  nonce @0 :Data;          # 16 bytes
}

struct Numbers {           # 21
  peer @0 :Data;
  about @1 :Data;
  nonce @2 :Data;
  receipts @3 :UInt64;
  acked @4 :Tree;
  held @5 :Tree;
  promised @6 :UInt64;
  cosigned @7 :UInt64;
  signature @8 :Data;
}

struct AskStatus {         # 22
  event @0 :Data;
}

struct Status {            # 23
  event @0 :Data;
  state @1 :UInt8;         # 0 unknown, 1 received, 2 in the book, 3 final, 4 refused for good
  index @2 :UInt64;
  receipts @3 :List(Receipt);
  proof @4 :List(Data);    # inclusion proof to the tree of the certificate or note
  certificate @5 :Certificate;
  note @6 :Text;
  refusal @7 :Refused;
  entry @8 :Data;          # the leaf that the proof is about
  saltedBody @9 :Data;     # of an entry that carries another event: its body; else absent
}

struct Evidence {
  ledger @0 :Data;
  kind @1 :UInt16;         # specs/peers.md section 11
  acks @2 :List(Ack);
  held @3 :List(Held);
  promises @4 :List(Promise);
  receipts @5 :List(EventReceipt);
  leaves @6 :List(Leaf);
  struct EventReceipt {
    event @0 :Data;
    receipt @1 :Receipt;
  }
  struct Leaf {
    index @0 :UInt64;
    hash @1 :Data;
    proof @2 :List(Data);
  }
}
