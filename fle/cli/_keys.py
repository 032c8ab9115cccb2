"""Keys of a terminal, one by one, as they are pressed."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

# An arrow is a few characters that come together; everything else is one.
_ONE = re.compile(r"\x1b\[[A-Za-z]|.", re.DOTALL)

QUIT = "q"


class Keys:
    """Reads keys; made by `reading_keys`."""

    def __init__(self) -> None:
        self._read: list[str] = []

    def next(self) -> str:
        """Wait for a key and return it; an end of input and Ctrl-C are `q`."""
        try:
            while not self._read:
                self._read = self._more()
        except (EOFError, KeyboardInterrupt):
            return QUIT
        return self._read.pop(0)

    def _more(self) -> list[str]:
        if sys.platform == "win32":
            return [click.getchar()]
        data = os.read(sys.stdin.fileno(), 64)
        if not data:
            raise EOFError
        return _ONE.findall(data.decode(errors="replace"))


@contextmanager
def reading_keys() -> Iterator[Keys]:
    """Let the terminal hand over keys at once, without showing them, until the end of the block."""
    if sys.platform == "win32":
        yield Keys()
        return
    import termios
    import tty

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    # From the beginning, and keeping what was typed before, so that no key is lost.
    tty.setcbreak(terminal, termios.TCSADRAIN)
    try:
        yield Keys()
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
