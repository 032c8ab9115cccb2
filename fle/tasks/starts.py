"""The first states of episodes in one world, made once and gone back to."""

import json
from collections.abc import Callable
from typing import Any

from fle.runtime.session import Session

_KEPT = 16
"""How many first states are kept, each of some 50 KiB."""


class Starts:
    """Puts a world into first states; one that was made before is restored, which is quicker.

    Only the embedded server can go back: on any other each first state is made anew.
    """

    def __init__(self, game: Session) -> None:
        """Keep the first states of the world of `game`."""
        self._game = game
        self._kept: dict[str, bytes] = {}

    def begin(self, asked: Any, make: Callable[[], None]) -> None:
        """Put the world into the state that `make` makes in a fresh one.

        Args:
            asked: What tells this state from others, as JSON-compatible data.
            make: Makes it.
        """
        game = self._game
        if not game.can_copy:
            make()
            return
        key = json.dumps(asked, sort_keys=True, default=dict)
        if key in self._kept:
            game.restore(self._kept[key])
            return
        game.renew()
        make()
        if len(self._kept) == _KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[key] = game.snapshot()
        # So that the first episode begins like every later one: ore is packed again, too, which
        # makes saving the world several times as quick.
        game.restore(self._kept[key])
