// Cards in words: what a house counts, whom a class lets hold them, what figures are in.
#pragma once

#include "cli/language.h"
#include "core/tally.h"

namespace yoriai::cli {

// What a condition of this house compares with.
Text base_words(core::ConditionBase base, const core::House& house);
// What counts it: people, votes, cards.
Text unit_words(core::ConditionBase base, const core::House& house);
// How many votes somebody in the house has.
Words weight_words(const core::House& house);
// How many cards somebody of the class may hold; empty where no card is.
Words holding_words(const core::MemberClass& member_class);
// Every figure of the house that is not in people.
std::vector<Words> card_lines(const core::HouseResult& house, const core::House& rule);

}  // namespace yoriai::cli
