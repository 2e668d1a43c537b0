// A vote in points in which everybody's ballot lies in boxes for two openers, without a book, and
// what must come out of the boxes.
#pragma once

#include "core/open_boxes.h"

namespace yoriai::bench {

class SealedVote {
 public:
  static constexpr std::size_t kOpeners = 2;

  explicit SealedVote(std::uint32_t voters);

  [[nodiscard]] const core::Proposal& proposal() const { return proposal_; }
  [[nodiscard]] std::span<const core::SealSecret> secrets() const { return secrets_; }
  // Throws WrongAnswer.
  void check(const core::OpenedBallots& opened) const;

 private:
  void name_openers();
  [[nodiscard]] core::ByteVector boxes_of(std::uint32_t voter) const;

  core::Proposal proposal_;
  std::vector<core::SealSecret> secrets_;
};

}  // namespace yoriai::bench
