// Bodies: every field of the schema by its name and in its order.
#include "ledger/rendering_parts.h"

namespace yoriai::ledger::rendering {
namespace {

// Signatures are not for eyes, a proof of possession is one.
std::string key(const core::NewKey& introduced) { return hex(introduced.key); }

std::string member(const core::FoundingMember& member) {
  return json::object({{"class", number(member.member_class)},
                       {"commitment", hex(member.commitment)},
                       {"household", number(member.household)},
                       {"keys", json::array(member.keys, key)},
                       {"roles", json::array(member.roles, [](auto role) { return name(role); })}});
}

std::string render(const core::Founded& body) {
  return json::object({{"rehearsal", json::boolean(body.rehearsal)},
                       {"rulesVersion", number(body.rules_version)},
                       {"host", json::string(body.host)},
                       {"charter", charter(body.charter->rules)},
                       {"peers", json::array(body.peers, peer)},
                       {"members", json::array(body.members, member)}});
}

std::string render(const core::MemberAdmitted& body) {
  return json::object({{"number", number(body.number)},
                       {"class", number(body.member_class)},
                       {"commitment", hex(body.commitment)},
                       {"household", number(body.household)},
                       {"guardian", number(body.guardian)},
                       {"keys", json::array(body.keys, key)}});
}

std::string render(const core::MemberChanged& body) {
  const bool is_status = body.what == core::MemberField::status && body.value <= UINT8_MAX;
  return json::object({{"member", number(body.member)},
                       {"what", name(body.what)},
                       {"value", is_status ? name(static_cast<core::MemberStatus>(body.value))
                                           : number(body.value)}});
}

std::string render(const core::KeyAdded& body) { return json::object({{"key", key(body.key)}}); }

std::string render(const core::KeysReplaced& body) {
  return json::object({{"member", number(body.member)},
                       {"generation", number(body.generation)},
                       {"keys", json::array(body.keys, key)}});
}

std::string render(const core::RoleChanged& body) {
  return json::object({{"member", number(body.change.member)},
                       {"role", name(body.change.role)},
                       {"grant", json::boolean(body.change.grant)},
                       {"proposal", body.proposal ? proposal(*body.proposal) : json::null()}});
}

std::string role_change(const core::RoleChange& change) {
  return json::object({{"member", number(change.member)},
                       {"role", name(change.role)},
                       {"grant", json::boolean(change.grant)}});
}

std::string render(const core::ProposalDrafted& body) {
  json::Members members{
      {"number", number(body.number)},
      {"kind", number(body.kind)},
      {"topic", number(body.topic)},
      {"method", name(body.method)},
      {"title", json::string(body.title)},
      {"options", json::array(body.options, [](const auto& text) { return json::string(text); })},
      {"wording", blob_name(body.wording)},
      {"credits", number(body.credits)},
      {"negative", json::boolean(body.negative)},
      {"purse", number(body.purse)},
      {"spending", name(body.spending)},
      {"charter", body.charter ? hex(*body.charter) : json::null()},
      {"roleChange", body.role_change ? role_change(*body.role_change) : json::null()}};
  if (!body.costs.empty()) {
    members.emplace_back("costs",
                         json::array(body.costs, [](core::Amount cost) { return number(cost); }));
  }
  if (body.repeats) members.emplace_back("repeats", proposal(*body.repeats));
  const auto any_number = [](auto one) { return number(one); };
  if (!body.recused.empty()) {
    members.emplace_back("recused", json::array(body.recused, any_number));
  }
  if (body.amended != nullptr) members.emplace_back("amended", charter(body.amended->rules));
  if (!body.also.empty()) members.emplace_back("also", json::array(body.also, any_number));
  return json::object(members);
}

std::string render(const core::ProposalSeconded& body) {
  return json::object({{"proposal", proposal(body.proposal)}});
}

std::string render(const core::ProposalAnnounced& body) {
  json::Members members{
      {"proposal", proposal(body.proposal)}, {"wordingHash", hex(body.wording_hash)},
      {"opensAt", time(body.opens_at)},      {"closesAt", time(body.closes_at)},
      {"graceMs", number(body.grace.ms)},    {"visibility", name(body.visibility)}};
  if (!body.openers.empty()) {
    members.emplace_back(
        "openers", json::array(body.openers, [](const core::Opener& opener) {
          return json::object({{"member", number(opener.member)}, {"key", hex(opener.key)}});
        }));
  }
  if (body.open_within.ms > 0) members.emplace_back("openWithinMs", number(body.open_within.ms));
  return json::object(members);
}

std::string render(const core::ProposalWithdrawn& body) {
  return json::object(
      {{"proposal", proposal(body.proposal)}, {"reason", json::string(body.reason)}});
}

std::string render(const core::VotingOpened& body) {
  const auto house = [](const core::HouseCount& count) {
    return json::with_member(
        json::object({{"house", number(count.house)}, {"people", number(count.people)}}),
        count.votes > 0, "votes", number(count.votes));
  };
  return json::with_member(json::object({{"proposal", proposal(body.proposal)},
                                         {"houses", json::array(body.houses, house)},
                                         {"rollDigest", hex(body.roll_digest)}}),
                           body.cards > 0, "cards", number(body.cards));
}

std::string card(const core::CardRow& row) {
  return json::object({{"commitment", hex(row.card)},
                       {"holder", number(row.holder)},
                       {"revoked", json::boolean(row.revoked)}});
}

std::string render(const core::CardsRecorded& body) {
  return json::object({{"cards", json::array(body.cards, card)}});
}

std::string choices(const std::vector<core::OptionIndex>& options) {
  return json::array(options, [](auto option) { return number(option); });
}

std::string votes(const std::vector<std::int32_t>& all) {
  return json::array(all, [](std::int64_t vote) { return json::number(vote); });
}

void add_ballot(json::Members& members, const core::Ballot& ballot) {
  members.emplace_back("form", name(ballot.form));
  members.emplace_back("choices", choices(ballot.choices));
  members.emplace_back("votes", votes(ballot.votes));
  if (!ballot.sealed.empty()) {
    members.emplace_back("sealed", json::string(core::to_hex(ballot.sealed)));
  }
}

std::string render(const core::BallotCast& body) {
  json::Members members{{"proposal", proposal(body.proposal)},
                        {"voter", number(body.voter)},
                        {"revision", number(body.revision)}};
  add_ballot(members, body.ballot);
  return json::object(members);
}

std::string equal_papers(const core::EqualPapers& papers) {
  return json::object({{"count", number(papers.count)},
                       {"choices", choices(papers.choices)},
                       {"votes", votes(papers.votes)}});
}

std::string render(const core::CountEntered& body) {
  return json::object(
      {{"proposal", proposal(body.proposal)},
       {"station", json::string(body.station)},
       {"house", number(body.house)},
       {"issued", number(body.issued)},
       {"marked", json::array(body.marked, [](auto member) { return number(member); })},
       {"papers", json::array(body.papers, equal_papers)},
       {"blank", number(body.blank)},
       {"spoilt", number(body.spoilt)}});
}

std::string render(const core::PresenceNoted& body) {
  return json::object(
      {{"proposal", proposal(body.proposal)},
       {"members", json::array(body.members, [](auto member) { return number(member); })}});
}

std::string render(const core::MinutesPublished& body) {
  return json::object(
      {{"proposal", proposal(body.proposal)},
       {"minutes", blob_name(body.minutes)},
       {"effectiveAt", body.effective_at.ms == 0 ? json::null() : time(body.effective_at)},
       {"corrects", body.corrects ? hex(*body.corrects) : json::null()}});
}

std::string render(const core::Attested& body) {
  return json::object({{"subject", hex(body.subject)},
                       {"what", name(body.what)},
                       {"role", name(body.role)},
                       {"document", body.document ? blob_name(*body.document) : json::null()}});
}

std::string render(const core::PaperEntered& body) {
  json::Members members{
      {"proposal", proposal(body.proposal)}, {"voter", number(body.voter)},
      {"channel", name(body.channel)},       {"speaker", number(body.speaker)},
      {"slip", number(body.slip)},           {"attested", json::boolean(body.attested)},
      {"revision", number(body.revision)}};
  add_ballot(members, body.ballot);
  return json::object(members);
}

std::string render(const core::DelegationSet& body) {
  const bool scoped = !body.scope.proposal.draft.is_zero();
  return json::object(
      {{"delegator", number(body.delegator)},
       {"scope", name(body.scope.level)},
       {"topic", number(body.scope.topic)},
       {"proposal", scoped ? proposal(body.scope.proposal) : json::null()},
       {"target", number(body.target)},
       {"expiresAt", body.expires_at.ms == 0 ? json::null() : time(body.expires_at)},
       {"revision", number(body.revision)}});
}

std::string render(const core::VotingClosed& body) {
  return json::object({{"proposal", proposal(body.proposal)}, {"result", blob_name(body.result)}});
}

std::string render(const core::SealOpened& body) {
  return json::object({{"proposal", proposal(body.proposal)}, {"secret", hex(body.secret)}});
}

std::string render(const core::CastingVote& body) {
  return json::object(
      {{"proposal", proposal(body.proposal)}, {"passes", json::boolean(body.passes)}});
}

std::string render(const core::CharterInForce& body) {
  return json::object({{"proposal", proposal(body.proposal)}});
}

}  // namespace

std::string peer(const core::FoundingPeer& peer) {
  return json::object({{"operator", json::string(peer.operator_name)},
                       {"node", key(peer.node)},
                       {"witness", key(peer.witness)},
                       {"log", key(peer.log)}});
}

std::string body(const core::DecodedEvent& event) {
  return std::visit(
      [&event]<class Kind>(const Kind& of_kind) {
        if constexpr (std::is_same_v<Kind, core::ReceiptsAdded>) {
          return render(of_kind, *event.carried());
        } else {
          return render(of_kind);
        }
      },
      event.body());
}

}  // namespace yoriai::ledger::rendering
