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

_KEYS = "n next, p previous, a number and Enter, m map, q quit"
_NEXT, _PREVIOUS, _MAP, _QUIT = "n \r\n\x1b[C\x1b[B", "p\x1b[D\x1b[A", "m", "q\x03\x04\x1b"
_ENTER, _RUB_OUT = "\r\n", "\x7f\x08"
_WIDE, _ROWS = 100, 40

_EXAMPLES = """\b
Examples:
  fle replay t17            trajectory 17; `fle store list RUN` shows them
  fle replay trial          the only trajectory of a run
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
    """Step through TRAJECTORY (as t17), or the one of RUN: programs, output, scores and the map.

    What was stored is shown; no program is run again. A trajectory that still goes on shows its new
    steps as they come.
    """
    from fle.cli._step_view import heading
    from fle.cli._stored_world import StoredWorld

    interactive = sys.stdout.isatty() and sys.stdin.isatty() and not no_pause and speed is None
    console = Console(width=None if sys.stdout.isatty() else 1000, highlight=False, soft_wrap=False)
    with ExitStack() as stack:
        store = stack.enter_context(open_store(address))
        trajectory = _chosen(store, name)
        rows = min(_ROWS, max(10, console.height - 12)) if console.is_terminal else _ROWS
        wide = min(console.width - 8, _WIDE)
        world = stack.enter_context(StoredWorld(wide, rows)) if with_map else None
        player = Player(console, store, trajectory, world)
        console.print(Text(heading(trajectory)))
        if not player.steps:
            console.print(Text("it has no step yet"))
            return
        if first is not None and first > len(player.steps):
            raise click.UsageError(f"t{trajectory.id} has {len(player.steps)} steps")
        start = (first or 1) - 1
        if interactive:
            player.follow(start, stack.enter_context(reading_keys()).next)
        else:
            player.play(start, 1 / speed if speed else 0.0)


def _chosen(store: "Store", name: str | None) -> "Trajectory":
    """Return the trajectory that is meant; a run with several says which there are."""
    found = find_trajectory(store, name) if name else None
    if found is not None:
        return found
    run = find_run(store, name)
    trajectories = store.trajectories(run.id)
    if len(trajectories) == 1:
        return trajectories[0]
    if not trajectories:
        raise FleError(f"run {run.id}, {run.name}, has no trajectory yet")
    listed = [
        f"  t{each.id}: {each.task}, {each.model or each.agent}, sample {each.sample}"
        for each in trajectories
    ]
    raise FleError(
        f"run {run.id}, {run.name}, has {len(listed)} trajectories; name one of them:\n"
        + "\n".join(listed)
    )


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

    def __post_init__(self) -> None:
        self._look_again()

    def play(self, start: int, seconds: float) -> None:
        """Show all steps from number `start`, from 0, with a pause after each."""
        for number in range(start, len(self.steps)):
            self.show(number)
            if seconds and number + 1 < len(self.steps):
                time.sleep(seconds)

    def follow(self, start: int, key: Callable[[], str]) -> None:
        """Show the step that keys ask for, until they ask to quit."""
        number, typed = start, ""
        self.show(number)
        while True:
            self._prompt(number, typed)
            pressed = key()
            if pressed.isdigit():
                typed += pressed
                continue
            if typed and pressed in _RUB_OUT:
                typed = typed[:-1]
                continue
            if not pressed or pressed in _QUIT:
                self.console.print()
                return
            if typed and pressed in _ENTER:
                wanted = int(typed) - 1
            elif pressed in _NEXT:
                wanted = number + 1
            elif pressed in _PREVIOUS:
                wanted = number - 1
            elif pressed in _MAP:
                self.maps = not self.maps
                wanted = number
            else:
                continue
            typed = ""
            if wanted >= len(self.steps):
                self._look_again()
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

    def _look_again(self) -> None:
        found = self.store.steps(self.trajectory.id)
        self.steps = sorted(found, key=lambda each: (each.index, each.agent))

    def _prompt(self, number: int, typed: str) -> None:
        text = f"{number + 1}/{len(self.steps)}  {_KEYS} > {typed}"
        # The same line again, so that numbers can be seen as they are typed.
        self.console.file.write(f"\r\x1b[K{text}")
        self.console.file.flush()
