"""The types that schemas name: `list[Prototype] | None` as a tree, and back to text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

PRIMITIVES = ("int", "float", "bool", "str", "bytes", "any")
# Names of the game, each with the kinds of prototype that it may be.
GAME_NAMES: dict[str, tuple[str, ...]] = {
    "Prototype": ("item", "entity", "fluid", "recipe"),
    "Resource": ("entity", "item", "fluid", "tile"),
    "Technology": ("technology",),
    "RecipeName": ("recipe",),
    "name": (),
}
DIRECTIONS = ("Direction", "DirectionInternal")
CONTAINERS = {"list": 1, "set": 1, "dict": 2}
_TOKEN = re.compile(r"\s*([A-Za-z_][A-Za-z_0-9]*|[\[\],|])")


class TypeSyntaxError(ValueError):
    """Raised when a type is not written as a type."""


@dataclass(frozen=True, slots=True)
class Type:
    """A type: a name with arguments, or a union (`name` is `|`)."""

    name: str
    args: tuple[Type, ...] = ()

    def __str__(self) -> str:
        if self.name == "|":
            return " | ".join(str(member) for member in self.args)
        if self.args:
            return f"{self.name}[{', '.join(str(argument) for argument in self.args)}]"
        return self.name

    @property
    def optional(self) -> bool:
        """Whether None is one of the values."""
        return self.name in ("None", "any") or (
            self.name == "|" and any(member.name == "None" for member in self.args)
        )

    @property
    def members(self) -> tuple[Type, ...]:
        """The members of a union without None; the type itself when it is none."""
        if self.name != "|":
            return (self,)
        return tuple(member for member in self.args if member.name != "None")

    @property
    def required(self) -> Type:
        """The type without None."""
        members = self.members
        return members[0] if len(members) == 1 else Type("|", members)

    def walk(self) -> Iterator[Type]:
        """Yield the type and all types inside it."""
        yield self
        for argument in self.args:
            yield from argument.walk()


def parse_type(text: str) -> Type:
    """Read a type as schemas write it.

    Raises:
        TypeSyntaxError: The text is not a type.
    """
    tokens = _tokens(text)
    found, rest = _union(tokens)
    if rest:
        raise TypeSyntaxError(f"{rest[0]!r} after {found}")
    return found


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    at = 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if not match:
            raise TypeSyntaxError(f"{text[at:].strip()!r} is not a type")
        tokens.append(match[1])
        at = match.end()
    return tokens


def _union(tokens: list[str]) -> tuple[Type, list[str]]:
    first, rest = _single(tokens)
    members = [first]
    while rest and rest[0] == "|":
        member, rest = _single(rest[1:])
        members.append(member)
    return (Type("|", tuple(members)) if len(members) > 1 else first), rest


def _single(tokens: list[str]) -> tuple[Type, list[str]]:
    if not tokens or not tokens[0].isidentifier():
        raise TypeSyntaxError(
            f"{tokens[0]!r} in place of a type" if tokens else "a type is missing"
        )
    name, rest = tokens[0], tokens[1:]
    wanted = CONTAINERS.get(name, 0)
    if not wanted:
        return Type(name), rest
    if not rest or rest[0] != "[":
        raise TypeSyntaxError(f"{name} without what it holds")
    args: list[Type] = []
    while rest and rest[0] in "[,":
        argument, rest = _union(rest[1:])
        args.append(argument)
    if not rest or rest[0] != "]" or len(args) != wanted:
        raise TypeSyntaxError(f"{name} takes {wanted} types in brackets")
    return Type(name, tuple(args)), rest[1:]
