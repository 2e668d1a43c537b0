// How a running peer stands, for Prometheus. Numbers alone: nothing here names a member, an event
// or what was voted.
#pragma once

#include <memory>

#include "net/runner.h"

namespace yoriai::cli {

class NodeMetrics {
 public:
  // Answers GET /metrics there, from a thread of its own. Throws EnvironmentError when it cannot.
  explicit NodeMetrics(const net::Address& at);
  ~NodeMetrics();
  NodeMetrics(const NodeMetrics&) = delete;
  NodeMetrics& operator=(const NodeMetrics&) = delete;

  // Makes these ears tell it what it shows. Outlives them.
  void listen_through(net::RunnerEars& ears);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace yoriai::cli
