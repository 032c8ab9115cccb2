"""`fle eval` as a process of its own, followed by its events."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_LONGEST_S = 600.0


class Command:
    """A running `fle eval --json` in a group of processes of its own."""

    def __init__(
        self, *arguments: str, folder: Path, environment: Mapping[str, str] | None = None
    ) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "fle", "eval", "--json", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
            start_new_session=True,
        )
        # A command that hangs fails its test rather than holding up all of them.
        self._timer = threading.Timer(_LONGEST_S, os.killpg, (self.process.pid, signal.SIGKILL))
        self._timer.daemon = True
        self._timer.start()

    def events(self) -> Iterator[dict[str, Any]]:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            yield json.loads(line)

    def until(self, kind: str, number: int = 1) -> dict[str, Any]:
        """Return the `number`th event of a kind, read from now on."""
        for event in self.events():
            number -= event["event"] == kind
            if number == 0:
                return event
        raise AssertionError(f"no event {kind!r}; it said:\n{self.end()[1]}")

    def kill(self) -> None:
        """Kill the command and all its workers, as a machine that loses power."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.end()

    def end(self) -> tuple[int, str]:
        """Wait for the end; returns the exit code and what was said on stderr."""
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        said = self.process.stderr.read()
        self._timer.cancel()
        self.process.stdout.close()
        self.process.stderr.close()
        return self.process.wait(timeout=300), said


def evaluate(
    *arguments: str, folder: Path, environment: Mapping[str, str] | None = None
) -> tuple[Sequence[dict[str, Any]], int, str]:
    """Run `fle eval --json` to its end; returns its events, exit code and stderr."""
    command = Command(*arguments, folder=folder, environment=environment)
    events = list(command.events())
    return events, *command.end()
