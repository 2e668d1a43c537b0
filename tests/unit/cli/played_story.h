// A scenario that was played in memory, with the votes that came of it.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "cli/charter_file.h"
#include "cli/explain.h"
#include "cli/kept_result.h"
#include "cli/read_file.h"
#include "cli/rehearsal/one_book.h"
#include "cli/rehearsal/parser.h"
#include "cli/rehearsal/run.h"
#include "cli/scratch_book.h"

namespace yoriai::cli {

class PlayedStory {
 public:
  using EditCharter = std::function<void(core::Charter&)>;
  // `file` names a story of tests/scenario.
  static PlayedStory of(const std::string& file) {
    const std::string path = std::string(YORIAI_SOURCE_DIR "/tests/scenario/") + file;
    const auto text = read_file(path);
    if (!text) throw std::logic_error("no such story: " + path);
    return {*text, path};
  }
  // A story whose charter is a preset, or beside `path`; `edit` changes what it says.
  PlayedStory(const std::string& text, const std::string& path, const EditCharter& edit = {}) {
    const auto script = parse_scenario(text, path);
    if (!script) throw std::logic_error(describe(script.error()).en);
    const auto beside = std::filesystem::path(path).parent_path() / script->charter;
    const bool is_file = std::filesystem::is_regular_file(beside);
    auto charter = load_charter(is_file ? beside.string() : script->charter, script->community);
    if (!charter) throw std::logic_error(charter.error().what.en);
    if (edit) edit(*charter);
    OneBook venue(scratch_->book());
    const auto played = play(*script, *charter, venue, [](const Told& told) {
      if (!told.good) ADD_FAILURE() << told.line << ": " << told.written << ": " << told.what.en;
    });
    if (!played) throw std::logic_error(played.error().what.en);
  }

  [[nodiscard]] const ledger::Book& book() const { return scratch_->book(); }
  [[nodiscard]] const core::State& state() const { return book().state(); }
  [[nodiscard]] const core::Proposal& proposal(std::size_t number = 1) const {
    return state().proposals().at(number - 1);
  }
  [[nodiscard]] core::ResultDocument document(std::size_t number = 1) const {
    return core::decode_result(kept_result(book(), proposal(number))).value();
  }
  [[nodiscard]] TrailCounts counts(std::size_t number = 1) const {
    return count_trail(book().store(), state(), proposal(number));
  }
  [[nodiscard]] std::vector<Words> explained(std::size_t number = 1) const {
    return explanation_lines(document(number), proposal(number), counts(number));
  }

 private:
  std::unique_ptr<ScratchBook> scratch_ = std::make_unique<ScratchBook>("");
};

inline std::string text_of(const std::vector<Words>& lines, Language language) {
  std::string text;
  for (const auto& line : lines) text += line.in(language) + "\n";
  return text;
}

// Whether these lines stand there, one below the other.
inline testing::AssertionResult tells(const std::vector<Words>& lines, Language language,
                                      const std::string& expected) {
  const auto text = text_of(lines, language);
  if (("\n" + text).find("\n" + expected) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "it does not say\n" << expected << "but\n" << text;
}

}  // namespace yoriai::cli
