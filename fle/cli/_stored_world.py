"""Maps of game states that a store keeps, as text."""

from typing import Self

import fle
from fle.render.look import Box, factory_box, look
from fle.render.text import text_map
from fle.runtime.errors import FleError
from fle.runtime.session import Session
from fle.tasks.state import GameState, restore_world


class StoredWorld:
    """An embedded server of each version that is needed, opened when a map first needs it."""

    def __init__(self, width: int, height: int) -> None:
        """Draw maps of at most `width` x `height` tiles."""
        self._most = (width, height)
        self._sessions: dict[str, Session] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for session in self._sessions.values():
            session.close()

    def map_of(self, data: bytes) -> str:
        """Return the map of the factory in a game state; why there is none, if there is none."""
        try:
            state = GameState.from_bytes(data)
            game = self._session(state)
            restore_world(game, state)
            return text_map(look(game, _within(factory_box(game), self._most)))
        except (FleError, ValueError) as error:
            return f"no map: {error}"

    def _session(self, state: GameState) -> Session:
        if state.factorio not in self._sessions:
            self._sessions[state.factorio] = fle.connect(factorio=state.factorio, seed=state.seed)
        return self._sessions[state.factorio]


def _within(box: Box, most: tuple[int, int]) -> Box:
    """Return the middle of `box`, as much of it as may be drawn."""
    left, top, right, bottom = box
    width, height = min(right - left, most[0]), min(bottom - top, most[1])
    left += (right - left - width) // 2
    top += (bottom - top - height) // 2
    return left, top, left + width, top + height
