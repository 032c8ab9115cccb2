"""Renders what agents are told: the manual as a system message, in full and in short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from fle.codegen import python_code as code
from fle.codegen.model import Field, Interface, Record, Tool, camel
from fle.codegen.templates import render
from fle.codegen.type_names import Type
from fle.codegen.wire_shapes import record_fields

# The interpreter's own, which cannot be imported here: the tests compare them.
LIMITS = {
    "seconds": "60",
    "memory_mb": "512",
    "tool_calls": "10,000",
    "output_lines": "512",
    "output_characters": "100,000",
}
MODULES = (
    "abc", "base64", "bisect", "calendar", "cmath", "collections", "collections.abc",
    "contextlib", "copy", "dataclasses", "datetime", "decimal", "difflib", "enum", "fractions",
    "functools", "graphlib", "hashlib", "heapq", "io", "itertools", "json", "math", "numbers",
    "operator", "pprint", "random", "re", "statistics", "string", "struct", "textwrap", "time",
    "types", "typing", "uuid", "zlib",
)  # fmt: skip
# Explained in the text, or as a type of Python.
_TOLD = ("Inventory", "Position")
# Successors of names that programs may write, not those of recipes and upgrades by the dozen.
_MINOR = re.compile(r".*(-barrel|-damage-\d|-equipment|shields?|-bonus-\d|-speed|-slots|faction)$")


def render_agent_manual(interface: Interface, signatures: Mapping[str, str], *, full: bool) -> str:
    """Return the text that an agent gets before its first program.

    Args:
        interface: What is described.
        signatures: The calls of the tools, as programs write them.
        full: Whether with descriptions, parameters, examples and pitfalls.
    """
    tools = sorted(
        (tool for tool in interface.tools if tool.audience == "agent" and tool.name != "print"),
        key=lambda tool: tool.name,
    )
    return render(
        "agent_manual.md.j2",
        full=full,
        limits=LIMITS,
        modules=MODULES,
        tools=tools,
        signatures=signatures,
        records=[(each, record_fields(interface, each)) for each in _records(interface, tools)],
        classes=[each for each in interface.classes.values() if each.own_fields],
        typed=lambda fields: _typed(fields, full=full),
        params=lambda tool: _params(tool),
        errors=lambda tool: [
            (interface.errors[error.code].class_name, error) for error in tool.errors
        ],
        states=_states(interface),
        resources=[member.name for member in interface.names.resources],
        successors={
            version: [
                f"{camel(old)}: {camel(new)}"
                for old, new in names.items()
                if _told(old, new, interface)
            ]
            for version, names in sorted(interface.names.successors.items())
        },
    )


def _told(old: str, new: str, interface: Interface) -> bool:
    """Whether a pair names things: some technologies have the names of things, too."""
    known = {member.value for member in interface.names.prototypes}
    return {old, new} <= known and not _MINOR.fullmatch(old)


def _typed(fields: list[Field], *, full: bool) -> str:
    """Return fields in a line: with their meaning, or with their types alone."""
    if not full:
        return ", ".join(f"{each.name}: {_python(each.type)}" for each in fields)
    return " ".join(
        f"`{each.name}` ({_python(each.type)}): " + code.with_unit(each.doc, each.unit, None, None)
        for each in fields
    )


def _params(tool: Tool) -> str:
    return " ".join(f"`{param.name}`: {code.described(param)}" for param in tool.params)


def _python(type_: Type) -> str:
    return code.python_type(type_).replace("ResourceKind", "Resource")


def _states(interface: Interface) -> list[tuple[str, str, list[str]]]:
    """Return the fields of entities that are one of a list of words: field, enum and the words."""
    return [
        (field.name, enum.name, [value.name for value in enum.values])
        for field in interface.classes["Entity"].own_fields
        for enum in interface.enums.values()
        if enum.name in _names(field.type) and not enum.numeric
    ]


def _records(interface: Interface, tools: list[Tool]) -> list[Record]:
    """Return the records that agents meet: in calls of tools, in entities, and in each other."""
    found: set[str] = set()
    waiting: list[Any] = [param.type for tool in tools for param in tool.params]
    waiting += [tool.returns.type for tool in tools if tool.returns.type]
    waiting += [field.type for each in interface.classes.values() for field in each.own_fields]
    while waiting:
        for name in _names(waiting.pop()):
            if name in interface.records and name not in found:
                found.add(name)
                fields = record_fields(interface, interface.records[name])
                waiting += [field.type for field in fields]
    return [
        record for name, record in interface.records.items() if name in found and name not in _TOLD
    ]


def _names(type_: Type) -> Iterator[str]:
    yield type_.name
    for inner in type_.args:
        yield from _names(inner)
