"""The connection to the reader: the socket, the ring, and what the reader said; see src/Sources/Agent/RingLayout.cs and Handshake.cs."""

import _socket
import mmap
import os
import sys

from .captures import compile_captures

# The ring's header, in words of 8 bytes, and where its slots begin.
HEAD, DROPPED, TAIL, ASLEEP, SLOTS = 8, 9, 16, 24, 4096
DEFINITION, STRING, THREAD = 0xFFFF, 1, 2
STRINGS_IN_RANGE = 1 << 18


class ReaderGone(Exception):
    """The reader has closed the connection, or wants nothing of this process."""


class Socket(_socket.socket):
    """Closes without the warning that nobody has closed it: at the end of a sub-interpreter that crashes CPython 3.9."""

    __del__ = _socket.socket.close


class Link:
    """The connection of one process: the socket, the mapped ring and what the reader said."""

    def __init__(self, path):
        self.socket = Socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
        try:
            self.socket.connect(path)
            self._read_welcome()
        except (OSError, ValueError) as error:
            self.socket.close()
            raise ReaderGone(str(error))
        except ReaderGone:
            self.socket.close()
            raise

    def _read_welcome(self):
        self.probes, self.filters, self.captures, self.drops = {}, {}, {}, False
        descriptor, text = None, b""
        while not text.endswith(b"\n.\n"):
            data, ancillary, _, _ = self.socket.recvmsg(4096, _socket.CMSG_SPACE(4))
            for level, kind, payload in ancillary:
                if level == _socket.SOL_SOCKET and kind == _socket.SCM_RIGHTS:
                    descriptor = int.from_bytes(payload[:4], sys.byteorder)
            if not data:
                raise ReaderGone("closed")
            text += data
        for line in text.decode("ascii").splitlines()[:-1]:
            self._read_line(line.split())
        if descriptor is None:
            raise ReaderGone("not wanted")
        try:
            self.memory = mmap.mmap(descriptor, SLOTS + self.slots * 64)
        finally:
            os.close(descriptor)

    def _read_line(self, words):
        if words[0] == "slots":
            self.slots = int(words[1])
        elif words[0] == "full":
            self.drops = words[1] == "drop"
        elif words[0] == "threads":
            self.threads = int(words[1])
        elif words[0] == "strings":
            self.strings = int(words[1])
        elif words[0] == "probe":
            self.probes[words[1]] = (int(words[2]), int(words[3]))
            self.filters[words[1]] = words[4]
            if len(words) > 5:
                self.captures[words[1]] = compile_captures(words[5])

    def wake(self):
        try:
            self.socket.send(b"w", _socket.MSG_DONTWAIT)
        except OSError:
            pass

    def is_gone(self):
        try:
            return not self.socket.recv(1, _socket.MSG_DONTWAIT | _socket.MSG_PEEK)
        except BlockingIOError:
            return False
        except OSError:
            return True

    def more_strings(self):
        """Asks for another range of string addresses."""
        text = b""
        while not text.endswith(b"\n"):
            try:
                if not text:
                    self.socket.send(b"r")
                data = self.socket.recv(64)
            except OSError as error:
                raise ReaderGone(str(error))
            if not data:
                raise ReaderGone("closed")
            text += data
        return int(text.split()[1])
