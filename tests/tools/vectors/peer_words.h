// What peers say in the vectors: statements about the book as it stands at its end, well signed.
#pragma once

#include "net/evidence.h"
#include "net/message.h"
#include "net/words.h"
#include "tests/tools/vectors/book.h"
#include "tests/tools/vectors/seeds.h"

namespace yoriai::vectors {

class PeerWords {
 public:
  explicit PeerWords(const Book& book) : book_(book) {}

  [[nodiscard]] const Book& book() const { return book_; }
  [[nodiscard]] const core::LedgerId& ledger() const { return book_.state().ledger(); }
  [[nodiscard]] core::Tree tree() const {
    return {book_.state().epoch(), book_.tree().size(), book_.tree().root()};
  }
  // Later peers say it a little later.
  [[nodiscard]] core::Ack ack(const std::string& node, const core::Tree& tree) const {
    const core::Instant time{kTime.ms + node.size()};
    return net::sign_ack(tree, time, ledger(), key(node));
  }
  [[nodiscard]] core::Held held(const std::string& node, const core::Tree& tree) const {
    return net::sign_held(tree, ledger(), key(node));
  }
  [[nodiscard]] core::Promise promise(const std::string& node, const std::string& number) const {
    const core::Promise words{{},
                              core::Epoch{7},
                              key("node " + number).public_key(),
                              key("log " + number).public_key(),
                              tree(),
                              {}};
    return net::sign_promise(words, ledger(), key(node));
  }
  [[nodiscard]] core::Receipt receipt(const std::string& node, const core::EventId& event) const {
    const core::Receipt words{{}, 9, derived("a receipt"), kTime, {}};
    return net::sign_receipt(words, ledger(), event, key(node));
  }
  [[nodiscard]] net::RefusalNotice refusal(const core::EventId& event) const;
  [[nodiscard]] net::Numbers numbers() const;
  // By "node" and "node 2", ascending by key.
  [[nodiscard]] core::Certificate certificate() const;
  // The present tree's, with the sequencer's log line and the cosignatures of several peers.
  [[nodiscard]] std::string note() const;

  static constexpr core::Instant kTime{1'762'678'800'123};
  static constexpr std::uint64_t kNoteSeconds = 1'762'678'801;
  static constexpr const char* kCosigners[] = {"2", "3", "4"};

 private:
  const Book& book_;
};

}  // namespace yoriai::vectors
