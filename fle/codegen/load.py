"""YAML into nodes that know their file and line.

Only what schemas need: mappings with text keys, sequences, and plain scalars.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from fle.codegen.problems import Problems

Scalar: TypeAlias = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a YAML file: a scalar, a list of nodes or a dict of nodes by key."""

    value: Scalar | list[Node] | dict[str, Node]
    file: Path
    line: int
    key_lines: dict[str, int] = field(default_factory=dict)

    def plain(self) -> Any:
        """Return the value without lines, as a YAML reader would."""
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        return self.value

    def described(self) -> str:
        """Return the kind of value in words, for messages."""
        names = {list: "a list", dict: "a mapping", str: "text", bool: "a truth value"}
        if self.value is None:
            return "nothing"
        return names.get(type(self.value), "a number")


def load(file: Path, problems: Problems) -> Node | None:
    """Read `file`; None (and a problem) when it is not YAML or is empty."""
    yaml = YAML(typ="safe", pure=True)
    try:
        root = yaml.compose(file.read_text(encoding="utf-8"))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problems.add(file, line, f"not YAML: {error.problem}", "expected a YAML mapping")
        return None
    if root is None:
        problems.add(file, 1, "the file is empty", "expected a YAML mapping")
        return None
    return _node(root, file, problems)


def _node(raw: Any, file: Path, problems: Problems) -> Node:
    line = raw.start_mark.line + 1
    if isinstance(raw, MappingNode):
        return _mapping(raw, file, line, problems)
    if isinstance(raw, SequenceNode):
        return Node([_node(item, file, problems) for item in raw.value], file, line)
    assert isinstance(raw, ScalarNode)
    return Node(_scalar(raw), file, line)


def _mapping(raw: MappingNode, file: Path, line: int, problems: Problems) -> Node:
    values: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for key_node, value_node in raw.value:
        key = str(key_node.value)
        key_line = key_node.start_mark.line + 1
        if key in values:
            problems.add(
                file,
                key_line,
                f"key {key!r} is there twice",
                f"expected it only in line {lines[key]}",
            )
        values[key] = _node(value_node, file, problems)
        lines[key] = key_line
    return Node(values, file, line, lines)


def _scalar(raw: ScalarNode) -> Scalar:
    text: str = raw.value
    kind = str(raw.tag).rsplit(":", 1)[-1]
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() == "true"
    if kind == "int":
        return int(text.replace("_", ""), 0)
    if kind == "float":
        return float(text.replace("_", ""))
    return text
