// yoriai peer succeed: another peer is to lead the book. Said to the peer that runs here, by its
// own operator; k of them have to agree (specs/peers.md section 8).
#include <boost/json.hpp>

#include "cli/office.h"
#include "cli/options.h"
#include "cli/order_file.h"
#include "cli/peer_verbs.h"

namespace yoriai::cli {
namespace {

struct Options {
  bool consent = false;
};

VerbResult succeed(Context& context, const Options& options) {
  YORIAI_CHECK(
      give_order(context.book_folder(), options.consent ? net::Order::consent : net::Order::stand));
  if (options.consent) {
    context.say("この受付は、10分の間に最初に名のり出た受付に従います。",
                "This peer follows whoever is the first to stand within the next ten minutes.");
  } else {
    context.say(
        "この受付は、次の期の書き手に名のり出ました。ほかの運営者に電話して、それぞれの機械で "
        "yoriai peer succeed --consent と言ってもらってください。",
        "This peer stands for the next epoch. Telephone the other operators: each says yoriai peer "
        "succeed --consent at their own machine.");
    context.say("　足りるまで、この受付は今の期の確認をしません。",
                "  Until enough agree, it acknowledges nothing of the present epoch.");
  }
  context.answer({{"order", options.consent ? "consent" : "stand"}});
  context.next_command("yoriai peer status");
  return ExitCode::ok;
}

}  // namespace

void add_peer_succeed(CLI::App& peer, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(peer, context, "succeed",
                        Text{"書き手を替える：名のり出る、または同意する",
                             "another peer is to lead: stand, or agree"});
  flag(verb, "--consent", options->consent, "agree to whoever stands, instead of standing");
  example(verb,
          "yoriai peer succeed             at the peer that is to lead\n"
          "yoriai peer succeed --consent   at the others");
  context.on(verb, [&context, options] { return succeed(context, *options); });
}

}  // namespace yoriai::cli
