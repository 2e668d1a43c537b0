# Mistakes put into copies of the peers' code, one at a time: a life from one of the seeds named must
# break a promise by each. On the same seeds the sound build breaks none (`./dev sim`).

# yoriai_plant_peer_bug(<name> <seed> [OPTIONS <of yoriai_sim>...] [IN (<file> <right> <wrong>)...])
function(yoriai_plant_peer_bug name seed)
  cmake_parse_arguments(PARSE_ARGV 2 bug "" "" "OPTIONS;IN")
  set(copies)
  set(flats)
  list(LENGTH bug_IN words)
  set(at 0)
  while(at LESS words)
    math(EXPR right_at "${at} + 1")
    math(EXPR wrong_at "${at} + 2")
    list(GET bug_IN ${at} file)
    list(GET bug_IN ${right_at} right)
    list(GET bug_IN ${wrong_at} wrong)
    string(REPLACE "<semicolon>" ";" right "${right}")
    string(REPLACE "<semicolon>" ";" wrong "${wrong}")
    string(REPLACE "/" "_" flat ${file})
    if(NOT DEFINED spoilt_${flat})
      set(original ${PROJECT_SOURCE_DIR}/${file})
      set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${original})
      file(READ ${original} spoilt_${flat})
      list(APPEND flats ${flat})
    endif()
    set(text "${spoilt_${flat}}")
    string(REPLACE "${right}" "${wrong}" spoilt_${flat} "${text}")
    if(spoilt_${flat} STREQUAL text)
      message(FATAL_ERROR "The bug ${name} cannot be planted: ${file} does not hold: ${right}")
    endif()
    math(EXPR at "${at} + 3")
  endwhile()
  foreach(flat IN LISTS flats)
    set(copy ${CMAKE_CURRENT_BINARY_DIR}/planted_bugs/${name}/${flat})
    file(GENERATE OUTPUT ${copy} CONTENT "${spoilt_${flat}}")
    list(APPEND copies ${copy})
  endforeach()
  set(program yoriai_sim)
  if(copies)
    # The copies stand before the libraries, so the linker never asks these for the right code.
    set(program yoriai_sim_${name})
    add_executable(${program} main.cpp ${copies} $<TARGET_OBJECTS:yoriai_sim_parts>)
    target_link_libraries(${program} PRIVATE yoriai_tests_support yoriai::net CLI11::CLI11)
    target_link_options(${program} PRIVATE ${yoriai_sim_link_options})
  endif()
  list(JOIN bug_OPTIONS " " options)
  set_property(GLOBAL APPEND PROPERTY yoriai_planted_peer_bugs "${name} ${seed} ${program} ${options}")
  # An assertion of the book may end the program: what it said decides, not how it ended.
  add_test(NAME planted_peer_bug.${name}
    COMMAND bash -c "$<TARGET_FILE:${program}> --seed ${seed} ${options} || true")
  # What the simulation says when a promise is broken, or a book when it is to forget what its peer
  # cosigned.
  set_tests_properties(planted_peer_bug.${name} PROPERTIES
    LABELS sim TIMEOUT 900
    PASS_REGULAR_EXPRESSION "seed ${seed}: |this is a bug in yoriai: size > 0 && size >= mark_")
endfunction()

yoriai_plant_peer_bug(no_sync 1 OPTIONS --forgetful)
yoriai_plant_peer_bug(cosigned_on_a_certificate 1 IN
  net/finality.cpp
  "const auto tree = board_.held_tree(signed_size, desk_.quorum())<semicolon>"
  "const auto tree = certificate_.tree.size > std::max<std::uint64_t>(1, signed_size) ? std::optional(certificate_.tree) : std::nullopt<semicolon>")
yoriai_plant_peer_bug(cosigned_without_certificate 1 IN
  net/finality.cpp
  "const auto tree = board_.held_tree(signed_size, desk_.quorum())<semicolon>"
  "const auto tree = desk_.tree().size > std::max<std::uint64_t>(1, signed_size) ? std::optional(desk_.tree()) : std::nullopt<semicolon>")
yoriai_plant_peer_bug(said_before_the_sync 2 OPTIONS --late-sync)
yoriai_plant_peer_bug(sent_before_its_size 884 IN
  net/sequencer.cpp
  "const auto ack = finality_.write_ack()<semicolon>"
  "const std::optional<core::Ack> ack<semicolon>"
  net/sequencer.cpp
  "if (ack) desk_.to_others(Acked{{*ack}})<semicolon>"
  "if (!ack) finality_.acknowledge()<semicolon>")
yoriai_plant_peer_bug(base_by_size 63 IN
  net/succession.cpp
  "return core::rank_of(entry.second.certificate.tree)<semicolon>"
  "return entry.second.certificate.tree.size<semicolon>"
  net/succession.cpp
  "if (core::rank_of(finality_.certificate().tree) > core::rank_of(base.tree)) {"
  "if (finality_.certificate().tree.size > base.tree.size) {"
  net/replica.cpp
  "if (core::rank_of(stands_on.tree) < core::rank_of(finality_.certificate().tree)) return<semicolon>"
  "if (stands_on.tree.size < finality_.certificate().tree.size) return<semicolon>"
  net/replica.cpp
  "if (core::rank_of(word.best) > core::rank_of(base.tree)) return false<semicolon>"
  "if (word.best.size > base.tree.size) return false<semicolon>"
  core/admit_peers.cpp
  "return rank_of(word.best) > rank_of(body.base.tree)<semicolon>"
  "return word.best.size > body.base.tree.size<semicolon>")
yoriai_plant_peer_bug(two_batches_above_a_certificate 1 IN
  net/sequencer.cpp
  "certified.size >= desk_.book.tree().size()<semicolon>"
  "certified.size + 1 >= desk_.book.tree().size()<semicolon>")
yoriai_plant_peer_bug(held_of_an_old_epoch 9 IN
  net/finality.cpp
  "if (stopped_ || said.promised > tree.epoch) return<semicolon>"
  "if (stopped_) return<semicolon>")
yoriai_plant_peer_bug(one_promise_too_few 1 IN
  net/succession.cpp
  "return desk_.quorum()(greatest_base().tree.size, who)<semicolon>"
  "return who.size() + 1 >= desk_.state().peer_set().needed<semicolon>"
  net/replica.cpp
  "return enough(base.tree.size, promised) &&"
  "return "
  core/admit_peers.cpp
  "YORIAI_CHECK(require_quorum(state, body.promises, Refusal::promises_short))<semicolon>"
  "")
yoriai_plant_peer_bug(promise_forgotten 1 IN
  net/succession.cpp
  "desk_.book.record_promise(message.epoch)<semicolon>"
  "")
yoriai_plant_peer_bug(late_ballot_on_one_receipt 3 IN
  core/admit_ballot.cpp
  "return operators >= proposal.receipts_needed ? Timeliness::by_receipts : Timeliness::late<semicolon>"
  "return operators >= 1 ? Timeliness::by_receipts : Timeliness::late<semicolon>")
yoriai_plant_peer_bug(duty_ended_too_soon 7 IN
  net/intake.cpp
  "if (!verdict && all_final && core::holds_for_ever(verdict.error().code)) {"
  "static_cast<void>(all_final)<semicolon>\n    if (!verdict) {")
yoriai_plant_peer_bug(catching_up_by_clock 3 IN
  net/replica_catching_up.cpp
  "#include \"net/replica.h\"\n"
  "#include \"net/replica.h\"\n#include \"net/timeliness.h\"\n"
  net/replica_catching_up.cpp
  "  auto before = std::exchange(piece_, std::nullopt)<semicolon>\n"
  "  const auto stamp = lines.empty() ? core::Instant{} : facts_of(lines.front())->accepted_at<semicolon>\n  if (judge_time(std::span(&stamp, 1), core::Instant{}, desk_.now) != Timely::yes) return<semicolon>\n  auto before = std::exchange(piece_, std::nullopt)<semicolon>\n")

# For find_seeds.py, a line each.
get_property(planted GLOBAL PROPERTY yoriai_planted_peer_bugs)
list(JOIN planted "\n" planted)
file(GENERATE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/planted_bugs.txt CONTENT "${planted}\n")
