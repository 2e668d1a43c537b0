#include "cli/doctor_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/explain.h"
#include "cli/fault_words.h"

namespace yoriai::cli {
namespace {

using ledger::Ailment;

struct Row {
  Ailment what;
  Text wrong;    // "{}" is the count
  Text meaning;  // for the ballots
  Text to_do;
  std::string_view wrong_of_one = {};  // English, where the count changes its words
};

constexpr Text kBallotsSafe{"投票の記録は無事です。", "The ballots are safe."};
constexpr Text kRebuild{
    "この機械では書かず、フォルダーは残したまま「yoriai doctor --from 書き出しファイル」で新しい"
    "フォルダーに作り直してください。ディスクの点検もお願いします。",
    "Write nothing here and keep the folder. Make the book anew in a new folder with `yoriai "
    "doctor "
    "--from EXPORT`, and have the disk looked at."};
constexpr Text kNewKeys{
    "何が受け付け済みだったか、この機械にはもう分かりません。最後の書き出しを「yoriai "
    "import」で新しい"
    "フォルダーに取り込み、この機械の古い鍵では二度と署名しないでください。",
    "This machine cannot know any more what was acknowledged. Take the last export into a new "
    "folder "
    "with `yoriai import`, and never sign with this machine's old keys again."};

constexpr std::array kRows{
    Row{Ailment::being_written,
        {"別のプログラムが今この帳簿に書いています。",
         "Another program is writing to this book now."},
        kBallotsSafe,
        {"終わってからもう一度見ると、より確かです。",
         "Looking again when it has ended says more."}},
    Row{Ailment::peer_key_missing,
        {"この機械の鍵（peer.key）がここにありません。",
         "The keys of this machine (peer.key) are not here."},
        {"読むことと確かめることはできます。署名と締切の記録はできません。",
         "The book can be read and audited, but not signed, opened or closed here."},
        {}},
    Row{Ailment::checkpoint_behind,
        {"最後の{}行に、まだ署名（チェックポイント）がありません。",
         "The last {} entries are not under a signed checkpoint yet."},
        {"受け付け済みの票は帳簿にあります。書き出しには、署名のあるところまでが入ります。",
         "Ballots acknowledged are in the book. An export carries only what is signed."},
        {"「yoriai advance」で署名してください。", "Sign with `yoriai advance`."},
        "The last entry is not under a signed checkpoint yet."},
    Row{Ailment::unacknowledged,
        {"書かれたあと、まだだれにも受付を知らせていない行が{}行あります。",
         "{} entries were written, but nobody was told so yet: the program ended in between."},
        {"次に書くときに確かめて、そのまま残ります。何も失われていません。",
         "They are checked and kept at the next write. Nothing is lost."},
        {"「yoriai advance」を一度実行してください。", "Run `yoriai advance` once."},
        "1 entry was written, but nobody was told so yet: the program ended in between."},
    Row{Ailment::not_writable,
        {"このフォルダーには書きこめません。", "This folder cannot be written to."},
        kBallotsSafe,
        {"フォルダーの権限と、ディスクのつなぎ方を確かめてください。",
         "Check the permissions of the folder, and how its disk is mounted."}},
    Row{Ailment::disk_almost_full,
        {"ディスクの空きがあと{}バイトです。", "The disk has only {} bytes left."},
        {"記録済みの票は無事です。いっぱいになると新しい票を受け付けられません。",
         "Ballots entered are safe. When it is full, new ones cannot be taken in."},
        {"空きを作ってください。", "Make room."},
        "The disk has only 1 byte left."},
    Row{Ailment::high_water_half,
        {"受付の控え（high-water）の片方が壊れています。停電のあとに起こります。",
         "One half of the high-water file is torn, as after a power cut, or damaged."},
        {"最後の受付が控えに無いかもしれないので、書く前の読み取りは止めてあります。",
         "The last acknowledgement may stand in the half that is gone, so reading waits."},
        {"「yoriai advance」を一度実行すると直ります。",
         "Run `yoriai advance` once: that puts it right."}},
    Row{Ailment::keys_open_to_others,
        {"ほかの人が鍵を読めるようになっています。", "Others can read the keys."},
        {"帳簿は無事ですが、読んだ人は本人になりすまして投票できます。",
         "The book is whole, but whoever has read a key can vote in its owner's name."},
        {"フォルダーは「chmod 700」、鍵は「chmod "
         "600」にし、読まれた疑いがあれば鍵を替えてください。",
         "Run chmod 700 on the folder, chmod 600 on the key; replace keys that may have been "
         "read."}},
    Row{Ailment::key_damaged,
        {"この鍵ファイルは使えません。", "This key file cannot be used."},
        {"帳簿は無事です。この鍵の持ち主は、鍵を直すまで署名できません。",
         "The book is whole. The owner of this key cannot sign until it is put right."},
        {"控えがあれば戻し、なければ名簿係に鍵の交換を頼んでください。",
         "Restore a copy, or ask the registrars to replace the key."}},
    Row{Ailment::register_unreadable,
        {"名簿の一部が読めません。", "A part of the register of names cannot be read."},
        {"票と結果は無事です。名前が読めないだけです。",
         "Ballots and results are safe; only names cannot be read."},
        kRebuild},
    Row{Ailment::register_differs,
        {"名簿の{}行が、帳簿の控えと合いません。",
         "{} lines of the register are not what the book committed to."},
        {"票と結果は無事です。その行の名前は信用できません。",
         "Ballots and results are safe; the names in those lines cannot be trusted."},
        {"「yoriai register list」で見て、名簿係と確かめてください。",
         "Look with `yoriai register list`, and ask the registrars."},
        "1 line of the register is not what the book committed to."},
    Row{Ailment::cards_unreadable,
        {"カードの一覧が読めません。", "The list of cards cannot be read."},
        {"票と結果は無事です。どのカードかが分からないだけです。",
         "Ballots and results are safe; only which cards they are cannot be said."},
        {"控えがあれば戻してください。", "Restore a copy of the file."}},
    Row{Ailment::cards_differ,
        {"カード{}枚が、一覧にないか、二度数えられています。",
         "{} cards of the book are not in the list, or are counted twice."},
        {"票と結果は帳簿のとおりです。そのカードが本物かは、この一覧からは確かめられません。",
         "Ballots and results are as the book has them; whether these are cards that exist cannot "
         "be "
         "checked by this list."},
        {"「yoriai card list」で見て、名簿係と確かめてください。",
         "Look with `yoriai card list`, and ask the registrars."},
        "1 card of the book is not in the list, or is counted twice."},
    Row{Ailment::store_gone,
        {"帳簿の中身（store）がありません。控え（high-water）だけがあります。",
         "The store of the book is gone; only its high-water is here."},
        {"受け付け済みの票は、このフォルダーからは読めません。",
         "Ballots acknowledged cannot be read from this folder."},
        kRebuild},
    Row{Ailment::store_unreadable,
        {"保存された帳簿を読めません。", "The stored book cannot be read."},
        {"受け付け済みの票の一部を、このフォルダーからは読めません。",
         "Some ballots acknowledged cannot be read from this folder."},
        kRebuild},
    Row{Ailment::table_damaged,
        {"保存ファイルの中身が、書いたときと違います。",
         "A file of the store is not as it was written."},
        {"壊れた所を読むと止まります。まちがった票が数えられることはありません。",
         "Reading stops at the damage. No wrong ballot is ever counted."},
        kRebuild},
    Row{Ailment::high_water_damaged,
        {"受付の控え（high-water）が読めません。", "The high-water file cannot be read."},
        {"どこまで受け付けたかが分からないので、足りない票があっても気づけません。",
         "How far the book was acknowledged is not known: a missing ballot would not be noticed."},
        kNewKeys},
    Row{Ailment::high_water_gone,
        {"帳簿は{}行ありますが、受付の控え（high-water）がありません。",
         "There are {} entries, but their high-water file is gone."},
        {"どこまで受け付けたかが分からないので、足りない票があっても気づけません。",
         "How far the book was acknowledged is not known: a missing ballot would not be noticed."},
        kNewKeys,
        "There is 1 entry, but its high-water file is gone."},
    Row{Ailment::high_water_old,
        {"受付の控え（high-water）が帳簿より古いものです。控えから戻されたようです。",
         "The high-water file is older than the book: it was put back from a copy."},
        {"どこまで受け付けたかが分からないので、足りない票があっても気づけません。",
         "How far the book was acknowledged is not known: a missing ballot would not be noticed."},
        kNewKeys},
    Row{Ailment::import_unfinished,
        {"取り込みが途中で終わったフォルダーです。", "An import into this folder was cut short."},
        {"ここにはまだ帳簿がありません。書き出しファイルは無事です。",
         "There is no book here yet. The export is as it was."},
        {"このフォルダーを片付けて、もう一度「yoriai import」をしてください。",
         "Put this folder away and run `yoriai import` again."}},
    Row{Ailment::entries_missing,
        {"受け付け済みの最後の{}行がありません。",
         "The last {} acknowledged entries are not there."},
        {"受け付けた票がここから失われています。続けて書くと帳簿が二つに分かれます。",
         "Ballots that were acknowledged are missing here. Going on would make two books of one."},
        kRebuild,
        "The last acknowledged entry is not there."},
    Row{Ailment::entry_differs,
        {"受け付け済みの最後の行が、別のものになっています。",
         "The last acknowledged entry is another one than was acknowledged."},
        {"受け付けた票とちがうものが保存されています。",
         "What is stored is not what was acknowledged."},
        kRebuild},
    Row{Ailment::audit_failed,
        {"帳簿を初めから確かめると、合わない所があります。",
         "Checking the book from its beginning, something is not right."},
        {"その行から先は信用できません。", "From that entry on the book cannot be trusted."},
        kRebuild},
};

constexpr const Row* find_row(Ailment what) {
  for (const auto& row : kRows) {
    if (row.what == what) return &row;
  }
  return nullptr;
}

// One thing is told as one.
constexpr bool counts_one(const Row& row) {
  return row.wrong.en.find("{}") == std::string_view::npos || !row.wrong_of_one.empty();
}
static_assert(std::ranges::all_of(kRows, counts_one));

#define YORIAI_TEXT_IS_THERE(name, harm) static_assert(find_row(Ailment::name) != nullptr);
YORIAI_AILMENTS(YORIAI_TEXT_IS_THERE)
#undef YORIAI_TEXT_IS_THERE

Words with_count(const Text& text, std::uint64_t count) {
  const auto figure = grouped(count);
  const auto put = [&](std::string_view in) {
    std::string out(in);
    if (const auto place = out.find("{}"); place != std::string::npos)
      out.replace(place, 2, figure);
    return out;
  };
  return {put(text.ja), put(text.en)};
}

}  // namespace

FindingWords words_for(const ledger::Finding& finding) {
  const auto& row = *find_row(finding.what);
  const bool one = finding.count == 1 && !row.wrong_of_one.empty();
  const Text wrong{row.wrong.ja, one ? row.wrong_of_one : row.wrong.en};
  FindingWords words{with_count(wrong, finding.count), row.meaning, row.to_do};
  if (finding.fault) {
    const auto fault = fault_words(*finding.fault);
    words.wrong.ja += " " + fault.ja;
    words.wrong.en += " " + fault.en;
  }
  return words;
}

Words words_for(const ledger::Repair& repair) {
  using ledger::RepairVerdict;
  switch (repair.verdict) {
    case RepairVerdict::repaired:
      return {};
    case RepairVerdict::export_bad: {
      const auto fault = fault_words(*repair.report.fault);
      return {"この書き出しファイルも正しくありません。" + fault.ja,
              "The export is not good itself. " + fault.en};
    }
    case RepairVerdict::another_book:
      return Text{"この書き出しは別の寄合の帳簿です。ファイルを確かめてください。",
                  "This export is of another book. Check the file."};
    case RepairVerdict::promise_unknown:
      return Text{
          "受付の控え（high-water）が読めないので、この書き出しで足りるかどうかを確かめられません。"
          "「yoriai "
          "import」で新しいフォルダーに取り込むことはできますが、足りない票があるかもしれず、"
          "この機械の古い鍵では二度と署名できません。",
          "The high-water cannot be read, so nobody can tell whether this export holds everything. "
          "`yoriai import` takes it into a new folder, but ballots may be missing, and this "
          "machine's old keys must never sign again."};
    case RepairVerdict::too_short:
      return {
          fmt::format(
              "この書き出しは{}行までですが、{}行まで受け付けています。あと{}行"
              "（帳簿の{}行目から）が入っていません。もっと新しい書き出しを探してください。",
              grouped(repair.report.size), grouped(repair.promised.size), grouped(repair.missing),
              grouped(repair.report.size + 1)),
          fmt::format("This export has {} entries, but {} were acknowledged: {} are missing, from "
                      "line {} of the book on. Look for a newer export.",
                      grouped(repair.report.size), grouped(repair.promised.size),
                      grouped(repair.missing), grouped(repair.report.size + 1))};
    case RepairVerdict::other_history:
      return {
          fmt::format("この書き出しの{}行目は、この機械が受け付けた行と違います。"
                      "二つの帳簿ができています。両方を残し、ほかの人に見てもらってください。",
                      grouped(repair.promised.size)),
          fmt::format("Line {} of this export is not the one that this machine acknowledged: there "
                      "are two histories. Keep both, and have others look at them.",
                      grouped(repair.promised.size))};
  }
  return {};
}

}  // namespace yoriai::cli
