# Generated from schemas/tools/print.yaml by `fle gen`. Do not edit.
"""The `print` tool."""

from typing import Any

from fle.runtime.caller import Caller


class Print(Caller):
    """Adds `print` to the client."""

    def print(self, *values: Any) -> str:
        """Join values into one line of text.

        In a program `print` writes to the program's output; this call returns the text that it
        would show.

        Args:
            values: What to show.

        Returns:
            The values as text, joined by tabs.
        """
        return self._call(str, "print", *values)
