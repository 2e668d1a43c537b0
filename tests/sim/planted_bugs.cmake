# Mistakes put into copies of the peers' code, one at a time: a life from one of the seeds named must
# break a promise by each. On the same seeds the sound build breaks none (`./dev sim`).

# yoriai_plant_peer_bug(<name> <seed> [OPTIONS <of yoriai_sim>...] [IN <file> <right> <wrong>]...)
function(yoriai_plant_peer_bug name seed)
  cmake_parse_arguments(PARSE_ARGV 2 bug "" "" "OPTIONS;IN")
  set(copies)
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
    set(original ${PROJECT_SOURCE_DIR}/${file})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${original})
    file(READ ${original} text)
    string(REPLACE "${right}" "${wrong}" spoilt "${text}")
    if(spoilt STREQUAL text)
      message(FATAL_ERROR "The bug ${name} cannot be planted: ${file} does not hold: ${right}")
    endif()
    string(REPLACE "/" "_" flat ${file})
    set(copy ${CMAKE_CURRENT_BINARY_DIR}/planted_bugs/${name}/${flat})
    file(GENERATE OUTPUT ${copy} CONTENT "${spoilt}")
    list(APPEND copies ${copy})
    math(EXPR at "${at} + 3")
  endwhile()
  set(program yoriai_sim)
  if(copies)
    # The copies stand before the libraries, so the linker never asks these for the right code.
    set(program yoriai_sim_${name})
    add_executable(${program} main.cpp ${copies} $<TARGET_OBJECTS:yoriai_sim_parts>)
    target_link_libraries(${program} PRIVATE yoriai_tests_support yoriai::net CLI11::CLI11)
    target_link_options(${program} PRIVATE ${yoriai_sim_link_options})
  endif()
  # An assertion of the book may end the program: what it said decides, not how it ended.
  list(JOIN bug_OPTIONS " " options)
  add_test(NAME planted_peer_bug.${name}
    COMMAND bash -c "$<TARGET_FILE:${program}> --seed ${seed} ${options} || true")
  # What the simulation says when a promise is broken, or a book when it is to forget what its peer
  # cosigned.
  set_tests_properties(planted_peer_bug.${name} PROPERTIES
    LABELS sim TIMEOUT 900
    PASS_REGULAR_EXPRESSION "seed ${seed}: |this is a bug in yoriai: size > 0 && size >= mark_")
endfunction()

yoriai_plant_peer_bug(no_sync 1 OPTIONS --forgetful)
yoriai_plant_peer_bug(cosigned_on_a_certificate 25 IN
  net/finality.cpp
  "const auto tree = board_.held_tree(signed_size, desk_.quorum())<semicolon>"
  "const auto tree = certificate_.tree.size > signed_size ? std::optional(certificate_.tree) : std::nullopt<semicolon>")
yoriai_plant_peer_bug(cosigned_without_certificate 2 IN
  net/finality.cpp
  "const auto tree = board_.held_tree(signed_size, desk_.quorum())<semicolon>"
  "const auto tree = desk_.tree().size > signed_size ? std::optional(desk_.tree()) : std::nullopt<semicolon>")
yoriai_plant_peer_bug(promise_forgotten 14 IN
  net/succession.cpp
  "desk_.book.record_promise(message.epoch)<semicolon>"
  "")
yoriai_plant_peer_bug(late_ballot_on_one_receipt 9 IN
  core/admit_ballot.cpp
  "return operators >= proposal.receipts_needed ? Timeliness::by_receipts : Timeliness::late<semicolon>"
  "return operators >= 1 ? Timeliness::by_receipts : Timeliness::late<semicolon>")
yoriai_plant_peer_bug(duty_ended_too_soon 2 IN
  net/intake.cpp
  "if (!verdict && all_final && core::holds_for_ever(verdict.error().code)) {"
  "static_cast<void>(all_final)<semicolon>\n    if (!verdict) {")
yoriai_plant_peer_bug(catching_up_by_clock 12 IN
  net/replica.cpp
  "const auto end = message.first.value + lines.size()<semicolon>\n  const auto verdict"
  "const auto stamp = lines.empty() ? core::Instant{} : facts_of(lines.front())->accepted_at<semicolon>\n  if (judge_time(std::span(&stamp, 1), core::Instant{}, desk_.now) != Timely::yes) return<semicolon>\n  const auto end = message.first.value + lines.size()<semicolon>\n  const auto verdict")
