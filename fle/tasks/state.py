"""The state of an episode as one value: the world, what programs named, and the bookkeeping.

On the embedded server the world is a snapshot: everything, to the tick. On any other server it is
what the mod can see and build again (the tool `save_state` says what that is). The names hold code
of programs: they are opaque here, and only what runs programs reads them.
"""

import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import msgpack

from fle.runtime.errors import FleError
from fle.runtime.session import Session

SNAPSHOT = "snapshot"
STATE = "state"

_MAGIC = b"FLE-STATE"
_FORMAT = 1
_OLD_SAVE = b"fle-save-"


class StateError(FleError):
    """Raised when bytes are no state of an episode, or do not fit the server."""


@dataclass(frozen=True, slots=True)
class GameState:
    """Where an episode stands; restored, it goes on as if it had never stopped.

    Attributes:
        kind: `snapshot` (embedded servers) or `state` (any server).
        factorio: The version that it was taken from, as "1.1".
        seed: The seed of its lab world.
        world: The world.
        names: The names of the programs of every agent, in their order.
        episode: The bookkeeping of the episode, as plain JSON data; empty for a bare world.
    """

    kind: str
    factorio: str
    seed: int
    world: bytes
    names: tuple[bytes, ...]
    episode: Mapping[str, Any] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """Return the state as compressed bytes, for `from_bytes` here or in another process."""
        fields = [self.kind, self.factorio, self.seed, self.world, list(self.names)]
        packed = msgpack.packb([*fields, dict(self.episode)])
        return _MAGIC + bytes([_FORMAT]) + zlib.compress(packed, 1)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Return the state that `to_bytes` packed.

        Raises:
            StateError: The bytes are something else, damaged, or of another format.
        """
        _require_format(data)
        try:
            document = msgpack.unpackb(zlib.decompress(data[len(_MAGIC) + 1 :]))
            kind, factorio, seed, world, names, episode = document
            if kind not in (SNAPSHOT, STATE):
                raise ValueError(f"it is of the unknown kind {kind!r}")
            return cls(kind, factorio, seed, world, tuple(names), episode)
        except (ValueError, TypeError, zlib.error, msgpack.exceptions.UnpackException) as error:
            raise StateError(f"this state of an episode is damaged: {error}") from error


def restore_world(game: Session, state: GameState) -> None:
    """Put the world of `state` in the place of that of `game`; no program's code is loaded.

    Raises:
        StateError: It is a snapshot and the server is not embedded, or of another version.
    """
    running = str(game.server["game"])
    if not running.startswith(state.factorio):
        raise StateError(f"this state is of Factorio {state.factorio}; the server runs {running}")
    if state.kind == STATE:
        game.load_state(state.world)
    elif game.can_copy:
        game.restore(state.world)
    else:
        raise StateError(
            f"this state is a snapshot of an embedded server; {game.backend} cannot take it"
        )


def write_state(path: Path, state: GameState) -> None:
    """Write `state` to `path`; a crash leaves either the old file or the new one."""
    draft = path.with_name(path.name + ".part")
    draft.write_bytes(state.to_bytes())
    os.replace(draft, path)


def read_state(path: Path) -> GameState:
    """Read the state at `path`.

    Raises:
        StateError: The file is not one that `write_state` or `fle run --save` wrote.
    """
    try:
        return GameState.from_bytes(path.read_bytes())
    except StateError as error:
        raise StateError(
            f"{path} is not a file that `fle run --save` wrote, or not one of this version: {error}"
        ) from error


def _require_format(data: bytes) -> None:
    if not data.startswith(_MAGIC):
        if _OLD_SAVE in data[:16]:
            raise StateError(
                "it was saved by an older version of FLE, which this one cannot read; play the "
                "programs again and save anew"
            )
        raise StateError("these bytes are no state of an episode")
    if data[len(_MAGIC) : len(_MAGIC) + 1] != bytes([_FORMAT]):
        raise StateError(f"it is a state of another format than {_FORMAT}; update FLE to read it")
