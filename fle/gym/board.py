"""What the environments share: a task, its server, its episode, and who was told what."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from fle.gym.catalogue import task_called
from fle.gym.encoding import encode_flows
from fle.gym.observation import LISTED, Craft, Flows, Observation
from fle.gym.observing import observe_world
from fle.gym.servers import address_of, open_server
from fle.interpreter import Interpreter, Limits
from fle.runtime.session import Session
from fle.tasks.definition import Task
from fle.tasks.episode import Episode
from fle.tasks.state import GameState
from fle.tasks.step import Step

_READ = "messages_read"
_VERSIONS = ("1.1", "2.0")


class Board:
    """Opens the server with the first episode and reads what agents are told.

    Attributes:
        task: What is played.
        technologies: Which ones observations list: `all`, `open` or `none`.
        episode: The episode, or None before the first and after `close`.
        last_message_time: When the last message that was read was sent, in s of game time.
    """

    def __init__(
        self,
        task_key: str | Path,
        *,
        factorio: str = "1.1",
        server: str | Sequence[str] | None = None,
        run_idx: int = 0,
        enable_vision: bool = False,
        limits: Limits | None = None,
        in_process: bool = False,
        technologies: str = "open",
    ) -> None:
        """Read the task; `FactorioEnv` says what the options mean."""
        if technologies not in LISTED:
            raise ValueError(f"technologies is {technologies!r}; expected {', '.join(LISTED)}")
        if factorio not in _VERSIONS:
            raise ValueError(f"factorio is {factorio!r}; expected {' or '.join(_VERSIONS)}")
        if limits is not None and not isinstance(limits, Limits):
            raise TypeError(f"limits is {limits!r}; expected fle.interpreter.Limits or None")
        self.task: Task = task_called(task_key)
        self.episode: Episode | None = None
        self.last_message_time = 0.0
        self._factorio = factorio
        self._address = address_of(server, run_idx)
        self._vision = enable_vision
        self._limits = limits
        self._in_process = in_process
        self.technologies = technologies
        self._session: Session | None = None
        self._read = [0] * self.task.num_agents
        self._flows = Flows()

    def begin(self, seed: int, state: GameState | None) -> None:
        """Put the world into the task's first state, or into `state`."""
        if self.episode is None:
            self.episode = self._open()
        self._read = [0] * self.task.num_agents
        self.last_message_time = 0.0
        if state is None:
            self.episode.start(seed=seed)
            self._flows = Flows()
        else:
            self.restore(state)

    def restore(self, state: GameState) -> None:
        """Go back to `state`, which may be one that `Episode.state` took."""
        assert self.episode is not None
        self.episode.restore(state)
        self._read = list(state.episode.get(_READ, [0] * self.task.num_agents))
        self._flows = observe_world(self.episode, 0, None, 0, False)[0].flows

    def state(self) -> GameState:
        """Return where the episode stands, and which messages were read."""
        assert self.episode is not None
        state = self.episode.state()
        return replace(state, episode={**state.episode, _READ: list(self._read)})

    def observe(self, agent: int, step: Step | None) -> Observation:
        """Return what agent number `agent` is told; it is told each message once."""
        assert self.episode is not None
        seen, self._read[agent] = observe_world(
            self.episode, agent, step, self._read[agent], self._vision
        )
        if seen.messages:
            self.last_message_time = seen.messages[-1].timestamp
        return seen

    def flows_of_step(self, seen: Observation) -> dict[str, Any]:
        """Return what was made and used up since the last call, in the form of the space."""
        before, self._flows = self._flows, seen.flows
        return encode_flows(_difference(before, seen.flows))

    def close(self) -> None:
        """End the programs and the server."""
        episode, self.episode = self.episode, None
        session, self._session = self._session, None
        if episode is not None:
            episode.close()
        if session is not None:
            session.close()

    def _open(self) -> Episode:
        if self._session is None:
            self._session = open_server(self._address, self._factorio)
        limits = self._limits or Limits()
        executor = None
        if self._in_process:

            def executor(session: Session) -> Interpreter:
                return Interpreter(session, limits=limits)

        return Episode(self._session, task=self.task, limits=limits, executor=executor)


def _difference(before: Flows, after: Flows) -> Flows:
    crafted = {craft.recipe: craft for craft in before.crafted}
    grown = (_craft(crafted.get(craft.recipe), craft) for craft in after.crafted)
    return Flows(
        input=_grown(before.input, after.input),
        output=_grown(before.output, after.output),
        crafted=tuple(craft for craft in grown if craft.crafted_count),
        harvested=_grown(before.harvested, after.harvested),
        price_list=after.price_list,
        static_items=_grown(before.static_items, after.static_items),
    )


def _craft(before: Craft | None, after: Craft) -> Craft:
    if before is None:
        return after
    return Craft(
        after.crafted_count - before.crafted_count,
        _grown(before.inputs, after.inputs),
        _grown(before.outputs, after.outputs),
        after.recipe,
    )


def _grown(before: Mapping[str, float], after: Mapping[str, float]) -> dict[str, float]:
    return {
        name: amount - before.get(name, 0)
        for name, amount in after.items()
        if amount != before.get(name, 0)
    }
