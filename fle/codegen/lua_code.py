"""Lua source text: literals, and the straight code that decodes arguments and encodes results."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from fle.codegen.model import Field, Interface
from fle.codegen.type_names import GAME_NAMES, Type
from fle.codegen.wire_shapes import is_group, kind_of, record_fields, shapes

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_BOUNDARY = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def quoted(text: str) -> str:
    """Return a Lua string literal."""
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return '"' + text.replace('"', '\\"') + '"'


def key(name: str) -> str:
    """Return a name as the key of a table constructor."""
    return name if _IDENTIFIER.fullmatch(name) else f"[{quoted(name)}]"


def literal(value: Any) -> str:
    """Return a value as a Lua expression in one line."""
    if value is None:
        return "nil"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list | tuple):
        return "{ " + ", ".join(literal(item) for item in value) + " }" if value else "{}"
    inner = ", ".join(f"{key(name)} = {literal(item)}" for name, item in value.items())
    return f"{{ {inner} }}" if inner else "{}"


def snake(type_: Type) -> str:
    """Return a name for the function that handles a type."""
    if type_.name == "|":
        names = [snake(member) for member in type_.members]
        if {"entity", "entity_group"} <= set(names):
            names = ["thing" if name == "entity" else name for name in names]
            names.remove("entity_group")
        return "_or_".join(names)
    own = _BOUNDARY.sub("_", type_.name).lower()
    if type_.args:
        return f"{own}_of_{'_'.join(snake(argument) for argument in type_.args)}"
    return own


@dataclass(frozen=True, slots=True)
class Function:
    """A local function of a generated file."""

    name: str
    params: str
    body: str

    @property
    def uses_context(self) -> bool:
        """Whether it needs the context of the call."""
        return self.params.endswith("ctx")


def uses_context(code: str) -> bool:
    """Whether Lua code needs the context of the call."""
    return re.search(r"\bctx\b", code) is not None


@dataclass(slots=True)
class _Coder:
    """Writes expressions for types; what does not fit in one becomes a function before them."""

    interface: Interface
    params: str
    functions: dict[str, Function] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)

    def _function(self, type_: Type, body: Callable[[], str]) -> Function:
        """Return the function of a type; what it needs itself comes before it."""
        name = snake(type_)
        if name not in self.functions:
            text = body()
            context = ", ctx" if uses_context(text) else ""
            self.functions[name] = Function(name, self.params + context, text)
        return self.functions[name]

    def _fields(self, type_: Type) -> list[Field]:
        return record_fields(self.interface, self.interface.records[type_.name])


class Decoder(_Coder):
    """Writes how arguments are read; `at` and `ctx` are names in the code around it."""

    def expression(self, type_: Type, value: str, *, at: str = "at") -> str:
        """Return an expression that decodes `value`, which is not nil."""
        name = type_.name
        kind = kind_of(self.interface, name)
        if kind == "primitive":
            return f"decode.{'str' if name == 'bytes' else name}({value}, {at})"
        if name == "Position":
            return f"decode.position({value}, {at})"
        if kind == "name":
            return self._name((type_,), value, at)
        if kind == "enum":
            return f"{self._function(type_, lambda: self._enum(name)).name}({value}, {at})"
        if kind == "class":
            return f"decode.{self._entities((type_,))}({value}, {at}, ctx)"
        if name == "Inventory":
            return f"decode.table({value}, {at})"
        if name == "|" and self._only_names(type_):
            return self._name(type_.members, value, at)
        body = self._function(type_, lambda: self._body(type_))
        return f"{body.name}({value}, {at}{', ctx' if body.uses_context else ''})"

    def optional(self, type_: Type, value: str, *, at: str = "at") -> str:
        """Return an expression that lets nil through."""
        if type_.required.name == "bool":
            return f"decode.bool_or_nil({value}, {at})"
        return f"{value} ~= nil and {self.expression(type_.required, value, at=at)} or nil"

    def _entities(self, members: Iterable[Type]) -> str:
        """Return the name of the function that reads what is sent as an entity."""
        groups = {is_group(self.interface, each.name) for each in members}
        if len(groups) > 1:
            return "entity_or_group"
        return "group" if True in groups else "entity"

    def _only_names(self, union: Type) -> bool:
        kinds = {kind_of(self.interface, member.name) for member in union.members}
        names = {member.name for member in union.members if member.name not in GAME_NAMES}
        return kinds <= {"name", "primitive"} and names <= {"str"} and "name" in kinds

    def _enum(self, name: str) -> str:
        if self.interface.enums[name].numeric:
            return f"return decode.number_of(value, at, enums.{name}.members)"
        return f"return decode.text_of(value, at, enums.{name}.list)"

    def _name(self, members: tuple[Type, ...], value: str, at: str) -> str:
        kinds: dict[str, None] = {}
        for member in members:
            if not GAME_NAMES.get(member.name):
                return f"decode.name({value}, {at})"
            kinds.update(dict.fromkeys(GAME_NAMES[member.name]))
        union = members[0] if len(members) == 1 else Type("|", members)
        constant = f"{snake(union).upper()}_KINDS"
        self.constants[constant] = f"{{ {', '.join(quoted(kind) for kind in kinds)} }}"
        words = list(kinds)
        what = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
        body = f"return decode.known(value, at, {constant}, {quoted(what)})"
        return f"{self._function(union, lambda: body).name}({value}, {at})"

    def _body(self, type_: Type) -> str:
        if type_.name in ("list", "set"):
            return _loop("ipairs", "index", self._inner(type_.args[0], "item"))
        if type_.name == "dict":
            return _loop("pairs", "key", self._inner(type_.args[1], "item"))
        if type_.name == "|":
            return self._union(type_)
        lines = ["decode.table(value, at)", "return {"]
        for index, each in enumerate(self._fields(type_), start=1):
            value = f"value[{index}]"
            inner = (self.optional if each.optional else self.expression)(each.type, value)
            lines.append(f"  {each.name} = {inner},")
        return "\n".join([*lines, "}"])

    def _inner(self, type_: Type, value: str) -> str:
        return (self.optional if type_.optional else self.expression)(type_, value)

    def _union(self, union: Type) -> str:
        branches: dict[str, str] = {}
        classes = [m for m in union.members if kind_of(self.interface, m.name) == "class"]
        if len(classes) == len(union.members):
            return f"return decode.{self._entities(classes)}(value, at, ctx)"
        for member in sorted(union.members, key=lambda each: each.name in ("list", "set")):
            expression = self.expression(member, "value")
            if member in classes:
                expression = f"decode.{self._entities(classes)}(value, at, ctx)"
            for kind, length in shapes(self.interface, member):
                branches.setdefault(_arriving(kind, length), expression)
        lines = []
        for condition, expression in branches.items():
            lines += [f"if {condition} then", f"  return {expression}", "end"]
        return "\n".join([*lines, "return decode.wrong(value, at)"])


class Encoder(_Coder):
    """Writes how results are sent; `ctx` is a name in the code around it."""

    def expression(self, type_: Type, value: str) -> str:
        """Return an expression that encodes `value`, which is not nil."""
        name = type_.name
        kind = kind_of(self.interface, name)
        simple = {"Position": "position", "BoundingBox": "box", "Inventory": "map"}
        if name in simple:
            return f"forms.{simple[name]}({value})"
        if kind == "name":
            return f"forms.name({value})"
        if kind == "class":
            return f"entities.encode({value}, ctx)"
        if kind == "enum" and not self.interface.enums[name].numeric:
            return f"enums.{name}.index[{value}]"
        if kind in ("primitive", "enum", "none") or self._as_is(type_):
            return value
        if name == "dict" and self._as_is(type_.args[1]):
            return f"forms.map({value})"
        body = self._function(type_, lambda: self._body(type_))
        return f"{body.name}({value}{', ctx' if body.uses_context else ''})"

    def optional(self, type_: Type, value: str) -> str:
        """Return an expression that lets nil through."""
        inner = self.expression(type_.required, value)
        return inner if inner == value else f"{value} ~= nil and {inner} or nil"

    def of_field(self, field_: Field, value: str) -> str:
        """Return an expression that encodes the field of a record or an entity."""
        return (self.optional if field_.optional else self.expression)(field_.type, value)

    def _as_is(self, type_: Type) -> bool:
        if type_.name in ("list", "set", "|"):
            return all(self._as_is(argument) for argument in type_.args)
        return kind_of(self.interface, type_.name) in ("primitive", "none") or (
            type_.name in self.interface.enums and self.interface.enums[type_.name].numeric
        )

    def _body(self, type_: Type) -> str:
        if type_.name in ("list", "set"):
            return _loop("ipairs", "index", self._inner(type_.args[0]), "value")
        if type_.name == "dict":
            loop = _loop("pairs", "key", self._inner(type_.args[1]), "value")
            return loop.replace("return result", "return forms.map(result)")
        if type_.name == "|":
            return self._union(type_)
        fields = self._fields(type_)
        lines = ["return {"]
        lines += [f"  {self.of_field(each, f'value.{each.name}')}," for each in fields]
        if any(each.optional for each in fields):
            lines.append(f"  n = {len(fields)},")
        return "\n".join([*lines, "}"])

    def _inner(self, type_: Type) -> str:
        return (self.optional if type_.optional else self.expression)(type_, "item")

    def _union(self, union: Type) -> str:
        order = {"class": 0, "record": 1, "container": 2}
        members = sorted(
            union.members, key=lambda each: order.get(str(kind_of(self.interface, each.name)), -1)
        )
        branches: dict[str, str] = {}
        for member in members:
            branches.setdefault(self._leaving(member), self.expression(member, "value"))
        lines = []
        for condition, expression in branches.items():
            lines += [f"if {condition} then", f"  return {expression}", "end"]
        said = quoted(f"a result is not {union}")
        return "\n".join([*lines, f"error({said}, 0)"])

    def _leaving(self, type_: Type) -> str:
        kind = kind_of(self.interface, type_.name)
        if kind == "class":
            return "forms.is_entity(value)"
        if type_.name == "Position":
            return 'type(value) == "table" and value.x ~= nil'
        if type_.name in ("list", "set"):
            return 'type(value) == "table" and value[1] ~= nil'
        if type_.name in ("Inventory", "dict"):
            return 'type(value) == "table" and value[1] == nil'
        if kind == "record":
            first = self._fields(type_)[0].name
            return f'type(value) == "table" and value.{first} ~= nil'
        shape = next(iter(shapes(self.interface, type_)))[0]
        words = {"number": "number", "boolean": "boolean"}
        return f'type(value) == "{words.get(shape, "string")}"'


def _arriving(kind: str, length: int) -> str:
    """Return the condition that an argument has a form (see `wire_shapes.shapes`)."""
    simple = {"number": "number", "boolean": "boolean", "text": "string"}
    if kind in simple:
        return f'type(value) == "{simple[kind]}"'
    if kind == "name":
        return 'type(value) == "number" or type(value) == "string"'
    if kind in ("array", "entity"):
        return f'type(value) == "table" and #value == {length}'
    if kind == "map":
        return 'type(value) == "table" and next(value) ~= nil and value[1] == nil'
    return 'type(value) == "table"'


def _loop(iterator: str, index: str, inner: str, values: str = "decode.table(value, at)") -> str:
    return "\n".join(
        [
            "local result = {}",
            f"for {index}, item in {iterator}({values}) do",
            f"  result[{index}] = {inner}",
            "end",
            "return result",
        ]
    )
