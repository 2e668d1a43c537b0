#include "ledger/card_record.h"

#include <algorithm>

#include "core/sha256.h"

namespace yoriai::ledger {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_alphanumeric(char c) { return is_digit(c) || is_lower(c) || (c >= 'A' && c <= 'Z'); }

bool in_namespace(char c) { return is_digit(c) || is_lower(c) || c == '-'; }
bool in_chain(char c) { return is_alphanumeric(c) || c == '-' || c == '_'; }
bool in_asset(char c) { return is_alphanumeric(c) || c == '-' || c == '.' || c == '%'; }

// The characters before `stop`, taken off the front with it; none unless there are as many as said,
// all of them allowed.
template <class Allowed>
std::optional<std::string> take_part(std::string_view& text, char stop, std::size_t least,
                                     std::size_t most, Allowed allowed) {
  const auto end = stop == 0 ? text.size() : text.find(stop);
  if (end == std::string_view::npos || end < least || end > most) return std::nullopt;
  const auto part = text.substr(0, end);
  if (!std::all_of(part.begin(), part.end(), allowed)) return std::nullopt;
  text.remove_prefix(stop == 0 ? end : end + 1);
  return std::string(part);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

// chain_id "/" asset_namespace ":" asset_reference "/" token_id, chain_id being namespace ":"
// reference: the lengths and characters are those of CAIP-2 and CAIP-19.
std::optional<std::string> card_reference(std::string_view text) {
  const auto chain_namespace = take_part(text, ':', 3, 8, in_namespace);
  if (!chain_namespace) return std::nullopt;
  const auto chain = take_part(text, '/', 1, 32, in_chain);
  if (!chain) return std::nullopt;
  const auto asset_namespace = take_part(text, ':', 3, 8, in_namespace);
  if (!asset_namespace) return std::nullopt;
  auto asset = take_part(text, '/', 1, 128, in_asset);
  if (!asset) return std::nullopt;
  const auto token = take_part(text, 0, 1, 78, in_asset);
  if (!token) return std::nullopt;
  // There the case of an address is a checksum, and names no other contract.
  if (*chain_namespace == "eip155")
    std::transform(asset->begin(), asset->end(), asset->begin(), lower);
  return *chain_namespace + ":" + *chain + "/" + *asset_namespace + ":" + *asset + "/" + *token;
}

core::CardCommitment commitment_to_card(const core::RegisterSalt& salt,
                                        std::string_view reference) {
  return core::CardCommitment{
      core::sha256({core::bytes_of(kCardDomain), salt.view(), core::bytes_of(reference)}).data};
}

}  // namespace yoriai::ledger
