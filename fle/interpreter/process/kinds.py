"""The kinds of frames and commands by which processes of programs are spoken to."""

import struct
from typing import Final

# From the session to the process.
RUN: Final = 1
RESULT: Final = 2
RAISED: Final = 3
STOP: Final = 4
LOAD: Final = 5
# From the process to the session.
READY: Final = 16
CALL: Final = 17
PRINTED: Final = 18
DONE: Final = 19
NAMES: Final = 20
LOADED: Final = 21

# Commands to the ancestor of such processes, and how it is told and tells their numbers.
FORK: Final = b"F"
END: Final = b"E"
NUMBER: Final = struct.Struct("<i")
