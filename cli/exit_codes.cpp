#include "cli/exit_codes.h"

#include <algorithm>
#include <array>

#include "core/assert.h"

namespace yoriai::cli {
namespace {

using enum core::Refusal;

// 400: bytes that nobody can make sense of.
constexpr std::array kBadRequest = {header_malformed,     header_not_strict, too_many_cosigners,
                                    cosigner_repeated,    body_hash_differs, body_malformed,
                                    body_not_strict,      text_not_plain,    list_too_long,
                                    entry_malformed,      entry_not_strict,  subject_not_ballot,
                                    signature_count_wrong};
// 403: understood, but not from this signer.
constexpr std::array kForbidden = {signature_invalid,    possession_invalid, statement_invalid,
                                   author_unknown,       author_key_retired, author_not_active,
                                   role_missing,         cosigner_missing,   class_may_not_propose,
                                   class_may_not_second, own_proposal,       voter_not_author,
                                   not_on_roll,          not_an_opener,      voter_gone,
                                   speaker_wrong,        helper_is_party,    recused};
constexpr std::array kNotFound = {not_founded,  member_unknown, proposal_unknown,
                                  peer_unknown, card_unknown,   subject_unknown};
// 409: right at another time or after another event.
constexpr std::array kConflict = {already_founded,
                                  already_in_book,
                                  member_number_not_next,
                                  commitment_reused,
                                  key_in_use,
                                  step_not_legal,
                                  generation_not_next,
                                  role_unchanged,
                                  role_still_needed,
                                  role_not_decided,
                                  proposal_number_not_next,
                                  charter_base_wrong,
                                  not_a_draft,
                                  already_seconded,
                                  seconds_missing,
                                  wording_differs,
                                  too_late_to_withdraw,
                                  voting_not_open,
                                  voting_over,
                                  late_without_receipt,
                                  not_due_yet,
                                  roll_differs,
                                  result_differs,
                                  nothing_to_add,
                                  receipts_too_few,
                                  repeat_not_allowed,
                                  repeat_differs,
                                  not_tied,
                                  casting_too_late,
                                  amendment_not_decided,
                                  holders_missing,
                                  draft_outdated,
                                  epoch_not_next,
                                  base_differs,
                                  certificate_short,
                                  promises_short,
                                  change_pending,
                                  peers_unchanged,
                                  no_change_pending,
                                  held_short,
                                  slip_used,
                                  helped_too_many,
                                  already_marked,
                                  already_noted,
                                  grace_over,
                                  already_opened,
                                  not_ended,
                                  minutes_differ,
                                  attested_too_often,
                                  card_revoked,
                                  card_unchanged};
constexpr std::array kTooLarge = {header_too_large, body_too_large, entry_too_large,
                                  blob_too_large};
// 422: well formed, and against the rules whenever it comes.
constexpr std::array kUnprocessable = {unknown_kind,          key_inadmissible,
                                       receipt_invalid,       wrong_ledger,
                                       cosigner_unexpected,   rules_version_unknown,
                                       host_ill_formed,       charter_ill_formed,
                                       peers_unsupported,     quorum_unsafe,
                                       role_holders_missing,  class_unknown,
                                       guardian_unknown,      too_many_keys,
                                       keys_missing,          role_unknown,
                                       kind_unknown,          topic_unknown,
                                       method_not_allowed,    options_count_wrong,
                                       points_ill_formed,     spending_ill_formed,
                                       blob_missing,          visibility_unsupported,
                                       notice_too_short,      voting_time_empty,
                                       grace_too_short,       reason_missing,
                                       revision_out_of_range, form_wrong,
                                       option_unknown,        votes_count_wrong,
                                       vote_out_of_range,     negative_not_allowed,
                                       over_credits,          scope_ill_formed,
                                       delegate_unknown,      self_delegation,
                                       expiry_too_far,        base_not_greatest,
                                       channel_not_allowed,   attestation_missing,
                                       slip_out_of_range,     not_a_box,
                                       count_ill_formed,      count_differs,
                                       recusal_ill_formed,    also_ill_formed,
                                       openers_ill_formed,    seal_key_used,
                                       open_within_wrong,     sealing_wrong,
                                       not_a_sealed_vote,     secret_differs,
                                       charter_breaks_off,    cards_ill_formed,
                                       too_many_cards,        visibility_not_allowed,
                                       attestation_ill_formed};
// 503: the node's own matter; the same bytes may be right in a moment.
constexpr std::array kUnavailable = {clock_behind, clock_jump, transition_due};

template <class Group>
constexpr bool holds(const Group& group, core::Refusal code) {
  return std::find(group.begin(), group.end(), code) != group.end();
}

constexpr std::uint16_t status_of(core::Refusal code) {
  if (holds(kBadRequest, code)) return 400;
  if (holds(kForbidden, code)) return 403;
  if (holds(kNotFound, code)) return 404;
  if (holds(kConflict, code)) return 409;
  if (holds(kTooLarge, code)) return 413;
  if (holds(kUnprocessable, code)) return 422;
  if (holds(kUnavailable, code)) return 503;
  return 0;
}

#define YORIAI_HAS_STATUS(name, number) static_assert(status_of(core::Refusal::name) != 0);
YORIAI_REFUSALS(YORIAI_HAS_STATUS)
#undef YORIAI_HAS_STATUS

}  // namespace

Answer answer_to(core::Refusal code) {
  const bool our_clock = code == clock_behind || code == clock_jump;
  return {our_clock ? ExitCode::environment : ExitCode::refused, status_of(code)};
}

ExitCode exit_of(ledger::EnvironmentError::Cause cause) {
  using Cause = ledger::EnvironmentError::Cause;
  const bool book_is_hurt = cause == Cause::damaged || cause == Cause::high_water;
  return book_is_hurt ? ExitCode::damaged : ExitCode::environment;
}

}  // namespace yoriai::cli
