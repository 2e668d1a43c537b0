// yoriai key: make a device key, look at one, prove to the office that it is yours; add it to
// yourself, or replace what was lost.
#include <boost/json.hpp>

#include "cli/desk.h"
#include "cli/find.h"
#include "cli/introduction.h"
#include "cli/options.h"
#include "cli/verbs.h"

namespace yoriai::cli {
namespace {

namespace json = boost::json;

struct Options {
  DeskOptions desk;
  Sealing sealing;
  std::string name;
  std::uint32_t member = 0;
  NewKeyOptions new_keys;
};

VerbResult make(Context& context, const Options& options) {
  Passphrase passphrase(options.desk.passphrase);
  const auto key = ledger::SecretKey::generate();
  YORIAI_CHECK(save_member_key(context, options.name, key, options.sealing, passphrase));
  const auto path = key_path(context, options.name);
  const auto hex = core::to_hex(key.public_key().view());
  context.say("鍵を作りました：{}", "Made a key: {}", path.string());
  context.say("　公開鍵 {}", "  Public key {}", hex);
  if (options.sealing.unsealed) {
    context.say(
        "　合い言葉で守られていません。このファイルを見た人はあなたの代わりに署名できます。",
        "  It is not protected by a passphrase: who has the file can sign in your name.");
  }
  context.answer({{"file", path.string()}, {"public_key", hex}});
  context.next_command(fmt::format("yoriai key introduce {}", options.name));
  return ExitCode::ok;
}

VerbResult show(Context& context, const Options& options) {
  const auto path = key_path(context, options.name);
  const auto summary = ledger::summarize_key_file(path);
  if (!summary) {
    return fail(ExitCode::usage, {path.string() + "：鍵ファイルとして読めません。",
                                  path.string() + ": it cannot be read as a key file."});
  }
  json::array keys;
  for (const auto& listed : summary->keys) {
    const auto hex = core::to_hex(listed.key.view());
    context.say("{}：{}", "{}: {}", ledger::to_string(listed.name), hex);
    keys.push_back(json::object{{"name", ledger::to_string(listed.name)}, {"public_key", hex}});
  }
  context.say(summary->sealed ? Text{"合い言葉で守られています。", "Sealed with a passphrase."}
                              : Text{"合い言葉で守られていません。", "Not sealed."});
  context.answer({{"sealed", summary->sealed}, {"keys", std::move(keys)}});
  context.next_command(fmt::format("yoriai key introduce {}", options.name));
  return ExitCode::ok;
}

VerbResult introduce(Context& context, const Options& options) {
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  Passphrase passphrase(options.desk.passphrase);
  YORIAI_TRY(const auto key, load_member_key(context, options.name, passphrase));
  const auto proof = ledger::introduce(folder->book().state().ledger(), core::KeyRole::member, key);
  const auto text = write_introduction(proof);
  context.say("この鍵の紹介状です。名簿係に渡してください：",
              "Give this introduction to a registrar:");
  context.say(Words{text, text});
  context.answer({{"introduction", text}});
  context.next_command("yoriai member add NAME --introduction … --as REGISTRAR --out FILE");
  return ExitCode::ok;
}

VerbResult add(Context& context, const Options& options) {
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(auto keys, gather_new_keys(context, *desk, options.new_keys));
  if (keys.introduced.size() != 1) {
    return fail(ExitCode::usage, {"足す鍵を一つ書いてください（--new-key か --introduction）。",
                                  "Name the one key to add (--new-key or --introduction)."});
  }
  YORIAI_TRY(const auto* member, desk->author());
  const auto number = member->number.value;
  YORIAI_TRY(auto posted, desk->post(core::KeyAdded{keys.introduced.front()}, keys.signers()));
  return report(context, options.desk, posted,
                {fmt::format("{}番の人に鍵を足しました。", number),
                 fmt::format("Member {} has one more key.", number)},
                fmt::format("yoriai member show {}", number), {{"member", number}});
}

VerbResult replace(Context& context, const Options& options) {
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(const auto* member, find_member(desk->state(), options.member));
  YORIAI_TRY(auto keys, gather_new_keys(context, *desk, options.new_keys));
  const core::KeyGeneration generation{static_cast<std::uint16_t>(member->generation.value + 1)};
  YORIAI_TRY(
      auto posted,
      desk->post(core::KeysReplaced{member->number, generation, keys.introduced}, keys.signers()));
  return report(
      context, options.desk, posted,
      {fmt::format("{}番の人の鍵をすべて交換しました。古い鍵はもう使えません。", options.member),
       fmt::format("All keys of member {} were replaced; the old ones are of no use any more.",
                   options.member)},
      fmt::format("yoriai member show {}", options.member), {{"member", options.member}});
}

using Step = VerbResult (*)(Context&, const Options&);

CLI::App& add_step(CLI::App& key, Context& context, const std::shared_ptr<Options>& options,
                   const char* name, Text what, Step step) {
  auto& verb = add_verb(key, context, name, what);
  context.on(verb, [&context, options, step] { return step(context, *options); });
  return verb;
}

void add_file_steps(CLI::App& key, Context& context, const std::shared_ptr<Options>& options) {
  auto& made = add_step(key, context, options, "new", {"鍵を作る", "make a key"}, make);
  required(option(made, "name", options->name, "name of the key, or a path"));
  flag(made, "--unsealed", options->sealing.unsealed, "do not protect it with a passphrase");
  option(made, "--passphrase-file", options->desk.passphrase.file, "file with the passphrase");
  example(made, "yoriai key new hanako");
  auto& shown =
      add_step(key, context, options, "show", {"公開鍵を見る", "show the public key"}, show);
  required(option(shown, "name", options->name, "name of the key, or a path"));
  example(shown, "yoriai key show hanako");
  auto& introduced = add_step(
      key, context, options, "introduce",
      {"紹介状（鍵を持つ証拠）を作る", "prove to the office that a key is yours"}, introduce);
  required(option(introduced, "name", options->name, "name of the key, or a path"));
  option(introduced, "--passphrase-file", options->desk.passphrase.file,
         "file with the passphrase");
  example(introduced, "yoriai key introduce hanako");
}

}  // namespace

void add_key(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& key = add_verb(app, context, "key", Text{"鍵", "keys of members"});
  require_verb(key);
  add_file_steps(key, context, options);
  auto& added = add_step(key, context, options, "add",
                         {"自分の鍵を足す", "add a device key of your own"}, add);
  add_new_key_options(added, options->new_keys);
  add_desk_options(added, context, options->desk);
  example(added, "yoriai key add --new-key hanako-tablet --as hanako");
  auto& replaced = add_step(key, context, options, "replace",
                            {"鍵をすべて交換する", "replace all keys of a member"}, replace);
  required(option(replaced, "member", options->member, "number of the member"));
  add_new_key_options(replaced, options->new_keys);
  add_desk_options(replaced, context, options->desk);
  example(replaced, "yoriai key replace 7 --new-key taro-new --as registrar1 --as registrar2");
}

}  // namespace yoriai::cli
