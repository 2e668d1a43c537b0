#include "net/gathering.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace yoriai::net {

bool Gathering::add(const Sender& from, Submit& submit) {
  if (waiting_.size() >= kMaxGathered || bytes_in(submit) > kMaxGatheredBytes) return false;
  waiting_.push_back({from, std::move(submit)});
  return true;
}

std::span<const Gathering::Waiting> Gathering::fresh() {
  return std::span(waiting_).subspan(std::exchange(seen_, waiting_.size()));
}

std::vector<Gathering::Waiting> Gathering::take_all() { return take(waiting_.size()); }

std::vector<Gathering::Waiting> Gathering::take_older() {
  auto older = take(older_);
  older_ = waiting_.size();
  return older;
}

std::vector<Gathering::Waiting> Gathering::take(std::size_t count) {
  const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(count);
  std::vector<Waiting> taken(std::move_iterator(waiting_.begin()), std::move_iterator(end));
  waiting_.erase(waiting_.begin(), end);
  older_ -= std::min(older_, count);
  seen_ -= std::min(seen_, count);
  return taken;
}

}  // namespace yoriai::net
