#include "cli/rehearsal/run.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/messages.h"
#include "cli/rehearsal/deeds.h"
#include "cli/rehearsal/expectations.h"
#include "cli/wall_time.h"

namespace yoriai::cli {
namespace {

class Play {
 public:
  Play(const Script& script, const core::Charter& charter, Venue& venue, const Listener& listener)
      : script_(script),
        stage_(script.source, charter, venue, script.peers.names,
               std::filesystem::path(script.file).parent_path().string()),
        listener_(listener) {}

  FileResult<Played> run() {
    for (step_ = script_.steps.begin(); step_ != script_.steps.end() && !stopped_; ++step_) {
      ++played_.steps;
      if (const auto* founder = std::get_if<FoundWith>(&step_->action)) {
        YORIAI_CHECK(found(founder->founder));
        continue;
      }
      const auto done =
          std::visit([this](const auto& action) { return act(action); }, step_->action);
      if (!done) return fault(done.error());
    }
    if (stage_.state().founded()) stage_.finish();
    return std::move(played_);
  }

 private:
  using Done = Understood<bool>;

  [[nodiscard]] core::Unexpected<FileFault> fault(const Words& what) const {
    return core::Unexpected{FileFault{script_.file, step_->line, 0, what}};
  }

  void tell(ToldKind kind, Words what, bool good = true) {
    tell({kind, step_->line, step_->words, std::move(what), good});
  }
  void tell(const Told& told) {
    if (!told.good) played_.differences.push_back(told);
    listener_(told);
  }

  // Founders on lines next to each other found the book together.
  FileResult<bool> found(const Newcomer& founder) {
    founders_.push_back(founder);
    const auto next = step_ + 1;
    const bool more =
        next != script_.steps.end() && std::holds_alternative<FoundWith>(next->action);
    if (more && !step_->refused) {
      tell(ToldKind::deed, {});
      return true;
    }
    const auto deeds = founding_deed(stage_, script_, founders_);
    founders_.clear();
    const auto done = do_deeds(deeds);
    if (!done) return fault(done.error());
    return true;
  }

  Done act(const SetTime& action) {
    core::Instant to = stage_.now();
    if (const auto* at = std::get_if<core::Instant>(&action.to)) to = *at;
    if (const auto* span = std::get_if<core::Duration>(&action.to)) to = to + *span;
    tell(ToldKind::time, {show_instant(Language::ja, to), show_instant(Language::en, to)});
    if (!action.unattended) enter_due(to);
    stage_.set_clock(to);
    return true;
  }
  Done act(const EnterDue& /*action*/) {
    const core::Instant now = stage_.now();
    tell(ToldKind::deed, {});
    enter_due(now);
    stage_.set_clock(now);
    return true;
  }
  Done act(const MachineDeed& action) {
    YORIAI_CHECK(do_to_machine(stage_, action));
    tell(ToldKind::deed, {});
    return true;
  }
  Done act(const FoundWith& /*action*/) { return true; }  // found() has it
  template <class Action_>
  requires requires(Stage& stage, const Action_& action) { deeds_of(stage, action); }
  Done act(const Action_& action) {
    if (!stage_.state().founded()) {
      return core::Unexpected<Words>{Text{"まだ設立されていません。「… founds as …」の行が先です。",
                                          "the book is not founded yet; founders come first"}};
    }
    return do_deeds(deeds_of(stage_, action));
  }
  template <class Expected>
  requires requires(const Stage& stage, const Expected& expected) { difference(stage, expected); }
  Done act(const Expected& expected) {
    ++played_.expectations;
    YORIAI_TRY(const auto other, difference(stage_, expected));
    tell(ToldKind::expectation, other.value_or(Words{}), !other.has_value());
    return true;
  }

  void enter_due(core::Instant by) {
    while (const auto due = stage_.enter_next_due(by)) tell(words_for(*due));
  }

  [[nodiscard]] Told words_for(const core::Transition& due) const {
    const core::Proposal& proposal = *stage_.state().find(due.number);
    const auto number = due.number.value;
    const auto& title = proposal.draft.title;
    const auto ja = show_instant(Language::ja, stage_.state().last_accepted_at());
    const auto en = show_instant(Language::en, stage_.state().last_accepted_at());
    const auto people = proposal.box.roll().size();
    if (due.kind == core::Kind::voting_opened) {
      return {ToldKind::due,
              0,
              {},
              {fmt::format("{}：議案{}「{}」の投票が始まりました。名簿は{}人です。", ja, number,
                           title, people),
               fmt::format("{}: voting on proposal {} ({}) opened; {} people are on the roll.", en,
                           number, title, people)},
              true};
    }
    return {
        ToldKind::due,
        0,
        {},
        {fmt::format("{}：議案{}「{}」の投票を締め切り、数えました。", ja, number, title),
         fmt::format("{}: voting on proposal {} ({}) closed and was counted.", en, number, title)},
        true};
  }

  // Enters the deeds of the present line, and holds the verdicts against what the line expects.
  Done do_deeds(const Deeds& deeds) {
    if (!deeds) return core::Unexpected<Words>{deeds.error()};
    if (stage_.now().ms == 0) {
      return core::Unexpected<Words>{
          Text{"時刻がまだありません。先に「at 2025-11-09 18:00 JST」の"
               "ような行を書いてください。",
               "what time is it? A line like \"at 2025-11-09 18:00 JST\" "
               "comes first"}};
    }
    const auto verdicts = stage_.enter(*deeds);
    const auto odd = std::find_if(verdicts.begin(), verdicts.end(),
                                  [this](const auto& verdict) { return !is_expected(verdict); });
    if (odd == verdicts.end()) {
      const Deed& first = deeds->front();
      tell(ToldKind::deed,
           step_->refused ? refused_words(verdicts.front().error(), first) : Words{});
      return true;
    }
    tell_odd(*odd, (*deeds)[static_cast<std::size_t>(odd - verdicts.begin())]);
    return true;
  }

  [[nodiscard]] bool is_expected(const core::Result<core::EventId>& verdict) const {
    if (!step_->refused) return verdict.has_value();
    if (verdict) return false;
    const auto& expected = *step_->refused;
    return verdict.error().code == expected.code &&
           (!expected.detail || *expected.detail == verdict.error().detail);
  }

  static const core::Ballot* ballot_in(const core::Body& body) {
    if (const auto* cast = std::get_if<core::BallotCast>(&body)) return &cast->ballot;
    const auto* paper = std::get_if<core::PaperEntered>(&body);
    return paper == nullptr ? nullptr : &paper->ballot;
  }

  static Words refused_words(const core::Refused& refused, const Deed& deed) {
    const auto* ballot = ballot_in(deed.body);
    const Words why = ballot == nullptr ? message(refused) : message(refused, *ballot);
    const auto code = core::to_string(refused.code);
    return {fmt::format("断られました（{}）：{}", code, why.ja),
            fmt::format("refused ({}): {}", code, why.en)};
  }

  void tell_odd(const core::Result<core::EventId>& verdict, const Deed& deed) {
    if (verdict) {
      tell(
          ToldKind::deed,
          Text{"断られるはずでしたが、受け付けられました。", "it was to be refused, and was taken"},
          false);
      return;
    }
    tell(ToldKind::deed, refused_words(verdict.error(), deed), false);
    stopped_ = !step_->refused;  // what follows would only be a consequence
  }

  const Script& script_;
  Stage stage_;
  const Listener& listener_;
  std::vector<Step>::const_iterator step_;
  std::vector<Newcomer> founders_;
  Played played_;
  bool stopped_ = false;
};

}  // namespace

FileResult<Played> play(const Script& script, const core::Charter& charter, Venue& venue,
                        const Listener& listener) {
  return Play(script, charter, venue, listener).run();
}

}  // namespace yoriai::cli
