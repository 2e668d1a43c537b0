// What an explanation adds to the figures of a result, for programs.
#include <boost/json.hpp>

#include "cli/explain.h"
#include "cli/late_words.h"

namespace yoriai::cli {

boost::json::object explanation_json(const core::ResultDocument& document,
                                     const core::Proposal& proposal) {
  return {{"late", late_json(document, proposal)}};
}

}  // namespace yoriai::cli
