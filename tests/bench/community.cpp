#include "tests/bench/community.h"

#include "core/sha256.h"
#include "ledger/entry_codec.h"
#include "ledger/merkle.h"
#include "tests/bench/parallel.h"
#include "tests/bench/setting.h"

namespace yoriai::bench {
namespace {

constexpr std::uint32_t kWriteAtOnce = 16'384;

core::Instant batch_time(core::Instant from, std::uint32_t i) {
  return from + core::Duration{1 + i / kEventsInBatch};
}

// Within the credits: what no longer fits becomes zero.
std::vector<std::int32_t> points_of(const core::Digest& lot) {
  constexpr int kLeast = -3;
  constexpr unsigned kSpread = 9;  // up to 5
  std::vector<std::int32_t> votes;
  int left = kCredits;
  for (std::size_t option = 0; option < kOptions; ++option) {
    const int wish =
        kLeast + static_cast<int>(std::to_integer<unsigned>(lot.data[option]) % kSpread);
    const int vote = wish * wish <= left ? wish : 0;
    left -= vote * vote;
    votes.push_back(vote);
  }
  return votes;
}

}  // namespace

core::Digest drawn(std::string_view what, std::uint64_t i) {
  const auto text = "yoriai bench " + std::to_string(kSeed) + ' ' + std::to_string(i) + '\n';
  return core::sha256({core::bytes_of(text), core::bytes_of(what)});
}

core::MemberNumber joining_member(std::uint32_t i) { return core::MemberNumber{kFounders + 1 + i}; }

void PlainCount::add(const core::Ballot& ballot, std::uint32_t times) {
  for (std::size_t option = 0; option < kOptions; ++option) {
    const auto vote = ballot.votes.at(option);
    if (vote > 0) supporters[option] += times;
    auto& sum = vote > 0 ? in_favour[option] : against[option];
    sum += static_cast<std::uint64_t>(std::abs(vote)) * times;
  }
}

Community::Community() {
  proposal_ = village_.announce(core::MemberNumber{1}, tests::points(kOptions, kCredits, true));
  registrars_ = village_.holders(core::Role::registrar, 2);
}

core::Instant Community::joining_at(std::uint32_t i) const { return batch_time(village_.now(), i); }
core::Instant Community::voting_at(std::uint32_t i) const { return batch_time(opens_at(), i); }
core::Instant Community::counted_at() const {
  return terms().closes_at + terms().grace + core::Duration{1};
}

std::vector<ledger::StoredEntry> Community::first_entries() const {
  std::vector<ledger::StoredEntry> entries;
  for (const auto& line : village_.lines()) entries.push_back({line.entry, line.salted_body});
  return entries;
}

ledger::Blob Community::wording() {
  const auto text = core::bytes_of("wording");
  return {{core::sha256(text), text.size()}, {text.begin(), text.end()}};
}

core::MemberAdmitted Community::admission(std::uint32_t i, const core::NewKey& key) const {
  return {joining_member(i),
          tests::kResident,
          core::Commitment{drawn("commitment", i).data},
          {},
          {},
          {key}};
}

core::BallotCast Community::ballot(std::uint32_t i) const {
  return {proposal_, joining_member(i), core::Revision{1},
          tests::give(points_of(drawn("ballot", i)))};
}

core::DelegationSet Community::delegation(std::uint32_t i, core::MemberNumber target) const {
  using tests::operator*;
  return {joining_member(i), tests::everything(), target, voting_at(i) + 30 * tests::kDay,
          core::Revision{1}};
}

ledger::SecretKey member_key(std::uint32_t i) {
  return ledger::SecretKey(ledger::SecretSeed(drawn("key", i).view()));
}

core::NewKey made_up_key(std::uint32_t i) {
  return {core::PublicKey{drawn("made-up key", i).data}, {}};
}

core::BodySalt salt_of(std::string_view what, std::uint32_t i) {
  return *core::BodySalt::from(drawn(what, i).view().first(core::BodySalt::kSize));
}

ledger::StoredEntry as_stored(ledger::EventBytes event, core::Instant at) {
  return {ledger::encode_entry({at, std::move(event.header), std::move(event.signatures), {}}),
          std::move(event.salted_body)};
}

void BulkWriter::write(std::vector<ledger::StoredEntry> entries, std::vector<ledger::Blob> blobs) {
  const auto first = store_.size(ledger_);
  ledger::HighWaterMark mark = high_water_.read(ledger_).value_or(ledger::HighWaterMark{});
  mark.size = first + entries.size();
  mark.last_entry = ledger::leaf_hash(entries.back().entry);
  store_.append({ledger_, core::EntryIndex{first}, std::move(entries), std::move(blobs)});
  high_water_.write(ledger_, mark);
}

void BulkWriter::write_many(std::uint32_t count,
                            const std::function<ledger::StoredEntry(std::uint32_t)>& made) {
  for (std::uint32_t from = 0; from < count; from += kWriteAtOnce) {
    std::vector<ledger::StoredEntry> entries(std::min(kWriteAtOnce, count - from));
    for_each_index(entries.size(),
                   [&](std::size_t i) { entries[i] = made(from + static_cast<std::uint32_t>(i)); });
    write(std::move(entries));
  }
}

}  // namespace yoriai::bench
