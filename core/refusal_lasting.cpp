#include "core/refusal_lasting.h"

#include <algorithm>
#include <array>

namespace yoriai::core {
namespace {

constexpr std::array kFinal{
    Refusal::header_too_large,      Refusal::header_malformed,    Refusal::header_not_strict,
    Refusal::too_many_cosigners,    Refusal::cosigner_repeated,   Refusal::body_too_large,
    Refusal::body_hash_differs,     Refusal::body_malformed,      Refusal::body_not_strict,
    Refusal::text_not_plain,        Refusal::list_too_long,       Refusal::entry_too_large,
    Refusal::entry_malformed,       Refusal::entry_not_strict,    Refusal::subject_not_ballot,
    Refusal::signature_count_wrong, Refusal::signature_invalid,   Refusal::key_inadmissible,
    Refusal::possession_invalid,    Refusal::statement_invalid,   Refusal::already_founded,
    Refusal::wrong_ledger,          Refusal::already_in_book,     Refusal::author_key_retired,
    Refusal::host_ill_formed,       Refusal::charter_ill_formed,  Refusal::role_holders_missing,
    Refusal::commitment_reused,     Refusal::key_in_use,          Refusal::keys_missing,
    Refusal::options_count_wrong,   Refusal::points_ill_formed,   Refusal::spending_ill_formed,
    Refusal::blob_too_large,        Refusal::not_a_draft,         Refusal::own_proposal,
    Refusal::already_seconded,      Refusal::wording_differs,     Refusal::too_late_to_withdraw,
    Refusal::reason_missing,        Refusal::voting_over,         Refusal::voter_not_author,
    Refusal::not_on_roll,           Refusal::voter_gone,          Refusal::form_wrong,
    Refusal::option_unknown,        Refusal::votes_count_wrong,   Refusal::vote_out_of_range,
    Refusal::negative_not_allowed,  Refusal::over_credits,        Refusal::self_delegation,
    Refusal::roll_differs,          Refusal::result_differs,      Refusal::nothing_to_add,
    Refusal::channel_not_allowed,   Refusal::attestation_missing, Refusal::helped_too_many,
    Refusal::slip_out_of_range,     Refusal::slip_used,           Refusal::not_a_box,
    Refusal::count_ill_formed,      Refusal::already_marked,      Refusal::count_differs,
    Refusal::already_noted,         Refusal::base_not_greatest,
};

}  // namespace

bool holds_for_ever(Refusal code) { return std::ranges::find(kFinal, code) != kFinal.end(); }

}  // namespace yoriai::core
