"""What `step` tells beside the observation."""

from collections.abc import Callable
from typing import Any

LAZY = ("output_game_state", "game_state")
"""Keys that are worked out when they are asked for."""


class RealSeconds(float):
    """A span of real time, in s.

    It differs from run to run and is no part of an outcome, so any two of them are equal: two steps
    can be compared as a whole.
    """

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RealSeconds) or float(self) == other

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # type: ignore[assignment]


class StepInfo(dict[str, Any]):
    """The info of a step; `output_game_state` (or `game_state`) is taken when it is asked for.

    The state can be asked for until the environment moves on. It is no part of iterating over the
    info, and a pickled info holds it only if it was asked for before. Nor does a pickled info hold
    `observation`, which what `step` returns tells again: it would travel twice.
    """

    def __init__(self, values: dict[str, Any], take_state: Callable[[], Any]) -> None:
        super().__init__(values)
        self._take_state = take_state

    def __missing__(self, key: str) -> Any:
        if key not in LAZY:
            raise KeyError(key)
        state = self._take_state()
        self.update(dict.fromkeys(LAZY, state))
        return state

    def __contains__(self, key: object) -> bool:
        return key in LAZY or super().__contains__(key)

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of `key`; a lazy one is worked out."""
        try:
            return self[key]
        except KeyError:
            return default

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, ({key: value for key, value in self.items() if key != "observation"},)
