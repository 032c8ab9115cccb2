"""The output of a program in its process: every line goes to the session at once.

So the session has it also when the process does not come to its end.
"""

from fle.interpreter.executor import Limits
from fle.interpreter.output import Output
from fle.interpreter.process import kinds
from fle.interpreter.process.line import Line


class SentOutput(Output):
    """Sends what `Output` keeps."""

    def begin(self, line: Line, limits: Limits) -> None:
        """Send over `line` from now on."""
        self.largest_count = limits.output_lines
        self.largest_size = limits.output_characters
        self._line_to_session = line

    @property
    def left_out(self) -> tuple[int, int]:
        """How many prints were not sent, and how many characters."""
        return self._dropped, self._cut

    def _keep(self, line: str) -> None:
        self._line_to_session.send(kinds.PRINTED, line.encode("utf-8", "backslashreplace"))
