@0xdbf94e91051b2a19;
# What a peer keeps of an event that is not final yet (specs/peers.md section 4). Stands in the peer's own store
# alone; nobody sends it.

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("yoriai::schema");

using Receipt = import "/specs/entry.capnp".Receipt;

struct HeldEvent {
  header @0 :Data;             # as received
  signatures @1 :Data;         # as received
  saltedBody @2 :Data;         # as received
  own @3 :Receipt;             # this peer's own
  receipts @4 :List(Receipt);  # of other peers, ascending by peer
}
