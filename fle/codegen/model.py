"""What the schemas say, typed: everything that templates need to know stands here."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fle.codegen.type_names import Type

# A value that is not given, where None is one that may be.
MISSING: Any = type("Missing", (), {"__repr__": lambda self: "MISSING", "__slots__": ()})()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the schemas."""

    file: Path
    line: int


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter of a tool."""

    name: str
    type: Type
    doc: str
    place: Place
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    default: Any = MISSING
    variadic: bool = False
    # A variadic one with others after it, which calls give by name: it travels as a list.
    listed: bool = False

    @property
    def required(self) -> bool:
        """Whether a call must give it."""
        return self.default is MISSING and not self.variadic

    @property
    def element(self) -> Type:
        """What travels for each value of a listed one: the members of sets stand side by side."""
        return Type("|", tuple(each for each in self.type.members if each.name != "set"))


@dataclass(frozen=True, slots=True)
class Returns:
    """What a tool gives back; `type` None means nothing."""

    type: Type | None
    place: Place
    doc: str = ""
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class ToolError:
    """A failure that a tool declares."""

    code: str
    when: str
    fix: str
    place: Place


@dataclass(frozen=True, slots=True)
class Example:
    """A program of the manual, which the tests run."""

    doc: str
    code: str
    line: int


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool: what a call looks like. `index` is its number on the wire, from 1."""

    name: str
    audience: str
    since: str
    summary: str
    params: tuple[Param, ...]
    returns: Returns
    errors: tuple[ToolError, ...]
    cost_ticks: int | None
    cost_realistic: str | None
    examples: tuple[Example, ...]
    pitfalls: tuple[str, ...]
    place: Place
    description: str = ""
    deprecated: str = ""
    index: int = 0
    # The Python class that holds the method.
    class_name: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record or an entity class."""

    name: str
    type: Type
    doc: str
    place: Place
    unit: str | None = None
    default: Any = MISSING
    read: str | None = None

    @property
    def on_wire(self) -> bool:
        """Whether the mod sends it."""
        return self.read != "none"

    @property
    def optional(self) -> bool:
        """Whether the wire may carry nothing for it."""
        return self.type.optional or self.default is not MISSING


@dataclass(frozen=True, slots=True)
class Record:
    """A named group of fields; `value` records are written by hand in `fle.runtime.values`."""

    name: str
    kind: str
    doc: str
    fields: tuple[Field, ...]
    place: Place
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class EnumValue:
    """One member of an enum that schemas spell out."""

    name: str
    value: str | int
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Enum:
    """An enum that schemas spell out; `aliases` are second names of members."""

    name: str
    doc: str
    values: tuple[EnumValue, ...]
    aliases: tuple[tuple[str, str], ...]
    place: Place
    flags: bool = False

    @property
    def numeric(self) -> bool:
        """Whether the wire carries the value itself and not the member's number."""
        return all(isinstance(member.value, int) for member in self.values)

    @property
    def python_base(self) -> str:
        """The handwritten Python class that it extends."""
        if self.flags:
            return "FlagEnum"
        return "CompassEnum" if self.numeric else "StateEnum"


@dataclass(frozen=True, slots=True)
class EntityClass:
    """A class of entities: which prototypes it holds and what is known of each entity."""

    name: str
    parents: tuple[str, ...]
    doc: str
    prototypes: tuple[str, ...]
    names: tuple[str, ...]
    size: tuple[int, int] | None
    own_fields: tuple[Field, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """A failure: its text and what the text is made of."""

    code: str
    text: str
    doc: str
    data: tuple[tuple[str, Type], ...]
    every_tool: bool
    place: Place

    @property
    def class_name(self) -> str:
        """The name of the Python exception."""
        return camel(self.code)


@dataclass(frozen=True, slots=True)
class NameMember:
    """A member of an enum of game names; `entity_class` only in Prototype."""

    name: str
    value: str
    entity_class: str | None = None


@dataclass(frozen=True, slots=True)
class GameNames:
    """The names that the two game versions know, and what agents call them."""

    prototypes: tuple[NameMember, ...]
    resources: tuple[NameMember, ...]
    technologies: tuple[NameMember, ...]
    recipes: tuple[NameMember, ...]
    resource_names: tuple[NameMember, ...]
    wire: tuple[str, ...]
    successors: dict[str, dict[str, str]]
    entity_types: dict[str, str]


@dataclass(frozen=True, slots=True)
class Interface:
    """All of it."""

    tools: tuple[Tool, ...]
    records: dict[str, Record]
    enums: dict[str, Enum]
    classes: dict[str, EntityClass]
    errors: dict[str, ErrorCode]
    protocol: dict[str, Any]
    names: GameNames
    mod_version: str
    schema_hash: str = ""
    # Folders of the user's own tools, each with its Lua files.
    tool_folders: tuple[Path, ...] = ()
    lines: dict[str, list[str]] = field(default_factory=dict)


def camel(name: str) -> str:
    """Return a snake_case or kebab-case name in CamelCase."""
    return "".join(part[:1].upper() + part[1:] for part in name.replace("-", "_").split("_"))
