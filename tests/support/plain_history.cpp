#include "tests/support/plain_history.h"

#include <sstream>

namespace yoriai::naive {
namespace {

template <class Items>
std::string list(const Items& items) {
  std::ostringstream out;
  for (const auto& item : items) out << ' ' << item;
  return out.str();
}

std::string to_text(const Fraction& f) {
  static const char* const kBases[] = {"roll", "present", "cast", "cards", "people"};
  std::ostringstream out;
  out << (f.strict ? "more than " : "at least ") << f.numerator << '/' << f.denominator << " of "
      << kBases[f.base];
  return out.str();
}

std::string to_text(const Vote& vote) {
  std::ostringstream out;
  out << "vote: method " << vote.method << ", options " << vote.options << ", credits "
      << vote.credits << (vote.negative ? " signed" : "") << ", topic " << vote.topic << ", opens "
      << vote.opens << ", T " << vote.closes << ", G " << vote.grace
      << (vote.delegation ? "" : ", no delegation")
      << (vote.abstain_in_quorum ? "" : ", abstentions not in the quorum") << ", purse "
      << vote.purse << ", spending " << vote.spending << (vote.box ? ", boxes" : "")
      << ", longest chain " << vote.longest_chain
      << (vote.chair_decides ? ", chair decides within " : ", casting ") << vote.casting
      << ", recused" << list(vote.recused);
  for (const HouseRule& rule : vote.rules) {
    out << "; quorum " << to_text(rule.quorum) << ", threshold " << to_text(rule.threshold)
        << ", cap " << rule.cap.people << " or " << rule.cap.numerator << '/'
        << rule.cap.denominator << (rule.advisory ? ", advisory" : "");
  }
  return out.str();
}

std::string to_text(const Step& step) {
  std::ostringstream out;
  out << step.at << " member " << step.member;
  switch (step.what) {
    case kJoin:
      out << " joins: class " << step.person.member_class << ", devices " << step.person.devices;
      break;
    case kChangeStatus:
      out << " status " << step.status;
      break;
    case kChangeClass:
      out << " class " << step.person.member_class;
      break;
    case kChangeGuardian:
      out << " gets guardian " << step.other;
      break;
    case kChangeHousehold:
      out << " moves to household " << step.other;
      break;
    case kCountBox:
      out << " box of vote " << step.vote << ", house " << step.house << ", marks"
          << list(step.members) << ", issued " << step.issued << ", blank " << step.blank
          << ", spoilt " << step.spoilt;
      for (const Papers& papers : step.papers) {
        out << "; " << papers.count << " of" << list(papers.says.choices) << " /"
            << list(papers.says.votes);
      }
      break;
    case kNotePresence:
      out << " present in vote " << step.vote << list(step.members);
      break;
    case kRecordCards:
      out << " records cards";
      for (const CardRow& row : step.cards) {
        out << ' ' << row.card << (row.revoked ? " revoked" : " of ") << row.holder;
      }
      break;
    case kAddDevice:
      out << " adds a device";
      break;
    case kReplaceKeys:
      out << " gets new keys";
      break;
    case kBeginEpoch:
      out << " (a peer) begins an epoch";
      break;
    case kCast:
    case kEnterPaper:
    case kAddReceipts:
      out << (step.what == kAddReceipts ? " is shown to have voted in " : " votes in ") << step.vote
          << " (channel " << step.channel << ", speaker " << step.speaker << ", slip " << step.slip
          << (step.attested ? ", attested)" : ")") << ": form " << step.ballot.form << ", choices"
          << list(step.ballot.choices) << ", votes" << list(step.ballot.votes);
      break;
    case kDecide:
      out << " decides vote " << step.vote << ": " << step.target;
      break;
    case kAttest:
      out << " says " << step.says << " of vote " << step.vote << " as " << step.office
          << (step.document ? " with a document" : "") << (step.of_nothing ? " of nothing" : "");
      break;
    default:
      out << " delegates: level " << step.level << ", topic " << step.topic << ", vote "
          << step.vote << ", to " << step.target << ", expires " << step.expires;
  }
  if (step.what >= kCast) {
    out << " (generation " << step.generation << ", device " << step.device << ", revision "
        << step.revision << ')';
  }
  for (const Receipt& receipt : step.receipts) {
    out << ", receipt of " << receipt.of_operator << " dated " << receipt.date;
  }
  return out.str();
}

}  // namespace

std::string to_text(const History& history) {
  std::ostringstream out;
  out << "R " << history.revisions << ", longest delegation " << history.longest_delegation
      << ", helpers up to " << history.helper_cap << ", proxies up to " << history.proxy_cap
      << ", by itself " << history.default_delegation << '\n';
  for (const Class& c : history.classes) {
    out << "class: house " << c.house << ", credits " << c.credits << ", cards " << c.cards << '\n';
  }
  for (const House& h : history.houses) {
    out << "house: weight " << h.weight << ", most " << h.most << '\n';
  }
  for (const Person& p : history.founders) {
    out << "founder: class " << p.member_class << ", devices " << p.devices << '\n';
  }
  for (const Vote& vote : history.votes) out << to_text(vote) << '\n';
  for (const Step& step : history.steps) out << to_text(step) << '\n';
  return out.str();
}

}  // namespace yoriai::naive
