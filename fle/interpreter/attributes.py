"""Attributes that programs read in ways that do not show in their syntax tree.

A format text reads attributes (`"{0.name}".format(value)`), and so do `getattr` and some functions
of modules. They get the same answer as the attribute in the tree would have got.
"""

import string
from _string import (  # type: ignore[import-not-found]
    formatter_field_name_split,
    formatter_parser,
)
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fle.interpreter.protection import Forbidden, check_attribute

FORMATS = frozenset(("format", "format_map"))
"""The methods of texts that read attributes."""


def read(target: Any, name: Any, *default: Any) -> Any:
    """Return an attribute as `getattr` does, unless programs may not have it.

    Raises:
        AttributeError: They may not, or there is none.
    """
    require(name)
    value = getattr(target, name, *default)
    if name in FORMATS and value is not None:
        if isinstance(target, str):
            return _checking(value, lambda args: target)
        if isinstance(target, type) and issubclass(target, str):
            return _checking(value, lambda args: args[0] if args else "")
    return value


def require(name: object) -> None:
    """Refuse an attribute that programs may not have.

    Raises:
        AttributeError: It is one of those.
    """
    try:
        check_attribute(name)
    except Forbidden as refused:
        raise AttributeError(str(refused)) from None


class Formatter(string.Formatter):
    """`string.Formatter`, which reads attributes itself."""

    def get_field(
        self, field_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]
    ) -> tuple[Any, int | str]:
        """Return the value of a field and what its first part names."""
        _check_field(field_name)
        found: tuple[Any, int | str] = super().get_field(field_name, args, kwargs)
        return found


def _checking(method: Callable[..., Any], text: Callable[[Sequence[Any]], str]) -> Any:
    def checked(*args: Any, **options: Any) -> Any:
        _check_text(text(args))
        return method(*args, **options)

    checked.__name__ = checked.__qualname__ = "format"
    return checked


def _check_text(text: Any) -> None:
    if not isinstance(text, str) or "." not in text:
        return
    for _, field, specification, _ in formatter_parser(text):
        if field:
            _check_field(field)
        if specification:
            _check_text(specification)


def _check_field(field: str) -> None:
    _, rest = formatter_field_name_split(field)
    for is_attribute, name in rest:
        if is_attribute:
            require(name)
