// What the papers of one vote leave behind: the numbers of their slips, and who spoke or wrote for
// whom (specs/rules.md section 7).
#pragma once

#include <set>
#include <vector>

#include "core/event.h"

namespace yoriai::core {

// Somebody had to do with a voter's ballot, as a helper or as a proxy.
struct Helped {
  Channel channel = Channel::assisted;
  MemberNumber helper;
  MemberNumber voter;
  auto operator<=>(const Helped&) const = default;
};

struct PaperTrace {
  std::uint32_t slip = 0;  // 0: no paper
  std::vector<Helped> helped;
};

class PaperTrail {
 public:
  [[nodiscard]] bool empty() const { return slips_.empty() && helped_.empty(); }
  [[nodiscard]] bool slip_used(std::uint32_t slip) const {
    return slip < slips_.size() && slips_[slip];
  }
  [[nodiscard]] std::vector<std::uint32_t> slips() const;  // ascending
  [[nodiscard]] const std::set<Helped>& helped() const { return helped_; }
  // Whom this person has helped so far in this channel, this voter left out.
  [[nodiscard]] std::size_t others_helped(const Helped& one) const;

  void add(const PaperTrace& trace);

 private:
  std::vector<bool> slips_;  // by number, as far as the highest one used
  std::set<Helped> helped_;
};

}  // namespace yoriai::core
