// Where a passphrase comes from: a file, the environment, or a person at a terminal that does not
// echo.
#include <termios.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>

#include "cli/office.h"

namespace yoriai::cli {
namespace {

class SilentTerminal {
 public:
  SilentTerminal() {
    if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
    auto silent = before_;
    silent.c_lflag &= static_cast<tcflag_t>(~ECHO);
    changed_ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
  }
  ~SilentTerminal() {
    if (changed_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  SilentTerminal(const SilentTerminal&) = delete;
  SilentTerminal& operator=(const SilentTerminal&) = delete;

 private:
  termios before_{};
  bool changed_ = false;
};

std::string ask(std::string_view question) {
  std::cerr << question;
  const SilentTerminal silent;
  std::string line;
  std::getline(std::cin, line);
  std::cerr << '\n';
  return line;
}

Attempted<std::string> from_file(const std::string& path) {
  std::ifstream in(path);
  std::string line;
  if (!std::getline(in, line) || line.empty()) {
    return core::Unexpected{
        Failure(FileFault{path,
                          0,
                          0,
                          {"合い言葉のファイルが読めないか、空です。",
                           "The passphrase file cannot be read or is empty."}})};
  }
  return line;
}

}  // namespace

Attempted<const ledger::SecretText*> Passphrase::get() { return obtain(false); }
Attempted<const ledger::SecretText*> Passphrase::choose() { return obtain(true); }

Attempted<const ledger::SecretText*> Passphrase::obtain(bool twice) {
  if (text_) return text_.get();
  std::string text;
  if (!source_.file.empty()) {
    YORIAI_TRY(text, from_file(source_.file));
  } else if (const char* given = std::getenv("YORIAI_PASSPHRASE"); given != nullptr) {
    text = given;
  } else if (isatty(STDIN_FILENO) != 0) {
    text = ask("合い言葉 / passphrase: ");
    if (twice && ask("もう一度 / once more: ") != text) {
      return fail(ExitCode::usage, {"二つの合い言葉が違います。", "The two passphrases differ."});
    }
  }
  if (text.empty()) {
    return fail(
        ExitCode::usage,
        {"合い言葉がありません。--passphrase-file FILE か YORIAI_PASSPHRASE を使うか、新しい鍵なら "
         "--unsealed と書いてください。",
         "No passphrase was given. Use --passphrase-file FILE or $YORIAI_PASSPHRASE, or say "
         "--unsealed for a new key."});
  }
  text_ = std::make_unique<ledger::SecretText>(std::move(text));
  return text_.get();
}

}  // namespace yoriai::cli
