#include "cli/rehearsal/parser.h"

#include <algorithm>

#include "cli/rehearsal/parse_parts.h"

namespace yoriai::cli {
namespace {

// A heading, which says what the rehearsal is about. False when the line is none.
FileResult<bool> parse_heading(WordReader& words, Script& script) {
  if (words.take("community")) {
    YORIAI_TRY(script.community, words.name());
  } else if (words.take("charter")) {
    YORIAI_TRY(script.charter, words.name());
  } else if (words.take("host")) {
    YORIAI_TRY(script.host, words.name());
  } else if (words.take("peers")) {
    YORIAI_TRY(script.peers, parse_peers(words));
  } else {
    return false;
  }
  if (!script.steps.empty()) {
    return words.wrong(
        Text{"community、charter、host、peers は、最初の出来事より前に書いてください。",
             "community, charter, host and peers stand before the first step"});
  }
  return true;
}

FileResult<std::optional<Action>> parse_time(WordReader& words) {
  SetTime out;
  if (words.take("at")) {
    YORIAI_TRY(out.to, words.instant());
  } else if (words.take("after")) {
    YORIAI_TRY(out.to, words.span());
  } else {
    return std::optional<Action>{};
  }
  out.unattended = words.take("unattended");
  return std::optional<Action>{out};
}

ActionResult parse_deed(WordReader& words) {
  YORIAI_TRY(const Who who, parse_who(words));
  for (const auto parse : {parse_member_verb, parse_key_verb, parse_proposal_verb,
                           parse_attestation, parse_voting_verb, parse_card_verb}) {
    YORIAI_TRY(std::optional<Action> action, parse(words, who));
    if (action) return *std::move(action);
  }
  return words.not_understood();
}

ActionResult parse_action(WordReader& words) {
  YORIAI_TRY(std::optional<Action> time, parse_time(words));
  if (time) return *std::move(time);
  if (words.take("advance")) return Action{EnterDue{}};
  if (words.take("node")) return parse_node(words);
  if (words.take("station")) return parse_station(words);
  if (words.take("expect")) return parse_expectation(words);
  return parse_deed(words);
}

FileResult<std::optional<ExpectedRefusal>> parse_refusal(WordReader& words) {
  if (!words.take("->")) return std::optional<ExpectedRefusal>{};
  YORIAI_CHECK(words.need({"refused"}));
  const auto all = core::all_refusals();
  const auto code = std::find_if(all.begin(), all.end(), [&](core::Refusal refusal) {
    return words.sees(core::to_string(refusal));
  });
  if (code == all.end()) {
    return words.wrong(Text{"ここには拒否の名前（voting_over など）が必要です。",
                            "the name of a refusal (voting_over, ...) is expected here"});
  }
  words.take(core::to_string(*code));
  ExpectedRefusal out{*code, {}};
  if (!words.done()) {
    YORIAI_TRY(out.detail, words.number(0, INT64_MAX));
  }
  return std::optional<ExpectedRefusal>{out};
}

// What only a book in one process can do, and what only peers can.
FileResult<bool> fits_the_peers(const WordReader& words, const PeersHeading& peers,
                                const Action& action) {
  const auto* vote = std::get_if<Vote>(&action);
  const auto* time = std::get_if<SetTime>(&action);
  const bool of_one = (vote != nullptr && vote->received) || (time != nullptr && time->unattended);
  const bool of_peers =
      std::holds_alternative<MachineDeed>(action) || std::holds_alternative<ExpectOneBook>(action);
  if (of_one && !peers.names.empty()) {
    return words.wrong(
        Text{"動いている受付は、受領時刻も、期日の処理も、自分で決めます（received と unattended "
             "は使えません）。",
             "peers that run give receipts and see to what is due themselves: there is no "
             "\"received\" and no \"unattended\" among them"});
  }
  if (of_peers && peers.names.empty()) {
    return words.wrong(Text{"受付がありません。「peers 役場 and …」の行を前に書いてください。",
                            "there are no peers: a heading like \"peers Office and City\" comes "
                            "first"});
  }
  return true;
}

FileResult<bool> parse_line(const TokenLine& line, Script& script) {
  WordReader words(line, script.file);
  YORIAI_TRY(const bool heading, parse_heading(words, script));
  if (!heading) {
    YORIAI_TRY(Action action, parse_action(words));
    YORIAI_CHECK(fits_the_peers(words, script.peers, action));
    YORIAI_TRY(const auto refused, parse_refusal(words));
    script.steps.push_back({line.line, line.words, std::move(action), refused});
  }
  if (!words.done()) return words.not_understood();
  return true;
}

}  // namespace

FileResult<Script> parse_scenario(std::string_view text, std::string_view file) {
  Script script;
  script.file = file;
  script.source = text;
  YORIAI_TRY(const auto lines, cut_scenario(text, file));
  for (const TokenLine& line : lines) YORIAI_CHECK(parse_line(line, script));
  if (script.charter.empty()) {
    return core::Unexpected{FileFault{script.file, 0, 0,
                                      Text{"どの規約で練習しますか。「charter tsukigase-purse」"
                                           "のような行が必要です。",
                                           "by which charter? A line like \"charter "
                                           "tsukigase-purse\" is needed"}}};
  }
  return script;
}

}  // namespace yoriai::cli
