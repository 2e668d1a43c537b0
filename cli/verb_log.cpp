// yoriai log: the lines of the book, who said what and when.
#include <boost/json.hpp>

#include "cli/book_lines.h"
#include "cli/messages.h"
#include "cli/office.h"
#include "cli/options.h"
#include "cli/verbs.h"
#include "cli/wall_time.h"

namespace yoriai::cli {
namespace {

namespace json = boost::json;

struct Options {
  std::uint64_t from = 1;  // as people count, from 1
  std::uint64_t last = 0;
};

Words author_words(const core::State& state, const core::PublicKey& key) {
  const auto* owner = state.members().owner(key);
  if (owner != nullptr && owner->role == core::KeyRole::member) {
    return {fmt::format("{}番", owner->member.value),
            fmt::format("member {}", owner->member.value)};
  }
  return {"事務局の機械", "the peer"};
}

json::object line_json(const BookLine& line, const core::State& state) {
  const auto* owner = state.members().owner(line.header.author);
  const bool member = owner != nullptr && owner->role == core::KeyRole::member;
  return {{"index", line.number - 1},
          {"accepted_at", iso_instant(line.at)},
          {"kind", word_for(line.header.kind).en},
          {"kind_number", static_cast<std::uint16_t>(line.header.kind)},
          {"event", core::to_hex(line.id.view())},
          {"author", core::to_hex(line.header.author.view())},
          {"member", member ? json::value(owner->member.value) : json::value(nullptr)},
          {"cosigners", line.header.cosigners.size()}};
}

void say_line(Context& context, const BookLine& line, const core::State& state) {
  const auto word = word_for(line.header.kind);
  const auto author = author_words(state, line.header.author);
  const auto id = core::to_hex(line.id.view()).substr(0, 16);
  context.say({fmt::format("{}　{}　{}　{}　{}", line.number, show_instant(Language::ja, line.at),
                           word.ja, author.ja, id),
               fmt::format("{}. {}: {} by {} ({})", line.number,
                           show_instant(Language::en, line.at), word.en, author.en, id)});
}

VerbResult log(Context& context, const Options& options) {
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  const auto& book = folder->book();
  const auto size = book.state().size().value;
  auto from = options.from == 0 ? 0 : options.from - 1;
  if (options.last > 0) from = size - std::min(size, options.last);
  json::array lines;
  book.store().scan(book.state().ledger(), std::min(from, size), size,
                    [&](std::uint64_t index, const ledger::StoredEntry& stored) {
                      const auto line = read_line(index, stored);
                      if (context.json()) {
                        lines.push_back(line_json(line, book.state()));
                      } else {
                        say_line(context, line, book.state());
                      }
                      return true;
                    });
  context.answer({{"size", size}, {"lines", std::move(lines)}});
  context.next_command("yoriai export FILE");
  return ExitCode::ok;
}

}  // namespace

void add_log(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(app, context, "log", Text{"帳簿の行を見る", "the lines of the book"});
  option(verb, "--from", options->from, "first line to show, from 1");
  option(verb, "--last", options->last, "only so many of the last lines");
  example(verb, "yoriai log --last 20");
  context.on(verb, [&context, options] { return log(context, *options); });
}

}  // namespace yoriai::cli
