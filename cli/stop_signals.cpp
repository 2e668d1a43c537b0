#include "cli/stop_signals.h"

#include <signal.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <exception>
#include <new>
#include <system_error>

#include "cli/exit_codes.h"

namespace yoriai::cli {
namespace {

constexpr Text kStopped{
    "yoriai: 途中で止められました。受付番号を受け取った行は、すべて帳簿にあります。"
    "途中だった行は、全部あるか、全く無いかのどちらかです。「yoriai log」で確かめてください。\n",
    "yoriai: stopped by a signal. Every line you were told the number of is in the book; what was "
    "on "
    "its way is there as a whole or not at all. Look with `yoriai log`.\n"};
constexpr Text kStoppedJson{
    "{\"ok\":false,\"error\":{\"message\":\"途中で止められました。\"},\"next\":[\"yoriai log\"]}\n",
    "{\"ok\":false,\"error\":{\"message\":\"stopped by a signal\"},\"next\":[\"yoriai log\"]}\n"};
constexpr std::string_view kNoMemory =
    "yoriai: メモリーが足りません。 / There is not enough memory. "
    "What was acknowledged is in the book.\n";

constexpr std::string_view kStoreStopped =
    "yoriai: ディスクがいっぱいか、保存ファイルを読み書きできません。空きとディスクを確かめ、"
    "「yoriai doctor」で見てください。\n"
    "yoriai: The disk is full, or a file of the store cannot be read or written. Make room, look "
    "after "
    "the disk, and see yoriai doctor. What was acknowledged is in the book. (";

// Set before any handler is; a handler may do no more than write and end.
std::string_view stopped = kStopped.en;
int where = STDERR_FILENO;

void say(int descriptor, std::string_view text) {
  // There is nobody left to tell that this could not be told.
  if (::write(descriptor, text.data(), text.size()) < 0) return;
}

void stop(int signal) {
  say(where, stopped);
  ::raise(signal);  // by now what it does is end the process
}

}  // namespace

void answer_stop_signals(Language language, bool json) {
  stopped = (json ? kStoppedJson : kStopped).in(language);
  where = json ? STDOUT_FILENO : STDERR_FILENO;
  struct sigaction once {};
  once.sa_handler = stop;
  once.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
    struct sigaction before {};
    ::sigaction(signal, nullptr, &before);
    // Who started us may have said that it is not to be heard (nohup).
    if (before.sa_handler != SIG_IGN) ::sigaction(signal, &once, nullptr);
  }
  ::signal(SIGXFSZ, SIG_IGN);
}

void end_for_want_of_memory() {
  say(STDERR_FILENO, kNoMemory);
  ::_exit(static_cast<int>(ExitCode::environment));
}

void end_on_terminate() {
  try {
    if (std::current_exception()) std::rethrow_exception(std::current_exception());
  } catch (const std::bad_alloc&) {
    end_for_want_of_memory();
  } catch (const std::system_error& full) {  // no room for one more thread
    if (full.code() != std::errc::resource_unavailable_try_again) std::abort();
    end_for_want_of_memory();
  } catch (...) {
    std::abort();
  }
  std::abort();
}

}  // namespace yoriai::cli

// Debian's RocksDB keeps its assertions, and meets some of them when the disk is full: a fault of
// the machine, which has to be told as one. Our own invariants do not come through here.
extern "C" [[noreturn]] void __assert_fail(const char* condition, const char* file,
                                           unsigned int /*line*/,
                                           const char* /*function*/) noexcept {
  using namespace yoriai::cli;
  for (const std::string_view part : {kStoreStopped, std::string_view(file), std::string_view(": "),
                                      std::string_view(condition), std::string_view(")\n")}) {
    say(STDERR_FILENO, part);
  }
  ::_exit(static_cast<int>(ExitCode::environment));
}
