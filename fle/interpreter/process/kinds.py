"""The kinds of frames on the line between a session and the process of its programs."""

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
