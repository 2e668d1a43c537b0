#include "cli/node_log.h"

#include "cli/wall_time.h"

namespace yoriai::cli {

void NodeLog::tell(std::string_view event, boost::json::object fields, const Words& words) {
  if (json_) {
    boost::json::object line{{"time", iso_instant(context_.now())}, {"event", event}};
    for (auto& field : fields) line.emplace(field.key(), std::move(field.value()));
    const auto text = boost::json::serialize(line);
    context_.say(Words{text, text});
  } else {
    context_.say(words);
  }
  context_.flush();
}

}  // namespace yoriai::cli
