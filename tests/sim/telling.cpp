#include "tests/sim/telling.h"

#include <fmt/format.h>

#include "net/lines.h"

namespace yoriai::sim {
namespace {

std::string tree_text(const core::Tree& tree) {
  return fmt::format("epoch {} size {} root {}", tree.epoch.value, tree.size,
                     core::to_hex(tree.root.view().first(3)));
}

struct Words {
  std::string operator()(const net::Submit&) const { return "event"; }
  std::string operator()(const net::Received&) const { return "receipt"; }
  std::string operator()(const net::Included& m) const {
    return fmt::format("in the book at {}", m.index.value);
  }
  std::string operator()(const net::RefusalNotice& m) const {
    return fmt::format("refused: {}", core::to_string(m.refused.code));
  }
  std::string operator()(const net::Entries& m) const {
    auto text = fmt::format("{} {}..{} epoch {}, kinds", m.asked ? "entries" : "batch",
                            m.first.value, m.first.value + m.lines.size(), m.epoch.value);
    for (const auto& line : m.lines) {
      text += fmt::format(" {}", static_cast<int>(net::facts_of(line)->kind));
    }
    return text;
  }
  std::string operator()(const net::Acked& m) const {
    return m.acks.empty() ? "ACK" : "ACK " + tree_text(m.acks.front().tree);
  }
  std::string operator()(const net::Certified& m) const {
    return "certificate " + tree_text(m.certificate.tree);
  }
  std::string operator()(const net::HeldSaid& m) const {
    return m.held.empty() ? "HELD" : "HELD " + tree_text(m.held.front().tree);
  }
  std::string operator()(const net::Cosigned&) const { return "cosigned"; }
  std::string operator()(const net::GetEntries& m) const {
    return fmt::format("give entries {}..{}", m.first.value, m.end.value);
  }
  std::string operator()(const net::AskPromise& m) const {
    return fmt::format("promise epoch {}?", m.epoch.value);
  }
  std::string operator()(const net::Promised& m) const {
    return fmt::format("promise epoch {}, best {}", m.promise.epoch.value,
                       tree_text(m.promise.best));
  }
  std::string operator()(const net::NotPromised& m) const {
    return fmt::format("no promise for epoch {}; highest {}", m.epoch.value, m.highest.value);
  }
  template <class Other>
  std::string operator()(const Other& m) const {
    return fmt::format("message {}", net::wire_number(net::Message(m)));
  }
};

}  // namespace

std::string clock_text(std::uint64_t since_ms) {
  return fmt::format("{:02}:{:02}.{:03}", since_ms / 60'000, since_ms / 1'000 % 60,
                     since_ms % 1'000);
}

std::string name_of(MachineId id, const Machine& machine) {
  return fmt::format("P{}/{}", machine.peer() + 1, id);
}

std::string told(const net::Notice& notice) {
  static constexpr const char* kWords[] = {"evidence",
                                           "a batch that breaks the rules",
                                           "an untimely batch",
                                           "a batch that evades duty",
                                           "clocks off",
                                           "an epoch begun",
                                           "tail dropped",
                                           "contradicts what is final",
                                           "numbers above its own",
                                           "doubtful numbers",
                                           "a message that is too long"};
  return fmt::format("{} ({})", kWords[static_cast<std::size_t>(notice.what)], notice.number);
}

std::string arrow(const Parcel& parcel, const std::vector<std::unique_ptr<Machine>>& machines) {
  const auto name = [&](MachineId id) {
    return id < machines.size() ? name_of(id, *machines[id]) : "client";
  };
  return fmt::format("{} → {}  {}", name(parcel.from), name(parcel.to),
                     std::visit(Words{}, parcel.message));
}

}  // namespace yoriai::sim
