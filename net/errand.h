// What clients come for: to hand in an event, and to ask how far it has come. Nothing that is
// answered has been checked, but that it is about the event.
#pragma once

#include "net/client.h"

namespace yoriai::net {

using HandedIn = std::variant<Received, Included, RefusalNotice, Overloaded>;

// None when the connection ended, or nothing came in that time.
std::optional<HandedIn> hand_in(Client& client, const Submit& submit, core::Duration patience);
// The same; Overloaded: ask again later.
using Asked = std::variant<EventStatus, Overloaded>;
std::optional<Asked> ask_status(Client& client, const core::EventId& event,
                                core::Duration patience);

}  // namespace yoriai::net
