"""What a program prints, with the line of each print, up to a limit."""

import re
import sys
from types import FrameType
from typing import Any

FILENAME = "<program {}>"
_PREFIX = "<program "
_ADDRESS = re.compile(r" at 0x[0-9a-f]+(?=>)")


def without_addresses(text: str) -> str:
    """Return a text with `<A object>` for `<A object at 0x7f...>`, which no other run would say."""
    return _ADDRESS.sub("", text) if " at 0x" in text else text


class Output:
    """Collects the prints of one program.

    Attributes:
        largest_count: How many prints are kept.
        largest_size: How many characters are kept in all.
    """

    def __init__(self, largest_count: int = 512, largest_size: int = 100_000) -> None:
        self.largest_count = largest_count
        self.largest_size = largest_size
        self._filename = ""
        self._lines: list[str] = []
        self._size = 0
        self._count = 0
        self._dropped = 0
        self._cut = 0

    def open(self, filename: str) -> None:
        """Begin anew, for the program that is compiled as `filename`."""
        self._filename = filename
        self._lines = []
        self._count = self._size = self._dropped = self._cut = 0

    def print(self, *values: Any, sep: Any = None, end: Any = None, file: Any = None,
              flush: bool = False) -> str:  # fmt: skip
        """Show values in the output of the program, and return them as text.

        Without `sep` and `end` the line shows them as Python writes them; with either it shows the
        text that they make. A `file` with a `write` method, such as `io.StringIO`, receives the
        text instead.
        """
        if file is not None:
            text = _text(values, sep, end)
            file.write(text)
            return text
        if sep is None and (end is None or end in ("\n", " ", "")):
            shown = repr(values)
        else:
            shown = repr((_text(values, sep, "" if end is None else end),))
        self._add(f"{self._line()}: {shown}")
        return "\t".join(map(str, values))

    def returned(self, value: Any) -> None:
        """Show the value of a `return` at the program's top level."""
        self._add(f"{self._line()}: {(value,)!r}")

    def note(self, line: str) -> None:
        """Add a line that the program did not print."""
        self._add(line)

    def text(self) -> str:
        """Return the lines that were kept, and how many were not."""
        return "\n".join((*self._lines, *left_out(self._dropped, self._cut)))

    def _add(self, line: str) -> None:
        line = without_addresses(line)
        room = self.largest_size - self._size
        if self._count >= self.largest_count or room <= 0:
            self._dropped += 1
            return
        if len(line) > room:
            self._cut += len(line) - room
            line = line[:room]
        self._size += len(line)
        self._count += 1
        self._keep(line)

    def _keep(self, line: str) -> None:
        self._lines.append(line)

    def _line(self) -> int:
        """Return the line of the running program that printed, the innermost one.

        A print inside a function of an earlier program counts for the line that called it: the
        author looks at the program that ran.
        """
        fallback = 0
        frame: FrameType | None = sys._getframe(2)
        while frame is not None:
            name = frame.f_code.co_filename
            if name == self._filename:
                return frame.f_lineno
            if not fallback and name.startswith(_PREFIX):
                fallback = frame.f_lineno
            frame = frame.f_back
        return fallback


def _text(values: tuple[Any, ...], sep: Any, end: Any) -> str:
    for name, option in (("sep", sep), ("end", end)):
        if option is not None and not isinstance(option, str):
            raise TypeError(f"{name} must be None or a string, not {type(option).__name__}")
    text = (" " if sep is None else sep).join(map(str, values))
    return text + ("\n" if end is None else end)


def left_out(lines: int, characters: int) -> list[str]:
    """Return the line that says how much of an output is not shown, if any is not."""
    if lines:
        return [f"... {lines} more lines were printed and are not shown"]
    if characters:
        return [f"... {characters} more characters were printed and are not shown"]
    return []
