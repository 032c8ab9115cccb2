"""The display of `fle eval`: a live table on a terminal, one line an event anywhere else."""

import json
import time
from collections.abc import Callable
from types import TracebackType
from typing import Protocol, Self, TextIO

from rich.console import Console, Group
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from fle.eval.events import (
    Event,
    RunBegan,
    RunEnded,
    RunInterrupted,
    StepKept,
    TrajectoryBegan,
    TrajectoryEnded,
    TrajectoryRetried,
    WorkerLost,
)


class Display(Protocol):
    """Shows events; open while the run goes on."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def show(self, event: Event) -> None:
        """Show an event."""


class EventLines:
    """Writes every event as one line of JSON."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def show(self, event: Event) -> None:
        """Write an event."""
        self._stream.write(json.dumps(event.to_dict()) + "\n")
        self._stream.flush()


class TextLines:
    """Writes what people want to follow as lines of text."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._names: dict[int, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def show(self, event: Event) -> None:
        """Write an event, if people want to follow it."""
        line = self._line(event)
        if line:
            self._write(line)

    def learn(self, event: Event) -> None:
        """Note the name of a trajectory without a line."""
        if isinstance(event, TrajectoryBegan):
            self._names[event.trajectory] = _name(event)

    def _line(self, event: Event) -> str | None:
        self.learn(event)
        match event:
            case RunBegan():
                return _began(event)
            case TrajectoryBegan():
                name = _name(event)
                return f"{name}: " + (
                    f"goes on after step {event.steps}" if event.steps else "begins"
                )
            case StepKept():
                return f"{self._names[event.trajectory]}: step {event.index + 1}: {_step(event)}"
            case TrajectoryEnded():
                name = self._names.get(event.trajectory, f"t{event.trajectory}")
                return f"{name}: {_outcome(event)}"
            case TrajectoryRetried():
                name = self._names[event.trajectory]
                return f"{name}: goes on after a failure: {_first(event.error)}"
            case WorkerLost():
                return f"worker {event.worker} is lost: {event.why}"
            case RunInterrupted():
                return (
                    "interrupted: steps that have begun are finished first; once more ends at once"
                )
        return None


class LiveTable:
    """Shows the run as a table of the trajectories being played, and lines that stay."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._lines = TextLines(lambda line: console.print(line, highlight=False, markup=False))
        self._running: dict[int, tuple[TrajectoryBegan, StepKept | None]] = {}
        self._began = time.monotonic()
        self._total = self._ended = self._successes = self._tokens = 0
        self._cost: float | None = 0.0
        self._live = Live(console=console, get_renderable=self._picture, refresh_per_second=4)

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def show(self, event: Event) -> None:
        """Change the table, or print what stays."""
        match event:
            case RunBegan():
                self._total, self._ended = event.trajectories, event.ended
            case TrajectoryBegan():
                self._running[event.trajectory] = (event, None)
            case StepKept():
                self._running[event.trajectory] = (self._running[event.trajectory][0], event)
                self._tokens += event.tokens
                if self._cost is not None and event.tokens:
                    self._cost = None if event.cost is None else self._cost + event.cost
            case TrajectoryEnded():
                self._running.pop(event.trajectory, None)
                self._ended += 1
                self._successes += event.success
            case TrajectoryRetried():
                self._running.pop(event.trajectory, None)
        # What passes quickly is in the table; what stays is printed above it.
        if isinstance(event, StepKept | TrajectoryBegan):
            self._lines.learn(event)
        else:
            self._lines.show(event)

    def _picture(self) -> Group:
        head = Table.grid(padding=(0, 2))
        cost = "cost not known" if self._cost is None else f"${self._cost:.4f}"
        head.add_row(
            ProgressBar(total=max(1, self._total), completed=self._ended, width=30),
            f"{self._ended} of {self._total} trajectories, {self._successes} solved",
            f"{self._tokens:,} tokens, {cost}",
            f"{time.monotonic() - self._began:.0f} s",
        )
        table = Table.grid(padding=(0, 2))
        for began, step in self._running.values():
            done = began.steps if step is None else step.index + 1
            table.add_row(_name(began), f"{done} steps", Text(_step(step) if step else "begins"))
        return Group(head, table)


def _name(event: TrajectoryBegan) -> str:
    model = f" {event.model}" if event.model else ""
    return f"t{event.trajectory} {event.task} {event.agent}{model} #{event.sample}"


def _began(event: RunBegan) -> str:
    word = "goes on" if event.resumed else "begins"
    ended = f", {event.ended} of them ended before" if event.ended else ""
    return f"run {event.run} ({event.name}) {word}: {event.trajectories} trajectories{ended}"


def _step(event: StepKept) -> str:
    parts = [f"reward {event.reward:,.1f}", f"score {event.production_score:,.1f}"]
    if event.throughput is not None:
        parts.append(f"throughput {event.throughput:g}")
    if event.tokens:
        parts.append(f"{event.tokens:,} tokens")
    if event.problem:
        parts.append("no program")
    if event.error_type:
        parts.append(event.error_type)
    return ", ".join(parts)


def _outcome(event: TrajectoryEnded) -> str:
    told = f": {_first(event.error)}" if event.error else ""
    return f"ended after {event.steps} steps: {event.reason}{told}"


def _first(text: str) -> str:
    """Return the line of a text that says most: the last one of a trace, else the first."""
    lines = text.strip().splitlines() or [""]
    return lines[-1] if lines[0].startswith("Traceback") else lines[0]


def summary(event: RunEnded) -> str:
    """Return the figures of a run as a line of text."""
    cost = "cost not known" if event.cost is None else f"${event.cost:.4f}"
    return (
        f"{event.ended} trajectories ended, {event.successes} solved, {event.failed} failed; "
        f"{event.steps} steps, {event.tokens:,} tokens, {cost}"
    )
