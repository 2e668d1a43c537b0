// Work on a sequence of items, on several threads, with the results used in the order of the items:
//   take   gives the next item, or none when there are no more; never called twice at a time
//   work   turns an item into a result; many at a time
//   use    takes the results in order, on the caller's thread; false: no more are wanted
// What `take` or `work` throws comes out of in_order() in the item's place: after the results
// before it were used. So what comes of it does not depend on the threads. Items may be taken, and
// worked on, that are never used.
#pragma once

#include <deque>
#include <exception>
#include <optional>
#include <type_traits>

#include "ledger/worker_threads.h"

namespace yoriai::ledger {

// How far taking may run ahead of using: so many items for each thread, but none beyond so many
// bytes in all. item.bytes() is an item's share.
struct Ahead {
  std::size_t items_per_thread = 4;
  std::size_t bytes = 0;
};

namespace detail {

template <class Take, class Work, class Use>
class InOrder {
  using Item = typename std::invoke_result_t<Take>::value_type;
  using Done = std::invoke_result_t<Work, Item>;

 public:
  InOrder(const Ahead& ahead, unsigned threads, Take take, Work work, Use use)
      : threads_(threads),
        most_items_(ahead.items_per_thread * threads),
        most_bytes_(ahead.bytes),
        take_(std::move(take)),
        work_(std::move(work)),
        use_(std::move(use)) {}

  void help() {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return ended_ || something_to_do(); });
      if (stopped_ || !something_to_do()) return;
      take_or_work(lock);
    }
  }

  void lead() {
    std::unique_lock lock(mutex_);
    try {
      while (!ended_ || !places_.empty()) {
        changed_.wait(lock,
                      [this] { return first_is_ready() || something_to_do() || nothing_comes(); });
        if (first_is_ready()) {
          if (!use_first(lock)) break;
        } else if (something_to_do()) {
          take_or_work(lock);
        }
      }
    } catch (...) {
      stop(lock);
      throw;
    }
    stop(lock);
  }

 private:
  struct Place {
    std::size_t bytes = 0;
    std::optional<Item> item;  // until it is worked on
    std::optional<Done> done;
    std::exception_ptr failure;
    [[nodiscard]] bool ready() const { return done.has_value() || failure != nullptr; }
  };

  // An item for each thread lies ready to be worked on: who finds another taking need not wait, and
  // to wait costs a thread as much as some dozen entries.
  [[nodiscard]] bool may_take() const {
    return !ended_ && !taking_ && untouched_.size() < threads_ && places_.size() < most_items_ &&
           (places_.empty() || bytes_ < most_bytes_);
  }
  [[nodiscard]] bool something_to_do() const { return may_take() || !untouched_.empty(); }
  [[nodiscard]] bool first_is_ready() const { return !places_.empty() && places_.front().ready(); }
  [[nodiscard]] bool nothing_comes() const { return ended_ && places_.empty(); }

  void stop(std::unique_lock<std::mutex>& lock) {
    if (!lock.owns_lock()) lock.lock();
    ended_ = true;
    stopped_ = true;
    changed_.notify_all();
  }

  void take_or_work(std::unique_lock<std::mutex>& lock) {
    if (may_take()) {
      take_next(lock);
    } else {
      work_on_next(lock);
    }
  }

  void take_next(std::unique_lock<std::mutex>& lock) {
    taking_ = true;
    lock.unlock();
    std::optional<Item> item;
    std::exception_ptr failure;
    try {
      item = take_();
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    taking_ = false;
    if (failure) places_.emplace_back().failure = failure;
    if (item && !ended_) {
      put_in_place(*std::move(item));
    } else {
      ended_ = true;
    }
    changed_.notify_all();
  }

  // A place stays where it is while the queue grows and shrinks at its ends, and leaves the queue
  // when it is ready.
  void put_in_place(Item item) {
    auto& place = places_.emplace_back();
    place.bytes = item.bytes();
    place.item = std::move(item);
    bytes_ += place.bytes;
    untouched_.push_back(&place);
  }

  void work_on_next(std::unique_lock<std::mutex>& lock) {
    auto& place = *untouched_.front();
    untouched_.pop_front();
    lock.unlock();
    std::optional<Done> done;
    std::exception_ptr failure;
    try {
      done.emplace(work_(*std::move(place.item)));
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    place.done = std::move(done);
    place.failure = failure;
    changed_.notify_all();
  }

  bool use_first(std::unique_lock<std::mutex>& lock) {
    Place first = std::move(places_.front());
    places_.pop_front();
    bytes_ -= first.bytes;
    changed_.notify_all();
    lock.unlock();
    if (first.failure) std::rethrow_exception(first.failure);
    const bool more = use_(*std::move(first.done));
    lock.lock();
    return more;
  }

  const std::size_t threads_;
  const std::size_t most_items_;
  const std::size_t most_bytes_;
  Take take_;
  Work work_;
  Use use_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Place> places_;      // taken and not yet used, in order
  std::deque<Place*> untouched_;  // of these, what nobody works on yet
  std::size_t bytes_ = 0;         // of the places
  bool taking_ = false;
  bool ended_ = false;    // no more are taken
  bool stopped_ = false;  // nor worked on
};

}  // namespace detail

template <class Take, class Work, class Use>
void in_order(WorkerThreads& threads, const Ahead& ahead, Take take, Work work, Use use) {
  detail::InOrder<Take, Work, Use> all(ahead, threads.count(), std::move(take), std::move(work),
                                       std::move(use));
  threads.run([&] { all.help(); }, [&] { all.lead(); });
}

}  // namespace yoriai::ledger
