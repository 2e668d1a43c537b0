#include "ledger/known_bodies.h"

#include "core/limits.h"
#include "ledger/event_codec.h"
#include "ledger/known_layout.h"

namespace yoriai::ledger {
namespace {

// Ballots with so many integers and so many choices.
class BallotLayout {
 public:
  BallotLayout(std::size_t votes, std::size_t choices)
      : votes_(votes),
        choices_(choices),
        layout_(encode_body(sample(Flip::none)), encode_body(sample(Flip::all))) {
    const auto from = sample(Flip::none);
    proposal_ = layout_.place_of(from.proposal.draft.view());
    voter_ = layout_.place_of_number(from.voter.value);
    revision_ = layout_.place_of_number(from.revision.value);
    form_ = layout_.place_of_number(from.ballot.form);
    if (votes > 0) first_vote_ = layout_.place_of_number(from.ballot.votes.front());
    if (choices > 0) first_choice_ = layout_.place_of_number(from.ballot.choices.front().value);
  }

  [[nodiscard]] bool read(core::ByteView bytes, core::Body& out) const {
    if (!layout_.fits(bytes)) return false;
    auto& ballot = out.emplace<core::BallotCast>();
    read_at(bytes, proposal_, ballot.proposal.draft);
    read_at(bytes, voter_, ballot.voter.value);
    read_at(bytes, revision_, ballot.revision.value);
    read_at(bytes, form_, ballot.ballot.form);
    read_numbers(bytes, first_vote_, votes_, ballot.ballot.votes);
    read_numbers(bytes, first_choice_, choices_, ballot.ballot.choices);
    return ballot.voter.value != 0;
  }

 private:
  template <class Number>
  static void read_numbers(core::ByteView bytes, std::size_t first, std::size_t count,
                           std::vector<Number>& out) {
    out.resize(count);
    for (auto& one : out) {
      read_at(bytes, first, one);
      first += sizeof one;
    }
  }
  [[nodiscard]] core::BallotCast sample(Flip flip) const {
    core::BallotCast body;
    body.proposal.draft = filled_id<core::EventId>(0x11, flip);
    body.voter.value = filled_number<std::uint32_t>(0x22, flip);
    body.revision.value = filled_number<std::uint16_t>(0x33, flip);
    body.ballot.form = static_cast<core::BallotForm>(filled_number<std::uint8_t>(0x44, flip));
    body.ballot.votes.assign(votes_, filled_number<std::int32_t>(0x55, flip));
    body.ballot.choices.assign(choices_,
                               core::OptionIndex{filled_number<std::uint16_t>(0x66, flip)});
    return body;
  }

  std::size_t votes_;
  std::size_t choices_;
  KnownLayout layout_;
  std::size_t proposal_ = 0;
  std::size_t voter_ = 0;
  std::size_t revision_ = 0;
  std::size_t form_ = 0;
  std::size_t first_vote_ = 0;
  std::size_t first_choice_ = 0;
};

// Admissions of one with one key; in a household or under a guardian, or neither, which leaves the
// word of both away.
class AdmissionLayout {
 public:
  explicit AdmissionLayout(bool attached)
      : attached_(attached),
        layout_(encode_body(sample(Flip::none)), encode_body(sample(Flip::all))) {
    const auto from = sample(Flip::none);
    number_ = layout_.place_of_number(from.number.value);
    class_ = layout_.place_of_number(from.member_class.value);
    commitment_ = layout_.place_of(from.commitment.view());
    key_ = layout_.place_of(from.keys.front().key.view());
    possession_ = layout_.place_of(from.keys.front().possession.view());
    if (!attached) return;
    household_ = layout_.place_of_number(from.household.value);
    guardian_ = layout_.place_of_number(from.guardian.value);
  }

  [[nodiscard]] bool read(core::ByteView bytes, core::Body& out) const {
    if (!layout_.fits(bytes)) return false;
    auto& admission = out.emplace<core::MemberAdmitted>();
    read_at(bytes, number_, admission.number.value);
    read_at(bytes, class_, admission.member_class.value);
    read_at(bytes, commitment_, admission.commitment);
    auto& key = admission.keys.emplace_back();
    read_at(bytes, key_, key.key);
    read_at(bytes, possession_, key.possession);
    if (!attached_) return admission.number.value != 0;
    read_at(bytes, household_, admission.household.value);
    read_at(bytes, guardian_, admission.guardian.value);
    return admission.household.value != 0 || admission.guardian.value != 0;
  }

 private:
  [[nodiscard]] core::MemberAdmitted sample(Flip flip) const {
    core::MemberAdmitted body;
    body.number.value = filled_number<std::uint32_t>(0x11, flip);
    body.member_class.value = filled_number<std::uint16_t>(0x22, flip);
    body.commitment = filled_id<core::Commitment>(0x33, flip);
    body.keys = {{filled_id<core::PublicKey>(0x44, flip), filled_id<core::Signature>(0x55, flip)}};
    if (!attached_) return body;
    body.household.value = filled_number<std::uint32_t>(0x66, flip);
    body.guardian.value = filled_number<std::uint32_t>(0x77, flip);
    return body;
  }

  bool attached_;
  KnownLayout layout_;
  std::size_t number_ = 0;
  std::size_t class_ = 0;
  std::size_t commitment_ = 0;
  std::size_t household_ = 0;
  std::size_t guardian_ = 0;
  std::size_t key_ = 0;
  std::size_t possession_ = 0;
};

// A vote with more options is seldom, and read all the same.
constexpr std::size_t kMostVotes = 16;
static_assert(kMostVotes <= core::kMaxOptions);  // else the library would find the list too long

std::vector<BallotLayout> ballot_layouts() {
  std::vector<BallotLayout> out = {BallotLayout(0, 1)};
  for (std::size_t votes = 1; votes <= kMostVotes; ++votes) out.emplace_back(votes, 0);
  return out;
}

}  // namespace

bool read_known_body(core::Kind kind, core::ByteView bytes, core::Body& out) {
  static const auto kBallots = ballot_layouts();
  static const std::vector kAdmissions = {AdmissionLayout(false), AdmissionLayout(true)};
  if (kind == core::Kind::ballot_cast) return read_by_any(kBallots, bytes, out);
  return kind == core::Kind::member_admitted && read_by_any(kAdmissions, bytes, out);
}

}  // namespace yoriai::ledger
