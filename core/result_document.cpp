#include "core/result_document.h"

#include <algorithm>
#include <limits>

#include "core/limits.h"
#include "core/strict_capnp.h"
#include "specs/result.capnp.h"

namespace yoriai::core {
namespace {

// Everybody's ballot of every channel but one.
constexpr std::size_t kMaxSetAside = kMaxMembers * (kChannelCount - 1);

using Schema = schema::Result1;
using strict::Fault;
using strict::Findings;

// An enumerator by its number; `last` is the highest that exists.
template <class Enum>
Enum enumerator(std::uint8_t number, Enum last, Findings& findings) {
  const bool known = number <= static_cast<std::uint8_t>(last);
  findings.expect(known, Fault::malformed);
  return known ? static_cast<Enum>(number) : Enum{};
}

OptionCount read(Schema::OptionCount::Reader in, Findings& findings) {
  // Else their difference, which is written too, has no room.
  constexpr std::uint64_t kMost = std::numeric_limits<std::int64_t>::max();
  findings.expect(in.getFor() <= kMost && in.getAgainst() <= kMost, Fault::malformed);
  if (!findings.none()) return {};
  return {in.getFor(), in.getAgainst(), in.getSupporters()};
}

void write(Schema::OptionCount::Builder out, const OptionCount& count) {
  out.setFor(count.in_favour);
  out.setAgainst(count.against);
  out.setNet(count.net());
  out.setSupporters(count.supporters);
}

// None are written when all came from the voters' own devices, as most do.
ByChannel read_channels(Schema::House::Reader in, Findings& findings) {
  const auto listed = strict::list(in.getChannels(), kChannelCount, findings,
                                   [](std::uint32_t people) { return people; });
  findings.expect(listed.empty() || listed.size() == kChannelCount, Fault::malformed);
  if (listed.size() != kChannelCount) return {in.getVoted()};
  ByChannel out{};
  std::ranges::copy(listed, out.begin());
  return out;
}

void write_channels(Schema::House::Builder out, const HouseResult& house) {
  if (house.by_channel == ByChannel{house.voted}) return;
  strict::put_numbers(
      house.by_channel, [&](auto size) { return out.initChannels(size); },
      [](std::uint32_t people) { return people; });
}

// Of people and of votes in the same words.
template <class Reader>
void read_figures(Reader in, HouseFigures& figures) {
  figures.roll = in.getRoll();
  figures.voted = in.getVoted();
  figures.copied = in.getCopied();
  figures.did_not_fit = in.getDidNotFit();
  figures.cut = in.getCut();
  figures.ended_nowhere = in.getEndedNowhere();
  figures.did_not_vote = in.getDidNotVote();
  figures.blank = in.getBlank();
  figures.spoilt = in.getSpoilt();
  figures.in_room = in.getInRoom();
}

template <class Builder>
void write_figures(Builder out, const HouseFigures& figures) {
  out.setRoll(figures.roll);
  out.setVoted(figures.voted);
  out.setCopied(figures.copied);
  out.setDidNotFit(figures.did_not_fit);
  out.setCut(figures.cut);
  out.setEndedNowhere(figures.ended_nowhere);
  out.setDidNotVote(figures.did_not_vote);
  out.setPresent(figures.present());
  out.setCast(figures.cast());
  out.setBlank(figures.blank);
  out.setSpoilt(figures.spoilt);
  out.setInRoom(figures.in_room);
}

std::optional<CardFigures> read_cards(Schema::House::Reader in) {
  if (!in.hasCards()) return std::nullopt;
  CardFigures cards;
  read_figures(in.getCards(), cards);
  cards.all = in.getCards().getAll();
  return cards;
}

void write_cards(Schema::House::Builder out, const std::optional<CardFigures>& cards) {
  if (!cards) return;
  auto figures = out.initCards();
  write_figures(figures, *cards);
  figures.setAll(cards->all);
}

HouseResult read(Schema::House::Reader in, Findings& findings) {
  HouseResult house;
  house.house = HouseIndex{in.getHouse()};
  read_figures(in, house);
  house.cards = read_cards(in);
  house.quorum_met = in.getQuorumMet();
  house.threshold_met = in.getThresholdMet();
  house.advisory = in.getAdvisory();
  house.options = strict::list(in.getOptions(), kMaxOptions, findings,
                               [&](auto option) { return read(option, findings); });
  house.by_channel = read_channels(in, findings);
  return house;
}

void write(Schema::House::Builder out, const HouseResult& house) {
  out.setHouse(house.house.value);
  write_figures(out, house);
  write_cards(out, house.cards);
  out.setQuorumMet(house.quorum_met);
  out.setThresholdMet(house.threshold_met);
  out.setAdvisory(house.advisory);
  strict::put_structs(
      house.options, [&](auto size) { return out.initOptions(size); },
      [](auto option, const OptionCount& from) { write(option, from); });
  write_channels(out, house);
}

// As many rows and columns as there are options in the order.
std::optional<PairTable> read_pairs(capnp::List<std::uint32_t>::Reader in, std::size_t options,
                                    Findings& findings) {
  findings.expect(in.size() == 0 || in.size() == options * options, Fault::malformed);
  if (in.size() == 0 || !findings.none()) return std::nullopt;
  PairTable pairs(static_cast<std::uint16_t>(options));
  for (std::size_t cell = 0; cell < in.size(); ++cell) {
    pairs.at(cell / options, cell % options) = in[static_cast<kj::uint>(cell)];
  }
  return pairs;
}

void write_pairs(Schema::Count::Builder out, const PairTable& pairs) {
  const kj::uint options = pairs.options();
  auto cells = out.initPairs(options * options);
  for (kj::uint cell = 0; cell < cells.size(); ++cell) {
    cells.set(cell, static_cast<std::uint32_t>(pairs.at(cell / options, cell % options)));
  }
}

TallyResult read(Schema::Count::Reader in, Findings& findings) {
  TallyResult result;
  result.outcome = enumerator(in.getOutcome(), Outcome::not_opened, findings);
  if (in.getHasWinner()) result.winner = OptionIndex{in.getWinner()};
  result.order = strict::list(in.getOrder(), kMaxOptions, findings,
                              [](std::uint16_t option) { return OptionIndex{option}; });
  result.houses = strict::list(in.getHouses(), kMaxCharterList, findings,
                               [&](auto house) { return read(house, findings); });
  result.pairs = read_pairs(in.getPairs(), result.order.size(), findings);
  result.tied = strict::list(in.getTied(), kMaxOptions, findings,
                             [](std::uint16_t options) { return options; });
  result.chosen = strict::list(in.getChosen(), kMaxOptions, findings,
                               [](std::uint16_t option) { return OptionIndex{option}; });
  result.added = in.getAdded();
  if (in.getSpentByOneMore() > 0) result.spent_by_one_more = in.getSpentByOneMore();
  return result;
}

void write(Schema::Count::Builder out, const TallyResult& result) {
  out.setOutcome(static_cast<std::uint8_t>(result.outcome));
  out.setHasWinner(result.winner.has_value());
  out.setWinner(result.winner.value_or(OptionIndex{}).value);
  strict::put_numbers(
      result.order, [&](auto size) { return out.initOrder(size); },
      [](OptionIndex option) { return option.value; });
  strict::put_structs(
      result.houses, [&](auto size) { return out.initHouses(size); },
      [](auto house, const HouseResult& from) { write(house, from); });
  if (result.pairs) write_pairs(out, *result.pairs);
  strict::put_numbers(
      result.tied, [&](auto size) { return out.initTied(size); },
      [](std::uint16_t options) { return options; });
  strict::put_numbers(
      result.chosen, [&](auto size) { return out.initChosen(size); },
      [](OptionIndex option) { return option.value; });
  out.setAdded(result.added);
  out.setSpentByOneMore(result.spent_by_one_more.value_or(0));
}

Represented read(Schema::Represented::Reader in, Findings& findings) {
  return {MemberNumber{in.getMember()}, MemberNumber{in.getNext()}, MemberNumber{in.getEnd()},
          in.getLength(), enumerator(in.getFate(), Fate::end_in_box, findings)};
}

void write(Schema::Represented::Builder out, const Represented& row) {
  out.setMember(row.member.value);
  out.setNext(row.next.value);
  out.setEnd(row.end.value);
  out.setLength(row.length);
  out.setFate(static_cast<std::uint8_t>(row.fate));
}

SetAside read(Schema::SetAside::Reader in, Findings& findings) {
  return {MemberNumber{in.getMember()}, enumerator(in.getChannel(), Channel::paper, findings),
          enumerator(in.getBy(), Channel::box, findings)};
}

void write(Schema::SetAside::Builder out, const SetAside& row) {
  out.setMember(row.member.value);
  out.setChannel(static_cast<std::uint8_t>(row.channel));
  out.setBy(static_cast<std::uint8_t>(row.by));
}

StationResult read(Schema::Station::Reader in, Findings& findings) {
  StationResult out;
  out.station = strict::text(in.getStation(), kMaxShortTextBytes, findings);
  out.house = HouseIndex{in.getHouse()};
  out.issued = in.getIssued();
  out.marked = in.getMarked();
  out.blank = in.getBlank();
  out.spoilt = in.getSpoilt();
  out.options = strict::list(in.getOptions(), kMaxOptions, findings,
                             [&](auto option) { return read(option, findings); });
  return out;
}

void write(Schema::Station::Builder out, const StationResult& station) {
  if (!station.station.empty()) out.setStation(strict::text(station.station));
  out.setHouse(station.house.value);
  out.setIssued(station.issued);
  out.setMarked(station.marked);
  out.setBlank(station.blank);
  out.setSpoilt(station.spoilt);
  strict::put_structs(
      station.options, [&](auto size) { return out.initOptions(size); },
      [](auto option, const OptionCount& from) { write(option, from); });
}

VoteResult read_result(Schema::Reader in, Findings& findings) {
  VoteResult result;
  result.decided.result = read(in.getDecided(), findings);
  if (in.hasWithoutLate()) result.without_late = read(in.getWithoutLate(), findings);
  result.payments = strict::list(in.getPayments(), kMaxOptions, findings,
                                 [](std::uint64_t amount) { return Amount{amount}; });
  result.returned = Amount{in.getReturned()};
  result.decided.represented = strict::list(in.getRepresented(), kMaxMembers, findings,
                                            [&](auto row) { return read(row, findings); });
  result.late_uncounted = strict::list(in.getLateUncounted(), kMaxMembers, findings,
                                       [](std::uint32_t voter) { return MemberNumber{voter}; });
  result.set_aside = strict::list(in.getSetAside(), kMaxSetAside, findings,
                                  [&](auto row) { return read(row, findings); });
  result.stations = strict::list(in.getStations(), kMaxMembers, findings,
                                 [&](auto row) { return read(row, findings); });
  result.openers = strict::list(in.getOpeners(), kMostOpeners, findings, [](auto row) {
    return OpenerResult{MemberNumber{row.getMember()}, row.getOpened()};
  });
  result.spoilt_ballots = strict::list(in.getSpoiltBallots(), kMaxMembers, findings, [&](auto row) {
    return SpoiltBallot{MemberNumber{row.getMember()},
                        enumerator(row.getBy(), SpoiltBy::on_paper, findings)};
  });
  return result;
}

void write_sealing(Schema::Builder out, const VoteResult& result) {
  strict::put_structs(
      result.openers, [&](auto size) { return out.initOpeners(size); },
      [](auto row, const OpenerResult& from) {
        row.setMember(from.member.value);
        row.setOpened(from.opened);
      });
  strict::put_structs(
      result.spoilt_ballots, [&](auto size) { return out.initSpoiltBallots(size); },
      [](auto row, const SpoiltBallot& from) {
        row.setMember(from.member.value);
        row.setBy(static_cast<std::uint8_t>(from.by));
      });
}

void write_result(Schema::Builder out, const VoteResult& result) {
  write(out.initDecided(), result.decided.result);
  if (result.without_late) write(out.initWithoutLate(), *result.without_late);
  strict::put_numbers(
      result.payments, [&](auto size) { return out.initPayments(size); },
      [](Amount amount) { return amount.value; });
  out.setReturned(result.returned.value);
  strict::put_structs(
      result.decided.represented, [&](auto size) { return out.initRepresented(size); },
      [](auto row, const Represented& from) { write(row, from); });
  strict::put_numbers(
      result.late_uncounted, [&](auto size) { return out.initLateUncounted(size); },
      [](MemberNumber voter) { return voter.value; });
  strict::put_structs(
      result.set_aside, [&](auto size) { return out.initSetAside(size); },
      [](auto row, const SetAside& from) { write(row, from); });
  strict::put_structs(
      result.stations, [&](auto size) { return out.initStations(size); },
      [](auto row, const StationResult& from) { write(row, from); });
  write_sealing(out, result);
}

ResultDocument read(Schema::Reader in, Findings& findings) {
  ResultDocument document;
  document.ledger = strict::fixed<LedgerId>(in.getLedger(), findings);
  document.proposal = ProposalId{strict::fixed<EventId>(in.getProposal(), findings)};
  document.number = ProposalNumber{in.getNumber()};
  document.rules_version = RulesVersion{in.getRulesVersion()};
  document.charter = strict::fixed<Digest>(in.getCharter(), findings);
  document.kind = KindIndex{in.getKind()};
  document.topic = TopicIndex{in.getTopic()};
  document.method = enumerator(in.getMethod(), Method::greedy, findings);
  document.credits = Credits{in.getCredits()};
  document.negative = in.getNegative();
  document.opens_at = Instant{in.getOpensAt()};
  document.closes_at = Instant{in.getClosesAt()};
  document.grace = Duration{in.getGraceMs()};
  document.roll_digest = strict::fixed<Digest>(in.getRollDigest(), findings);
  document.purse = Amount{in.getPurse()};
  document.spending = enumerator(in.getSpending(), Spending::chosen_projects, findings);
  document.result = read_result(in, findings);
  return document;
}

void write(Schema::Builder out, const ResultDocument& document, const VoteResult& result) {
  out.setLedger(strict::data(document.ledger.view()));
  out.setProposal(strict::data(document.proposal.draft.view()));
  out.setNumber(document.number.value);
  out.setRulesVersion(document.rules_version.value);
  out.setCharter(strict::data(document.charter.view()));
  out.setKind(document.kind.value);
  out.setTopic(document.topic.value);
  out.setMethod(static_cast<std::uint8_t>(document.method));
  out.setCredits(document.credits.value);
  out.setNegative(document.negative);
  out.setOpensAt(document.opens_at.ms);
  out.setClosesAt(document.closes_at.ms);
  out.setGraceMs(document.grace.ms);
  out.setRollDigest(strict::data(document.roll_digest.view()));
  out.setPurse(document.purse.value);
  out.setSpending(static_cast<std::uint8_t>(document.spending));
  write_result(out, result);
}

// The result stands beside the document's own, because it may be large.
ByteVector encode(const ResultDocument& document, const VoteResult& result) {
  const auto strict_bytes =
      strict::encode<Schema>([&](Schema::Builder out) { write(out, document, result); });
  ByteVector out;
  out.reserve(kResultDomain.size() + strict_bytes.size());
  append(out, bytes_of(kResultDomain));
  append(out, strict_bytes);
  return out;
}

}  // namespace

ByteVector encode_result(const LedgerId& ledger, const Proposal& proposal,
                         const VoteResult& result) {
  ResultDocument document;
  document.ledger = ledger;
  document.proposal = proposal.id;
  document.number = proposal.draft.number;
  document.rules_version = proposal.rules_version;
  document.charter = proposal.charter->hash;
  document.kind = proposal.draft.kind;
  document.topic = proposal.draft.topic;
  document.method = proposal.draft.method;
  document.credits = proposal.draft.credits;
  document.negative = proposal.draft.negative;
  document.opens_at = proposal.terms.opens_at;
  document.closes_at = proposal.terms.closes_at;
  document.grace = proposal.terms.grace;
  document.roll_digest = proposal.roll_digest;
  document.purse = proposal.draft.purse;
  document.spending = proposal.draft.spending;
  return encode(document, result);
}

std::optional<ResultDocument> decode_result(ByteView document) {
  const auto domain = bytes_of(kResultDomain);
  if (document.size() < domain.size() || document.size() > kMaxBlobBytes) return std::nullopt;
  if (!std::ranges::equal(document.first(domain.size()), domain)) return std::nullopt;
  Findings findings;
  auto out = strict::read<Schema>(document.subspan(domain.size()), findings,
                                  [&](Schema::Reader in) { return read(in, findings); });
  if (!findings.none() || !std::ranges::equal(encode(out, out.result), document)) {
    return std::nullopt;
  }
  return out;
}

}  // namespace yoriai::core
