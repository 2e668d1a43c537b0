// What a running peer says of what happens: sentences for people, or one JSON object a line for
// programs. Neither has a ballot, a member or anything a person wrote in it.
#pragma once

#include <boost/json.hpp>

#include "cli/app.h"

namespace yoriai::cli {

class NodeLog {
 public:
  NodeLog(Context& context, bool json) : context_(context), json_(json) {}

  // `event` and `fields` for programs, `words` for people.
  void tell(std::string_view event, boost::json::object fields, const Words& words);

 private:
  Context& context_;
  bool json_;
};

}  // namespace yoriai::cli
