// The fields that say what a ballot says, which several bodies have. Private to the codecs.
#pragma once

#include "ledger/body_codec.h"

namespace yoriai::ledger {

template <class Reader>
std::vector<core::OptionIndex> read_choices(Reader in, Findings& findings) {
  return strict::list(in.getChoices(), core::kMaxOptions, findings,
                      [](std::uint16_t option) { return core::OptionIndex{option}; });
}

template <class Reader>
std::vector<std::int32_t> read_votes(Reader in, Findings& findings) {
  return strict::list(in.getVotes(), core::kMaxOptions, findings,
                      [](std::int32_t vote) { return vote; });
}

template <class Builder>
void write_what_is_said(Builder out, const std::vector<core::OptionIndex>& choices,
                        const std::vector<std::int32_t>& votes) {
  strict::put_numbers(
      choices, [&](auto size) { return out.initChoices(size); },
      [](core::OptionIndex option) { return option.value; });
  strict::put_numbers(
      votes, [&](auto size) { return out.initVotes(size); },
      [](std::int32_t vote) { return vote; });
}

template <class Reader>
core::Ballot read_ballot(Reader in, Findings& findings) {
  const auto form = static_cast<core::BallotForm>(in.getForm());
  core::Ballot ballot{form, read_choices(in, findings), read_votes(in, findings)};
  const auto sealed = in.getSealed();
  findings.expect(sealed.size() <= core::kMaxSealedBytes, Fault::list_too_long);
  const auto bytes = std::as_bytes(std::span(sealed.begin(), sealed.size()));
  if (findings.none()) ballot.sealed.assign(bytes.begin(), bytes.end());
  return ballot;
}

template <class Builder>
void write_ballot(Builder out, const core::Ballot& ballot) {
  out.setForm(static_cast<std::uint8_t>(ballot.form));
  write_what_is_said(out, ballot.choices, ballot.votes);
  if (!ballot.sealed.empty()) out.setSealed(strict::data(ballot.sealed));
}

}  // namespace yoriai::ledger
