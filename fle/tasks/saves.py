"""Files in which `fle run --save` keeps a world, and from which `--load` goes on.

On the embedded server a save is a snapshot: everything, to the tick. On any other server it is what
the mod can see and build again (the tool `save_state` says what that is). The names that programs
made are part of a save; it holds their code, so load only saves that you trust.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import msgpack

from fle.interpreter import Interpreter
from fle.runtime.errors import FleError
from fle.runtime.session import Session

_FORMAT = "fle-save-2"
_SNAPSHOT = "snapshot"
_STATE = "state"


class SaveError(FleError):
    """Raised when a save cannot be read, or does not fit the server."""


@dataclass(frozen=True, slots=True)
class Save:
    """A saved world.

    Attributes:
        kind: `snapshot` (embedded servers) or `state` (any server).
        factorio: The version that it was saved from, as "1.1".
        seed: The seed of its lab world.
        data: The world.
        names: The names of its programs.
    """

    kind: str
    factorio: str
    seed: int
    data: bytes
    names: bytes

    @classmethod
    def of(cls, game: Session, programs: Interpreter, *, factorio: str, seed: int) -> Self:
        """Save the world of `game` and the names of its programs."""
        names = programs.save_names()
        if game.can_copy:
            return cls(_SNAPSHOT, factorio, seed, game.snapshot(), names)
        return cls(_STATE, factorio, seed, game.save_state(), names)

    def restore(self, game: Session, programs: Interpreter) -> None:
        """Put the saved world in the place of that of `game`, and the names in place of others.

        Raises:
            SaveError: It is a snapshot, and the server is not embedded; or the names are damaged.
        """
        try:
            programs.load_names(self.names)
        except ValueError as error:
            raise SaveError(str(error)) from error
        self.restore_world(game)

    def restore_world(self, game: Session) -> None:
        """Put the saved world in the place of that of `game`; no program's code is loaded.

        Raises:
            SaveError: It is a snapshot, and the server is not embedded.
        """
        if self.kind == _STATE:
            game.load_state(self.data)
        elif game.can_copy:
            game.restore(self.data)
        else:
            raise SaveError(
                f"this save is a snapshot of an embedded server; {game.backend} cannot take it"
            )


def write_save(path: Path, save: Save) -> None:
    """Write `save` to `path`; a crash leaves either the old file or the new one."""
    document = [_FORMAT, save.kind, save.factorio, save.seed, save.data, save.names]
    draft = path.with_name(path.name + ".part")
    draft.write_bytes(msgpack.packb(document))
    os.replace(draft, path)


def read_save(path: Path) -> Save:
    """Read the save at `path`.

    Raises:
        SaveError: The file is not a save.
    """
    try:
        document = msgpack.unpackb(path.read_bytes())
        name, kind, factorio, seed, data, names = document
    except (ValueError, TypeError, msgpack.exceptions.UnpackException) as error:
        raise SaveError(f"{path} is not a file that `fle run --save` wrote") from error
    if name != _FORMAT or kind not in (_SNAPSHOT, _STATE):
        raise SaveError(f"{path} is not a save of this version ({_FORMAT})")
    return Save(kind, factorio, seed, data, names)
