"""Tool schemas into the model: shapes and words; whether names exist is checked later."""

from __future__ import annotations

import ast
import keyword
import re
from dataclasses import replace

from fle.codegen.load import Node
from fle.codegen.model import MISSING, Example, Param, Place, Returns, Tool, ToolError
from fle.codegen.problems import Problems
from fle.codegen.shape import Key, entries, items, place, take, text, texts, type_of
from fle.codegen.type_names import Type

TOOL_KEYS = {
    "name": Key("text", required=True),
    "audience": Key("text", required=True),
    "since": Key("text", required=True),
    "deprecated": Key("text"),
    "summary": Key("text", required=True),
    "description": Key("text"),
    "params": Key("list", required=True),
    "returns": Key("any", required=True),
    "errors": Key("map"),
    "cost": Key("map", required=True),
    "examples": Key("list"),
    "pitfalls": Key("list"),
}
PARAM_KEYS = {
    "name": Key("text", required=True),
    "type": Key("text", required=True),
    "range": Key("list"),
    "unit": Key("text"),
    "default": Key("any"),
    "variadic": Key("bool"),
    "doc": Key("text", required=True),
}
RETURNS_KEYS = {
    "type": Key("text", required=True),
    "unit": Key("text"),
    "doc": Key("text", required=True),
}
ERROR_KEYS = {"when": Key("text", required=True), "fix": Key("text", required=True)}
COST_KEYS = {"ticks": Key("int"), "realistic": Key("text")}
EXAMPLE_KEYS = {"doc": Key("text", required=True), "code": Key("text", required=True)}

SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
LUA_WORDS = frozenset(
    [
        "and",
        "break",
        "do",
        "else",
        "elseif",
        "end",
        "false",
        "for",
        "function",
        "goto",
        "if",
        "in",
        "local",
        "nil",
        "not",
        "or",
        "repeat",
        "return",
        "then",
        "true",
        "until",
        "while",
    ]
)


def read_tool(node: Node, problems: Problems) -> Tool | None:
    """Return the tool that a schema describes, or None when it cannot be told."""
    found = take(node, TOOL_KEYS, "the tool", problems)
    name = text(found, "name")
    if not name:
        return None
    _check_name(found["name"], name, problems)
    if found.get("audience") and text(found, "audience") not in ("agent", "admin"):
        audience = found["audience"]
        problems.add(
            audience.file, audience.line, f"audience {audience.value!r}", "expected agent or admin"
        )
    cost = take(found["cost"], COST_KEYS, "cost", problems) if "cost" in found else {}
    if "cost" in found and not cost:
        line = found["cost"].line
        problems.add(node.file, line, "cost says nothing", "expected ticks, realistic, or both")
    return Tool(
        name=name,
        audience=text(found, "audience"),
        since=text(found, "since"),
        deprecated=text(found, "deprecated"),
        summary=text(found, "summary"),
        description=text(found, "description"),
        params=_params(found, problems),
        returns=_returns(found, problems),
        errors=_errors(found, problems),
        cost_ticks=cost["ticks"].value if "ticks" in cost else None,  # type: ignore[arg-type]
        cost_realistic=text(cost, "realistic") or None,
        examples=_examples(found, problems),
        pitfalls=texts(found, "pitfalls", "the tool", problems),
        place=place(found["name"]),
    )


def _check_name(node: Node, name: str, problems: Problems) -> None:
    if not SNAKE.fullmatch(name) or keyword.iskeyword(name) or name in LUA_WORDS:
        problems.add(
            node.file, node.line, f"tool name {name!r}", "expected snake_case and no reserved word"
        )
    elif node.file.stem != name:
        problems.add(
            node.file,
            node.line,
            f"tool name {name!r}",
            f"expected the file's name, {node.file.stem!r}",
        )


def needs_unit(type_: Type) -> bool:
    """Whether a type is a quantity, which has a unit."""
    return any(member.name in ("int", "float") for member in type_.walk())


def check_unit(found: dict[str, Node], node: Node, what: str, problems: Problems) -> str | None:
    """Return the unit; a quantity without one is a problem. `none` is a pure number."""
    unit = text(found, "unit")
    if not unit and "type" in found and needs_unit(type_of(found["type"], Problems())):
        problems.add(
            node.file,
            node.line,
            f"{what} is a quantity without unit",
            "expected unit: tiles, ticks, items, ... (none for a pure number)",
        )
    return None if unit in ("", "none") else unit


def _params(found: dict[str, Node], problems: Problems) -> tuple[Param, ...]:
    params: list[Param] = []
    seen: dict[str, int] = {}
    for node in items(found, "params"):
        param = _param(node, problems)
        if param is None:
            continue
        if param.name in seen:
            problems.add(
                node.file,
                node.line,
                f"parameter {param.name!r} is there twice",
                f"expected another name than in line {seen[param.name]}",
            )
        after = any(each.variadic for each in params)
        if after and (param.required or param.variadic):
            problems.add(
                node.file,
                node.line,
                f"parameter {param.name!r} after a variadic one",
                "expected a default, since calls give it by name",
            )
        elif param.required and params and not params[-1].required:
            problems.add(
                node.file,
                node.line,
                f"parameter {param.name!r} has no default",
                f"expected one, as {params[-1].name!r} before it has",
            )
        seen[param.name] = node.line
        params.append(param)
    return tuple(
        replace(param, listed=True) if param.variadic and param is not params[-1] else param
        for param in params
    )


def _param(node: Node, problems: Problems) -> Param | None:
    found = take(node, PARAM_KEYS, "a parameter", problems)
    name = text(found, "name")
    if not name:
        return None
    if not SNAKE.fullmatch(name) or keyword.iskeyword(name) or name in LUA_WORDS:
        problems.add(
            node.file,
            node.line,
            f"parameter name {name!r}",
            "expected snake_case and no reserved word",
        )
    what = f"parameter {name!r}"
    type_ = type_of(found["type"], problems) if "type" in found else Type("any")
    low, high = _range(found.get("range"), type_, what, problems)
    return Param(
        name=name,
        type=type_,
        doc=text(found, "doc"),
        place=place(node),
        low=low,
        high=high,
        unit=check_unit(found, node, what, problems),
        default=found["default"].plain() if "default" in found else MISSING,
        variadic=bool(found["variadic"].value) if "variadic" in found else False,
    )


def _range(
    node: Node | None, type_: Type, what: str, problems: Problems
) -> tuple[float | None, float | None]:
    if node is None:
        return None, None
    bounds = node.plain()
    numbers = [bound for bound in bounds if isinstance(bound, int | float | None)]
    if len(bounds) != 2 or len(numbers) != 2 or bounds == [None, None]:
        problems.add(
            node.file, node.line, f"range of {what} is {bounds}", "expected [lowest, highest]"
        )
        return None, None
    low, high = bounds
    if low is not None and high is not None and low > high:
        problems.add(
            node.file, node.line, f"range of {what} is empty", "expected [lowest, highest]"
        )
    if not any(member.name in ("int", "float") for member in type_.members):
        problems.add(
            node.file, node.line, f"{what} of type {type_} has a range", "expected int or float"
        )
    return low, high


def _returns(found: dict[str, Node], problems: Problems) -> Returns:
    node = found.get("returns", found["name"])
    if "returns" not in found or node.value is None:
        return Returns(None, place(node))
    found = take(node, RETURNS_KEYS, "returns", problems)
    return Returns(
        type_of(found["type"], problems) if "type" in found else Type("any"),
        place(node),
        text(found, "doc"),
        check_unit(found, node, "the result", problems),
    )


def _errors(found: dict[str, Node], problems: Problems) -> tuple[ToolError, ...]:
    errors = []
    for code, node in entries(found, "errors").items():
        said = take(node, ERROR_KEYS, f"error {code!r}", problems)
        where = Place(node.file, found["errors"].key_lines[code])
        errors.append(ToolError(code, text(said, "when"), text(said, "fix"), where))
    return tuple(errors)


def _examples(found: dict[str, Node], problems: Problems) -> tuple[Example, ...]:
    examples = []
    for node in items(found, "examples"):
        said = take(node, EXAMPLE_KEYS, "an example", problems)
        code = said.get("code")
        if code is None:
            continue
        _check_python(code, problems)
        examples.append(Example(text(said, "doc"), str(code.value).rstrip(), code.line))
    if not examples and text(found, "audience") == "agent":
        problems.add(
            found["name"].file,
            found["name"].line,
            "an agent's tool has no example",
            "expected examples, at least one {doc, code}",
        )
    return tuple(examples)


def _check_python(code: Node, problems: Problems) -> None:
    try:
        ast.parse(str(code.value))
    except SyntaxError as error:
        # The text of a block starts on the line after its key.
        line = code.line + (error.lineno or 1)
        problems.add(
            code.file,
            line,
            f"the example is not Python: {error.msg}",
            "expected a program that runs",
        )
