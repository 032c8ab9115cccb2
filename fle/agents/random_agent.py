"""The floor: an agent that calls tools at random."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from fle.agents.agent import Agent
from fle.agents.conversation import Conversation
from fle.agents.program import Program
from fle.agents.random_calls import CALLS

if TYPE_CHECKING:
    from fle.gym import Observation


class RandomAgent(Agent):
    """Writes programs of random calls that make sense by themselves, if not together.

    The same seed gives the same programs, whatever the world answers. What tools refuse is printed
    and goes no further, so that the programs do not fail.
    """

    name = "random"

    def __init__(self, seed: int = 0, *, calls: int = 8) -> None:
        """Make one whose programs have a number of calls each."""
        self.seed = seed
        self.calls = calls
        self._step = 0

    def step(self, conversation: Conversation, observation: Observation) -> Program:
        """Return the next random program."""
        code = random_program(f"{self.seed}:{self._step}", self.calls)
        self._step += 1
        return Program(code, code)

    def state(self) -> dict[str, Any]:
        """Return which program is next."""
        return {"step": self._step}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from there."""
        self._step = int(state["step"])


def random_program(seed: str, calls: int) -> str:
    """Return the program of a seed."""
    chance = random.Random(seed)
    return "\n".join(_guarded(CALLS[chance.choice(sorted(CALLS))](chance)) for _ in range(calls))


def _guarded(code: str) -> str:
    lines = "\n".join(f"    {line}" for line in code.strip().splitlines())
    return f"try:\n{lines}\nexcept ToolError as error:\n    print(error)"
