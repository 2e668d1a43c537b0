@0xb1e7d90c4f2a6358;
# One line of the book. The strict bytes of an Entry are the leaf data of the Merkle tree (book.md section 7).

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("yoriai::schema");

struct Entry {
  acceptedAt @0 :UInt64;      # ms since 1970-01-01T00:00:00Z, never falling within a book
  header @1 :Data;            # strict bytes of event.capnp Header, as received
  signatures @2 :Data;        # 64 * (1 + cosigners) bytes: the author's, then the co-signers' in header order
  receipts @3 :List(Receipt); # receipts that came with it, ascending by peer key
}

struct Receipt {              # a peer's word that it held the event at a time (book.md section 8)
  peer @0 :Data;              # 32 bytes: node key
  number @1 :UInt64;          # that peer's receipt number, from 1
  previous @2 :Data;          # 32 bytes: hash of its previous receipt, zeros for the first
  receivedAt @3 :UInt64;      # ms
  signature @4 :Data;         # 64 bytes
}
