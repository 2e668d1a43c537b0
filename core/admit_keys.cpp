// Device keys: one more, or all replaced (specs/events.md, kinds 4 and 5).
#include "core/detail/judging.h"
#include "core/limits.h"

namespace yoriai::core::detail {

Result<Change> judge(const Judging& judging, const KeyAdded& body) {
  YORIAI_CHECK(require_active_author(judging));
  YORIAI_CHECK(require_new_keys_sign(judging, std::span(&body.key, 1)));
  YORIAI_CHECK(require_unused(judging.state.members(), std::span(&body.key, 1)));
  if (judging.state.members().keys_of(*judging.author).size() >= kMaxKeysPerMember)
    return refuse(Refusal::too_many_keys);
  return Change{AddedKey{judging.author->number, body.key.key}};
}

Result<Change> judge(const Judging& judging, const KeysReplaced& body) {
  YORIAI_CHECK(require_active_author(judging));
  const auto* member = judging.state.members().find(body.member);
  if (member == nullptr) return refuse(Refusal::member_unknown);
  if (member->gone()) return refuse(Refusal::step_not_legal);
  if (member == judging.author) {
    YORIAI_CHECK(require_new_keys_sign(judging, body.keys));
  } else {
    const auto registrars = judging.charter().recovery_needed;
    YORIAI_CHECK(require_signers(judging, Role::registrar, registrars, body.keys));
  }
  if (body.generation.value != member->generation.value + 1) {
    return refuse(Refusal::generation_not_next, member->generation.value + std::uint64_t{1});
  }
  if (body.keys.empty()) return refuse(Refusal::keys_missing);
  YORIAI_CHECK(require_unused(judging.state.members(), body.keys));
  if (body.keys.size() > kMaxKeysPerMember) return refuse(Refusal::too_many_keys);
  return Change{ReplacedKeys{body.member, body.generation, keys_of(body.keys)}};
}

}  // namespace yoriai::core::detail
