// yoriai status: how far an event has come, with the proof of it, which is checked here.
#include <boost/json.hpp>

#include "cli/event_number.h"
#include "cli/node_talk.h"
#include "cli/options.h"
#include "cli/status_words.h"
#include "cli/verbs.h"
#include "cli/wall_time.h"
#include "ledger/book_folder.h"
#include "net/event_places.h"
#include "net/event_status.h"

namespace yoriai::cli {
namespace {

struct Options {
  std::vector<std::string> nodes;
  std::string event;
};

// What the book at hand knows of the event whose number begins so.
struct Trace {
  std::optional<core::EventId> id;
  bool several = false;  // begin so
  std::optional<core::EntryIndex> index;
  core::Instant accepted_at;
  std::vector<core::Receipt> receipts;

  bool take(const core::EventId& found, std::string_view digits) {
    if (!core::to_hex(found.view()).starts_with(digits)) return false;
    several = several || (id && *id != found);
    id = found;
    return true;
  }
};

void search_book(const ledger::Book& book, std::string_view digits, Trace& trace) {
  book.store().scan(book.state().ledger(), 0, book.tree().size(),
                    [&](std::uint64_t index, const ledger::StoredEntry& line) {
                      const auto facts = net::facts_of(line);
                      if (!facts) return true;
                      const bool carried = facts->carried && trace.take(*facts->carried, digits);
                      if (trace.take(facts->event, digits) || carried) {
                        trace.index = core::EntryIndex{index};
                        trace.accepted_at = facts->accepted_at;
                      }
                      return true;
                    });
}

// The events for which the peer of this folder gave a receipt.
void search_held(const ledger::PeerStore& store, const ledger::Book& book, std::string_view digits,
                 Trace& trace) {
  const auto spoken_of = book.record().receipts.number;
  store.held(book.state().ledger(), [&](const ledger::HeldEvent& event) {
    if (event.own.number > spoken_of) return false;
    if (!trace.take(event.id, digits)) return true;
    trace.receipts = event.receipts;
    trace.receipts.push_back(event.own);
    return true;
  });
}

core::Unexpected<Failure> which_one(const Trace& trace) {
  if (trace.several) return several_events();
  return fail(ExitCode::usage,
              {"この写しの帳簿にはまだありません。受付に聞くには、番号を64桁すべて書いてください。",
               "The copy of the book here does not have it yet. To ask a node, write all 64 digits "
               "of its number."});
}

ExitCode tell(Context& context, const Shown& shown) {
  const auto id = core::to_hex(shown.event.view());
  context.say("記録 {}", "Event {}", id);
  say_shown(context, shown);
  boost::json::object answer{{"event", id}};
  describe_shown(answer, shown, context.language());
  context.answer(std::move(answer));
  return shown.in_book() || shown.status.state == net::EventState::received ? ExitCode::ok
                                                                            : ExitCode::negative;
}

VerbResult ask_nodes(Context& context, const ledger::Book& book, const Options& options,
                     const Trace& trace) {
  YORIAI_TRY(const auto nodes, addresses_of(options.nodes));
  const auto id = trace.id ? trace.id : core::id_from_hex<core::EventId>(options.event);
  if (!id || trace.several) return which_one(trace);
  YORIAI_TRY(auto shown, ask_after(book.state(), nodes, *id));
  return tell(context, shown);
}

// In a copy of a book of several peers it is worth no more than the copy.
void tell_place_here(Context& context, const Trace& trace, bool alone) {
  const auto line = trace.index->value + 1;
  if (alone) {
    return context.say({fmt::format("帳簿に入りました：{}行目、{}。署名はまだです。", line,
                                    show_instant(Language::ja, trace.accepted_at)),
                        fmt::format("In the book: line {}, {}. Nothing is signed over it yet.",
                                    line, show_instant(Language::en, trace.accepted_at))});
  }
  context.say("ここにある写しの{}行目にあります。ほかの受付はまだ確かめていません。",
              "It is line {} of the copy here; the other peers have not acknowledged it yet.",
              line);
}

VerbResult ask_book(Context& context, ledger::BookFolder& folder, const ledger::Book& book,
                    Trace trace) {
  if (trace.several) return which_one(trace);
  const auto& ledger = book.state().ledger();
  if (!trace.id) {
    return fail(ExitCode::negative,
                {"この帳簿にはありません。番号を確かめるか、受付に聞いてください（--node）。",
                 "It is not in this book. Check its number, or ask a node (--node)."});
  }
  const auto certificate = folder.peer_store().certificate(ledger).value_or(core::Certificate{});
  const auto note = book.store().checkpoint(ledger).value_or("");
  const auto status = net::status_of({*trace.id, std::move(trace.receipts), trace.index, nullptr},
                                     book, {certificate, note});
  const auto proven = net::check_status(status, *trace.id, book.state());
  if (!proven) return fail(ExitCode::damaged, bad_copy_words(proven.error()));
  const auto ended = tell(context, {&book.state(), *trace.id, *proven, {}});
  if (!trace.index || proven->tree_size > 0) return ended;
  tell_place_here(context, trace, book.state().peers().size() == 1);
  return ExitCode::ok;
}

VerbResult status(Context& context, const Options& options) {
  YORIAI_TRY(const auto digits, event_digits(options.event));
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  const auto& book = folder->book();
  Trace trace;
  search_book(book, digits, trace);
  search_held(folder->peer_store(), book, digits, trace);
  if (options.nodes.empty()) return ask_book(context, *folder, book, std::move(trace));
  return ask_nodes(context, book, {options.nodes, digits}, trace);
}

}  // namespace

void add_status(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(app, context, "status",
                        Text{"記録がどこまで進んだかを、証拠とともに見る",
                             "how far an event has come, with the proof"});
  required(
      option(verb, "event", options->event, "number of the event, its first 8 digits or more"));
  add_node_option(verb, context, options->nodes);
  example(verb, "yoriai status 3fa94c1b --node 127.0.0.1:7001");
  context.on(verb, [&context, options] { return status(context, *options); });
}

}  // namespace yoriai::cli
