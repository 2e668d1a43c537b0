#include "cli/recount/recount.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/charter_file.h"
#include "cli/messages.h"
#include "cli/rehearsal/deeds.h"
#include "cli/rehearsal/expectations.h"
#include "cli/rehearsal/one_book.h"

namespace yoriai::cli {
namespace {

// Nobody wrote down when these ballots were cast; the book needs some time for each.
constexpr core::Instant kBegin{1'735'689'600'000};  // 2025-01-01 09:00 in Japan
constexpr core::Duration kVotingTime{3'600'000};

std::vector<std::string> voters_of(const BallotFile& file) {
  std::vector<std::string> out;
  std::set<std::string> seen;
  for (const BallotRow& row : file.rows) {
    if (seen.insert(row.voter).second) out.push_back(row.voter);
  }
  return out;
}

std::size_t office_holders(const core::Charter& charter) {
  std::size_t most = 1;
  for (const core::RoleRule& rule : charter.roles) most = std::max<std::size_t>(most, rule.needed);
  return most;
}

GivePoints points_of(const BallotRow& row) {
  GivePoints points;
  for (std::size_t i = 0; i < row.votes.size(); ++i) {
    points.votes.emplace_back(static_cast<std::uint32_t>(i) + 1, row.votes[i]);
  }
  return points;
}

class Recount {
 public:
  Recount(const RecountTask& task, const core::Charter& charter, ledger::Book& book)
      : task_(task), charter_(charter), venue_(book), stage_(task.source, charter, venue_) {}

  Attempted<Recounted> run() {
    stage_.set_clock(kBegin);
    YORIAI_CHECK(gather());
    YORIAI_CHECK(propose());
    open();
    Recounted out;
    for (const BallotRow& row : task_.ballots.rows) YORIAI_CHECK(cast(row, out));
    const core::Proposal& proposal = stage_.state().proposals().back();
    stage_.enter_next_due(core::Instant{UINT64_MAX});
    stage_.finish();
    out.proposal = proposal.draft.number;
    out.document = *result_of(stage_.store(), stage_.state(), proposal);
    return out;
  }

 private:
  using Done = Attempted<bool>;

  [[nodiscard]] bool by_points() const { return task_.method == core::Method::quadratic; }

  Done enter(const Deeds& deeds) {
    if (!deeds) return fail(ExitCode::usage, deeds.error());
    for (const auto& verdict : stage_.enter(*deeds)) YORIAI_CHECK(verdict);
    return true;
  }

  // The first voters found the book and hold its offices; they admit the others.
  Done gather() {
    const auto voters = voters_of(task_.ballots);
    const std::size_t founders = office_holders(charter_);
    if (voters.size() < founders) {
      return fail(ExitCode::usage,
                  {fmt::format("この規約では、投票者が少なくとも{}人必要です。", founders),
                   fmt::format("by this charter at least {} voters are needed", founders)});
    }
    std::vector<Newcomer> first;
    Join join;
    for (std::size_t i = 0; i < voters.size(); ++i) {
      Newcomer one{voters[i], charter_.classes.front().name, {"phone"}, {}, {}, {}};
      for (const core::RoleRule& rule : charter_.roles) {
        if (i < rule.needed) one.roles.push_back(rule.role);
      }
      (i < founders ? first : join.newcomers).push_back(std::move(one));
    }
    Script script;
    script.host = "recount.example";
    YORIAI_CHECK(enter(founding_deed(stage_, script, first)));
    return enter(deeds_of(stage_, join));
  }

  Done propose() {
    const auto has_method = [this](const core::ProposalKind& kind) {
      return core::allows(kind, task_.method);
    };
    const auto kind = std::find_if(charter_.kinds.begin(), charter_.kinds.end(), has_method);
    if (kind == charter_.kinds.end()) {
      const Text method = word_for(task_.method);
      return fail(ExitCode::usage,
                  {fmt::format("この規約には、「{}」の議案がありません。", method.ja),
                   fmt::format("this charter has no vote by this method ({})", method.en)});
    }
    const std::string person = task_.ballots.rows.front().voter;
    Propose draft;
    draft.person = person;
    draft.title = "Recount";
    draft.kind = kind->name;
    draft.method = task_.method;
    if (task_.method != core::Method::yes_no) draft.options = task_.titles;
    if (by_points()) draft.credits = task_.credits;
    draft.negative = by_points();
    draft.purse = task_.purse;
    draft.spending = task_.purse.value > 0 ? core::Spending::by_net_votes : core::Spending::none;
    YORIAI_CHECK(enter(deeds_of(stage_, draft)));
    for (std::uint16_t i = 0; i < kind->seconds; ++i) {
      const auto voter = core::MemberNumber{i + std::uint32_t{2}};
      YORIAI_CHECK(enter(deeds_of(stage_, Second{OnePerson{stage_.cast().at(voter).name}, {}})));
    }
    Announce announce;
    announce.person = person;
    announce.opens_at = kBegin + kind->notice;
    announce.closes_at = announce.opens_at + kVotingTime;
    return enter(deeds_of(stage_, announce));
  }

  void open() {
    const core::Instant opens_at = stage_.state().proposals().back().terms.opens_at;
    stage_.enter_next_due(opens_at);
    stage_.set_clock(opens_at);
  }

  // One entry per row, in the file's order: a later one of the same voter has a higher revision.
  Done cast(const BallotRow& row, Recounted& out) {
    Vote vote{OnePerson{row.voter}, {}, {}, {}, {}, {}, {}};
    vote.ballot = by_points() ? BallotWords(points_of(row)) : marks_of(row);
    const Deeds deeds = deeds_of(stage_, vote);
    if (!deeds) return fail(ExitCode::usage, deeds.error());
    const auto verdict = stage_.enter(*deeds).front();
    if (!verdict) {
      const auto& body = std::get<core::BallotCast>(deeds->front().body);
      out.refused.push_back({&row, verdict.error(), body.ballot});
    }
    return true;
  }

  // A row without a mark is blank.
  [[nodiscard]] BallotWords marks_of(const BallotRow& row) const {
    Choose marks;
    for (std::size_t i = 0; i < row.votes.size(); ++i) {
      if (row.votes[i] != 0) marks.options.emplace_back(static_cast<std::uint32_t>(i) + 1);
    }
    if (marks.options.empty()) return Abstain{};
    if (task_.method == core::Method::yes_no) return SayYesNo{row.votes.front() != 0};
    return marks;
  }

  const RecountTask& task_;
  const core::Charter& charter_;
  OneBook venue_;
  Stage stage_;
};

}  // namespace

core::Charter plain_charter(core::Method method) {
  core::Charter charter = *load_charter("qv-99-share", "Recount");
  core::ProposalKind& kind = charter.kinds.front();
  if (core::allows(kind, method)) return charter;
  charter.preset.clear();
  kind.name = name_of(method);
  kind.methods = static_cast<std::uint16_t>(1U << static_cast<unsigned>(method));
  if (method == core::Method::yes_no) {
    kind.rules.front().threshold = *parse_condition("more than 1/2 of cast");
  }
  return charter;
}

Attempted<Recounted> recount(const RecountTask& task, const core::Charter& charter,
                             ledger::Book& book) {
  return Recount(task, charter, book).run();
}

}  // namespace yoriai::cli
