"""`fle replay`: a trajectory step by step, as it was."""

import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.text import Text

from fle.cli._keys import reading_keys
from fle.cli._store import STORE, find_run, find_trajectory, open_store
from fle.runtime.errors import FleError

if TYPE_CHECKING:
    # Imported when the command runs: the database takes half a second.
    from fle.cli._stored_world import StoredWorld
    from fle.store import Store, StoredStep, Trajectory

_KEYS = "n next, p previous, number, m map, t trajectory, q quit"
_NEXT = {"n", " ", "\r", "\n", "\x1b[C", "\x1b[B"}
_PREVIOUS = {"p", "\x1b[D", "\x1b[A"}
_MAP, _QUIT = {"m"}, {"q", "\x03", "\x04", "\x1b"}
_TRAJECTORIES = {"t": 1, "T": -1}
_ENTER, _RUB_OUT = {"\r", "\n"}, {"\x7f", "\x08"}
_WIDE, _ROWS = 100, 40

_EXAMPLES = """\b
Examples:
  fle replay t17            trajectory 17; `fle store list RUN` shows them
  fle replay trial          those of a run: t and T go from one to the next
  fle replay t17 --step 5   from its fifth step
  fle replay t17 | less     all steps as plain text
"""


@click.command(short_help="Step through a trajectory.", epilog=_EXAMPLES)
@click.argument("name", metavar="RUN|TRAJECTORY", required=False)
@STORE
@click.option("--step", "first", type=click.IntRange(min=1), help="Begin with this step, from 1.")
@click.option("--no-pause", is_flag=True, help="Do not wait for keys.")
@click.option(
    "--speed",
    type=click.FloatRange(min=0, min_open=True),
    help="Steps a second, without waiting for keys.",
)
@click.option("--map/--no-map", "with_map", default=True, help="Draw the world after each step.")
def replay(
    name: str | None,
    address: str | None,
    first: int | None,
    no_pause: bool,
    speed: float | None,
    with_map: bool,
) -> None:
    """Step through TRAJECTORY (as t17), or those of RUN: programs, output, scores and the map.

    What was stored is shown; no program is run again. A trajectory that still goes on shows its new
    steps as they come.
    """
    from fle.cli._stored_world import StoredWorld

    interactive = sys.stdout.isatty() and sys.stdin.isatty() and not no_pause and speed is None
    console = Console(width=None if sys.stdout.isatty() else 1000, highlight=False)
    with ExitStack() as stack:
        store = stack.enter_context(open_store(address))
        chosen = _chosen(store, name)
        rows = min(_ROWS, max(10, console.height - 12)) if console.is_terminal else _ROWS
        wide = min(console.width - 8, _WIDE)
        world = stack.enter_context(StoredWorld(wide, rows)) if with_map else None
        players = [Player(console, store, trajectory, world) for trajectory in chosen]
        start = _start(players, first)
        if interactive:
            _follow(players, start, stack.enter_context(reading_keys()).next)
        else:
            for player in players:
                player.play(start, 1 / speed if speed else 0.0)


def _chosen(store: "Store", name: str | None) -> "list[Trajectory]":
    """Return the trajectory that is meant, or all of the run that is."""
    found = find_trajectory(store, name) if name else None
    if found is not None:
        return [found]
    run = find_run(store, name)
    trajectories = store.trajectories(run.id)
    if not trajectories:
        raise FleError(f"run {run.id}, {run.name}, has no trajectory yet")
    return trajectories


def _start(players: "list[Player]", first: int | None) -> int:
    longest = max(len(player.load()) for player in players)
    if first is not None and first > max(longest, 1):
        raise click.UsageError(f"there is no step {first}: there are {longest}")
    return (first or 1) - 1


def _follow(players: "list[Player]", start: int, key: Callable[[], str]) -> None:
    """Show trajectories as keys ask for them."""
    number = 0
    while True:
        move = players[number].follow(start, key, f"{number + 1}/{len(players)}")
        if move == 0:
            return
        number, start = min(max(number + move, 0), len(players) - 1), 0


@dataclass(slots=True)
class Player:
    """Shows the steps of a trajectory.

    Attributes:
        console: Where.
        store: Where they are kept.
        trajectory: Whose they are.
        world: Draws maps; None for none.
        steps: The steps that are known, in the order in which they were taken.
    """

    console: Console
    store: "Store"
    trajectory: "Trajectory"
    world: "StoredWorld | None"
    steps: "Sequence[StoredStep]" = ()
    maps: bool = True

    def load(self) -> "Sequence[StoredStep]":
        """Read the steps that there are now, and return them."""
        found = self.store.steps(self.trajectory.id)
        self.steps = sorted(found, key=lambda each: (each.index, each.agent))
        return self.steps

    def play(self, start: int, seconds: float) -> None:
        """Show all steps from number `start`, from 0, with a pause after each."""
        self._begin()
        for number in range(start, len(self.steps)):
            self.show(number)
            if seconds and number + 1 < len(self.steps):
                time.sleep(seconds)

    def follow(self, start: int, key: Callable[[], str], place: str) -> int:
        """Show the step that keys ask for.

        Args:
            start: The step to begin with, from 0.
            key: Waits for a key.
            place: Which trajectory of how many it is.

        Returns:
            0 when they asked to quit, 1 for the next trajectory, -1 for the one before.
        """
        self._begin()
        number, typed = min(start, max(len(self.steps) - 1, 0)), ""
        if self.steps:
            self.show(number)
        while True:
            self._prompt(place, number, typed)
            pressed = key()
            if pressed.isdigit():
                typed += pressed
                continue
            if typed and pressed in _RUB_OUT:
                typed = typed[:-1]
                continue
            if pressed in _QUIT:
                self.console.print()
                return 0
            if pressed in _TRAJECTORIES:
                self.console.print()
                return _TRAJECTORIES[pressed]
            if typed and pressed in _ENTER:
                wanted = int(typed) - 1
            elif pressed in _NEXT:
                wanted = number + 1 if self.steps else 0
            elif pressed in _PREVIOUS:
                wanted = number - 1
            elif pressed in _MAP:
                self.maps = not self.maps
                wanted = number
            else:
                continue
            typed = ""
            if wanted >= len(self.steps):
                self.load()
            if 0 <= wanted < len(self.steps):
                number = wanted
                self.console.print()
                self.show(number)

    def show(self, number: int) -> None:
        """Show the step of a number, from 0."""
        from fle.cli._step_view import show

        step = self.steps[number]
        by_id = {each.id: each for each in self.steps}
        before = by_id.get(step.parent) if step.parent is not None else None
        title = f"step {number + 1} of {len(self.steps)}"
        if len({each.agent for each in self.steps}) > 1:
            title += f", agent {step.agent}"
        if before is not None and number and before.id != self.steps[number - 1].id:
            title += f", from step {self.steps.index(before) + 1}"
        show(self.console, step, before, title=title, map_text=self._map(step))

    def _map(self, step: "StoredStep") -> str | None:
        if self.world is None or not self.maps:
            return None
        state = self.store.game_state(step.id)
        return "no map: no game state is kept" if state is None else self.world.map_of(state)

    def _begin(self) -> None:
        from fle.cli._step_view import heading

        self.console.print(Text(heading(self.trajectory)))
        if not self.steps:
            self.console.print(Text("it has no step yet"))

    def _prompt(self, place: str, number: int, typed: str) -> None:
        step = f"{number + 1}/{len(self.steps)}" if self.steps else "no step"
        text = f"{place}: {step}  {_KEYS} > {typed}"
        # The same line again, so that numbers can be seen as they are typed.
        self.console.file.write(f"\r\x1b[K{text}")
        self.console.file.flush()
