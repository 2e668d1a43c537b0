"""Lines between peers that a test can cut: each is a port of this machine behind which another one is reached."""
import asyncio
import threading

CHUNK_BYTES = 65536


class Line:
    """Open, silent (nothing gets through, and nothing is lost until then) or cut (ends, and cannot be had again)."""

    def __init__(self, loop, target_port):
        self._target_port = target_port
        self._is_cut = False
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._ends = set()
        self._loop = loop
        server = asyncio.run_coroutine_threadsafe(asyncio.start_server(self._take, "127.0.0.1", 0), loop).result()
        self.port = server.sockets[0].getsockname()[1]

    def open(self):
        self._loop.call_soon_threadsafe(self._set, False, True)

    def silence(self):
        self._loop.call_soon_threadsafe(self._set, False, False)

    def cut(self):
        self._loop.call_soon_threadsafe(self._set, True, True)

    def _set(self, is_cut, flows):
        self._is_cut = is_cut
        (self._flowing.set if flows else self._flowing.clear)()
        if is_cut:
            for end in list(self._ends):
                end.abort()

    async def _take(self, reader, writer):
        if self._is_cut:
            writer.transport.abort()
            return
        try:
            there = await asyncio.open_connection("127.0.0.1", self._target_port)
        except OSError:
            writer.transport.abort()
            return
        ends = {writer.transport, there[1].transport}
        self._ends |= ends
        await asyncio.gather(self._carry(reader, there[1]), self._carry(there[0], writer))
        self._ends -= ends

    async def _carry(self, reader, writer):
        try:
            while chunk := await reader.read(CHUNK_BYTES):
                await self._flowing.wait()
                writer.write(chunk)
                await writer.drain()
        except OSError:
            pass
        writer.close()


class Proxy:
    """Lines in a thread of their own."""

    def __init__(self):
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()

    def line(self, target_port):
        return Line(self._loop, target_port)
