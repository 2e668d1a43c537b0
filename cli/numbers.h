// Numbers as people read them: in groups of three, and one told from several.
#pragma once

#include <cstdint>
#include <string>

namespace yoriai::cli {

// "45,394"
std::string grouped(std::uint64_t number);
// "-45,394"
std::string grouped_net(std::int64_t number);
// "1 person", "2 people", for English.
std::string counted_people(std::uint64_t count);
// "The keys are missing" of "the keys are missing", for English.
std::string capitalized(std::string text);

}  // namespace yoriai::cli
