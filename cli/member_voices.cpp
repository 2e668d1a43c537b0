// yoriai member voices: who holds how many voices, and for one vote what its rules would lose of
// them.
#include "cli/member_voices.h"

#include <algorithm>
#include <boost/json.hpp>
#include <functional>

#include "cli/carried_voices.h"
#include "cli/find.h"
#include "cli/member_numbers.h"
#include "cli/office.h"
#include "cli/options.h"

namespace yoriai::cli {
namespace {

namespace json = boost::json;

struct VoicesOptions {
  std::string topic;
  std::uint32_t proposal = 0;
};

// What is asked about, and as of when: of a vote no later than its deadline.
struct Asked {
  Subject about;
  const core::Proposal* frozen = nullptr;  // a vote whose roll is frozen
  core::Instant at;
};

Attempted<Asked> what_is_asked(const Context& context, const core::State& state,
                               const VoicesOptions& options) {
  Asked asked;
  asked.at = std::max(context.now(), state.last_accepted_at());
  if (options.proposal > 0) {
    YORIAI_TRY(const auto* proposal, find_proposal(state, options.proposal));
    asked.about = {proposal->id, proposal->draft.topic};
    const bool opened =
        proposal->phase == core::Phase::open || proposal->phase == core::Phase::closed;
    if (!opened) return asked;
    asked.frozen = proposal;
    asked.at = std::min(asked.at, proposal->terms.closes_at);
  } else if (!options.topic.empty()) {
    YORIAI_TRY(const auto topic, find_topic(state.charter()->rules, options.topic));
    asked.about.topic = topic;
  }
  return asked;
}

// The limits of a vote in a sentence each.
void say_limits(Context& context, const core::Proposal& proposal) {
  const auto caps = caps_of(proposal);
  const auto& houses = proposal.charter->rules.houses;
  for (std::size_t house = 0; house < caps.size(); ++house) {
    if (!caps[house]) continue;
    const auto& name = houses[house].name;
    const auto most = counted(*caps[house], "voice");
    context.say({fmt::format("この投票で一人があずかれるのは、「{}」の{}人まで（自分の票のほか）。",
                             name, *caps[house]),
                 fmt::format("In this vote one person carries {} of \"{}\" at most, beside their "
                             "own.",
                             most, name)});
  }
  if (!proposal.kind().delegation) {
    context.say(
        "この種類の議案では、委任は数えません。",
        "Proposals of this kind take no delegations: none of these voices counts in this vote.");
  }
  if (const auto longest = proposal.kind().longest_chain; longest > 0) {
    context.say({fmt::format("委任のつながりは{}段まで。", longest),
                 fmt::format("A chain of delegations has {} at most.", counted(longest, "step"))});
  }
  if (const auto most = proposal.charter->rules.channels.proxy_cap; most > 0) {
    context.say("委任状の用紙は、一人が{}人分まで出せます。",
                "One person may hand in papers for {} by letters of proxy.", most);
  }
}

json::array numbers_json(const std::vector<core::MemberNumber>& members) {
  json::array out;
  for (const auto member : members) out.push_back(member.value);
  return out;
}

void say_carried(Context& context, const CarriedVoices& carried, std::uint32_t in_all,
                 bool delegations_count) {
  if (in_all > 0 && delegations_count) {
    const auto steps = counted(carried.longest_steps, "step");
    context.say(
        {fmt::format("　　いちばん長いつながり{}段。本人が投票し、間の人が投票しなければ{}人分を"
                     "数えます",
                     carried.longest_steps, carried.kept),
         fmt::format("    Longest chain: {}. If they vote and nobody between does, {} count", steps,
                     carried.kept)});
  }
  if (!carried.cut.empty() && delegations_count) {
    const auto who = some_numbers(carried.cut);
    context.say("　　上限を超える{}人：{}", "    Over the cap, and cut: {} ({})",
                carried.cut.size(), who.in(context.language()));
  }
  if (carried.too_long > 0 && delegations_count) {
    context.say("　　つながりが長すぎる{}人", "    Over too long a chain: {}", carried.too_long);
  }
  if (carried.off_roll > 0 && delegations_count) {
    context.say("　　名簿の外になる{}人", "    Not on the roll, or through somebody who is not: {}",
                carried.off_roll);
  }
  if (!carried.proxies.empty()) {
    const auto who = some_numbers(carried.proxies);
    context.say("　　委任状で出した用紙{}人分：{}",
                "    Papers handed in by letters of proxy: {}, for {}", carried.proxies.size(),
                who.in(context.language()));
  }
}

json::object carried_json(const CarriedVoices& carried) {
  return {{"kept", carried.kept},
          {"cut", numbers_json(carried.cut)},
          {"too_long", carried.too_long},
          {"off_roll", carried.off_roll},
          {"longest_chain", carried.longest_steps},
          {"proxies", numbers_json(carried.proxies)}};
}

// Those who hold most come first; after them who only handed in papers for others.
std::vector<std::uint32_t> holders_of(const std::vector<Holding>& held,
                                      const core::Proposal* frozen) {
  std::vector<bool> handed_in(held.size());
  if (frozen != nullptr) {
    for (const auto& helped : frozen->box.papers().helped()) {
      if (helped.channel == core::Channel::proxy) handed_in[helped.helper.value] = true;
    }
  }
  std::vector<std::uint32_t> holders;
  for (std::uint32_t number = 1; number < held.size(); ++number) {
    if (held[number].direct > 0 || handed_in[number]) holders.push_back(number);
  }
  std::ranges::stable_sort(holders, std::greater<>(),
                           [&](std::uint32_t number) { return held[number].in_all; });
  return holders;
}

// Whose voices are gone after one by one, those who hold most first: each may be as many as the
// roll.
constexpr std::size_t kTracedHolders = 20;

VerbResult voices(Context& context, const VoicesOptions& options) {
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  const auto& state = folder->book().state();
  YORIAI_TRY(const auto asked, what_is_asked(context, state, options));
  const auto held = holdings(state, asked.about, asked.at);
  const auto holders = holders_of(held, asked.frozen);
  std::optional<CarriedVoicesOf> limits;
  if (asked.frozen != nullptr) {
    say_limits(context, *asked.frozen);
    limits.emplace(state, *asked.frozen, asked.at);
  }
  json::array rows;
  for (const auto number : holders) {
    const auto& [direct, in_all] = held[number];
    context.say("　{}番が預かる声：{}人分（うち直接{}人）",
                "  Member {} holds the voices of others: {}, of which {} directly", number, in_all,
                direct);
    json::object row{{"member", number}, {"direct", direct}, {"in_all", in_all}};
    if (limits && rows.size() < kTracedHolders) {
      const auto carried = limits->by(core::MemberNumber{number});
      say_carried(context, carried, in_all, asked.frozen->kind().delegation);
      row["carried"] = carried_json(carried);
    }
    rows.push_back(std::move(row));
  }
  if (limits && holders.size() > kTracedHolders) {
    context.say("上限とつながりは、多くあずかる{}人についてだけ調べました。",
                "Caps and chains were gone after for the {} who hold most.", kTracedHolders);
  }
  if (holders.empty()) context.say("だれも委任していません。", "Nobody delegates.");
  context.answer({{"holders", std::move(rows)}});
  context.next_command(fmt::format("yoriai member show {}", holders.empty() ? 1 : holders.front()));
  return ExitCode::ok;
}

}  // namespace

void add_member_voices(CLI::App& member, Context& context) {
  auto options = std::make_shared<VoicesOptions>();
  auto& held = add_verb(member, context, "voices",
                        Text{"だれが何人分の委任をあずかっているか", "who holds how many voices"});
  option(held, "--topic", options->topic, "for this topic");
  option(held, "--proposal", options->proposal,
         "for this proposal: with its caps, and the papers handed in by proxy");
  example(held, "yoriai member voices --topic forest\nyoriai member voices --proposal 1");
  context.on(held, [&context, options] { return voices(context, *options); });
}

}  // namespace yoriai::cli
