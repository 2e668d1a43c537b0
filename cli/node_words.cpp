#include "cli/node_words.h"

#include <fmt/format.h>

#include "cli/event_words.h"

namespace yoriai::cli {
namespace {

using What = net::Notice::What;

Text text_for(What what) {
  switch (what) {
    case What::evidence_found:
      return {"矛盾した署名が見つかりました", "it contradicted itself, in signed words"};
    case What::batch_refused:
      return {"送られてきた記録は規則に合わず、受け取りませんでした",
              "its batch does not keep the rules and was not taken"};
    case What::batch_untimely:
      return {"送られてきた記録の時刻が合わず、認めませんでした",
              "its batch was stamped or sent at the wrong time and was not acknowledged"};
    case What::batch_evades_duty:
      return {"入れるべきものが入っていないので、認めませんでした",
              "its batch leaves out what is overdue and was not acknowledged"};
    case What::clock_off:
      return {"この機械の時計が、ほかの機械と大きくずれています",
              "this machine's clock is far from the others'"};
    case What::epoch_begun:
      return {"新しい期が始まりました", "an epoch began"};
    case What::tail_dropped:
      return {"確定しなかった記録を捨てました", "entries that never became final were dropped"};
    case What::contradicts_final:
      return {
          "ほかの機械の確定がこの帳簿と食い違います。署名をやめました。人が調べてください",
          "the others made final what this book contradicts: it signs no more. People must look"};
    case What::numbers_above_own:
      return {"この機械の控えは古いものです。同じ鍵では二度と署名できません。新しい鍵が要ります",
              "this machine's record was put back from a copy: it never signs with these keys "
              "again, and needs new ones"};
    case What::numbers_doubtful:
      return {
          "この機械の控えにない署名を見たと言っています。偽りかもしれないので、"
          "このまま続けます。控えを写しから戻したのなら、すぐ止めてください",
          "it says it saw words of this machine that its record does not know. That may be a "
          "lie, so this machine goes on; if its record was put back from a copy, stop it now"};
    case What::message_too_long:
      return {
          "送ろうとしたものが一通に収まらず、捨てました。このソフトの不具合です。"
          "作り手に知らせてください",
          "what this machine wanted to send fits no message and was dropped. That is a bug in "
          "yoriai: please report it"};
  }
  return {};
}

}  // namespace

std::string_view name_of(What what) {
  switch (what) {
    case What::evidence_found:
      return "evidence_found";
    case What::batch_refused:
      return "batch_refused";
    case What::batch_untimely:
      return "batch_untimely";
    case What::batch_evades_duty:
      return "batch_evades_duty";
    case What::clock_off:
      return "clock_off";
    case What::epoch_begun:
      return "epoch_begun";
    case What::tail_dropped:
      return "tail_dropped";
    case What::contradicts_final:
      return "contradicts_final";
    case What::numbers_above_own:
      return "numbers_above_own";
    case What::numbers_doubtful:
      return "numbers_doubtful";
    case What::message_too_long:
      return "message_too_long";
  }
  return "";
}

Words words_for(const net::Notice& notice) {
  const auto text = text_for(notice.what);
  const auto who = notice.about.is_zero() ? std::string() : short_name(notice.about) + ": ";
  const auto number = notice.number == 0 ? std::string() : fmt::format(" ({})", notice.number);
  return {fmt::format("{}{}{}。", who, text.ja, number),
          fmt::format("{}{}{}.", who, text.en, number)};
}

Words words_for(const net::Parting& parting) {
  const auto who = parting.peer ? short_name(*parting.peer) + " " : std::string();
  const auto text = who + net::describe(parting);
  return {"接続が終わりました：" + text, "Connection ended: " + text};
}

}  // namespace yoriai::cli
