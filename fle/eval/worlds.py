"""The worlds of a worker: one server, one trajectory after the other."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import fle
from fle.eval.errors import EvalError
from fle.eval.plan import Job
from fle.gym import Observation
from fle.gym.observing import forget, observe_world
from fle.interpreter import Limits
from fle.runtime.session import Session
from fle.tasks import Task, find_task
from fle.tasks.episode import Episode
from fle.tasks.state import GameState
from fle.tasks.step import Step

_TICKS_A_SECOND = 60
_LONGEST_SLEEP = 3600 * _TICKS_A_SECOND

PASSWORD = "FLE_RCON_PASSWORD"
"""The environment variable with the RCON password of real servers."""


@dataclass(frozen=True, slots=True)
class WorldSettings:
    """Where a worker plays.

    Attributes:
        factorio: The version of the game.
        server: `HOST:PORT` of a real server; None: an embedded one.
        tasks_dirs: Folders with tasks of the user's.
        program_s: Seconds of real time that each program has.
        error_penalty: Taken off the reward of a program that failed.
    """

    factorio: str
    server: str | None = None
    tasks_dirs: tuple[str, ...] = ()
    program_s: float = 60.0
    error_penalty: float = 0.0


class World:
    """An episode of a task, as a trajectory or a search plays it."""

    def __init__(self, episode: Episode, task: Task, error_penalty: float) -> None:
        self.episode = episode
        self.task = task
        self._error_penalty = error_penalty

    @property
    def backend(self) -> str:
        """What the server is, as "embedded 1.1.110"."""
        return self.episode.game.backend

    @property
    def factorio(self) -> str:
        """The version of the game, "1.1" or "2.0"."""
        return str(self.episode.game.server["game"])[:3]

    @property
    def agents(self) -> int:
        """How many agents the world has."""
        return self.episode.num_agents

    @property
    def over(self) -> str | None:
        """Why the episode is over, as reason of its trajectory, or None."""
        if self.episode.terminated:
            return "success"
        return "programs" if self.episode.truncated else None

    def start(self, seed: int) -> None:
        """Put the world into its first state."""
        self.episode.start(seed=seed)
        forget(self.episode)

    def restore(self, state: bytes) -> None:
        """Go on from what `state` returned, here or in another process."""
        self.episode.restore(GameState.from_bytes(state))
        forget(self.episode)

    @property
    def restores_exactly(self) -> bool:
        """Whether a world that is restored cannot be told from the one that it was."""
        return self.episode.game.can_copy

    def state(self) -> bytes:
        """Return the whole state of the episode."""
        return self.episode.state().to_bytes()

    def run(self, code: str | None, agent: int) -> Step:
        """Run a program; None costs the step and does nothing."""
        step = self.episode.run(code or "", agent)
        if step.error is None:
            return step
        return replace(step, reward=step.reward - self._error_penalty)

    def production_score(self) -> float:
        """Return the production score as it is."""
        return float(self.episode.game.score()[0])

    def let_pass(self, ticks: int) -> None:
        """Let game time pass."""
        while ticks > 0:
            part = min(ticks, _LONGEST_SLEEP)
            self.episode.game.sleep(part / _TICKS_A_SECOND)
            ticks -= part

    def observe(
        self, agent: int, last: Step | None, heard: int, *, vision: bool = False
    ) -> tuple[Observation, int]:
        """Return what an agent is shown, and the number of the last message in it.

        Args:
            agent: The agent, from 0.
            last: Its last program, if it ran one.
            heard: The number of the last message that it was shown.
            vision: Whether it is shown a picture of the map.
        """
        return observe_world(self.episode, agent, last, heard, vision)


class Worlds:
    """Opens worlds on one server, which it keeps from one trajectory to the next."""

    def __init__(self, settings: WorldSettings) -> None:
        self._settings = settings
        self._game: Session | None = None

    @contextmanager
    def open(self, job: Job) -> Iterator[World]:
        """Give the world of a job; its server is not used again when something fails in it.

        Raises:
            EvalError: The server needs a password.
            TaskError: There is no such task.
            TransportError: The server cannot be reached.
        """
        settings = self._settings
        task = find_task(job.entry.task, [Path(folder) for folder in settings.tasks_dirs])
        if job.entry.num_agents is not None:
            task = replace(task, num_agents=job.entry.num_agents)
        try:
            if self._game is None:
                self._game = _connect(settings)
            episode = Episode(self._game, task=task, limits=Limits(seconds=settings.program_s))
            try:
                yield World(episode, task, settings.error_penalty)
            finally:
                episode.close()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the server."""
        if self._game is not None:
            self._game.close()
            self._game = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _connect(settings: WorldSettings) -> Session:
    if settings.server is None:
        return fle.connect(factorio=settings.factorio)
    password = os.environ.get(PASSWORD)
    if password is None:
        raise EvalError(f"give the RCON password of {settings.server} in {PASSWORD}")
    return fle.connect(settings.server, password=password, factorio=settings.factorio)
