// Why an event, an entry or a file is refused. The numbers are stable for ever; a retired code
// keeps its number. Which code comes first when several faults meet is a table per kind in
// specs/events.md. The text for people is added at the edge, in the reader's language
// (cli/messages).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace yoriai::core {

// clang-format off
#define YORIAI_REFUSALS(X)         \
  /* the bytes */                  \
  X(header_too_large, 101)         \
  X(header_malformed, 102)         \
  X(header_not_strict, 103)        \
  X(unknown_kind, 104)             \
  X(too_many_cosigners, 105)       \
  X(cosigner_repeated, 106)        \
  X(body_too_large, 107)           \
  X(body_hash_differs, 108)        \
  X(body_malformed, 109)           \
  X(body_not_strict, 110)          \
  X(text_not_plain, 111)           \
  X(list_too_long, 112)            \
  X(entry_too_large, 113)          \
  X(entry_malformed, 114)          \
  X(entry_not_strict, 115)         \
  X(subject_not_ballot, 116)       \
  /* signatures and keys */        \
  X(signature_count_wrong, 201)    \
  X(signature_invalid, 202)        \
  X(key_inadmissible, 203)         \
  X(possession_invalid, 204)       \
  X(receipt_invalid, 205)          \
  X(statement_invalid, 206)        \
  /* the book as a whole */        \
  X(not_founded, 301)              \
  X(already_founded, 302)          \
  X(wrong_ledger, 303)             \
  X(already_in_book, 304)          \
  X(clock_behind, 305)             \
  X(clock_jump, 306)               \
  X(transition_due, 307)           \
  X(author_unknown, 308)           \
  X(author_key_retired, 309)       \
  X(author_not_active, 310)        \
  X(role_missing, 311)             \
  X(cosigner_missing, 312)         \
  X(cosigner_unexpected, 313)      \
  /* founding and charter */       \
  X(rules_version_unknown, 401)    \
  X(host_ill_formed, 402)          \
  X(charter_ill_formed, 403)       \
  X(peers_unsupported, 404)        \
  X(quorum_unsafe, 405)            \
  X(role_holders_missing, 406)     \
  X(charter_breaks_off, 411)       \
  X(amendment_not_decided, 412)    \
  X(holders_missing, 413)          \
  /* members */                    \
  X(member_number_not_next, 501)   \
  X(member_unknown, 502)           \
  X(class_unknown, 503)            \
  X(guardian_unknown, 504)         \
  X(commitment_reused, 505)        \
  X(key_in_use, 506)               \
  X(too_many_keys, 507)            \
  X(keys_missing, 508)             \
  X(step_not_legal, 509)           \
  X(generation_not_next, 510)      \
  X(role_unknown, 511)             \
  X(role_unchanged, 512)           \
  X(role_still_needed, 513)        \
  X(role_not_decided, 514)         \
  X(cards_ill_formed, 521)         \
  X(card_unknown, 522)             \
  X(card_revoked, 523)             \
  X(card_unchanged, 524)           \
  X(too_many_cards, 525)           \
  /* proposals */                  \
  X(proposal_number_not_next, 601) \
  X(proposal_unknown, 602)         \
  X(class_may_not_propose, 603)    \
  X(kind_unknown, 604)             \
  X(topic_unknown, 605)            \
  X(method_not_allowed, 606)       \
  X(options_count_wrong, 607)      \
  X(points_ill_formed, 608)        \
  X(spending_ill_formed, 609)      \
  X(charter_base_wrong, 610)       \
  X(blob_too_large, 611)           \
  X(blob_missing, 612)             \
  X(not_a_draft, 613)              \
  X(own_proposal, 614)             \
  X(already_seconded, 615)         \
  X(seconds_missing, 616)          \
  X(wording_differs, 617)          \
  X(visibility_unsupported, 618)   \
  X(notice_too_short, 619)         \
  X(voting_time_empty, 620)        \
  X(grace_too_short, 621)          \
  X(too_late_to_withdraw, 622)     \
  X(reason_missing, 623)           \
  X(visibility_not_allowed, 624)   \
  X(class_may_not_second, 625)     \
  X(repeat_not_allowed, 631)       \
  X(repeat_differs, 632)           \
  X(recusal_ill_formed, 633)       \
  X(also_ill_formed, 634)          \
  X(draft_outdated, 635)           \
  X(not_ended, 641)                \
  X(minutes_differ, 642)           \
  X(attestation_ill_formed, 643)   \
  X(subject_unknown, 644)          \
  X(attested_too_often, 645)       \
  X(openers_ill_formed, 651)       \
  X(seal_key_used, 652)            \
  X(open_within_wrong, 653)        \
  /* voting */                     \
  X(voting_not_open, 701)          \
  X(voting_over, 702)              \
  X(voter_not_author, 703)         \
  X(not_on_roll, 704)              \
  X(voter_gone, 705)               \
  X(late_without_receipt, 706)     \
  X(revision_out_of_range, 707)    \
  X(form_wrong, 708)               \
  X(option_unknown, 709)           \
  X(votes_count_wrong, 710)        \
  X(vote_out_of_range, 711)        \
  X(negative_not_allowed, 712)     \
  X(over_credits, 713)             \
  X(scope_ill_formed, 714)         \
  X(delegate_unknown, 715)         \
  X(self_delegation, 716)          \
  X(expiry_too_far, 717)           \
  X(not_due_yet, 718)              \
  X(roll_differs, 719)             \
  X(result_differs, 720)           \
  X(nothing_to_add, 721)           \
  X(receipts_too_few, 722)         \
  X(channel_not_allowed, 731)      \
  X(speaker_wrong, 732)            \
  X(helper_is_party, 733)          \
  X(attestation_missing, 734)      \
  X(helped_too_many, 735)          \
  X(slip_out_of_range, 736)        \
  X(slip_used, 737)                \
  X(not_a_box, 738)                \
  X(count_ill_formed, 739)         \
  X(already_marked, 740)           \
  X(not_tied, 741)                 \
  X(casting_too_late, 742)         \
  X(recused, 743)                  \
  X(count_differs, 744)            \
  X(already_noted, 745)            \
  X(sealing_wrong, 751)            \
  X(grace_over, 752)               \
  X(not_a_sealed_vote, 753)        \
  X(not_an_opener, 754)            \
  X(already_opened, 755)           \
  X(secret_differs, 756)           \
  /* peers */                      \
  X(epoch_not_next, 801)           \
  X(base_differs, 802)             \
  X(certificate_short, 803)        \
  X(promises_short, 804)           \
  X(base_not_greatest, 805)        \
  X(change_pending, 806)           \
  X(peer_unknown, 807)             \
  X(peers_unchanged, 808)          \
  X(no_change_pending, 809)        \
  X(held_short, 810)
// clang-format on

enum class Refusal : std::uint16_t {
#define YORIAI_REFUSAL_VALUE(name, number) name = number,
  YORIAI_REFUSALS(YORIAI_REFUSAL_VALUE)
#undef YORIAI_REFUSAL_VALUE
};

// The code's name as written above, for `--json` and logs.
std::string_view to_string(Refusal code);
// Every code, ascending by number.
std::span<const Refusal> all_refusals();

// A refusal with the one figure that makes its message exact. `detail` is, for
//   over_credits: credits missing; transition_due, not_due_yet: the due instant in ms;
//   revision_out_of_range: the highest revision; notice_too_short, grace_too_short, expiry_too_far:
//   the bound in ms; clock_behind, clock_jump: the last entry's instant in ms (clock_jump also
//   2^48, when the clock lies beyond it); late_without_receipt: T in ms; the *_not_next codes: the
//   next number; role_missing, role_holders_missing, holders_missing: the role (kSequencer or
//   kAnyPeer for the kinds of peers); role_still_needed: holders needed; seconds_missing: how many;
//   blob_too_large: the limit in bytes; casting_too_late: the last instant in ms;
//   signature_invalid, statement_invalid: the position of the bad signature; receipts_too_few,
//   certificate_short, promises_short, held_short: how many are needed; helped_too_many: the
//   charter's most; too_many_cards, attested_too_often: the most there may be; slip_out_of_range:
//   the highest slip number; already_marked, already_noted: the member; count_differs: how many are
//   marked.
// 0 for the rest.
struct Refused {
  Refusal code;
  std::uint64_t detail = 0;
  bool operator==(const Refused&) const = default;
};

}  // namespace yoriai::core
