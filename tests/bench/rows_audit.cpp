// An audit of the stored book and of its export: every signature, rule, count and hash again.
#include <fmt/format.h>

#include <fstream>

#include "ledger/audit.h"
#include "tests/bench/bench.h"
#include "tests/bench/limits.h"
#include "tests/bench/passing_store.h"
#include "tests/bench/pinned.h"

namespace yoriai::bench {
namespace {

struct Audited {
  double seconds = 0;
  double until_ballots = 0;
};

// A new key is checked to be a good point, apart from its signatures: so many signatures a second
// would be checked if nothing else were done.
double limit_of(const BookFacts& facts, double verify_rate, double key_check_rate) {
  const auto signatures = static_cast<double>(facts.signatures());
  return signatures /
         (signatures / verify_rate + static_cast<double>(facts.new_keys()) / key_check_rate);
}

void require_good(const BookFacts& facts, const ledger::AuditReport& report) {
  require(report.ok(), "the audit found a fault in a good book");
  require(report.checked == ledger::Checked::full, "the audit was not a full one");
  require(report.size == facts.size && report.signed_size == facts.size, "the size is wrong");
  require(report.root == facts.root, "the root is wrong");
  require_pinned("state digest", facts.ballots, report.state_digest);
  require(report.signatures == facts.signatures(), "the number of signatures is wrong");
}

Audited audit_store(const SignedBook& book) {
  const auto folder = ledger::BookFolder::open_to_read(book.folder());
  ledger::SignaturePool pool;
  const PassingStore store(folder->store(), book.facts().first_ballot);
  const Stopwatch watch;
  const auto report =
      ledger::audit_stored(store, book.community().ledger(), book.facts().size, pool);
  const double seconds = watch.seconds();
  require_good(book.facts(), report);
  return {seconds, store.seconds_until_noted()};
}

Audited audit_file(const SignedBook& book) {
  std::ifstream file(book.export_file(), std::ios::binary);
  ledger::SignaturePool pool;
  double until_ballots = 0;
  const Stopwatch watch;
  const auto report = ledger::audit_export(file, pool, [&](const ledger::GoodEntry& good) {
    if (good.index.value == book.facts().first_ballot) until_ballots = watch.seconds();
  });
  const double seconds = watch.seconds();
  require_good(book.facts(), report);
  return {seconds, until_ballots};
}

using Audit = Audited (*)(const SignedBook&);

// One audit gives two figures; the second row looks at what the first has measured.
struct Both {
  Measured whole;
  Measured ballots;
};

Both measure(Bench& bench, Audit audit) {
  const auto& book = bench.book();
  const auto& facts = book.facts();
  Audited audited;
  const double verify_rate =
      around([&] { return bare_verify_rate(bench.setting()); }, [&] { audited = audit(book); });
  const double key_rate = bare_key_check_rate(bench.setting());
  const double whole = static_cast<double>(facts.signatures()) / audited.seconds;
  const double ballots_s = audited.seconds - audited.until_ballots;
  Both both;
  both.whole = {
      whole, limit_of(facts, verify_rate, key_rate), audited.seconds,
      fmt::format("{} entries, {} signatures, {} new keys; {:.1f}% of bare verify alone",
                  facts.size, facts.signatures(), facts.new_keys(), 100 * whole / verify_rate)};
  both.ballots = {static_cast<double>(facts.ballots) / ballots_s, verify_rate, ballots_s,
                  fmt::format("the {} ballots of the same audit, one signature each, and the "
                              "closing",
                              facts.ballots)};
  return both;
}

void add_pair(std::vector<Row>& rows, Bench& bench, const std::string& name, Audit audit) {
  const Target target{Target::Kind::share_of_limit, 0.85};
  auto last = std::make_shared<std::optional<Both>>();
  rows.push_back({name + "/ballots", "signatures/s", target, [&bench, audit, last] {
                    *last = measure(bench, audit);
                    return (*last)->ballots;
                  }});
  rows.push_back({name + "/whole", "signatures/s", target, [&bench, audit, last] {
                    const auto both = *last ? **last : measure(bench, audit);
                    last->reset();
                    return both.whole;
                  }});
}

}  // namespace

std::vector<Row> audit_rows(Bench& bench) {
  std::vector<Row> rows;
  add_pair(rows, bench, "audit/stored", audit_store);
  add_pair(rows, bench, "audit/export", audit_file);
  return rows;
}

}  // namespace yoriai::bench
