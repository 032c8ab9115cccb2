"""What an environment is told to do: run a program."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from fle.runtime.errors import FleError
from fle.tasks.state import GameState


class ActionError(FleError, TypeError):
    """Raised when an action is none: it says what was given and what is expected."""


@dataclass(frozen=True, slots=True)
class Action:
    """A program, whose it is, and where to begin.

    Attributes:
        code: The program.
        agent_idx: The agent that runs it, 0 for the first.
        game_state: A state to go back to before; None: the world as it is.
    """

    code: str
    agent_idx: int = 0
    game_state: GameState | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the action in the form of the published space, its state as base64 text."""
        state = self.game_state
        return {
            "agent_idx": self.agent_idx,
            "code": self.code,
            "game_state": base64.b64encode(state.to_bytes()).decode() if state else "",
        }

    @classmethod
    def read(cls, action: Any, num_agents: int) -> Self:
        """Return what a user gave as the action, checked.

        Args:
            action: An `Action`, the code alone, or a mapping with the keys of the action space, of
                which only `code` is required. A state is a GameState, its bytes, or base64 of them.
            num_agents: How many agents there are.

        Raises:
            ActionError: It is something else, or names an agent that is not there.
            StateError: The state is damaged.
        """
        if isinstance(action, str):
            action = {"code": action}
        elif isinstance(action, Action):
            action = {name: getattr(action, name) for name in cls.__slots__}
        if not isinstance(action, Mapping):
            raise ActionError(
                f"an action is a text with a program, an fle.gym.Action, or a dict with agent_idx, "
                f"code and game_state; this is {_described(action)}"
            )
        unknown = sorted(set(map(str, action)) - set(cls.__slots__))
        if unknown or "code" not in action:
            known = "code, agent_idx and game_state, of which code is required"
            raise ActionError(f"an action has the keys {known}; this one has {_keys(action)}")
        code = action["code"]
        if not isinstance(code, str):
            raise ActionError(f"the code of an action is a text, not {_described(code)}")
        agent = _agent(action.get("agent_idx", 0), num_agents)
        return cls(code, agent, read_state(action.get("game_state")))


def read_state(value: Any) -> GameState | None:
    """Return a state that a user gave in one of its forms; None and the empty text are none.

    Raises:
        ActionError: It is of another type, or a text that is no base64.
        StateError: The bytes are no state.
    """
    if value is None or (isinstance(value, str | bytes) and not value):
        return None
    if isinstance(value, GameState):
        return value
    if isinstance(value, str):
        try:
            value = base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError) as error:
            raise ActionError(f"a state given as a text is base64; this is not: {error}") from error
    if isinstance(value, bytes):
        return GameState.from_bytes(value)
    raise ActionError(
        f"a state is a GameState, its to_bytes() or base64 of them, not {_described(value)}"
    )


def _agent(value: Any, num_agents: int) -> int:
    try:
        agent = int(value.__index__())
    except (AttributeError, TypeError):
        raise ActionError(f"agent_idx is a whole number from 0, not {_described(value)}") from None
    if not 0 <= agent < num_agents:
        raise ActionError(f"there is no agent {agent}; this task has {num_agents}, counted from 0")
    return agent


def _keys(action: Mapping[Any, Any]) -> str:
    return ", ".join(map(str, action)) or "none"


def _described(value: Any) -> str:
    text = repr(value)
    return f"{type(value).__name__} {text if len(text) <= 60 else text[:57] + '...'}"
