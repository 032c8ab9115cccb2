"""The display of `fle run`: what is being built, and the score over time, on stderr."""

from collections import deque
from typing import Any, Self

from rich.console import Console, Group
from rich.live import Live
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

_BARS = "▁▂▃▄▅▆▇█"
_CALLS_SHOWN = 8
_SCORES_SHOWN = 60


class Progress:
    """Follows an episode: a live panel on a terminal, one line a program anywhere else."""

    def __init__(self, title: str, console: Console) -> None:
        self._title = title
        self._console = console
        self._calls: deque[str] = deque(maxlen=_CALLS_SHOWN)
        self._built: dict[str, int] = {}
        self._scores: list[tuple[int, float]] = []
        self._program = ""
        self._live = Live(console=console, refresh_per_second=12, transient=False)

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._console.is_terminal:
            self._live.update(self._panel())
            self._live.stop()

    def program(self, name: str) -> None:
        """Note that the program called `name` begins."""
        self._program = name
        self._refresh()

    def call(self, tool: str, result: Any) -> None:
        """Note that a tool was called and what it returned."""
        name = getattr(result, "name", None)
        position = getattr(result, "position", None)
        where = f"({position.x:g}, {position.y:g})" if position is not None else ""
        self._calls.append(f"{tool} {name or ''} {where}".rstrip())
        if tool.startswith("place_entity") and name:
            self._built[name] = self._built.get(name, 0) + 1
        self._refresh()

    def due(self, tick: int) -> bool:
        """Say whether the score should be read again: when game time has passed."""
        return not self._scores or tick > self._scores[-1][0]

    def score(self, tick: int, score: float) -> None:
        """Note the production score at `tick`."""
        self._scores.append((tick, score))
        self._refresh()

    def line(self, text: str) -> None:
        """Print a line that stays."""
        self._console.print(text, highlight=False, markup=False, soft_wrap=True)

    def _refresh(self) -> None:
        if self._console.is_terminal:
            self._live.update(self._panel())

    def _panel(self) -> Panel:
        built = Table.grid(padding=(0, 2))
        for name, count in self._built.items():
            built.add_row(str(count), name)
        tick, score = self._scores[-1] if self._scores else (0, 0.0)
        parts = (
            Text(f"{self._program}   {tick / 60:.0f} s of game time"),
            Text(f"score {score:,.1f}  {self._curve()}"),
            built,
            Text("\n".join(self._calls), style="dim"),
        )
        return Panel(Group(*parts), title=self._title)

    def _curve(self) -> str:
        values = [score for _, score in self._scores]
        if len(values) > _SCORES_SHOWN:
            step = len(values) / _SCORES_SHOWN
            values = [values[int(i * step)] for i in range(_SCORES_SHOWN)]
        top = max(values, default=0.0) or 1.0
        return "".join(_BARS[min(7, max(0, int(value / top * 7.99)))] for value in values)
