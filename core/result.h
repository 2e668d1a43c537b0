// Result<T, E>: a value or the reason there is none. A small subset of C++23's std::expected with
// the same names, which this compiler's standard library does not have in C++20.
#pragma once

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "core/assert.h"
#include "core/refusal.h"

namespace yoriai::core {

template <class E>
struct Unexpected {
  E reason;
};
template <class E>
Unexpected(E) -> Unexpected<E>;

template <class T, class E = Refused>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  using error_type = E;

  Result(T value) : either_(std::in_place_index<0>, std::move(value)) {}
  // The value made in its place, for one that is large to move.
  template <class... Parts>
  explicit Result(std::in_place_t /*tag*/, Parts&&... parts)
      : either_(std::in_place_index<0>, std::forward<Parts>(parts)...) {}
  template <class F>
  requires std::is_constructible_v<E, F> Result(Unexpected<F> error)
      : either_(std::in_place_index<1>, std::move(error.reason)) {}

  [[nodiscard]] bool has_value() const { return either_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & {
    YORIAI_ASSERT(has_value());
    return std::get<0>(either_);
  }
  const T& value() const& {
    YORIAI_ASSERT(has_value());
    return std::get<0>(either_);
  }
  T&& value() && {
    YORIAI_ASSERT(has_value());
    return std::get<0>(std::move(either_));
  }
  [[nodiscard]] const E& error() const {
    YORIAI_ASSERT(!has_value());
    return std::get<1>(either_);
  }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

 private:
  std::variant<T, E> either_;
};

template <class E>
class [[nodiscard]] Result<void, E> {
 public:
  using value_type = void;
  using error_type = E;

  Result() = default;
  template <class F>
  requires std::is_constructible_v<E, F> Result(Unexpected<F> error)
      : error_(std::move(error.reason)) {}

  [[nodiscard]] bool has_value() const { return !error_.has_value(); }
  explicit operator bool() const { return has_value(); }
  [[nodiscard]] const E& error() const {
    YORIAI_ASSERT(error_.has_value());
    return *error_;
  }

 private:
  std::optional<E> error_;
};

using Status = Result<void, Refused>;

inline Unexpected<Refused> refuse(Refusal code, std::uint64_t detail = 0) {
  return Unexpected<Refused>{Refused{code, detail}};
}

}  // namespace yoriai::core

#define YORIAI_CONCAT_(a, b) a##b
#define YORIAI_CONCAT(a, b) YORIAI_CONCAT_(a, b)
#define YORIAI_TRY_AS_(temporary, declaration, expression)              \
  auto temporary = (expression);                                        \
  if (!temporary) return ::yoriai::core::Unexpected{temporary.error()}; \
  declaration = *std::move(temporary)
// YORIAI_TRY(auto x, f()): x is f()'s value, or the enclosing function returns f()'s error.
#define YORIAI_TRY(declaration, expression) \
  YORIAI_TRY_AS_(YORIAI_CONCAT(try_result_, __LINE__), declaration, expression)
// YORIAI_CHECK(f()): go on, or return f()'s error.
#define YORIAI_CHECK(expression)                                                             \
  if (auto check_result_ = (expression); !check_result_) return ::yoriai::core::Unexpected { \
      check_result_.error()                                                                  \
    }
