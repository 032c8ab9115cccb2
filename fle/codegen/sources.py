"""Finds the schema files, reads them all, and puts them together into one checked interface."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from fle._resources import resource
from fle.codegen.check import check
from fle.codegen.load import Node, load
from fle.codegen.model import (
    EntityClass,
    Enum,
    ErrorCode,
    GameNames,
    Interface,
    Record,
    Tool,
    camel,
)
from fle.codegen.problems import Problems
from fle.codegen.read_names import load_facts, read_names
from fle.codegen.read_tools import read_tool
from fle.codegen.read_types import read_entity, read_errors, read_type

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sources:
    """Where everything is read from.

    `tool_folders` are folders of the user, each with NAME.yaml and NAME.lua.
    """

    schemas: Path
    mod: Path
    data: Path
    tool_folders: tuple[Path, ...] = ()

    @classmethod
    def installed(cls, tool_folders: Sequence[Path] = ()) -> Sources:
        """Return the sources of this installation and the user's folders."""
        data = Path(__file__).resolve().parent.parent / "engine" / "data"
        folders = tuple(folder.resolve() for folder in tool_folders)
        return cls(resource("schemas"), resource("mod"), data, folders)

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders that messages name files relative to."""
        return (self.schemas.parent, *self.tool_folders)


def read(sources: Sources) -> Interface:
    """Return the interface that the schemas describe.

    Raises:
        SchemaError: Something is wrong with them; all of it is listed.
    """
    problems = Problems(sources.roots)
    errors = _errors(sources, problems)
    types = _types(sources, problems)
    classes = _classes(sources, problems)
    names = _names(sources, classes, problems)
    taken = {*types, *classes}
    interface = Interface(
        tools=tuple(
            dataclasses.replace(tool, class_name=_class_name(tool.name, taken))
            for tool in _tools(sources, problems)
        ),
        records={name: each for name, each in types.items() if isinstance(each, Record)},
        enums={name: each for name, each in types.items() if isinstance(each, Enum)},
        classes=classes,
        errors=errors,
        protocol=_protocol(sources, problems),
        names=names,
        mod_version=_mod_version(sources.mod),
        tool_folders=sources.tool_folders,
    )
    check(interface, sources.mod, problems)
    problems.stop()
    return dataclasses.replace(interface, schema_hash=schema_hash(interface))


def _mod_version(mod: Path) -> str:
    file = mod / "info.json"
    return (
        str(json.loads(file.read_text(encoding="utf-8"))["version"]) if file.exists() else "0.1.0"
    )


def _class_name(tool: str, taken: set[str]) -> str:
    name = camel(tool)
    return f"{name}Tool" if name in taken else name


def _tools(sources: Sources, problems: Problems) -> tuple[Tool, ...]:
    """Read the tools in the order of their numbers: the package's, then each folder's."""
    folders = [sources.schemas / "tools", *sources.tool_folders]
    found: dict[str, Tool] = {}
    for folder in folders:
        for name, tool in _each(folder, read_tool, problems, skip=("errors",)).items():
            if name in found:
                problems.add(
                    tool.place.file,
                    tool.place.line,
                    f"tool {name!r} is there twice",
                    f"expected another name than in {problems.shown(found[name].place.file)}",
                )
            found[name] = tool
    return tuple(
        dataclasses.replace(tool, index=index) for index, tool in enumerate(found.values(), start=1)
    )


def _types(sources: Sources, problems: Problems) -> dict[str, Record | Enum]:
    return _each(sources.schemas / "types", read_type, problems)


def _classes(sources: Sources, problems: Problems) -> dict[str, EntityClass]:
    return _each(sources.schemas / "entities", read_entity, problems)


def _each(
    folder: Path,
    reader: Callable[[Node, Problems], T | None],
    problems: Problems,
    skip: tuple[str, ...] = (),
) -> dict[str, T]:
    found: dict[str, Any] = {}
    for file in sorted(folder.glob("*.yaml")):
        node = load(file, problems) if file.stem not in skip else None
        entry: Any = reader(node, problems) if node else None
        if entry is None:
            continue
        if entry.name in found:
            problems.add(
                file,
                entry.place.line,
                f"{entry.name!r} is there twice",
                f"expected another name than in {problems.shown(found[entry.name].place.file)}",
            )
        found[entry.name] = entry
    return dict(sorted(found.items()))


def _errors(sources: Sources, problems: Problems) -> dict[str, ErrorCode]:
    codes: dict[str, ErrorCode] = {}
    for folder in (sources.schemas, *sources.tool_folders):
        file = folder / "errors.yaml"
        node = load(file, problems) if file.exists() else None
        for code, error in (read_errors(node, problems) if node else {}).items():
            if code in codes:
                problems.add(
                    file,
                    error.place.line,
                    f"error {code!r} is there twice",
                    f"expected another code than in {problems.shown(codes[code].place.file)}",
                )
            codes[code] = error
    return dict(sorted(codes.items()))


def _names(sources: Sources, classes: dict[str, EntityClass], problems: Problems) -> GameNames:
    file = sources.schemas / "enums.yaml"
    node = load(file, problems) or Node({}, file, 1)
    return read_names(node, load_facts(sources.data), classes, problems)


def _protocol(sources: Sources, problems: Problems) -> dict[str, Any]:
    file = sources.schemas / "protocol.yaml"
    node = load(file, problems)
    protocol = node.plain() if node else {}
    if not isinstance(protocol.get("version"), int) or not isinstance(protocol.get("limits"), dict):
        problems.add(file, 1, "the protocol has no version or no limits", "expected both")
    return dict(protocol)


def schema_hash(interface: Interface) -> str:
    """Return 16 hexadecimal digits that differ when a message would be read differently."""
    said = [
        [
            [
                tool.name,
                [[p.name, str(p.type), repr(p.default), p.variadic] for p in tool.params],
                str(tool.returns.type),
            ]
            for tool in interface.tools
        ],
        [
            [r.name, r.parent, [[f.name, str(f.type)] for f in r.fields]]
            for r in interface.records.values()
        ],
        [
            [c.name, c.parents, [[f.name, str(f.type), f.on_wire] for f in c.own_fields]]
            for c in interface.classes.values()
        ],
        [[e.name, [[v.name, v.value] for v in e.values]] for e in interface.enums.values()],
        [[e.code, e.text] for e in interface.errors.values()],
        interface.names.wire,
        interface.protocol["version"],
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]
