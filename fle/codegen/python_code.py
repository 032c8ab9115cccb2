"""Python source text: types, defaults and docstrings, laid out as the formatter does."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from fle.codegen.model import MISSING, Field, Interface, Param, Tool
from fle.codegen.type_names import Type
from fle.codegen.wire_shapes import kind_of

WIDTH = 100
_SIMPLE = {"any": "Any", "name": "str", "Resource": "ResourceKind", "None": "None"}


def python_type(type_: Type, *, argument: bool = False) -> str:
    """Return a type as annotations write it.

    Args:
        type_: The type.
        argument: Whether it is of a parameter, which takes more than results give.
    """
    if type_.name == "|":
        members = [python_type(member, argument=argument) for member in type_.args]
        members.sort(key=lambda member: member == "None")
        return " | ".join(dict.fromkeys(members))
    if type_.args:
        inner = ", ".join(python_type(each, argument=argument) for each in type_.args)
        wide = {"list": "Sequence", "set": "AbstractSet", "dict": "Mapping"}
        return f"{wide[type_.name] if argument else type_.name}[{inner}]"
    if argument and type_.name == "DirectionInternal":
        return "Direction | DirectionInternal"
    return _SIMPLE.get(type_.name, type_.name)


def python_default(param: Param, interface: Interface) -> str:
    """Return the default of a parameter as an expression without calls."""
    value = param.default
    for member in param.type.members:
        if member.name == "Position" and isinstance(value, list):
            return position_constant(value)
        kind = kind_of(interface, member.name)
        if kind in ("enum", "name") and isinstance(value, str) and member.name != "name":
            return f"{member.name}.{value}"
        if member.name == "set" and isinstance(value, list):
            return "frozenset()"
        if member.name in ("list",) and isinstance(value, list):
            return "()"
    return literal(value)


def position_constant(value: Sequence[float]) -> str:
    """Return the name of the constant that holds a default position."""
    if value == [0, 0]:
        return "_ORIGIN"
    words = "_".join(str(part).replace("-", "minus_").replace(".", "_") for part in value)
    return f"_AT_{words}".upper()


def literal(value: Any) -> str:
    """Return a plain value as an expression, texts in double quotes."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    if isinstance(value, tuple):
        inner = ", ".join(literal(item) for item in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{literal(k)}: {literal(v)}" for k, v in value.items()) + "}"
    return repr(value)


def quoted(text: str) -> str:
    """Return a text as the formatter writes it."""
    if '"' in text and "'" not in text:
        return repr(text)
    body = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{body}"'


def wrapped(before: str, items: Sequence[str], after: str, indent: int = 0) -> str:
    """Return `before(items)after` as the formatter lays it out.

    In one line when it fits; else the items in one line of their own; else one a line, each with a
    comma. `before` ends with the opening bracket and `after` starts with the closing one.
    """
    pad = " " * indent
    line = f"{pad}{before}{', '.join(items)}{after}"
    if len(line) <= WIDTH:
        return line
    inner = f"{pad}    {', '.join(items)}"
    if len(inner) <= WIDTH and not any(item.startswith("*") and len(items) > 9 for item in items):
        return f"{pad}{before}\n{inner}\n{pad}{after}"
    lines = "".join(f"{pad}    {item},\n" for item in items)
    return f"{pad}{before}\n{lines}{pad}{after}"


def signature(tool: Tool, interface: Interface) -> str:
    """Return the `def` line of a tool's method."""
    items = ["self"]
    for param in tool.params:
        annotation = python_type(param.type, argument=True)
        if param.variadic:
            items.append(f"*{param.name}: {annotation}")
        elif param.default is MISSING:
            items.append(f"{param.name}: {annotation}")
        else:
            items.append(f"{param.name}: {annotation} = {python_default(param, interface)}")
    returns = python_type(tool.returns.type) if tool.returns.type else "None"
    return wrapped(f"def {tool.name}(", items, f") -> {returns}:", 4)


def call(tool: Tool, decoder: str) -> str:
    """Return the one statement of a tool's method."""
    items = [decoder, quoted(tool.name)]
    for param in tool.params:
        items.append(f"*{param.name}" if param.variadic and not param.listed else param.name)
    before = "return self._call(" if tool.returns.type else "self._call("
    return wrapped(before, items, ")", 8)


def with_unit(doc: str, unit: str | None, low: float | None, high: float | None) -> str:
    """Return a description with its unit and range: "The most to take, in items, 1 to 10."."""
    facts = []
    if unit:
        facts.append(f"in {unit}")
    if low is not None and high is not None:
        facts.append(f"{low} to {high}")
    elif low is not None:
        facts.append(f"at least {low}")
    elif high is not None:
        facts.append(f"at most {high}")
    said = {fact for fact in facts if fact in doc}
    facts = [fact for fact in facts if fact not in said]
    if not facts:
        return doc
    head, _, tail = doc.rstrip(".").partition(". ")
    sentence = f"{head}, {', '.join(facts)}."
    return f"{sentence} {tail}." if tail else sentence


def described(param: Param) -> str:
    """Return what a parameter means, with unit and range."""
    return with_unit(param.doc, param.unit, param.low, param.high)


def docstring(tool: Tool, interface: Interface) -> str:
    """Return the docstring of a tool's method, indented."""
    blocks = [tool.summary]
    if tool.description:
        blocks += [fill(part, 8) for part in tool.description.split("\n\n")]
    if tool.deprecated:
        blocks.append(fill(f"Deprecated: {tool.deprecated}", 8))
    if tool.params:
        blocks.append("Args:\n" + "\n".join(_entry(p.name, described(p)) for p in tool.params))
    if tool.returns.type:
        returned = with_unit(tool.returns.doc, tool.returns.unit, None, None)
        blocks.append("Returns:\n" + fill(returned, 12, first=True))
    if tool.errors:
        lines = [
            _entry(interface.errors[error.code].class_name, f"{error.when} {error.fix}")
            for error in tool.errors
        ]
        blocks.append("Raises:\n" + "\n".join(lines))
    return quote_doc(blocks, 8)


def quote_doc(blocks: Sequence[str], indent: int) -> str:
    """Return blocks of text as a docstring whose first line starts after the quotes."""
    pad = " " * indent
    raw = "r" if any("\\" in block for block in blocks) else ""
    if len(blocks) == 1 and len(blocks[0]) + indent + 6 <= WIDTH:
        return f'{pad}{raw}"""{blocks[0]}"""'
    lines = "\n\n".join(blocks).split("\n")
    body = "\n".join(
        line if not line or line.startswith(pad) or index == 0 else pad + line
        for index, line in enumerate(lines)
    )
    return f'{pad}{raw}"""{body}\n{pad}"""'


def fill(text: str, indent: int, *, first: bool = False) -> str:
    """Return text wrapped to lines that start at `indent`; the first one only when `first`."""
    lines = textwrap.wrap(" ".join(text.split()), WIDTH - indent)
    pad = " " * indent
    return "\n".join((pad if first or index else "") + line for index, line in enumerate(lines))


def _entry(name: str, text: str) -> str:
    lines = textwrap.wrap(
        f"{name}: {' '.join(text.split())}",
        WIDTH,
        initial_indent=" " * 12,
        subsequent_indent=" " * 16,
    )
    return "\n".join(lines)


def field_line(field: Field) -> str:
    """Return the declaration of a field of a data class."""
    annotation = python_type(field.type)
    if field.default is MISSING:
        return f"{field.name}: {annotation}"
    if field.type.required.name == "Position" and isinstance(field.default, list):
        x, y = (float(part) for part in field.default)
        return f"{field.name}: {annotation} = field(default_factory=lambda: Position({x!r}, {y!r}))"
    if isinstance(field.default, list | dict):
        factory = "Inventory" if field.type.required.name == "Inventory" else None
        factory = factory or ("list" if isinstance(field.default, list) else "dict")
        return f"{field.name}: {annotation} = field(default_factory={factory})"
    return f"{field.name}: {annotation} = {field_default(field)}"


def field_default(field: Field) -> str:
    """Return the default of a field as an expression."""
    takes_int = any(member.name == "int" for member in field.type.members)
    for member in field.type.members:
        if isinstance(field.default, str) and member.name[:1].isupper():
            return f"{member.name}.{field.default}"
        if member.name == "float" and isinstance(field.default, int) and not takes_int:
            return repr(float(field.default))
    return literal(field.default)
