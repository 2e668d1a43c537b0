#include "cli/status_words.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "cli/event_words.h"
#include "cli/messages.h"
#include "cli/wall_time.h"

namespace yoriai::cli {
namespace {

namespace json = boost::json;
using net::EventState;

bool is_in_book(const net::ProvenStatus& status) {
  return status.state == EventState::in_book || status.state == EventState::final;
}

std::string operator_of(const core::State& state, const core::PublicKey& node) {
  const auto* peer = state.find_peer(node);
  return peer == nullptr ? "?" : peer->operator_name;
}

std::string names_of(const core::State& state, const std::vector<core::PublicKey>& nodes) {
  std::string names;
  for (const auto& node : nodes) {
    names += fmt::format("{}{} ({})", names.empty() ? "" : ", ", operator_of(state, node),
                         short_name(node));
  }
  return names;
}

Words receipt_words(const net::ProvenStatus& status, const core::State& state) {
  std::vector<core::PublicKey> peers;
  peers.reserve(status.receipts.size());
  for (const auto& receipt : status.receipts) peers.push_back(receipt.peer);
  const auto names = names_of(state, peers);
  if (is_in_book(status)) {  // then it is of no importance how many they are
    return {"受取証：" + names, "Receipts of " + names};
  }
  const auto count = status.operators;
  const auto needed = status.operators_needed;
  if (status.acknowledged()) {
    return {
        fmt::format("受け付け済み：別々の運営者の受取証{}通（必要{}通）：{}", count, needed, names),
        fmt::format("Acknowledged: {} receipts of different operators ({} needed): {}", count,
                    needed, names)};
  }
  return {fmt::format("届きました：別々の運営者の受取証が{}通あれば受け付け済みです。いま{}通：{}。"
                      "この番号を控えておいてください。",
                      needed, count, names),
          fmt::format("Received: {} of the {} receipts of different operators that acknowledge it: "
                      "{}. Keep the number of the event.",
                      count, needed, names)};
}

Words place_words(const net::ProvenStatus& status) {
  const auto line = status.index.value + 1;
  return {fmt::format("帳簿に入りました：{}行目、{}", line,
                      show_instant(Language::ja, status.accepted_at)),
          fmt::format("In the book: line {}, {}", line,
                      show_instant(Language::en, status.accepted_at))};
}

Words vouching_words(const net::ProvenStatus& status, const core::State& state) {
  const auto names = names_of(state, status.peers);
  if (status.state == EventState::final) {
    return {fmt::format("確定（算入）：{}行までの帳簿に次の受付が連署しています：{}",
                        status.tree_size, names),
            fmt::format("Final (counted): the book up to line {} is cosigned by {}",
                        status.tree_size, names)};
  }
  return {fmt::format("　{}行までの帳簿を次の受付が確かめました：{}", status.tree_size, names),
          fmt::format("  The book up to line {} is acknowledged by {}", status.tree_size, names)};
}

Words refusal_words(const net::ProvenStatus& status, const core::State& state) {
  const auto why = message(*status.refused);
  const auto by = operator_of(state, *status.refused_by);
  return {fmt::format("{}の受付が断りました：{}", by, why.ja),
          fmt::format("Refused by the peer of {}: {}", by, why.en)};
}

Text text_of(net::StatusFault fault) {
  using enum net::StatusFault;
  switch (fault) {
    case other_event:
      return {"別の記録のことを答えました", "it answered about another event"};
    case receipt_bad:
      return {"受取証の署名が合いません", "a receipt is badly signed"};
    case receipt_missing:
      return {"受取証がありません", "it shows no receipt"};
    case entry_differs:
      return {"見せた行は、この記録のものではありません",
              "the line it shows did not bring this event"};
    case proof_bad:
      return {"見せた行は、署名された帳簿の中にありません",
              "the line it shows is not in the book that was signed"};
    case too_few_peers:
      return {"帳簿を確かめた受付が足りません",
              "too few peers of this book have acknowledged what it shows"};
    case note_bad:
      return {"連署が足りないか、合いません",
              "the note has too few good cosignatures of this book's peers"};
    case refusal_bad:
      return {"断りの署名が合いません", "its refusal is badly signed"};
  }
  return {};
}

Text text_of(net::Farewell reason) {
  using enum net::Farewell;
  switch (reason) {
    case ledger_unknown:
      return {"別の帳簿の受付です。番地と --book を確かめてください。",
              "it keeps another book. Check the address, and --book."};
    case peer_unknown:
    case key_wrong:
      return {
          "答えたのは、この帳簿の受付ではありません。番地を確かめてください。受付が変わったの"
          "なら、帳簿の新しい写しが要ります。",
          "who answers there is no peer of this book. Check the address; if the peers have "
          "changed, take a newer copy of the book."};
    case protocol_unknown:
      return {"話し方の版が違います。同じ版の yoriai を使ってください。",
              "it speaks another version of the protocol. Use the same yoriai as the peers."};
    case too_many:
    case too_slow:
    case idle:
      return {"混み合っています。少し待つか、ほかの受付を --node で指してください。",
              "it has too much to do. Wait a little, or name another node with --node."};
    case stopping:
      return {"止まるところです。ほかの受付を --node で指してください。",
              "it is stopping. Name another node with --node."};
    case hello_late:
    case own_instance:
    case frame_too_long:
    case message_malformed:
    case message_unexpected:
    case statement_bad:
    case resting:
      break;
  }
  return {"話が通じません。yoriai の版を確かめてください。",
          "it could not be talked to. Check that it runs the same yoriai."};
}

Words at(const net::Address& address, const Words& what) {
  const auto place = net::to_string(address);
  return {place + "：" + what.ja, place + ": " + what.en};
}

}  // namespace

std::vector<Words> status_lines(const net::ProvenStatus& status, const core::State& state) {
  std::vector<Words> lines;
  if (!status.receipts.empty()) lines.push_back(receipt_words(status, state));
  if (is_in_book(status)) {
    lines.push_back(place_words(status));
    lines.push_back(vouching_words(status, state));
  }
  if (status.refused) lines.push_back(refusal_words(status, state));
  if (lines.empty()) {
    lines.emplace_back("この記録は知られていません。番号を確かめてください。",
                       "Nobody asked knows this event. Check its number.");
  }
  return lines;
}

std::string_view state_name(const net::ProvenStatus& status) {
  switch (status.state) {
    case EventState::unknown:
      break;
    case EventState::received:
      return status.acknowledged() ? "acknowledged" : "received";
    case EventState::in_book:
      return "in_book";
    case EventState::final:
      return "final";
    case EventState::refused:
      return "refused";
  }
  return "unknown";
}

void describe_status(json::object& answer, const net::ProvenStatus& status,
                     const core::State& state) {
  answer["state"] = state_name(status);
  json::array receipts;
  for (const auto& receipt : status.receipts) {
    receipts.push_back(json::object{{"peer", core::to_hex(receipt.peer.view())},
                                    {"operator", operator_of(state, receipt.peer)},
                                    {"number", receipt.number},
                                    {"received_at", iso_instant(receipt.received_at)}});
  }
  answer["receipts"] = std::move(receipts);
  answer["operators"] = status.operators;
  answer["operators_needed"] = status.operators_needed;
  if (is_in_book(status)) {
    answer["index"] = status.index.value;
    answer["accepted_at"] = iso_instant(status.accepted_at);
    answer["tree_size"] = status.tree_size;
    json::array peers;
    for (const auto& peer : status.peers) peers.push_back(json::string(core::to_hex(peer.view())));
    answer["peers"] = std::move(peers);
  }
  if (status.refused) {
    answer["refusal"] = json::object{{"code", core::to_string(status.refused->code)},
                                     {"detail", status.refused->detail},
                                     {"peer", core::to_hex(status.refused_by->view())}};
  }
}

Words unreached_words(const net::Address& address, const net::Parting& parting) {
  const auto reason = parting.said ? parting.said : parting.heard;
  if (reason) return at(address, text_of(*reason));
  return at(address,
            {fmt::format("答えがありません（{}）。yoriai node が動いているか確かめるか、ほかの受付"
                         "を --node で指してください。",
                         parting.fault),
             fmt::format("no answer ({}). Check that `yoriai node` is running there, or name "
                         "another node with --node.",
                         parting.fault)});
}

Words silent_words(const net::Address& address) {
  return at(address, Text{"時間内に答えがありません。届いているかもしれません：yoriai status で確か"
                          "めてください。",
                          "it did not answer in time. It may have taken the event: see yoriai "
                          "status."});
}

Words busy_words(const net::Address& address) {
  return at(address, text_of(net::Farewell::too_many));
}

Words fault_words(const net::Address& address, net::StatusFault fault) {
  const auto what = text_of(fault);
  return at(address,
            {fmt::format("証拠が正しくありません：{}。帳簿の写しが古いか、受付がうそをついています"
                         "。ほかの受付にも聞いてください。",
                         what.ja),
             fmt::format("its proof is not good: {}. The copy of the book here is old, or this "
                         "peer lies. Ask another one, too.",
                         what.en)});
}

Words refused_words(const net::Address& address, const core::Refused& refused) {
  return at(address, message(refused));
}

Words bad_copy_words(net::StatusFault fault) {
  const auto what = text_of(fault);
  return {fmt::format("この写しの証拠が正しくありません：{}。yoriai doctor で調べてください。",
                      what.ja),
          fmt::format("The proof in this copy is not good: {}. See yoriai doctor.", what.en)};
}

Words too_long_words(std::size_t most_bytes) {
  return {fmt::format("記録と文面を合わせて{}バイトまでしか受付に渡せません。文面を短くしてくださ"
                      "い。",
                      most_bytes),
          fmt::format("An event and its wording can be handed to a node up to {} bytes together. "
                      "Make the wording shorter.",
                      most_bytes)};
}

Failure nobody_helped(const std::vector<Words>& troubles) {
  Words all;
  for (const auto& trouble : troubles) {
    all.ja += (all.ja.empty() ? "" : "\n  ") + trouble.ja;
    all.en += (all.en.empty() ? "" : "\n  ") + trouble.en;
  }
  return {ExitCode::environment, std::move(all)};
}

}  // namespace yoriai::cli
