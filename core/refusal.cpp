#include "core/refusal.h"

#include <algorithm>
#include <array>

#include "core/assert.h"

namespace yoriai::core {
namespace {

constexpr std::array kAll = {
#define YORIAI_REFUSAL_ITEM(name, number) Refusal::name,
    YORIAI_REFUSALS(YORIAI_REFUSAL_ITEM)
#undef YORIAI_REFUSAL_ITEM
};
static_assert(std::is_sorted(kAll.begin(), kAll.end()));
static_assert(std::adjacent_find(kAll.begin(), kAll.end()) == kAll.end());

}  // namespace

std::string_view to_string(Refusal code) {
  switch (code) {
#define YORIAI_REFUSAL_CASE(name, number) \
  case Refusal::name:                     \
    return #name;
    YORIAI_REFUSALS(YORIAI_REFUSAL_CASE)
#undef YORIAI_REFUSAL_CASE
  }
  YORIAI_ASSERT(false);
  return {};
}

std::span<const Refusal> all_refusals() { return kAll; }

}  // namespace yoriai::core
