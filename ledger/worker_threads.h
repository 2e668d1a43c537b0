// Threads that wait for work and take part in it together with the caller's own thread.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace yoriai::ledger {

class WorkerThreads {
 public:
  // `threads` counts the caller's own, which works too; at least one.
  explicit WorkerThreads(unsigned threads);
  // As many threads as the machine runs at once.
  WorkerThreads();
  WorkerThreads(const WorkerThreads&) = delete;
  WorkerThreads& operator=(const WorkerThreads&) = delete;
  ~WorkerThreads();

  // With the caller's own.
  [[nodiscard]] unsigned count() const { return static_cast<unsigned>(workers_.size()) + 1; }

  // Runs `lead` on the caller's thread and meanwhile `help` on the others, at most once on each; a
  // thread that is late may not come to it. Returns, or passes on what `lead` has thrown, when no
  // thread is inside any more. `help` throws nothing, and returns when there is nothing left to do.
  // One call at a time.
  void run(const std::function<void()>& help, const std::function<void()>& lead);
  // The same in two steps: the others begin with it, the caller does something else, and takes part
  // when it wants it done. Between the two no run() and no other begin().
  void begin(std::function<void()> work);
  void finish();

 private:
  void work();
  void dismiss();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable idle_;
  const std::function<void()>* help_ = nullptr;  // what the workers take part in
  std::function<void()> begun_;                  // and is not finished
  unsigned working_ = 0;                         // workers inside of it
  bool ending_ = false;
  std::vector<std::thread> workers_;
};

// Does piece(0) … piece(pieces − 1), each once, on threads started for this alone: a core::Spread.
void run_pieces(std::size_t pieces, const std::function<void(std::size_t)>& piece);

}  // namespace yoriai::ledger
