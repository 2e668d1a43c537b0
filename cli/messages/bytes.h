// Refusals about bytes, signatures and keys (codes 1xx and 2xx).
#pragma once

#include <array>

#include "cli/messages/refusal_text.h"

namespace yoriai::cli {

inline constexpr auto kBytesTexts = std::to_array<RefusalText>({
    {core::Refusal::header_too_large,
     Figure::none,
     {"届けの見出しが大きすぎます（4 KiBまで）。連署人を減らして、作り直してください。",
      "The header of this event is too large (4 KiB at most). Make it again with fewer "
      "co-signers."}},
    {core::Refusal::header_malformed,
     Figure::none,
     {"届けの見出しが読めません。途中で壊れたようです。作った人から、もう一度受け取ってください。",
      "The header of this event cannot be read; it seems damaged on its way. Get it again from its "
      "author."}},
    {core::Refusal::header_not_strict,
     Figure::none,
     {"届けの見出しが、決められた書き方ではありません。yoriai で作り直してください。",
      "The header of this event is not in the one form allowed. Make it again with yoriai."}},
    {core::Refusal::unknown_kind,
     Figure::none,
     {"この種類の届けを、この版の yoriai は知りません。新しい版が必要です。",
      "This version of yoriai does not know this kind of event. Newer software is needed."}},
    {core::Refusal::too_many_cosigners,
     Figure::none,
     {"連署人が多すぎます（40人まで）。人数を減らしてください。",
      "There are too many co-signers (40 at most). Ask fewer people to sign."}},
    {core::Refusal::cosigner_repeated,
     Figure::none,
     {"同じ鍵が二度署名者に入っています。一つの鍵は一度だけ署名します。",
      "The same key is listed twice among the signers. Each key signs once: list it once."}},
    {core::Refusal::body_too_large,
     Figure::none,
     {"届けの本文が大きすぎます（1 MiBまで）。いくつかに分けてください。",
      "The body of this event is too large (1 MiB at most). Divide it into several."}},
    {core::Refusal::body_hash_differs,
     Figure::none,
     {"届けの本文が、署名されたものと違います。作った人から、もう一度受け取ってください。",
      "The body is not the one that was signed. Get the event again from its author."}},
    {core::Refusal::body_malformed,
     Figure::none,
     {"届けの本文が読めません。途中で壊れたようです。作った人から、もう一度受け取ってください。",
      "The body of this event cannot be read; it seems damaged on its way. Get it again from its "
      "author."}},
    {core::Refusal::body_not_strict,
     Figure::none,
     {"届けの本文が、決められた書き方ではありません。yoriai で作り直してください。",
      "The body of this event is not in the one form allowed. Make it again with yoriai."}},
    {core::Refusal::text_not_plain,
     Figure::none,
     {"文字の中に、使えないもの（改行、制御文字、書字方向の指定など）があります。取りのぞいてくださ"
      "い。",
      "A text holds characters that are not allowed (line feeds, control or direction characters). "
      "Remove them."}},
    {core::Refusal::list_too_long,
     Figure::none,
     {"一覧の数か文字の長さが、決まりをこえています。短くしてください。",
      "A list or a text is longer than the format allows. Shorten it."}},
    {core::Refusal::entry_too_large,
     Figure::none,
     {"帳簿の一行が大きすぎます（60 KiBまで）。このファイルは正しい帳簿ではありません。",
      "A line of the book is too large (60 KiB at most). This file is not a sound book: get "
      "another "
      "copy."}},
    {core::Refusal::entry_malformed,
     Figure::none,
     {"帳簿の一行が読めません。このファイルは壊れています。別の写しを手に入れてください。",
      "A line of the book cannot be read. This file is damaged: get another copy."}},
    {core::Refusal::entry_not_strict,
     Figure::none,
     {"帳簿の一行が、決められた書き方ではありません。別の写しを手に入れてください。",
      "A line of the book is not in the one form allowed. Get another copy of the book."}},
    {core::Refusal::signature_count_wrong,
     Figure::none,
     {"署名の数が、署名すべき人の数と合いません。全員が署名してから出してください。",
      "There are more or fewer signatures than signers. Let everybody listed sign, then submit "
      "it."}},
    {core::Refusal::signature_invalid,
     Figure::number,
     {"正しくない署名があります（0から数えて{}"
      "番目、0が届け出た人）。その人に署名し直してもらってください。",
      "A signature is not good (number {}, where 0 is the author). Ask that person to sign "
      "again."}},
    {core::Refusal::key_inadmissible,
     Figure::none,
     {"この鍵は弱くて使えません。「yoriai key」で新しい鍵を作ってください。",
      "This key is too weak to be used. Make a new one with `yoriai key`."}},
    {core::Refusal::possession_invalid,
     Figure::none,
     {"鍵を本人が持っているという証明が正しくありません。鍵を持つ人の端末で作り直してください。",
      "The proof that somebody holds this key is not good. Make it again on the device that has "
      "the "
      "key."}},
    {core::Refusal::receipt_invalid,
     Figure::none,
     {"受取証が、この帳簿の受付のものではないか、別の届けのものです。正しい受取証を付けてください"
      "。",
      "A receipt is not from a peer of this book, or is for another event. Attach the right one."}},
    {core::Refusal::subject_not_ballot,
     Figure::none,
     {"受取証を足せるのは、この帳簿に宛てた票だけです。票を入れて作り直してください。",
      "Receipts can only be added to a ballot of this book. Make the event again around one."}},
    {core::Refusal::statement_invalid,
     Figure::number,
     {"中に入っている受付の署名（{}"
      "番目、0から）が正しくありません。その受付からもらい直してください。",
      "The signature of a peer inside this event is bad (number {}, from 0). Get it again from "
      "that "
      "peer."}},
});

}  // namespace yoriai::cli
