"""Puts decoders together: each turns what travelled into what programs get."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

T = TypeVar("T")


def plain(value: Any) -> Any:
    """Return what travelled as it is."""
    return value


def nothing(value: Any) -> None:
    """Return nothing, whatever travelled."""


def list_of(decode: Callable[[Any], T]) -> Callable[[Any], list[T]]:
    """Return the decoder of lists."""

    def decode_list(value: Any) -> list[T]:
        return [decode(item) for item in value]

    return decode_list


def set_of(decode: Callable[[Any], T]) -> Callable[[Any], set[T]]:
    """Return the decoder of sets."""

    def decode_set(value: Any) -> set[T]:
        return {decode(item) for item in value}

    return decode_set


def dict_of(decode: Callable[[Any], T]) -> Callable[[Any], dict[str, T]]:
    """Return the decoder of mappings by text."""

    def decode_dict(value: Any) -> dict[str, T]:
        return {key: decode(item) for key, item in value.items()}

    return decode_dict


def optional(decode: Callable[[Any], T]) -> Callable[[Any], T | None]:
    """Return a decoder that lets nothing through."""

    def decode_optional(value: Any) -> T | None:
        return None if value is None else decode(value)

    return decode_optional


def one_of(decoders: Mapping[type, Callable[[Any], Any]]) -> Callable[[Any], Any]:
    """Return a decoder that goes by the Python type of what travelled."""

    def decode_one(value: Any) -> Any:
        decode = decoders.get(type(value))
        if decode is None:
            kinds = ", ".join(kind.__name__ for kind in decoders)
            raise ValueError(f"an answer holds {type(value).__name__}; expected one of {kinds}")
        return decode(value)

    return decode_one


def by_length(
    decoders: Mapping[int, Callable[[Any], Any]], rest: Callable[[Any], Any]
) -> Callable[[Any], Any]:
    """Return a decoder of lists that tells records from entities, which are longer."""

    def decode_list(value: Any) -> Any:
        return decoders.get(len(value), rest)(value)

    return decode_list
