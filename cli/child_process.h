// Another run of a program of ours, as a process of its own.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace yoriai::cli {

class ChildProcess {
 public:
  // Without input; what it says is added to `log`. It ends with this process at the latest. Throws
  // EnvironmentError when no process can be made.
  ChildProcess(const std::filesystem::path& program, const std::vector<std::string>& arguments,
               const std::filesystem::path& log);
  ~ChildProcess() { kill(); }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  [[nodiscard]] bool runs();
  // At once, as when the power goes; it is gone on return.
  void kill();
  // Asks it to end, and waits until it has. Its exit code; 128 + n when signal n ended it.
  int stop();

 private:
  int signal_and_wait(int signal);

  pid_t pid_ = 0;   // 0: it has ended
  int status_ = 0;  // as waitpid() gave it
};

// The program that runs now.
std::filesystem::path this_program();

}  // namespace yoriai::cli
