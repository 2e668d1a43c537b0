// Refusals about members, keys and roles (codes 5xx).
#pragma once

#include <array>

#include "cli/messages/refusal_text.h"

namespace yoriai::cli {

inline constexpr auto kMembersTexts = std::to_array<RefusalText>({
    {core::Refusal::member_number_not_next,
     Figure::number,
     {"会員番号は順番に付けます。次は{}番です。番号を直して、もう一度出してください。",
      "Members are numbered in turn, and the next number is {}. Correct it and submit again."}},
    {core::Refusal::member_unknown,
     Figure::none,
     {"その番号の会員はいません。「yoriai member list」で名簿を確かめてください。",
      "There is no member of that number. Look at the members with `yoriai member list`."}},
    {core::Refusal::class_unknown,
     Figure::none,
     {"規約にその会員の区分はありません。規約にある区分から選んでください。",
      "The charter has no such class of member. Choose one that it has."}},
    {core::Refusal::guardian_unknown,
     Figure::none,
     {"後見人の会員が見つかりません。後見人を先に登録してください。",
      "The guardian is not a member who can be one. Enter the guardian first."}},
    {core::Refusal::commitment_reused,
     Figure::none,
     {"この名簿の記録は、もう使われています。同じ人を二度登録していませんか。",
      "This register record is in use already. Is the same person being entered twice? Check the "
      "register."}},
    {core::Refusal::key_in_use,
     Figure::none,
     {"この鍵は、もうこの帳簿で使われたことがあります。新しい鍵を作ってください。",
      "This key has been used in this book before. Make a new key."}},
    {core::Refusal::too_many_keys,
     Figure::none,
     {"一人が使える鍵は8つまでです。古い鍵を取り替えてください。",
      "One member uses at most eight keys. Replace the old ones."}},
    {core::Refusal::keys_missing,
     Figure::none,
     {"新しい鍵がありません。鍵を一つ以上そえてください。",
      "There is no new key. Give at least one."}},
    {core::Refusal::step_not_legal,
     Figure::none,
     {"その会員の今の立場からは、この変更はできません。「yoriai "
      "member show」で今の立場を確かめてください。",
      "This change is not possible from where the member stands now. Look with `yoriai member "
      "show`."}},
    {core::Refusal::cards_ill_formed,
     Figure::none,
     {"カードの一覧の形が正しくありません（空、並びの乱れ、無効のカードの持ち主など）。"
      "書き直してください。",
      "The list of cards is not well formed: empty, out of order, or a revoked card with a holder. "
      "Write it anew."}},
    {core::Refusal::card_unknown,
     Figure::none,
     {"この帳簿にないカードは、無効にできません。「yoriai card list」で確かめてください。",
      "A card that the book does not know cannot be revoked. Look with `yoriai card list`."}},
    {core::Refusal::card_revoked,
     Figure::none,
     {"このカードは無効になっていて、もう使えません。新しいカードとして記録してください。",
      "This card has been revoked for good. Record it as a new card."}},
    {core::Refusal::card_unchanged,
     Figure::none,
     {"このカードは、もうその人のものです。「yoriai card list」で確かめてください。",
      "The book has the card with this holder already. Look with `yoriai card list`."}},
    {core::Refusal::too_many_cards,
     Figure::number,
     {"持てるカードは{}枚までです。減らしてから、もう一度出してください。",
      "The most cards there may be is {}. Take some away, and submit again."}},
    {core::Refusal::generation_not_next,
     Figure::number,
     {"鍵の取り替えは順番に数えます。次は第{}世代です。番号を直して、もう一度出してください。",
      "Replacements of keys are counted in turn, and the next is generation {}. Correct it and "
      "submit "
      "again."}},
    {core::Refusal::role_unknown,
     Figure::none,
     {"規約にその役はありません。規約にある役から選んでください。",
      "The charter does not have that role. Choose one that it has."}},
    {core::Refusal::role_unchanged,
     Figure::none,
     {"役はもうその通りになっています。何もしなくてだいじょうぶです。",
      "The role is already as asked. There is nothing left to do."}},
    {core::Refusal::role_still_needed,
     Figure::number,
     {"この役には、規約によりいつも{}人が必要です。先に代わりの人を決めてください。",
      "The charter keeps at least {} people in this role. Appoint somebody else first."}},
    {core::Refusal::role_not_decided,
     Figure::none,
     {"引用された議案は、この役の変更を決めていないか、もう実行されています。議案を確かめてください"
      "。",
      "The proposal cited has not decided this change of role, or it was carried out before. Check "
      "the "
      "proposal."}},
});

}  // namespace yoriai::cli
