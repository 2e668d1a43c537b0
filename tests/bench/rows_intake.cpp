// Taking in ballots that come from outside: bytes, signatures, rules, one synced batch, high-water.
#include <fmt/format.h>

#include "ledger/entry_codec.h"
#include "tests/bench/bench.h"
#include "tests/bench/limits.h"
#include "tests/bench/stopwatch.h"

namespace yoriai::bench {
namespace {

constexpr std::uint64_t kCopiedAtOnce = 16'384;

// The book as it was before the first ballot, in a folder of its own; ballots enter in their order.
class Counter {
 public:
  explicit Counter(Bench& bench)
      : made_(bench.book()),
        home_(bench.setting().folder / "intake"),
        next_(made_.facts().first_ballot) {
    std::filesystem::remove_all(home_);
    source_ = ledger::BookFolder::open_to_read(made_.folder());
    folder_ = ledger::BookFolder::create(home_);
    copy_first_entries();
    folder_->book(ledger());
  }
  Counter(const Counter&) = delete;
  Counter& operator=(const Counter&) = delete;
  ~Counter() {
    folder_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(home_, ignored);
  }

  struct Sent {
    core::Instant at;
    std::vector<ledger::Submission> submissions;
  };
  // The next ballots, a batch each. All of a batch have one time, as they had in the book.
  std::vector<Sent> next_batches(std::uint64_t batches, std::uint64_t in_batch) {
    std::vector<Sent> out(batches);
    const auto end = std::min(next_ + batches * in_batch, made_.facts().size - 1);
    source_->store().scan(ledger(), next_, end, [&](std::uint64_t i, ledger::StoredEntry stored) {
      auto entry = ledger::decode_entry(stored.entry).value();
      auto& batch = out[(i - next_) / in_batch];
      batch.at = entry.accepted_at;
      batch.submissions.push_back(
          {{std::move(entry.header), std::move(entry.signatures), std::move(stored.salted_body)},
           {},
           {}});
      return true;
    });
    next_ = end;
    std::erase_if(out, [](const Sent& sent) { return sent.submissions.empty(); });
    return out;
  }

  // How many were admitted.
  std::uint64_t send(std::vector<Sent> batches) {
    std::uint64_t admitted = 0;
    auto& book = folder_->book(ledger());
    for (auto& batch : batches) {
      for (const auto& verdict : book.append(std::move(batch.submissions), batch.at, true)) {
        if (verdict) ++admitted;
      }
    }
    return admitted;
  }

  void require_same_book() {
    const auto& tree = folder_->book(ledger()).tree();
    require(tree.size() == next_, "not every ballot is in the book");
    require(tree.root() == made_.root_at(next_), "the root is wrong");
  }

 private:
  [[nodiscard]] const core::LedgerId& ledger() const { return made_.community().ledger(); }

  void copy_first_entries() {
    BulkWriter writer(folder_->store(), folder_->high_water(), ledger());
    std::vector<ledger::StoredEntry> entries;
    std::vector<ledger::Blob> blobs = {Community::wording()};
    source_->store().scan(ledger(), 0, next_, [&](std::uint64_t i, ledger::StoredEntry stored) {
      entries.push_back(std::move(stored));
      if (entries.size() == kCopiedAtOnce || i + 1 == next_) {
        writer.write(std::exchange(entries, {}), std::exchange(blobs, {}));
      }
      return true;
    });
  }

  const SignedBook& made_;
  std::filesystem::path home_;
  std::uint64_t next_;
  std::unique_ptr<ledger::BookFolder> source_;
  std::unique_ptr<ledger::BookFolder> folder_;
};

Measured take_in(Bench& bench, std::uint32_t in_batch, std::uint32_t full_events) {
  Counter counter(bench);
  // Whole thousands, so that no batch has ballots of two times.
  const auto events = std::max(in_batch, bench.setting().scaled(full_events) / in_batch * in_batch);
  auto batches = counter.next_batches(events / in_batch, in_batch);
  std::uint64_t sent = 0;
  for (const auto& batch : batches) sent += batch.submissions.size();
  std::uint64_t admitted = 0;
  double seconds = 0;
  const auto work = [&] {
    seconds = seconds_of([&] { admitted = counter.send(std::move(batches)); });
  };
  const double limit = around([&] { return bare_verify_rate(bench.setting()); }, work);
  require(admitted == sent, "a good ballot was refused");
  counter.require_same_book();
  return {static_cast<double>(sent) / seconds, limit, seconds,
          fmt::format("{} ballots in batches of {}", sent, in_batch)};
}

}  // namespace

std::vector<Row> intake_rows(Bench& bench) {
  const Target full{Target::Kind::share_of_limit, 0.70};
  const auto row = [&bench](std::uint32_t in_batch, std::uint32_t events, Target target) {
    return Row{fmt::format("intake/{}", in_batch), "events/s", target,
               [&bench, in_batch, events] { return take_in(bench, in_batch, events); }};
  };
  return {row(1000, 300'000, full), row(100, 100'000, {}), row(10, 20'000, {}), row(1, 2'000, {})};
}

}  // namespace yoriai::bench
