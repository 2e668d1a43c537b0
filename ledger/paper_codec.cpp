// Bodies of what is brought in from the room: papers, counts of boxes, who was there; the minutes,
// and what is attested.
#include "ledger/ballot_fields.h"

namespace yoriai::ledger {

core::PaperEntered read(schema::PaperEntered::Reader in, Findings& findings) {
  core::PaperEntered body;
  body.proposal = read_proposal_id(in.getProposal(), findings);
  body.voter = core::MemberNumber{in.getVoter()};
  body.channel = static_cast<core::Channel>(in.getChannel());
  body.speaker = core::MemberNumber{in.getSpeaker()};
  body.slip = in.getSlip();
  body.attested = in.getAttested();
  body.revision = core::Revision{in.getRevision()};
  body.ballot = read_ballot(in, findings);
  return body;
}

void write(schema::PaperEntered::Builder out, const core::PaperEntered& body) {
  out.setProposal(proposal_id(body.proposal));
  out.setVoter(body.voter.value);
  out.setChannel(static_cast<std::uint8_t>(body.channel));
  out.setSpeaker(body.speaker.value);
  out.setSlip(body.slip);
  out.setAttested(body.attested);
  out.setRevision(body.revision.value);
  write_ballot(out, body.ballot);
}

namespace {

template <class List>
std::vector<core::MemberNumber> read_members(const List& list, Findings& findings) {
  return strict::list(list, core::kMaxMarked, findings,
                      [](std::uint32_t number) { return core::MemberNumber{number}; });
}

}  // namespace

core::CountEntered read(schema::CountEntered::Reader in, Findings& findings) {
  core::CountEntered body;
  body.proposal = read_proposal_id(in.getProposal(), findings);
  body.station = read_text(in.getStation(), findings);
  body.house = core::HouseIndex{in.getHouse()};
  body.issued = in.getIssued();
  body.marked = read_members(in.getMarked(), findings);
  body.papers = strict::list(in.getPapers(), core::kMaxEqualPapers, findings, [&](auto papers) {
    return core::EqualPapers{papers.getCount(), read_choices(papers, findings),
                             read_votes(papers, findings)};
  });
  body.blank = in.getBlank();
  body.spoilt = in.getSpoilt();
  return body;
}

void write(schema::CountEntered::Builder out, const core::CountEntered& body) {
  out.setProposal(proposal_id(body.proposal));
  if (!body.station.empty()) out.setStation(text(body.station));
  out.setHouse(body.house.value);
  out.setIssued(body.issued);
  strict::put_numbers(
      body.marked, [&](auto size) { return out.initMarked(size); },
      [](core::MemberNumber member) { return member.value; });
  strict::put_structs(
      body.papers, [&](auto size) { return out.initPapers(size); },
      [](auto papers, const core::EqualPapers& from) {
        papers.setCount(from.count);
        write_what_is_said(papers, from.choices, from.votes);
      });
  out.setBlank(body.blank);
  out.setSpoilt(body.spoilt);
}

core::PresenceNoted read(schema::PresenceNoted::Reader in, Findings& findings) {
  return {read_proposal_id(in.getProposal(), findings), read_members(in.getMembers(), findings)};
}

void write(schema::PresenceNoted::Builder out, const core::PresenceNoted& body) {
  out.setProposal(proposal_id(body.proposal));
  strict::put_numbers(
      body.members, [&](auto size) { return out.initMembers(size); },
      [](core::MemberNumber member) { return member.value; });
}

core::MinutesPublished read(schema::MinutesPublished::Reader in, Findings& findings) {
  core::MinutesPublished body;
  body.proposal = read_proposal_id(in.getProposal(), findings);
  body.minutes = read_blob_name(in.getMinutes(), findings);
  body.effective_at = core::Instant{in.getEffectiveAt()};
  if (in.hasCorrects()) {
    body.corrects = strict::fixed<core::EventId>(in.getCorrects(), findings);
  }
  return body;
}

void write(schema::MinutesPublished::Builder out, const core::MinutesPublished& body) {
  out.setProposal(proposal_id(body.proposal));
  write_blob_name(out.initMinutes(), body.minutes);
  out.setEffectiveAt(body.effective_at.ms);
  if (body.corrects) out.setCorrects(strict::data(body.corrects->view()));
}

core::Attested read(schema::Attested::Reader in, Findings& findings) {
  core::Attested body;
  body.subject = strict::fixed<core::EventId>(in.getSubject(), findings);
  body.what = static_cast<core::AttestationKind>(in.getWhat());
  body.role = static_cast<core::Role>(in.getRole());
  if (in.hasDocument()) body.document = read_blob_name(in.getDocument(), findings);
  return body;
}

void write(schema::Attested::Builder out, const core::Attested& body) {
  out.setSubject(strict::data(body.subject.view()));
  out.setWhat(static_cast<std::uint8_t>(body.what));
  out.setRole(static_cast<std::uint16_t>(body.role));
  if (body.document) write_blob_name(out.initDocument(), *body.document);
}

}  // namespace yoriai::ledger
