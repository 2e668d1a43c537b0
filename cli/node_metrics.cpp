#include "cli/node_metrics.h"

#include <prometheus/counter.h>
#include <prometheus/exposer.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include "ledger/store.h"

namespace yoriai::cli {
namespace {

using Gauge = prometheus::Gauge;

// From a quick disk to the patience of a member.
const prometheus::Histogram::BucketBoundaries kFinalSeconds{0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5,
                                                            1,     2,    5,    10,   30,  60};

std::unique_ptr<prometheus::Exposer> expose(const net::Address& at) {
  try {
    constexpr std::size_t kThreads = 1;
    return std::make_unique<prometheus::Exposer>(net::to_string(at), kThreads);
  } catch (const std::exception& fault) {
    throw ledger::EnvironmentError(
        ledger::EnvironmentError::Cause::io,
        "listening at " + net::to_string(at) + " for metrics: " + fault.what());
  }
}

auto& gauges(prometheus::Registry& registry, const char* name, const char* help) {
  return prometheus::BuildGauge().Name(name).Help(help).Register(registry);
}

}  // namespace

struct NodeMetrics::Inside {
  explicit Inside(const net::Address& at) : exposer(expose(at)) {
    exposer->RegisterCollectable(registry);
  }
  void show(const net::RunnerFigures& figures) const {
    stored.Set(static_cast<double>(figures.stored));
    certified.Set(static_cast<double>(figures.certified));
    final_size.Set(static_cast<double>(figures.final_size));
    lag.Set(static_cast<double>(figures.stored - std::min(figures.stored, figures.final_size)));
    held.Set(static_cast<double>(figures.held_events));
    unsent.Set(static_cast<double>(figures.unsent_bytes));
    peers.Set(static_cast<double>(figures.peers_connected));
    clients.Set(static_cast<double>(figures.clients_connected));
  }

  std::shared_ptr<prometheus::Registry> registry = std::make_shared<prometheus::Registry>();
  prometheus::Family<Gauge>& entries =
      gauges(*registry, "yoriai_entries", "Entries in the book of this peer, by how far they came");
  Gauge& stored = entries.Add({{"state", "stored"}});
  Gauge& certified = entries.Add({{"state", "certified"}});
  Gauge& final_size = entries.Add({{"state", "final"}});
  Gauge& lag = gauges(*registry, "yoriai_lag_entries", "Stored entries that are not final").Add({});
  Gauge& held =
      gauges(*registry, "yoriai_held_events", "Events with a receipt that are not final").Add({});
  Gauge& unsent =
      gauges(*registry, "yoriai_unsent_bytes", "Waiting to be read by the other side").Add({});
  prometheus::Family<Gauge>& connections =
      gauges(*registry, "yoriai_connections", "Peers and clients that can be reached");
  Gauge& peers = connections.Add({{"role", "peer"}});
  Gauge& clients = connections.Add({{"role", "client"}});
  prometheus::Histogram& final_seconds =
      prometheus::BuildHistogram()
          .Name("yoriai_final_seconds")
          .Help("From an entry's being stored here to its being known here as final")
          .Register(*registry)
          .Add({}, kFinalSeconds);
  prometheus::Family<prometheus::Counter>& refusals =
      prometheus::BuildCounter()
          .Name("yoriai_refusals_total")
          .Help("Events refused by this peer, by code")
          .Register(*registry);
  std::unique_ptr<prometheus::Exposer> exposer;  // gone before what it shows
};

NodeMetrics::NodeMetrics(const net::Address& at) : inside_(std::make_unique<Inside>(at)) {}
NodeMetrics::~NodeMetrics() = default;

void NodeMetrics::listen_through(net::RunnerEars& ears) {
  ears.figures = [this](const net::RunnerFigures& figures) { inside_->show(figures); };
  ears.refused = [this](core::Refusal code) {
    inside_->refusals.Add({{"code", std::string(core::to_string(code))}}).Increment();
  };
  ears.waited = [this](std::uint64_t entries, core::Duration waited) {
    constexpr double kMsPerSecond = 1000;
    const double seconds = static_cast<double>(waited.ms) / kMsPerSecond;
    for (std::uint64_t i = 0; i < entries; ++i) inside_->final_seconds.Observe(seconds);
  };
}

}  // namespace yoriai::cli
