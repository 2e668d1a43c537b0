@0x9be2573f0c6d184a;
# What peers sign about a book (specs/peers.md section 2): the parts that events and messages share. The signatures
# are over byte strings of their own, not over these structs.

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("yoriai::schema");

struct Tree {              # the first `size` entries, as seen in that epoch
  epoch @0 :UInt64;
  size @1 :UInt64;
  root @2 :Data;           # 32 bytes
}

struct Certificate {       # ACKs of one tree; none for the founding tree
  tree @0 :Tree;
  acks @1 :List(Word);     # ascending by peer
  struct Word {
    peer @0 :Data;         # 32 bytes: node key
    time @1 :UInt64;       # ms
    signature @2 :Data;    # 64 bytes
  }
}
