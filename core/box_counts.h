// What was counted from boxes in one vote, who is marked as having put a paper into one, and who
// was noted as present in the room (specs/rules.md section 7).
#pragma once

#include <functional>
#include <vector>

#include "core/event.h"

namespace yoriai::core {

// A set of positions in a roll; takes no memory while it is empty.
class Positions {
 public:
  [[nodiscard]] bool contains(std::size_t position) const {
    return position < held_.size() && held_[position];
  }
  [[nodiscard]] bool empty() const { return held_.empty(); }
  void insert(std::size_t position) {
    if (position >= held_.size()) held_.resize(position + 1);
    held_[position] = true;
  }

 private:
  std::vector<bool> held_;
};

// What one count of one station says of papers, beside what stands on them.
struct StationSheet {
  std::string station;
  HouseIndex house;
  std::uint32_t issued = 0;  // handed out
  std::uint32_t marked = 0;  // people; as many papers are in the box
  std::uint32_t blank = 0;
  std::uint32_t spoilt = 0;
  bool operator==(const StationSheet&) const = default;
};

struct BoxCount : StationSheet {
  EventId event;
  std::vector<EqualPapers> papers;
};

class BoxCounts {
 public:
  [[nodiscard]] bool empty() const { return counts_.empty() && present_.empty(); }
  // Ascending by (station, event id).
  [[nodiscard]] const std::vector<BoxCount>& counts() const { return counts_; }
  [[nodiscard]] const Positions& marked() const { return marked_; }
  [[nodiscard]] const Positions& present() const { return present_; }

  void add(BoxCount count, const std::vector<std::size_t>& marked);
  void note_present(const std::vector<std::size_t>& positions);
  // The same boxes, their papers read in another way.
  [[nodiscard]] BoxCounts read_otherwise(const std::function<void(BoxCount&)>& read) const;

 private:
  std::vector<BoxCount> counts_;
  Positions marked_;
  Positions present_;
};

}  // namespace yoriai::core
