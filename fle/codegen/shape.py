"""Reads mappings of a fixed shape: which keys, in which order, of which kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fle.codegen.load import Node
from fle.codegen.model import Place
from fle.codegen.problems import Problems
from fle.codegen.type_names import Type, TypeSyntaxError, parse_type


@dataclass(frozen=True, slots=True)
class Key:
    """What a key may hold: `text`, `int`, `bool`, `number`, `list`, `map` or `any`."""

    kind: str
    required: bool = False


_KINDS: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "int": (int,),
    "bool": (bool,),
    "list": (list,),
    "map": (dict,),
}
_WORDS = {
    "text": "text",
    "int": "a whole number",
    "bool": "true or false",
    "list": "a list",
    "map": "a mapping",
}


def take(node: Node, keys: Mapping[str, Key], what: str, problems: Problems) -> dict[str, Node]:
    """Return the values of the keys that fit; every key that does not is a problem.

    Args:
        node: What should be a mapping.
        keys: The keys that may be there, in the order that they must have.
        what: What the mapping describes, for messages: "a parameter".
        problems: Where mistakes go.
    """
    if not isinstance(node.value, dict):
        problems.add(
            node.file,
            node.line,
            f"{what} is {node.described()}",
            f"expected a mapping of {listed(keys)}",
        )
        return {}
    _check_order(node, keys, what, problems)
    found: dict[str, Node] = {}
    for name, value in node.value.items():
        if name not in keys:
            continue
        if _fits(value, keys[name]):
            found[name] = value
        else:
            problems.add(
                value.file,
                node.key_lines[name],
                f"{name!r} of {what} is {value.described()}",
                f"expected {_WORDS[keys[name].kind]}",
            )
    for name, key in keys.items():
        if key.required and name not in node.value:
            problems.add(node.file, node.line, f"{what} has no {name!r}", _hint(name, key))
    return found


def _hint(name: str, key: Key) -> str:
    if name == "doc":
        return "expected doc: what it means, in a sentence"
    return f"expected the key {name!r}" + (f", {_WORDS[key.kind]}" if key.kind in _WORDS else "")


def _fits(value: Node, key: Key) -> bool:
    if key.kind == "any":
        return True
    if key.kind == "int" and isinstance(value.value, bool):
        return False
    if key.kind == "text" and value.value == "":
        return False
    return isinstance(value.value, _KINDS[key.kind])


def _check_order(node: Node, keys: Mapping[str, Key], what: str, problems: Problems) -> None:
    order = list(keys)
    last = -1
    for name, line in node.key_lines.items():
        if name not in keys:
            problems.add(
                node.file,
                line,
                f"unknown key {name!r} of {what}",
                f"expected one of {listed(keys)}",
            )
        elif order.index(name) < last:
            problems.add(
                node.file,
                line,
                f"key {name!r} of {what} stands too late",
                f"expected it before {order[last]!r}",
            )
        else:
            last = order.index(name)


def text(found: Mapping[str, Node], key: str) -> str:
    """Return a text that is there, else the empty text."""
    value = found[key].value if key in found else ""
    return value.strip() if isinstance(value, str) else ""


def items(found: Mapping[str, Node], key: str) -> list[Node]:
    """Return the nodes of a list that is there, else none."""
    value = found[key].value if key in found else None
    return value if isinstance(value, list) else []


def entries(found: Mapping[str, Node], key: str) -> dict[str, Node]:
    """Return the nodes of a mapping that is there, else none."""
    value = found[key].value if key in found else None
    return value if isinstance(value, dict) else {}


def texts(found: Mapping[str, Node], key: str, what: str, problems: Problems) -> tuple[str, ...]:
    """Return a list of texts."""
    result = []
    for item in items(found, key):
        if isinstance(item.value, str) and item.value.strip():
            result.append(item.value.strip())
        else:
            problems.add(
                item.file, item.line, f"{key!r} of {what} holds {item.described()}", "expected text"
            )
    return tuple(result)


def type_of(node: Node, problems: Problems) -> Type:
    """Return the type that a node names; `any` (and a problem) when it names none."""
    try:
        return parse_type(str(node.value))
    except TypeSyntaxError as error:
        problems.add(
            node.file, node.line, str(error), "expected a type such as list[Position] | None"
        )
        return Type("any")


def place(node: Node) -> Place:
    """Return where a node stands."""
    return Place(node.file, node.line)


def listed(names: Mapping[str, object] | Sequence[str]) -> str:
    """Return names with commas between them."""
    return ", ".join(names)
