#include <algorithm>

#include "core/sha256.h"
#include "core/tally.h"

namespace yoriai::core {
namespace {

// A voice on its way to a ballot.
struct Follower {
  std::uint32_t ballot = 0;  // positions in the roll
  std::uint32_t length = 0;
  std::uint32_t position = 0;
  auto operator<=>(const Follower&) const = default;
};

bool is_carried(const TallyInput& input, std::uint32_t position, const ChainEnd& end) {
  return end.fate == Fate::copied && !input.direct->stands(position);
}

// The caps of a proposal's kind, in people.
class Caps {
 public:
  explicit Caps(const TallyInput& input) {
    std::vector<std::uint32_t> rolls(input.house_count);
    for (const auto& row : input.roll) ++rolls[row.house.value];
    most_.resize(rolls.size(), kNoCap);
    add(*input.kind, rolls);
    for (const auto& kind : input.also) add(kind, rolls);
  }
  [[nodiscard]] std::uint32_t of(HouseIndex house) const { return most_[house.value]; }
  [[nodiscard]] std::uint32_t least() const {
    return most_.empty() ? kNoCap : *std::min_element(most_.begin(), most_.end());
  }
  static constexpr std::uint32_t kNoCap = UINT32_MAX;  // there are fewer people

 private:
  void add(const ProposalKind& kind, const std::vector<std::uint32_t>& rolls) {
    for (std::size_t house = 0; house < rolls.size(); ++house) {
      const auto most = most_carried(kind.rules[house].cap, rolls[house]);
      most_[house] = std::min(most_[house], most.value_or(kNoCap));
    }
  }

  std::vector<std::uint32_t> most_;
};

// A draw that nobody can arrange beforehand, and everybody can repeat.
Digest lot_of(const ProposalId& proposal, MemberNumber member) {
  std::array<std::byte, sizeof member.value> number{};
  store_big_endian(number, member.value);
  return sha256({proposal.draft.view(), ByteView(number)});
}

// All that follow one ballot, ascending by length. Who comes sooner goes first, then by lot; and
// who comes through somebody cut is cut, although there may be room in their own house.
void cut(const TallyInput& input, const Caps& caps, std::span<const Follower> followers,
         std::vector<ChainEnd>& ends) {
  struct Drawn {
    std::uint32_t length;
    Digest lot;
    std::uint32_t position;
  };
  std::vector<Drawn> drawn;
  drawn.reserve(followers.size());
  for (const auto& one : followers) {
    drawn.push_back(
        {one.length, lot_of(input.proposal, input.roll[one.position].number), one.position});
  }
  std::sort(drawn.begin(), drawn.end(), [](const Drawn& a, const Drawn& b) {
    return a.length != b.length ? a.length < b.length : a.lot < b.lot;
  });
  std::vector<std::uint32_t> carried(input.house_count);
  for (const auto& one : drawn) {
    const auto house = input.roll[one.position].house;
    const auto& through = ends[input.handed[one.position].next_position];
    const bool kept = through.fate != Fate::cut && carried[house.value] < caps.of(house);
    if (kept) {
      ++carried[house.value];
    } else {
      ends[one.position].fate = Fate::cut;
    }
  }
}

void cut_over_caps(const TallyInput& input, std::vector<ChainEnd>& ends) {
  const Caps caps(input);
  if (caps.least() == Caps::kNoCap) return;
  std::vector<Follower> followers;
  for (std::uint32_t i = 0; i < ends.size(); ++i) {
    if (!is_carried(input, i, ends[i])) continue;
    followers.push_back({ends[i].ballot_position, ends[i].length, i});
  }
  std::sort(followers.begin(), followers.end());
  for (auto from = followers.begin(); from != followers.end();) {
    const auto to = std::find_if(from, followers.end(),
                                 [&](const Follower& one) { return one.ballot != from->ballot; });
    const std::span all(from, to);
    // As many as these are under any cap.
    if (all.size() > caps.least()) cut(input, caps, all, ends);
    from = to;
  }
}

}  // namespace

// Longer chains are lost and not shortened, and take no place under a cap (specs/rules.md section
// 9; voting rules 5, 6 to 9).
void limit_delegations(const TallyInput& input, std::vector<ChainEnd>& ends) {
  const auto longest = input.kind->longest_chain;
  for (std::uint32_t i = 0; longest > 0 && i < ends.size(); ++i) {
    if (is_carried(input, i, ends[i]) && ends[i].length > longest) {
      ends[i].fate = Fate::chain_too_long;
    }
  }
  cut_over_caps(input, ends);
}

}  // namespace yoriai::core
