#include "cli/rehearsal/parse_parts.h"

namespace yoriai::cli {
namespace {

using core::AttestationKind;

std::optional<AttestationKind> take_verb(WordReader& words) {
  if (words.take("approves")) return AttestationKind::approve;
  if (words.take("objects")) return AttestationKind::object;
  if (words.take("finds")) return AttestationKind::finding;
  if (words.take("reports")) return AttestationKind::report;
  if (words.take({"gives", "evidence"})) return AttestationKind::evidence;
  return std::nullopt;
}

// "TEXT", "on proposal N"; the text may be left out.
FileResult<bool> parse_what(WordReader& words, Attest& out) {
  if (words.sees_quoted()) {
    YORIAI_TRY(out.text, words.quoted());
  }
  if (words.take("on")) {
    if (!words.sees("proposal")) return words.not_understood();
    YORIAI_TRY(out.proposal, take_proposal(words));
  }
  return true;
}

}  // namespace

FileResult<std::optional<Action>> parse_attestation(WordReader& words, const Who& who) {
  const auto what = take_verb(words);
  if (!what) return std::optional<Action>{};
  Attest out;
  out.what = *what;
  YORIAI_TRY(out.speaker, only_one(words, who));
  YORIAI_CHECK(parse_what(words, out));
  YORIAI_CHECK(words.need({"as"}));
  YORIAI_TRY(out.role, words.role());
  return std::optional<Action>{Action{std::move(out)}};
}

FileResult<std::optional<Action>> parse_peer_attestation(WordReader& words, std::string peer) {
  const auto what = take_verb(words);
  if (!what) return std::optional<Action>{};
  Attest out;
  out.what = *what;
  out.speaker = std::move(peer);
  YORIAI_CHECK(parse_what(words, out));
  return std::optional<Action>{Action{std::move(out)}};
}

}  // namespace yoriai::cli
