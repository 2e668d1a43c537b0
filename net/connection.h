// One connection over TLS: the proof of the key, both Hellos, then messages both ways until one
// side has enough of it. All of it happens on the thread of its io_context; nothing here waits, and
// nothing grows beyond kMaxUnsentBytes out and one frame in.
#pragma once

#include <memory>

#include "net/asio.h"
#include "net/frame.h"
#include "net/parting.h"

namespace yoriai::net {

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  enum class Side : std::uint8_t { dialled, accepted };

  // Whose connection it is. Outlives it, or has closed it.
  class Owner {
   public:
    virtual ~Owner() = default;
    // TLS is agreed: what to say first, or why to say goodbye at once.
    virtual core::Result<Hello, Farewell> begin(const Connection& connection) = 0;
    virtual std::optional<Farewell> greeted(Connection& connection, const Hello& hello) = 0;
    virtual std::optional<Farewell> took(Connection& connection, Message message) = 0;
    // Once for each, and nothing after it but that its socket is closed.
    virtual void ended(Connection& connection, const Parting& parting) = 0;
    virtual void closed(Connection& connection) = 0;
  };

  Connection(tcp::socket socket, asio::ssl::context& tls, Side side, Owner& owner);

  // Its whole life; the coroutine keeps it alive.
  static asio::awaitable<void> live(std::shared_ptr<Connection> self);

  void send(const Message& message) { send_frame(frame_of(message)); }
  void send_frame(core::ByteView frame);
  // A last word, if there is somebody to hear it, then the end. Said again: the end at once.
  void say_goodbye(Farewell reason);
  // It ends for that reason after so long. A new allowance takes the place of the old one.
  void allow(core::Duration time, Farewell reason);

  [[nodiscard]] std::size_t unsent_bytes() const { return waiting_.size() + sending_.size(); }
  [[nodiscard]] Side side() const { return side_; }
  // The other side's address without its port.
  [[nodiscard]] const std::string& host() const { return host_; }
  // The key that the other side proved to have.
  [[nodiscard]] const std::optional<core::PublicKey>& key() const { return key_; }
  // Whose it is meant to be, before that is proven.
  void expect(const core::PublicKey& peer) { expected_ = peer; }
  [[nodiscard]] const std::optional<core::PublicKey>& expected() const { return expected_; }

 private:
  enum class Stage : std::uint8_t { shaking_hands, greeting, open, leaving, closed };

  static asio::awaitable<void> write_on(std::shared_ptr<Connection> self);
  bool begin();
  void read_frames(std::size_t bytes);
  std::optional<Farewell> take(const Frame& frame);
  std::optional<Farewell> take_in_turn(Message message);
  void break_off(const std::string& fault);
  void part();
  void leave();
  void close();

  asio::ssl::stream<tcp::socket> stream_;
  Side side_;
  Owner& owner_;
  Stage stage_ = Stage::shaking_hands;
  std::string host_;
  Parting parting_;
  bool parted_ = false;
  std::optional<core::PublicKey> key_;
  std::optional<core::PublicKey> expected_;
  asio::steady_timer patience_;
  asio::steady_timer wake_;  // of the writer, when there is something to write
  std::vector<std::byte> chunk_;
  FrameReader reader_;
  core::ByteVector waiting_;  // to be written
  core::ByteVector sending_;  // on its way
};

}  // namespace yoriai::net
