"""What a call inside a batch returns: a reference now, the value after the block."""

import enum
from collections.abc import Mapping
from typing import Any

from fle.runtime import wire
from fle.runtime.errors import BatchError, FleError


class Outcome:
    """The fate of one call of a batch, shared by all handles that point into its result."""

    __slots__ = ("batch", "error", "index", "position", "ready", "tool", "value")

    def __init__(self, batch: object, index: int, tool: str) -> None:
        self.batch = batch
        self.index = index
        self.tool = tool
        self.position: int | None = None
        """Which call of the request now being made up it is; a batch can take several requests."""
        self.ready = False
        self.value: Any = None
        self.error: FleError | None = None


class Handle:
    """A value of a batch that is not known yet.

    Until the block ends a handle can only be passed on: itself, an attribute (`h.drop_position`)
    or an element (`h[0]`) as an argument of a later call of the same batch. Afterwards it stands
    for the value: `h.value` is it, and attributes, elements, `==`, `len()`, iteration and `str()`
    go to it. A call that failed raises its error instead.
    """

    __slots__ = ("_outcome", "_path")

    def __init__(self, outcome: Outcome, path: tuple[str | int, ...] = ()) -> None:
        self._outcome = outcome
        self._path = path

    @property
    def value(self) -> Any:
        """The value itself, once the block has ended.

        Raises:
            BatchError: The block has not ended, or the call was never carried out.
            ToolError: The call failed.
        """
        outcome = self._outcome
        if outcome.error is not None:
            raise outcome.error
        if not outcome.ready:
            raise BatchError(
                f"{self!r} is not known before the batch's block ends: until then it can only be "
                "an argument of a later call of the same batch"
            )
        return _follow(outcome.value, self._path, self)

    @property
    def error(self) -> FleError | None:
        """Why the call failed or was skipped; None when it was carried out."""
        return self._outcome.error

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        outcome = self._outcome
        if outcome.ready or outcome.error is not None:
            return getattr(self.value, name)
        return Handle(outcome, (*self._path, name))

    def __getitem__(self, key: Any) -> Any:
        outcome = self._outcome
        if outcome.ready or outcome.error is not None:
            return self.value[key]
        if type(key) is int and key >= 0:
            return Handle(outcome, (*self._path, key))
        if isinstance(key, str | enum.Enum):
            return Handle(outcome, (*self._path, wire.map_key(key)))
        raise BatchError(f"{self!r} can be indexed with 0, 1, ... or a name, not {key!r}")

    def __repr__(self) -> str:
        outcome = self._outcome
        steps = "".join(f".{s}" if isinstance(s, str) else f"[{s}]" for s in self._path)
        state = repr(outcome.value) if outcome.ready and not steps else "..."
        return f"<call {outcome.index} of the batch, {outcome.tool}{steps}: {state}>"

    def __str__(self) -> str:
        return str(self.value)

    def __eq__(self, other: object) -> bool:
        return bool(self.value == (other.value if isinstance(other, Handle) else other))

    def __hash__(self) -> int:
        return hash(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    def __len__(self) -> int:
        return len(self.value)

    def __iter__(self) -> Any:
        return iter(self.value)

    def __contains__(self, item: object) -> bool:
        return item in self.value

    def __int__(self) -> int:
        return int(self.value)

    def __float__(self) -> float:
        return float(self.value)

    def __index__(self) -> int:
        return self.value.__index__()  # type: ignore[no-any-return]


def _follow(value: Any, path: tuple[str | int, ...], handle: Handle) -> Any:
    for step in path:
        try:
            if isinstance(step, int) or isinstance(value, Mapping):
                value = value[step]
            else:
                value = getattr(value, step)
        except (AttributeError, LookupError, TypeError) as error:
            # An AttributeError would be taken for one of the handle itself.
            raise BatchError(f"{handle!r} is not there: {error}") from error
    return value


def outcome_of(handle: Handle) -> tuple[Outcome, tuple[str | int, ...]]:
    """Return the call that `handle` points into, and the path within its result."""
    return handle._outcome, handle._path


def _encode_handle(handle: Handle) -> Any:
    """Leave an unknown value in place, for its batch to resolve; encode a known one."""
    outcome = handle._outcome
    return wire.encode(handle.value) if outcome.ready or outcome.error is not None else handle


wire.register(Handle, _encode_handle)
