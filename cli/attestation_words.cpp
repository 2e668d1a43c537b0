#include "cli/attestation_words.h"

#include <fmt/ranges.h>
#include <boost/json.hpp>

#include "cli/event_words.h"
#include "cli/explain.h"
#include "cli/messages.h"
#include "cli/wall_time.h"

namespace yoriai::cli {
namespace {

using core::AttestationKind;
using Said = core::Attestations::Said;

struct Named {
  std::string_view name;
  Text word;
};

// From 1.
constexpr auto kKinds = std::to_array<Named>({{"approve", {"承認", "approval"}},
                                              {"object", {"異議", "objection"}},
                                              {"finding", {"監査の指摘", "finding"}},
                                              {"report", {"報告", "report"}},
                                              {"evidence", {"証拠", "evidence"}}});
static_assert(kKinds.size() == core::kAttestationKindCount);

const Named& row_of(AttestationKind what) {
  return kKinds.at(static_cast<std::size_t>(what) - std::size_t{1});
}

// By the operator, while it is a peer.
Words peer_words(const core::State& state, const core::PublicKey& node) {
  const auto* peer = state.find_peer(node);
  const auto name =
      peer == nullptr || peer->operator_name.empty() ? short_name(node) : peer->operator_name;
  return {fmt::format("受付 {}", name), fmt::format("the peer {}", name)};
}

Words speaker_words(const core::State& state, const Said& said) {
  if (said.by.member == core::kNobody) return peer_words(state, said.by.node);
  const auto number = said.by.member.value;
  const auto role = word_for(said.attestation.role);
  return {fmt::format("{}（{}番）", role.ja, number),
          fmt::format("member {}, {}", number, role.en)};
}

Words document_words(const std::optional<core::BlobName>& document) {
  if (!document) return {};
  return {fmt::format("　書類{}バイト", grouped(document->size)),
          fmt::format(", with a document of {} bytes", grouped(document->size))};
}

Words line_of(const core::State& state, const Said& said) {
  const auto& one = said.attestation;
  const auto what = word_for(one.what);
  const auto who = speaker_words(state, said);
  const auto with = document_words(one.document);
  const auto event = core::to_hex(one.event.view()).substr(0, 16);
  return {fmt::format("　　{}　{}　{}{}　受付番号 {}", what.ja, who.ja,
                      show_instant(Language::ja, one.at), with.ja, event),
          fmt::format("    {} by {}, {}{} (event {})", what.en, who.en,
                      show_instant(Language::en, one.at), with.en, event)};
}

}  // namespace

Text word_for(AttestationKind what) { return row_of(what).word; }
std::string_view name_of(AttestationKind what) { return row_of(what).name; }

Attempted<AttestationKind> find_attestation_kind(const std::string& name) {
  const auto at = std::ranges::find(kKinds, name, &Named::name);
  if (at != kKinds.end()) {
    return static_cast<AttestationKind>(std::distance(kKinds.begin(), at) + 1);
  }
  std::vector<std::string_view> names;
  for (const auto& row : kKinds) names.push_back(row.name);
  const auto all = fmt::format("{}", fmt::join(names, ", "));
  return fail(ExitCode::usage, {fmt::format("「{}」は出せません。出せるのは：{}", name, all),
                                fmt::format("\"{}\" cannot be attested. What can: {}", name, all)});
}

std::vector<Words> attestation_lines(const core::State& state, const core::EventId& subject) {
  std::vector<Words> lines;
  for (const auto& said : state.attestations().about(subject)) {
    lines.push_back(line_of(state, said));
  }
  return lines;
}

std::vector<Words> attestation_lines(const core::State& state, const core::Proposal& proposal) {
  std::vector<Words> lines;
  const auto add = [&](const core::EventId& subject, Text heading) {
    const auto more = attestation_lines(state, subject);
    if (more.empty()) return;
    lines.emplace_back(heading);
    lines.insert(lines.end(), more.begin(), more.end());
  };
  add(proposal.id.draft,
      {"　この議案について役や受付が出したもの：", "  Attested of this proposal, in office:"});
  for (const auto& minutes : proposal.minutes) {
    add(minutes.event,
        {"　議事録について役や受付が出したもの：", "  Attested of its minutes, in office:"});
  }
  return lines;
}

boost::json::array attestations_json(const core::State& state, const core::EventId& subject) {
  namespace json = boost::json;
  json::array out;
  for (const auto& [by, one] : state.attestations().about(subject)) {
    const bool peer = by.member == core::kNobody;
    json::object row{{"event", core::to_hex(one.event.view())},
                     {"index", one.entry.value},
                     {"accepted_at", iso_instant(one.at)},
                     {"what", name_of(one.what)},
                     {"role", peer ? kPeerAsRole : name_of(one.role)}};
    if (peer) {
      row["peer"] = core::to_hex(by.node.view());
    } else {
      row["member"] = by.member.value;
    }
    if (one.document) {
      row["document"] = {{"hash", core::to_hex(one.document->hash.view())},
                         {"size", one.document->size}};
    }
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace yoriai::cli
