// Every form of bytes: what was written reads back, and no other bytes read as the same.
#include <gtest/gtest.h>

#include <functional>
#include <optional>

#include "ledger/event_codec.h"
#include "tests/support/samples.h"

namespace yoriai::tests {
namespace {

using core::ByteVector;
using core::ByteView;

// A form of bytes: what the bytes come to when read and written again; none when they are refused.
struct Form {
  std::string name;
  ByteVector sample;
  std::function<std::optional<ByteVector>(ByteView)> rewritten;
};

template <class Decode, class Encode>
auto rewriting(Decode decode, Encode encode) {
  return [=](ByteView bytes) -> std::optional<ByteVector> {
    const auto value = decode(bytes);
    if (!value) return std::nullopt;
    return encode(*value);
  };
}

Form body_form(const core::Body& body) {
  const auto kind = core::kind_of(body);
  return {"body of kind " + std::to_string(static_cast<unsigned>(kind)), ledger::encode_body(body),
          rewriting([kind](ByteView bytes) { return ledger::decode_body(kind, bytes); },
                    ledger::encode_body)};
}

std::vector<Form> forms() {
  std::vector<Form> out = {{"header", ledger::encode_header(sample_header()),
                            rewriting(ledger::decode_header, ledger::encode_header)},
                           {"charter", ledger::encode_charter(sample_charter()),
                            rewriting(ledger::decode_charter, ledger::encode_charter)},
                           {"entry", ledger::encode_entry(sample_entry()),
                            rewriting(ledger::decode_entry, ledger::encode_entry)}};
  for (const auto& body : sample_bodies()) out.push_back(body_form(body));
  for (const auto& body : bare_bodies()) out.push_back(body_form(body));
  return out;
}

void expect_refused_or_faithful(const Form& form, const ByteVector& bytes) {
  const auto again = form.rewritten(bytes);
  EXPECT_TRUE(!again || *again == bytes) << form.name << " " << core::to_hex(bytes);
}

TEST(StrictForm, WhatWasWrittenReadsBack) {
  for (const auto& form : forms()) {
    const auto again = form.rewritten(form.sample);
    ASSERT_TRUE(again.has_value()) << form.name;
    EXPECT_EQ(*again, form.sample) << form.name;
  }
}

TEST(StrictForm, AnySingleBitFlippedIsRefusedOrMeansSomethingElse) {
  for (const auto& form : forms()) {
    auto bytes = form.sample;
    std::size_t refused = 0;
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
      const auto mask = std::byte{1} << static_cast<int>(bit % 8);
      bytes[bit / 8] ^= mask;
      expect_refused_or_faithful(form, bytes);
      refused += form.rewritten(bytes) ? 0U : 1U;
      bytes[bit / 8] ^= mask;
    }
    EXPECT_GT(refused, 0U) << form.name;
  }
}

TEST(StrictForm, CutShortIsRefused) {
  for (const auto& form : forms()) {
    for (std::size_t size = 0; size < form.sample.size(); ++size) {
      const ByteVector cut(form.sample.begin(), form.sample.begin() + static_cast<long>(size));
      EXPECT_FALSE(form.rewritten(cut)) << form.name << " at " << size;
    }
  }
}

TEST(StrictForm, AnythingAfterTheEndIsRefused) {
  for (const auto& form : forms()) {
    for (std::size_t more = 1; more <= 17; ++more) {
      auto bytes = form.sample;
      bytes.resize(bytes.size() + more);
      EXPECT_FALSE(form.rewritten(bytes)) << form.name << " and " << more;
    }
  }
}

// Pointers are words; words in each other's place make far, crossing and overlapping pointers.
TEST(StrictForm, AnyTwoWordsExchangedAreRefusedOrMeanSomethingElse) {
  for (const auto& form : forms()) {
    const auto words = std::min<std::size_t>(form.sample.size() / 8, 60);
    for (std::size_t a = 0; a < words; ++a) {
      for (std::size_t b = a + 1; b < words; ++b) {
        auto bytes = form.sample;
        const auto at = [&](std::size_t word) {
          return bytes.begin() + static_cast<long>(word * 8);
        };
        std::swap_ranges(at(a), at(a) + 8, at(b));
        expect_refused_or_faithful(form, bytes);
      }
    }
  }
}

// What stands on no word's boundary in memory reads the same.
TEST(StrictForm, UnalignedBytesReadTheSame) {
  for (const auto& form : forms()) {
    ByteVector shifted(form.sample.size() + 1);
    std::copy(form.sample.begin(), form.sample.end(), shifted.begin() + 1);
    EXPECT_EQ(form.rewritten(ByteView(shifted).subspan(1)), form.sample) << form.name;
  }
}

}  // namespace
}  // namespace yoriai::tests
