#include "net/wire_codec.h"

#include "net/wire_fields.h"

namespace yoriai::net {
namespace {

template <class Value>
struct SchemaOf;
#define YORIAI_SCHEMA(Value, Schema) \
  template <>                        \
  struct SchemaOf<Value> {           \
    using Type = schema::Schema;     \
  }
YORIAI_SCHEMA(Hello, Hello);
YORIAI_SCHEMA(Goodbye, Goodbye);
YORIAI_SCHEMA(Submit, Submit);
YORIAI_SCHEMA(Received, Received);
YORIAI_SCHEMA(Included, Included);
YORIAI_SCHEMA(RefusalNotice, Refused);
YORIAI_SCHEMA(Overloaded, Overloaded);
YORIAI_SCHEMA(Entries, Entries);
YORIAI_SCHEMA(Acked, Acked);
YORIAI_SCHEMA(Certified, Certified);
YORIAI_SCHEMA(HeldSaid, HeldSaid);
YORIAI_SCHEMA(Cosigned, Cosigned);
YORIAI_SCHEMA(GetEntries, GetEntries);
YORIAI_SCHEMA(GetBlob, GetBlob);
YORIAI_SCHEMA(BlobPart, BlobPart);
YORIAI_SCHEMA(GetHead, GetHead);
YORIAI_SCHEMA(AskPromise, AskPromise);
YORIAI_SCHEMA(Promised, Promised);
YORIAI_SCHEMA(NotPromised, NotPromised);
YORIAI_SCHEMA(AskNumbers, AskNumbers);
YORIAI_SCHEMA(Numbers, Numbers);
YORIAI_SCHEMA(AskStatus, AskStatus);
YORIAI_SCHEMA(EventStatus, Status);
#undef YORIAI_SCHEMA

template <class Value>
auto writing(const Value& value) {
  return [&value](typename SchemaOf<Value>::Type::Builder out) { write(out, value); };
}

template <std::size_t Alternative>
std::optional<Message> decode_alternative(core::ByteView bytes) {
  using Value = std::variant_alternative_t<Alternative, Message>;
  using Schema = typename SchemaOf<Value>::Type;
  Findings findings;
  auto value = strict::read<Schema>(
      bytes, findings, [&](typename Schema::Reader in) -> Value { return read(in, findings); });
  if (!findings.none() || !strict::encodes_to<Schema>(bytes, writing(value))) return std::nullopt;
  return Message(std::in_place_index<Alternative>, std::move(value));
}

template <std::size_t... Alternatives>
constexpr auto decoders_of(std::index_sequence<Alternatives...> /*all*/) {
  return std::array{&decode_alternative<Alternatives>...};
}
constexpr auto kDecoders = decoders_of(std::make_index_sequence<std::variant_size_v<Message>>{});

}  // namespace

core::ByteVector encode_message(const Message& message) {
  return std::visit(
      []<class Value>(const Value& value) {
        return strict::encode<typename SchemaOf<Value>::Type>(writing(value));
      },
      message);
}

std::optional<Message> decode_message(std::uint16_t kind, core::ByteView bytes) {
  if (kind < 1 || kind > kDecoders.size()) return std::nullopt;
  return kDecoders[kind - 1](bytes);
}

}  // namespace yoriai::net
