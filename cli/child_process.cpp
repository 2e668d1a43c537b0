#include "cli/child_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "ledger/posix_file.h"

namespace yoriai::cli {
namespace {

constexpr int kNotStarted = 127;  // as shells say it

std::vector<char*> c_arguments(std::vector<std::string>& words) {
  std::vector<char*> out;
  out.reserve(words.size() + 1);
  for (auto& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

// Between fork and exec nothing may be called that could wait for another thread.
[[noreturn]] void become(const char* program, char* const* arguments, int input, int output,
                         pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const bool orphan = ::getppid() != parent;  // it ended before prctl()
  const bool ready = ::dup2(input, STDIN_FILENO) >= 0 && ::dup2(output, STDOUT_FILENO) >= 0 &&
                     ::dup2(output, STDERR_FILENO) >= 0;
  if (ready && !orphan) ::execv(program, arguments);
  ::_exit(kNotStarted);
}

int exit_code_of(int status) {
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

ChildProcess::ChildProcess(const std::filesystem::path& program,
                           const std::vector<std::string>& arguments,
                           const std::filesystem::path& log) {
  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  const auto pointers = c_arguments(words);
  const auto input = ledger::open_file("/dev/null", O_RDONLY);
  const auto output = ledger::open_file(log, O_WRONLY | O_CREAT | O_APPEND);
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child == 0) become(program.c_str(), pointers.data(), input.number(), output.number(), parent);
  if (child < 0) throw ledger::error_of_errno("cannot start", program);
  pid_ = child;
}

bool ChildProcess::runs() {
  if (pid_ != 0 && ::waitpid(pid_, &status_, WNOHANG) == pid_) pid_ = 0;
  return pid_ != 0;
}

int ChildProcess::signal_and_wait(int signal) {
  if (pid_ != 0) {
    ::kill(pid_, signal);
    while (::waitpid(pid_, &status_, 0) < 0 && errno == EINTR) {
    }
    pid_ = 0;
  }
  return exit_code_of(status_);
}

void ChildProcess::kill() { signal_and_wait(SIGKILL); }

int ChildProcess::stop() { return signal_and_wait(SIGTERM); }

std::filesystem::path this_program() { return std::filesystem::read_symlink("/proc/self/exe"); }

}  // namespace yoriai::cli
