"""Many calls in one round trip."""

from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import Any, Literal, Self

import msgpack

from fle.runtime import wire
from fle.runtime.caller import Caller
from fle.runtime.errors import BatchError, FleError, ToolError
from fle.runtime.faults import call_error
from fle.runtime.handle import Handle, Outcome, outcome_of
from fle.runtime.link import Link
from fle.runtime.tool_table import Entry

OnError = Literal["stop", "continue"]

_ENVELOPE = 64
"""Bytes kept free in a request for everything that is not calls."""


class BatchCalls(Caller):
    """Collects calls and sends them when the block ends.

    A batch that is too long for one request goes out as several, one after the other; with
    `on_error="stop"` nothing is sent any more after a fault. When the block is left by an
    exception, nothing is sent at all.

    Attributes:
        errors: The faults of the batch in order of their calls; the first is also raised.
    """

    _link: Link
    _entries: Mapping[str, Entry]
    _faults: Mapping[str, type[ToolError]]

    def _open(self, on_error: OnError) -> None:
        if on_error not in ("stop", "continue"):
            raise ValueError(f'on_error is "stop" or "continue", not {on_error!r}')
        self._on_error = on_error
        self._state = "new"
        self._pending: list[tuple[Outcome, Callable[[Any], Any], int, list[Any] | bytes]] = []
        self.errors: list[ToolError] = []

    def __enter__(self) -> Self:
        if self._state != "new":
            raise BatchError("a batch is used once: ask the session for another one")
        self._state = "open"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._state = "closed"
        if error is not None:
            self._abandon("the block was left by an exception, so nothing of the batch was sent")
            return
        try:
            self._send()
        except BaseException:
            self._abandon("the request of this call failed; whether it was applied is unknown")
            raise
        if self.errors:
            first = self.errors[0]
            first.others = tuple(self.errors[1:])
            raise first

    def _call(self, decode: Callable[[Any], Any], tool: str, *args: Any) -> Any:
        if self._state != "open":
            raise BatchError(
                f"{tool} was called on a batch outside its block: use `with game.batch() as b:`"
            )
        index, defaults, encoders = self._entries[tool]
        items = wire.encode_arguments(args, defaults, encoders)
        outcome = Outcome(self, len(self._pending), tool)
        # Calls without references are packed at once; the others when their request is made up.
        late = _mentions_handle(items)
        if late:
            _require_own(items, self)
        packed = items if late else wire.pack_call(index, items)
        self._pending.append((outcome, decode, index, packed))
        return Handle(outcome)

    def _send(self) -> None:
        limit = self._link.frame_limit - _ENVELOPE
        most = self._link.calls_limit
        part: list[tuple[Outcome, Callable[[Any], Any]]] = []
        calls: list[bytes] = []
        size = 0
        for outcome, decode, index, packed in self._pending:
            call = packed if isinstance(packed, bytes) else self._pack_late(index, packed)
            if calls and (size + len(call) > limit or len(calls) == most):
                self._flush(part, calls)
                if self.errors and self._on_error == "stop":
                    break
                part, calls, size = [], [], 0
                call = packed if isinstance(packed, bytes) else self._pack_late(index, packed)
            outcome.position = len(calls)
            part.append((outcome, decode))
            calls.append(call)
            size += len(call)
        else:
            if calls:
                self._flush(part, calls)
        self._abandon("an earlier call of the batch failed, so this one was skipped")
        self._pending.clear()

    def _flush(self, part: list[tuple[Outcome, Callable[[Any], Any]]], calls: list[bytes]) -> None:
        results = self._link.batch(calls, self._on_error)
        for (outcome, decode), result in zip(part, results, strict=True):
            outcome.position = None
            if result[0] == wire.OK:
                outcome.value = decode(result[1])
                outcome.ready = True
            elif result[0] == wire.FAULT:
                error = call_error(
                    result[1],
                    result[2] or {},
                    tool=outcome.tool,
                    call=outcome.index,
                    errors=self._faults,
                )
                outcome.error = error
                self.errors.append(error)

    def _pack_late(self, index: int, items: list[Any]) -> bytes:
        packed: bytes = msgpack.packb([index, *items], default=_resolve, use_bin_type=True)
        return packed

    def _abandon(self, reason: str) -> None:
        for outcome, *_ in self._pending:
            if not outcome.ready and outcome.error is None:
                outcome.error = BatchError(f"{outcome.tool} gave no value: {reason}")


def _resolve(item: Any) -> Any:
    """Turn a handle inside arguments into a reference, or into its value from an earlier part."""
    if not isinstance(item, Handle):
        raise TypeError(f"a {type(item).__name__} cannot be an argument of a tool")
    outcome, path = outcome_of(item)
    if outcome.position is not None:
        return wire.reference(outcome.position, path)
    if outcome.ready:
        return wire.encode(item.value)
    if isinstance(outcome.error, FleError):
        raise outcome.error
    raise BatchError(f"{item!r} cannot be an argument of a call that does not come after it")


_ATOMS = frozenset({int, str, float, bool, bytes, type(None)})


def _mentions_handle(items: Iterable[Any]) -> bool:
    for item in items:
        kind = type(item)
        if kind in _ATOMS:
            continue
        if kind is Handle:
            return True
        if (kind is list or kind is tuple) and _mentions_handle(item):
            return True
        if kind is dict and _mentions_handle(item.values()):
            return True
    return False


def _require_own(item: Any, batch: object) -> None:
    if isinstance(item, Handle):
        outcome, _ = outcome_of(item)
        if outcome.batch is not batch:
            raise BatchError(
                f"{item!r} belongs to another batch whose block has not ended; "
                "use it after that block, or in that batch"
            )
    elif isinstance(item, list | tuple):
        for part in item:
            _require_own(part, batch)
    elif isinstance(item, dict):
        for part in item.values():
            _require_own(part, batch)
