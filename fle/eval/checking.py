"""Checked reading of documents: every error names the key, what stands there, what was expected."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from fle.eval.errors import RunFileError

Check = Callable[[str, Any], Any]
"""Takes the path of a value and the value; returns it, or raises `RunFileError`."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table.

    Attributes:
        check: What its value must be.
        default: The value where the key is missing; not checked.
        required: Whether the key must be there.
    """

    check: Check
    default: Any = None
    required: bool = False


def text(where: str, value: Any) -> str:
    """Accept text that is not empty."""
    if isinstance(value, str) and value:
        return value
    raise _wrong(where, value, "text")


def flag(where: str, value: Any) -> bool:
    """Accept true or false."""
    if isinstance(value, bool):
        return value
    raise _wrong(where, value, "true or false")


def anything(where: str, value: Any) -> Any:
    """Accept whatever stands there."""
    return value


def whole(minimum: int, maximum: int | None = None) -> Check:
    """Accept whole numbers from `minimum` to `maximum`."""
    most = "" if maximum is None else f" and at most {maximum}"

    def check(where: str, value: Any) -> int:
        right = isinstance(value, int) and not isinstance(value, bool) and value >= minimum
        if not right or (maximum is not None and value > maximum):
            raise _wrong(where, value, f"a whole number, at least {minimum}{most}")
        return int(value)

    return check


def number(minimum: float, *, above: bool = False) -> Check:
    """Accept numbers from `minimum` on, or above it."""

    def check(where: str, value: Any) -> float:
        right = isinstance(value, int | float) and not isinstance(value, bool)
        if not right or value < minimum or (above and value == minimum):
            word = "above" if above else "at least"
            raise _wrong(where, value, f"a number {word} {minimum:g}")
        return float(value)

    return check


def one_of(*known: str) -> Check:
    """Accept the words `known`."""

    def check(where: str, value: Any) -> str:
        if isinstance(value, str) and value in known:
            return value
        raise _wrong(where, value, f"one of {_listed(known)}{_meant(value, known)}")

    return check


def list_of(check: Check, *, filled: bool = True) -> Check:
    """Accept a list whose items pass `check`; one item alone counts as a list of it."""

    def check_all(where: str, value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            return (check(where, value),)
        if filled and not value:
            raise _wrong(where, value, "a list with at least one item")
        return tuple(check(f"{where}[{index}]", item) for index, item in enumerate(value))

    return check_all


def table(keys: Mapping[str, Key]) -> Check:
    """Accept a table with the keys `keys`; missing ones get their default."""

    def check(where: str, value: Any) -> dict[str, Any]:
        return read_table(where, value, keys)

    return check


def optional(check: Check) -> Check:
    """Accept null, or what passes `check`."""

    def check_given(where: str, value: Any) -> Any:
        return None if value is None else check(where, value)

    return check_given


def read_table(where: str, value: Any, keys: Mapping[str, Key]) -> dict[str, Any]:
    """Return `value` checked key by key, with the defaults of the keys that it lacks.

    Raises:
        RunFileError: A key is unknown, missing or wrong.
    """
    if not isinstance(value, dict):
        raise _wrong(where, value, f"a table with the keys {_listed(keys)}")
    for name in value:
        if name not in keys:
            raise RunFileError(
                f"{_path(where, name)} is no key{_meant(name, keys)}; known are {_listed(keys)}"
            )
    for name, key in keys.items():
        if key.required and name not in value:
            raise RunFileError(f"{where} lacks the key {name!r}; known are {_listed(keys)}")
    return {
        name: key.check(_path(where, name), value[name]) if name in value else key.default
        for name, key in keys.items()
    }


def _path(where: str, name: Any) -> str:
    # A document is "FILE:", everything below it "FILE: key.key".
    return f"{where} {name}" if where.endswith(":") else f"{where}.{name}"


def _wrong(where: str, value: Any, expected: str) -> RunFileError:
    shown = repr(value)
    shown = shown if len(shown) <= 60 else shown[:57] + "..."
    return RunFileError(f"{where} is {shown}; expected {expected}")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(map(repr, names)))


def _meant(name: Any, known: Iterable[str]) -> str:
    close = get_close_matches(str(name), sorted(known), n=1)
    return f" (did you mean {close[0]!r}?)" if close else ""
