"""pyd's agent in pure Python: runs inside the traced process, CPython 3.6 and later, standard library only.

It connects to the socket named by PYD_AGENT, is told what to produce and given a ring of shared memory, and writes 64-byte events
into it until the process ends or the reader goes away. The ring and the conversation are described in
src/Sources/Agent/RingLayout.cs and src/Sources/Agent/Handshake.cs.

Nothing here may be seen by the program: the package and what it imports leave sys.modules, its frames produce no events, and it
uses C modules only, so that no other module of the library is loaded on its behalf.
"""

import sys

_before = set(sys.modules)

from .beginning import start

for _name in ("_socket", "_struct", "atexit", "mmap"):
    if _name not in _before:
        sys.modules.pop(_name, None)
