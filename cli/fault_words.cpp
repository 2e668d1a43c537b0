#include "cli/fault_words.h"

#include <boost/json.hpp>

#include "cli/explain.h"
#include "cli/messages.h"

namespace yoriai::cli {
namespace {

using ledger::BookFault;

Text text_of(BookFault fault) {
  switch (fault) {
    case BookFault::not_a_book:
      return {"帳簿の書き出しではないか、この版では読めません。",
              "this is not an export of a book, or newer software is needed."};
    case BookFault::line_too_long:
      return {"行が長すぎます。", "the line is longer than any line of a book."};
    case BookFault::line_cut_short:
      return {"行の途中で終わっています。もう一度写してください。",
              "the file ends in the middle of a line; copy it again."};
    case BookFault::not_as_written:
      return {"書き出したときの形と違います（手が加わったか、壊れています）。",
              "it is not what was written: changed by somebody, or damaged."};
    case BookFault::out_of_order:
      return {"行の順番が違うか、行が抜けています。", "lines are missing or out of order."};
    case BookFault::blob_missing:
      return {"本文や結果の書類がありません。", "a wording or result that it names is not there."};
    case BookFault::blob_differs:
      return {"書類の内容が名前（指紋）と合いません。",
              "the document does not match its fingerprint."};
    case BookFault::blob_not_needed:
      return {"どこからも使われない書類です。", "a document that nothing here names."};
    case BookFault::checkpoint_missing:
      return {"最後の署名（チェックポイント）がありません。", "the signed checkpoint is missing."};
    case BookFault::checkpoint_bad:
      return {"最後の署名がこの帳簿の鍵のものではありません。",
              "the checkpoint is not signed by the keys of this book."};
    case BookFault::entries_missing:
      return {"署名された行数より少ない行しかありません。",
              "there are fewer lines than the checkpoint signs."};
    case BookFault::entry_unsigned:
      return {"署名された行数より多い行があります。",
              "there is a line that the checkpoint does not sign."};
    case BookFault::root_differs:
      return {"署名された木（指紋）と合いません。", "the tree is not the one that was signed."};
    case BookFault::header_differs:
      return {"一行目の説明と中身が合いません。", "the first line does not say what the book is."};
    case BookFault::lines_after_end:
      return {"署名のあとに余分な行があります。", "something follows the checkpoint."};
  }
  return {};
}

Words what_of(const ledger::Fault& fault) {
  if (const auto* refused = std::get_if<core::Refused>(&fault.what)) return message(*refused);
  return text_of(std::get<BookFault>(fault.what));
}

std::uint64_t per_second(std::uint64_t count, core::Duration elapsed) {
  return count * 1000 / std::max<std::uint64_t>(elapsed.ms, 1);
}

boost::json::object report_json(const ledger::AuditReport& report, core::Duration elapsed) {
  boost::json::object out{{"ok", report.ok()},
                          {"checked", ledger::to_string(report.checked)},
                          {"ledger", core::to_hex(report.ledger.view())},
                          {"origin", report.origin},
                          {"size", report.size},
                          {"root", core::to_hex(report.root.view())},
                          {"state_digest", core::to_hex(report.state_digest.view())},
                          {"signed_size", report.signed_size},
                          {"signatures", report.signatures},
                          {"countersigned", report.countersigned.peers},
                          {"countersigners_needed", report.countersigned.needed},
                          {"final", report.countersigned.final},
                          {"findings", report.findings},
                          {"objections", report.objections},
                          {"elapsed_ms", elapsed.ms},
                          {"entries_per_second", per_second(report.size, elapsed)},
                          {"signatures_per_second", per_second(report.signatures, elapsed)}};
  if (!report.fault) return out;
  const auto& fault = *report.fault;
  out["fault"] = ledger::name_of(fault);
  out["line"] = fault.line;
  out["index"] = fault.index ? boost::json::value(fault.index->value) : boost::json::value(nullptr);
  return out;
}

}  // namespace

Words fault_words(const ledger::Fault& fault) {
  auto what = what_of(fault);
  if (fault.line > 0) {
    return {fmt::format("{}行目：{}", fault.line, what.ja),
            fmt::format("Line {}: {}", fault.line, what.en)};
  }
  if (!fault.index) return what;
  return {fmt::format("帳簿の{}行目：{}", fault.index->value + 1, what.ja),
          fmt::format("Line {} of the book: {}", fault.index->value + 1, what.en)};
}

Words countersigned_words(const ledger::Countersigned& signing) {
  Words out{fmt::format("　帳簿を守る{}者のうち{}者が確認の署名をしています（{}者が必要）。",
                        signing.of, signing.peers, signing.needed),
            fmt::format("  {} of the {} peers have countersigned it ({} needed).", signing.peers,
                        signing.of, signing.needed)};
  if (signing.final) {
    out.ja += "確定しています。";
    out.en += " It is final.";
  } else {
    out.ja += "まだ確定していません。";
    out.en += " It is not final yet.";
  }
  return out;
}

ExitCode report_audit(Context& context, const ledger::AuditReport& report, core::Duration elapsed) {
  context.answer(report_json(report, elapsed));
  if (!report.ok()) {
    context.say("この帳簿は信用できません。", "This book cannot be trusted.");
    context.say(fault_words(*report.fault));
    context.say("　ここまでの{}行は正しいことを確かめました。",
                "  The {} entries before that are good.", grouped(report.size));
    return ExitCode::negative;
  }
  context.say("すべて確かめました。正しい帳簿です。", "Everything was checked. The book is good.");
  context.say("　{}行、署名{}個（毎秒{}行）", "  {} entries, {} signatures ({} entries per second)",
              grouped(report.size), grouped(report.signatures),
              grouped(per_second(report.size, elapsed)));
  context.say("　木の指紋 {}", "  Root {}", core::to_hex(report.root.view()));
  context.say("　状態の指紋 {}", "  State {}", core::to_hex(report.state_digest.view()));
  const auto& signing = report.countersigned;
  if (signing.of > 1) context.say(countersigned_words(signing));
  if (report.findings + report.objections > 0) {
    context.say({fmt::format("　監査の指摘が{}件、異議が{}件、帳簿に出されています（yoriai "
                             "attestations）。",
                             report.findings, report.objections),
                 fmt::format("  It holds {} and {}: see yoriai attestations.",
                             counted(report.findings, "finding"),
                             counted(report.objections, "objection"))});
  }
  return ExitCode::ok;
}

}  // namespace yoriai::cli
