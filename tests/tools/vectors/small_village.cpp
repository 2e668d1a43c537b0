#include "tests/tools/vectors/small_village.h"

#include "core/sha256.h"
#include "tests/tools/vectors/seeds.h"

namespace yoriai::vectors {
namespace {

using namespace core;

std::string member_name(std::uint32_t number) { return "member " + std::to_string(number); }
std::string phone_of(std::uint32_t number) { return "phone " + std::to_string(number); }

}  // namespace

void SmallVillage::found(const std::string& host, CharterRef charter,
                         const std::vector<ClassIndex>& classes,
                         const std::vector<std::uint32_t>& households) {
  const std::vector<Role> roles[] = {{Role::steward, Role::registrar, Role::facilitator},
                                     {Role::steward, Role::registrar},
                                     {Role::registrar}};
  Founded body;
  body.rehearsal = true;
  body.rules_version = kRulesVersion;
  body.host = host;
  body.charter = std::move(charter);
  body.peers = {only_peer("Office")};
  for (std::uint32_t number = 1; number <= std::size(roles); ++number) {
    const auto at = number - 1;
    body.members.push_back(founder(member_name(number), classes.at(at), households.at(at),
                                   {phone_of(number)}, roles[at]));
  }
  enter("founding", body, {"node", "phone 1", "phone 2"});
}

void SmallVillage::admit(std::uint32_t number, ClassIndex member_class, std::uint32_t household,
                         bool has_key) {
  MemberAdmitted body;
  body.number = MemberNumber{number};
  body.member_class = member_class;
  body.commitment = derived_as<Commitment>("commitment: " + member_name(number));
  body.household = HouseholdNumber{household};
  Names signers{"phone 1", "phone 2"};
  if (has_key) {
    body.keys = {new_key(ledger(), KeyRole::member, phone_of(number))};
    signers.push_back(phone_of(number));
  }
  enter("admission of " + member_name(number), body, signers);
}

void SmallVillage::change(std::uint32_t member, MemberField what, std::uint32_t value) {
  enter("change " + std::to_string(static_cast<int>(what)) + " of " + member_name(member) + " to " +
            std::to_string(value),
        MemberChanged{MemberNumber{member}, what, value}, {"phone 1", "phone 2"});
}

ProposalId SmallVillage::open(ProposalDrafted body) {
  const auto number = static_cast<std::uint32_t>(book_.state().proposals().size() + 1);
  const auto wording = "Wording of proposal " + std::to_string(number) + "\n";
  body.number = ProposalNumber{number};
  body.wording = {sha256(bytes_of(wording)), wording.size()};
  const ProposalId id{enter("draft " + std::to_string(number), body, {"phone 1"})};
  const auto opens_at = now_ + Duration{2 * kDay.ms};
  enter("announcement of " + std::to_string(number),
        ProposalAnnounced{id, body.wording.hash, opens_at, opens_at + kDay,
                          Duration{30 * kMinute.ms}, Visibility::open},
        {"phone 1"});
  go_to(opens_at);
  return id;
}

void SmallVillage::cast(const std::string& device, std::uint32_t voter, std::uint16_t revision,
                        const Ballot& says, const std::vector<ReceiptBy>& receipts) {
  const auto name = "ballot of " + member_name(voter) + " on " +
                    std::to_string(last().draft.number.value) + ", revision " +
                    std::to_string(revision) + ", from " + device;
  enter(name, BallotCast{last().id, MemberNumber{voter}, Revision{revision}, says}, {device},
        receipts);
}

void SmallVillage::hand(std::uint32_t delegator, std::uint32_t target) {
  enter("delegation of " + member_name(delegator),
        DelegationSet{MemberNumber{delegator}, {}, MemberNumber{target}, {}, Revision{1}},
        {phone_of(delegator)});
}

}  // namespace yoriai::vectors
