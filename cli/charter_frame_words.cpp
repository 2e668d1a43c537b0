#include "cli/charter_frame_words.h"

#include <fmt/format.h>

#include "cli/numbers.h"

namespace yoriai::cli {
namespace {

Words peers_words(const core::Charter& charter) {
  const auto k = charter.peers_needed;
  const auto f = charter.liars_survived;
  // One alone decides only where there is no other.
  if (k == 1) {
    return {"　帳簿：受付（帳簿を預かる機械）は一つで、そこに載れば確定します。",
            "  The book: kept by one peer (a machine); what it enters is final."};
  }
  Words words{fmt::format("　帳簿：受付（帳簿を預かる機械）が{}つそろうと、確定します。", k),
              fmt::format("  The book: final once {} (machines that keep it) hold the same.",
                          counted(k, "peer"))};
  if (f > 0) {
    words.ja += fmt::format("うそをつく受付は、{}つまで害になりません。", f);
    words.en += fmt::format(" Up to {} may lie without harm.", f);
  } else {
    words.ja += "うそをつく受付があってはなりません。";
    words.en += " None of them may lie.";
  }
  return words;
}

}  // namespace

void add_frame_lines(std::vector<Words>& lines, const core::Charter& charter) {
  lines.push_back({fmt::format("　分野：{}", fmt::join(charter.topics, "、")),
                   fmt::format("  Topics: {}.", fmt::join(charter.topics, ", "))});
  lines.push_back({fmt::format("　通貨：{}　時間帯：{}（表示だけに使います）", charter.currency,
                               charter.time_zone),
                   fmt::format("  Currency: {}. Time zone: {}, for display only.", charter.currency,
                               charter.time_zone)});
  lines.push_back(peers_words(charter));
}

}  // namespace yoriai::cli
