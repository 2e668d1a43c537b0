// Refusals about the peers that keep a book together (codes 8xx).
#pragma once

#include <array>

#include "cli/messages/refusal_text.h"

namespace yoriai::cli {

inline constexpr auto kPeersTexts = std::to_array<RefusalText>({
    {core::Refusal::epoch_not_next,
     Figure::number,
     {"この期は、もう過ぎています。{}以上の番号で始めてください。",
      "This epoch is over. Begin one with the number {} or a higher one."}},
    {core::Refusal::base_differs,
     Figure::none,
     {"帳簿のこの場所と、署名された木が合いません。今の帳簿に対して作り直してください。",
      "The tree that was signed is not the one of the book at this place. Make the event again for "
      "the book as it stands."}},
    {core::Refusal::certificate_short,
     Figure::number,
     {"土台の証明に、受付の確認が足りません。{}つ要ります。",
      "Too few peers have acknowledged the base. Collect the words of {}."}},
    {core::Refusal::promises_short,
     Figure::number,
     {"新しい期に従うと約束した受付が足りません。{}つの約束を集めてください。",
      "Too few peers have promised to follow this epoch. Collect {} promises."}},
    {core::Refusal::base_not_greatest,
     Figure::none,
     {"約束の中に、この土台より新しい証明があります。そこから始めてください。",
      "One of the promises names a greater certificate than this base. Begin from that one."}},
    {core::Refusal::change_pending,
     Figure::none,
     {"受付の前の変更が、まだ発効していません。発効してから、やり直してください。",
      "An earlier change of peers is not in force yet. Try again when it is."}},
    {core::Refusal::peer_unknown,
     Figure::none,
     {"外そうとしている受付は、この帳簿の受付ではありません。鍵を確かめてください。",
      "The peer to be removed or given new keys is no peer of this book. Check the key."}},
    {core::Refusal::peers_unchanged,
     Figure::none,
     {"この変更では、何も変わりません。足すか、外すか、鍵か人数を変えてください。",
      "This change of peers changes nothing. Add one, remove one, or give other keys or numbers."}},
    {core::Refusal::no_change_pending,
     Figure::none,
     {"発効を待っている受付の変更はありません。先に変更を届けてください。",
      "No change of peers waits for its activation. Enter the change first."}},
    {core::Refusal::held_short,
     Figure::number,
     {"この変更を手元に持つと署名した受付が足りません。{}つ要ります。",
      "Too few peers have signed that they hold this change. Collect the words of {}."}},
});

}  // namespace yoriai::cli
