// libsodium's answers about signatures, remembered: five machines judge the same words again and
// again, and a life would be nine parts curve arithmetic. Signing and judging are functions of
// their bytes alone, so an answer given once is the answer; every first one is libsodium's own. The
// linker puts these in the place of the two functions (`--wrap`), in this program alone: the
// sources of core and ledger stand as they are.
#include <sodium.h>

#include <algorithm>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace yoriai::sim {
namespace {

constexpr std::size_t kMostRemembered = 100'000;  // some lives: about 50 MB

// By all the bytes an answer depends on.
template <class Answer>
class Memory {
 public:
  template <class Ask>
  Answer answer(std::string question, Ask ask) {
    const std::scoped_lock lock(mutex_);
    const auto known = answers_.find(question);
    if (known != answers_.end()) return known->second;
    if (answers_.size() == kMostRemembered) answers_.clear();
    return answers_.emplace(std::move(question), ask()).first->second;
  }

 private:
  std::mutex mutex_;  // entries of a batch are judged by several threads
  std::unordered_map<std::string, Answer> answers_;
};

std::string_view text(const unsigned char* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace
}  // namespace yoriai::sim

extern "C" {

int __real_crypto_sign_verify_detached(const unsigned char* signature, const unsigned char* message,
                                       unsigned long long size, const unsigned char* key);
int __real_crypto_sign_detached(unsigned char* signature, unsigned long long* signature_size,
                                const unsigned char* message, unsigned long long size,
                                const unsigned char* key);

int __wrap_crypto_sign_verify_detached(const unsigned char* signature, const unsigned char* message,
                                       unsigned long long size, const unsigned char* key) {
  using yoriai::sim::text;
  static yoriai::sim::Memory<int> memory;
  std::string question(text(key, crypto_sign_PUBLICKEYBYTES));
  question.append(text(signature, crypto_sign_BYTES)).append(text(message, size));
  return memory.answer(std::move(question), [&] {
    return __real_crypto_sign_verify_detached(signature, message, size, key);
  });
}

int __wrap_crypto_sign_detached(unsigned char* signature, unsigned long long* signature_size,
                                const unsigned char* message, unsigned long long size,
                                const unsigned char* key) {
  using yoriai::sim::text;
  static yoriai::sim::Memory<std::string> memory;
  std::string question(text(key, crypto_sign_SECRETKEYBYTES));
  question.append(text(message, size));
  const auto answer = memory.answer(std::move(question), [&] {
    std::string made(crypto_sign_BYTES, '\0');
    __real_crypto_sign_detached(reinterpret_cast<unsigned char*>(made.data()), nullptr, message,
                                size, key);
    return made;
  });
  std::ranges::copy(answer, signature);
  if (signature_size != nullptr) *signature_size = answer.size();
  return 0;
}

}  // extern "C"
