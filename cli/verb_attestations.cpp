// yoriai attestations: who has approved, objected, found or reported what, and the documents.
#include <boost/json.hpp>

#include "cli/attestation_words.h"
#include "cli/event_number.h"
#include "cli/kept_result.h"
#include "cli/office.h"
#include "cli/options.h"
#include "cli/verbs.h"
#include "cli/write_file.h"

namespace yoriai::cli {
namespace {

namespace json = boost::json;

struct Options {
  std::string subject;
  std::string read;
  std::string out;
};

// "proposal 3", else the number of the event.
Words subject_words(const core::State& state, const core::EventId& subject) {
  if (const auto* proposal = state.find(core::ProposalId{subject})) {
    const auto number = proposal->draft.number.value;
    return {fmt::format("議案{}「{}」", number, proposal->draft.title),
            fmt::format("Proposal {}: {}", number, proposal->draft.title)};
  }
  const auto digits = core::to_hex(subject.view()).substr(0, 16);
  return {"記録 " + digits, "Event " + digits};
}

std::vector<core::EventId> subjects_of(const core::State& state) {
  std::vector<core::EventId> out;
  for (const auto& [place, all] : state.attestations().all()) {
    if (out.empty() || out.back() != place.subject) out.push_back(place.subject);
  }
  return out;
}

VerbResult list(Context& context, const core::State& state,
                const std::vector<core::EventId>& subjects) {
  json::array rows;
  for (const auto& subject : subjects) {
    const auto lines = attestation_lines(state, subject);
    if (lines.empty()) continue;
    context.say(subject_words(state, subject));
    for (const auto& line : lines) context.say(line);
    rows.push_back(json::object{{"subject", core::to_hex(subject.view())},
                                {"attestations", attestations_json(state, subject)}});
  }
  if (rows.empty()) context.say("まだ何も出されていません。", "Nothing has been attested yet.");
  context.answer({{"subjects", std::move(rows)}});
  return ExitCode::ok;
}

Attempted<core::BlobName> document_of(const core::State& state, const core::EventId& event) {
  for (const auto& [place, all] : state.attestations().all()) {
    for (const auto& one : all) {
      if (one.event == event && one.document) return *one.document;
    }
  }
  return fail(ExitCode::negative, {"その番号の承認・異議・報告に、書類はありません。",
                                   "No attestation of this number has a document."});
}

VerbResult show_document(Context& context, const ledger::Book& book, const Options& options) {
  YORIAI_TRY(const auto event, find_event(book, options.read));
  YORIAI_TRY(const auto name, document_of(book.state(), event));
  const auto bytes = kept_blob(book, name, "the document of an attestation is");
  const std::string text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  json::object answer{{"event", core::to_hex(event.view())},
                      {"document", core::to_hex(name.hash.view())},
                      {"size", name.size}};
  if (options.out.empty()) {
    context.say("{}", "{}", text);
  } else {
    YORIAI_TRY(const auto path, write_file(options.out, text));
    context.say("書類を {} に書きました。", "The document is in {}.", path.string());
    answer["file"] = options.out;
  }
  context.answer(std::move(answer));
  return ExitCode::ok;
}

VerbResult attestations(Context& context, const Options& options) {
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  const auto& book = folder->book();
  if (!options.read.empty()) return show_document(context, book, options);
  if (options.subject.empty()) return list(context, book.state(), subjects_of(book.state()));
  YORIAI_TRY(const auto subject, attestation_subject(book, options.subject));
  return list(context, book.state(), {subject.event});
}

}  // namespace

void add_attestations(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(app, context, "attestations",
                        Text{"出された承認・異議・監査の指摘・報告・証拠を見る",
                             "who approved, objected, found or reported what"});
  option(verb, "subject", options->subject,
         "number of a proposal, or of an event; without one, all that there are");
  option(verb, "--read", options->read, "show the document of the attestation with this number");
  option(verb, "--out", options->out, "write the document into this file, which is not there yet");
  example(verb, "yoriai attestations 1\nyoriai attestations --read 3fa94c1b --out report.txt");
  context.on(verb, [&context, options] { return attestations(context, *options); });
}

}  // namespace yoriai::cli
