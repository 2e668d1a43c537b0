# Mistakes put into copies of the counting code, one at a time: the comparison of whole histories
# with the naive count must find each. Nothing in core knows of this.

# yoriai_plant_bug(<name> <file of core> <text that stands there once> <text instead> [<tests that must
# find it> <what they say>])
function(yoriai_plant_bug name file right wrong)
  set(finders Histories.*)
  set(found "seed [0-9]+: vote [0-9]+: ")
  if(ARGC EQUAL 6)
    set(finders ${ARGV4})
    set(found ${ARGV5})
  endif()
  yoriai_spoilt_copy(copy ${name} core/${file} "${right}" "${wrong}")
  add_executable(yoriai_planted_${name} ${copy} $<TARGET_OBJECTS:yoriai_property_tests>)
  target_link_libraries(yoriai_planted_${name}
    PRIVATE yoriai_tests_support rapidcheck GTest::gtest_main)
  add_test(NAME planted_bug.${name}
    COMMAND yoriai_planted_${name} --gtest_filter=${finders})
  # What the comparison says when it has found something; a crash would not say it.
  set_tests_properties(planted_bug.${name} PROPERTIES
    LABELS property TIMEOUT 900 PASS_REGULAR_EXPRESSION "${found}")
endfunction()

yoriai_plant_bug(cycle_is_silence delegation_walk.cpp
  "ends[at] = {Fate::cycle, kNoPosition, kNobody, 0}"
  "ends[at] = {Fate::end_did_not_vote, kNoPosition, input.roll[at].number, 0}")
yoriai_plant_bug(copy_fits_the_end tally.cpp
  "> person.credits.value"
  "> input_.roll[end.ballot_position].credits.value")
yoriai_plant_bug(at_least_is_more_than conditions.cpp
  "condition.strict ? have > needed : have >= needed"
  "have > needed")
yoriai_plant_bug(rest_to_the_largest split.cpp
  "shares[a].remainder > shares[b].remainder"
  "shares[a].whole > shares[b].whole")
yoriai_plant_bug(receipts_outrank_revisions ballot_box.cpp
  "if (!rank || cast.rank > *rank) out.replace"
  "if (!rank || cast.rank != *rank) out.replace")
yoriai_plant_bug(expiry_forgotten delegations.cpp
  "if (unpack(value).applies_at(at)) narrowest = value;"
  "narrowest = value;")
yoriai_plant_bug(revocation_ends_all delegations.cpp
  "revocation && unpack(value).rank < revocation->rank"
  "revocation")
yoriai_plant_bug(cut_persons_followers_stay delegation_limits.cpp
  "through.fate != Fate::cut && "
  "through.fate != Fate::cycle && "
  */Polls.* "seed [0-9]+")
yoriai_plant_bug(wins_by_margin ranked.cpp
  "wins.at(a, b) = pairs.at(a, b)"
  "wins.at(a, b) = pairs.at(a, b) - pairs.at(b, a)"
  RankedProperty.AgreesWithWalkingEveryPath "seed [0-9]+")
yoriai_plant_bug(abstention_takes_a_side conditions.cpp
  "return house.in_votes().cast();"
  "return house.in_votes().present();")
yoriai_plant_bug(every_holder_has_one_vote tally.cpp
  "several ? person.weight.value : 1"
  "1")
yoriai_plant_bug(claimed_cards_are_all tally.cpp
  ".all = input.all_cards"
  ".all = 0")
yoriai_plant_bug(whoever_pays_may_owe equal_shares_run.cpp
  "if (pays[group] && left.at_once < best.price.at_once)"
  "if (pays[group] && false)"
  ProjectsProperty.EqualSharesAgreesWithVoterByVoter "seed [0-9]+")
yoriai_plant_bug(add_one_looks_too_far equal_shares_run.cpp
  "horizon_.keep_above_zero(missing);"
  ";"
  ProjectsProperty.EqualSharesAgreesWithVoterByVoter "seed [0-9]+")
yoriai_plant_bug(bounds_forget_what_is_between equal_shares_range.cpp
  "a.cost * b.price.least > b.cost * a.price.most"
  "a.cost * b.price.least > b.cost * a.price.least"
  ProjectsProperty.EqualSharesAgreesWithVoterByVoter "seed [0-9]+")
yoriai_plant_bug(greedy_stops_at_the_first greedy.cpp
  "if (!fits) continue;"
  "if (!fits) break;"
  ProjectsProperty.GreedyAgreesWithGoingThroughTheVotesOneByOne "seed [0-9]+")
yoriai_plant_bug(device_over_paper ballot_box.cpp
  "if (rank && cast.rank.channel < rank->channel) return keep_higher"
  "if (rank && cast.rank.channel > rank->channel) return keep_higher")
yoriai_plant_bug(cap_counts_the_same_voter paper_trail.cpp
  "if (at->voter != one.voter) ++others;"
  "++others;"
  Histories.* "seed [0-9]+: step [0-9]+ was ")
yoriai_plant_bug(marked_votes_online_too ballot_box.cpp
  "out.take_away(i);"
  "out.came_by(i, Channel::own);")
yoriai_plant_bug(box_papers_count_once tally_boxes.cpp
  "rows[choice.value].in_favour += papers.count;"
  "rows[choice.value].in_favour += 1;")
yoriai_plant_bug(households_keys_outrank households.cpp
  "row.household.value != 0 ?"
  "row.household.value == UINT32_MAX ?")
yoriai_plant_bug(copies_of_names_count_nothing tally_choices.cpp
  "in_favour += times.votes[i];"
  "in_favour += 1;"
  */TallyProperty.ACopy* "seed [0-9]+")
yoriai_plant_bug(copies_of_an_answer_count_once tally_yes_no.cpp
  "(yes ? row.in_favour : row.against) += times.votes[i];"
  "(yes ? row.in_favour : row.against) += 1;"
  */TallyProperty.ACopy* "seed [0-9]+")
yoriai_plant_bug(who_opted_out_is_nowhere tally.cpp
  "      add(house, &HouseFigures::did_not_vote, person);"
  "      if (how != Handing::opted_out) add(house, &HouseFigures::did_not_vote, person);"
  */TallyProperty.SixNumbers* "seed [0-9]+")
yoriai_plant_bug(a_no_helps_a_yes tally_yes_no.cpp
  "threshold_holds(ballots.input, row.in_favour, house)"
  "threshold_holds(ballots.input, row.in_favour + row.against / 2, house)"
  MonotoneYesNo.* "seed [0-9]+")
yoriai_plant_bug(later_option_first_once_it_leads tally_choices.cpp
  "return sums[a.value].in_favour > sums[b.value].in_favour;"
  "return sums[a.value].in_favour % 4 > sums[b.value].in_favour % 4;"
  */MonotoneProperty.* "seed [0-9]+")
yoriai_plant_bug(box_voters_in_no_channel tally.cpp
  "++house.by_channel[static_cast<std::size_t>(Channel::box)];"
  ";"
  Sums.* "seed [0-9]+: vote [0-9]+: ")
yoriai_plant_bug(every_paper_came_online tally.cpp
  "++house.by_channel[static_cast<std::size_t>(input_.direct->channel(position))];"
  "++house.by_channel[static_cast<std::size_t>(Channel::own)];"
  Sums.* "seed [0-9]+: vote [0-9]+: ")
yoriai_plant_bug(heard_houses_are_in_the_total winner.cpp
  "if (house.advisory) continue;"
  ";"
  Sums.* "seed [0-9]+: vote [0-9]+: ")
