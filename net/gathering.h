// Events that a running peer lets wait a moment before its node hears of them, so that they share
// what the node writes, or come with a batch and need no write at all. To the node it is as if they
// had been longer on their way.
#pragma once

#include <span>
#include <vector>

#include "net/limits.h"
#include "net/outbox.h"

namespace yoriai::net {

class Gathering {
 public:
  struct Waiting {
    Sender from;
    Submit submit;
  };

  [[nodiscard]] bool empty() const { return waiting_.empty(); }
  // False for what is too large, or too much, to be kept: it is not to wait.
  bool add(const Sender& from, Submit& submit);
  // Those that came since this was asked last.
  [[nodiscard]] std::span<const Waiting> fresh();
  [[nodiscard]] std::vector<Waiting> take_all();
  // Those that were here when this was called last.
  [[nodiscard]] std::vector<Waiting> take_older();

 private:
  std::vector<Waiting> take(std::size_t count);

  std::vector<Waiting> waiting_;
  std::size_t older_ = 0;
  std::size_t seen_ = 0;
};

}  // namespace yoriai::net
