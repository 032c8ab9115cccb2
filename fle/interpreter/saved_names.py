"""The names of programs in a save: variables, functions, classes, and where random numbers stand.

A save is msgpack: how many programs there were, the texts of those whose code is in use, the names,
their values as one pickle (so that two names of one list stay two names of one list), the names
that were lost with the types of what they were, and the state of the random numbers. What cannot
travel, such as a generator in the middle of its work, is lost.

Only an interpreter reads the values; whoever else handles a save sees bytes.
"""

import io
import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgpack

from fle.interpreter.limit import Stopped
from fle.interpreter.pickling import Pickler, Unpickler

if TYPE_CHECKING:
    from fle.interpreter.interpreter import Interpreter


@dataclass(frozen=True, slots=True)
class Saved:
    """The names of programs, apart from the texts of those programs.

    Attributes:
        names: The names that were kept, in order.
        values: Their values, a pickle.
        texts: The file names of the programs whose code went into it.
        lost: The other names, with the types of what they are.
        random: The state of the random numbers, a pickle, or None while nobody used any.
    """

    names: tuple[str, ...]
    values: bytes
    texts: tuple[str, ...]
    lost: Mapping[str, str]
    random: bytes | None


NOTHING = Saved((), pickle.dumps({}), (), {}, None)
"""The names of an executor that has run nothing yet."""


def take(programs: "Interpreter", begin: Callable[[], None]) -> Saved:
    """Return the names that programs made, as bytes.

    Args:
        programs: The interpreter.
        begin: Is called before values are looked at, whose methods may be those of programs.
    """
    made = programs.made_names()
    lost = {name: kind for name, kind in programs.lost.items() if name not in made}
    for name, value in tuple(programs.unkeepable.items()):
        if made.get(name, programs) is value:
            lost[name] = type(made.pop(name)).__name__
        else:
            del programs.unkeepable[name]
    begin()
    try:
        values, texts = _pickled(programs, made)
    except (Exception, Stopped):
        for name in list(made):
            # Tried apart: what fails midway would leave its pieces in the common pickle.
            begin()
            try:
                _pickled(programs, made[name])
            except Exception:
                lost[name] = type(made.pop(name)).__name__
            except Stopped:
                # Once is enough: it would take as long after every program.
                programs.unkeepable[name] = made[name]
                lost[name] = type(made.pop(name)).__name__
        begin()
        values, texts = _pickled(programs, made)
    programs.texts.use(texts)
    random = programs.modules.made("random")
    state = random.random.__self__.getstate() if random else None
    packed = _pickled(programs, state)[0] if state else None
    return Saved(tuple(made), values, tuple(sorted(texts)), lost, packed)


def give(programs: "Interpreter", saved: Saved) -> None:
    """Give an interpreter, which knows the texts already, the names of `take`.

    Raises:
        ValueError: The values are not what `take` gave.
    """
    try:
        values = Unpickler(io.BytesIO(saved.values), programs).load()
        programs.names.update({name: values[name] for name in saved.names})
        programs.lost.update(saved.lost)
        programs.texts.use(saved.texts)
        if saved.random is not None:
            state = Unpickler(io.BytesIO(saved.random), programs).load()
            programs.modules.module("random").random.__self__.setstate(state)
    except (Exception, Stopped) as error:
        raise ValueError(f"the names of the programs cannot be read: {error}") from error


def pack(saved: Saved, count: int, sources: Mapping[str, str]) -> bytes:
    """Return a save: `saved`, with the number of programs and the texts that it needs."""
    texts = {name: sources[name] for name in saved.texts}
    document = (count, texts, saved.names, saved.values, dict(saved.lost), saved.random)
    return bytes(msgpack.packb(document))


def unpack(data: bytes) -> tuple[Saved, int, dict[str, str]]:
    """Return what `pack` was given; nothing of the values is looked at.

    Raises:
        ValueError: The bytes are not what `pack` returned.
    """
    try:
        count, texts, names, values, lost, random = msgpack.unpackb(data)
        _require(isinstance(count, int))
        _require(all(isinstance(part, str) for each in texts.items() for part in each))
        return checked([names, values, list(texts), lost, random]), count, texts
    except Exception as error:
        raise ValueError(f"the names of the programs cannot be read: {error}") from error


def checked(fields: Sequence[Any]) -> Saved:
    """Return names from their fields, which may come from anywhere.

    Raises:
        ValueError: They are of other types than they must be.
    """
    names, values, texts, lost, random = fields
    _require(isinstance(values, bytes) and isinstance(lost, dict))
    _require(random is None or isinstance(random, bytes))
    _require(isinstance(names, list) and isinstance(texts, list))
    words = (*names, *texts, *lost.keys(), *lost.values())
    _require(all(isinstance(word, str) for word in words))
    return Saved(tuple(names), values, tuple(texts), lost, random)


def _require(true: bool) -> None:
    if not true:
        raise ValueError("they are of another form")


def _pickled(programs: "Interpreter", value: Any) -> tuple[bytes, set[str]]:
    buffer = io.BytesIO()
    pickler = Pickler(buffer, programs)
    pickler.dump(value)
    return buffer.getvalue(), pickler.texts
