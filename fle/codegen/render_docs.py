"""Renders the manual: a page and a JSON Schema for each tool, and the pages put together."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from fle.codegen import python_code as code
from fle.codegen.model import MISSING, Interface, Param, Record, Tool
from fle.codegen.render_agent_manual import render_agent_manual
from fle.codegen.templates import render
from fle.codegen.type_names import GAME_NAMES, Type
from fle.codegen.wire_shapes import kind_of, record_fields


@dataclass(frozen=True, slots=True)
class Docs:
    """The manual: pages and JSON Schemas by file name, and the texts of the whole by file name."""

    pages: dict[str, str]
    json: dict[str, str]
    manuals: dict[str, str]


def render_docs(interface: Interface) -> Docs:
    """Return the manual of all tools."""
    pages = {tool.name: _page(tool, interface) for tool in interface.tools}
    schemas = {
        f"{tool.name}.json": json.dumps(tool_schema(tool, interface), indent=2) + "\n"
        for tool in interface.tools
    }
    agent = [tool for tool in interface.tools if tool.audience == "agent"]
    agent.sort(key=lambda tool: tool.name)
    signatures = {tool.name: signature(tool, interface) for tool in agent}
    manual = render(
        "manual.md.j2",
        tools=agent,
        pages=[pages[tool.name] for tool in agent],
        signatures=signatures,
        enums=[each for each in interface.enums.values() if each.numeric and not each.flags],
        records=[(each, _shown(each, interface)) for each in interface.records.values()],
        classes=[each for each in interface.classes.values() if each.own_fields],
        python_type=code.python_type,
        described=lambda field: code.with_unit(field.doc, field.unit, None, None),
        resources=[member.name for member in interface.names.resources],
    )
    manuals = {
        "manual.md": manual,
        "agent_manual.md": render_agent_manual(interface, signatures, full=True),
        "agent_manual_short.md": render_agent_manual(interface, signatures, full=False),
    }
    return Docs({f"{name}.md": page for name, page in pages.items()}, schemas, manuals)


def _shown(record: Record, interface: Interface) -> list[Any]:
    return record_fields(interface, record)


def signature(tool: Tool, interface: Interface) -> str:
    """Return a tool's call as programs write it."""
    items = []
    for param in tool.params:
        annotation = _public(code.python_type(param.type))
        if param.variadic:
            items.append(f"*{param.name}: {annotation}")
        elif param.default is MISSING:
            items.append(f"{param.name}: {annotation}")
        else:
            items.append(f"{param.name}: {annotation} = {_default(param, interface)}")
    returns = _public(code.python_type(tool.returns.type)) if tool.returns.type else "None"
    return code.wrapped(f"{tool.name}(", items, f") -> {returns}")


def _public(annotation: str) -> str:
    return annotation.replace("ResourceKind", "Resource")


def _default(param: Param, interface: Interface) -> str:
    value = param.default
    if isinstance(value, list) and any(member.name == "Position" for member in param.type.members):
        return f"Position(x={value[0]}, y={value[1]})"
    if value == [] and any(member.name == "set" for member in param.type.members):
        return "set()"
    return "[]" if value == [] else code.python_default(param, interface)


def _page(tool: Tool, interface: Interface) -> str:
    return render(
        "tool.md.j2",
        tool=tool,
        source=_source(tool, interface),
        signature=signature(tool, interface),
        params=[
            (param, _public(code.python_type(param.type)), code.described(param))
            for param in tool.params
        ],
        returns=code.with_unit(tool.returns.doc, tool.returns.unit, None, None),
        errors=[(interface.errors[error.code].class_name, error) for error in tool.errors],
        cost=_cost(tool),
    )


def _source(tool: Tool, interface: Interface) -> str:
    own = tool.place.file.parent in interface.tool_folders
    return f"{tool.name}.yaml" if own else f"schemas/tools/{tool.name}.yaml"


def _cost(tool: Tool) -> str:
    free = "no game time" if tool.cost_ticks == 0 else f"{tool.cost_ticks} ticks of game time"
    if tool.cost_realistic is None:
        return f"Takes {free}."
    realistic = tool.cost_realistic.rstrip(".")
    if tool.cost_ticks is None:
        return f"Takes no game time in the instant model; in the realistic one: {realistic}."
    return f"Takes {free}; in the realistic model: {realistic}."


def tool_schema(tool: Tool, interface: Interface) -> dict[str, Any]:
    """Return the function that a model can call, with its parameters as JSON Schema."""
    properties = {param.name: _param_schema(param, interface) for param in tool.params}
    return {
        "name": tool.name,
        "description": " ".join([tool.summary, *tool.description.split()]),
        "parameters": {
            "type": "object",
            "properties": properties,
            "required": [param.name for param in tool.params if param.required],
            "additionalProperties": False,
        },
    }


def _param_schema(param: Param, interface: Interface) -> dict[str, Any]:
    schema = json_type(param.type, interface)
    if param.variadic:
        schema = {"type": "array", "items": schema}
    schema["description"] = code.described(param)
    if schema.get("type") in ("integer", "number"):
        bounds = {"minimum": param.low, "maximum": param.high}
        schema |= {name: bound for name, bound in bounds.items() if bound is not None}
    if param.default is not MISSING:
        schema["default"] = _json_default(param)
    return schema


def _json_default(param: Param) -> Any:
    value = param.default
    if isinstance(value, list) and any(member.name == "Position" for member in param.type.members):
        return {"x": value[0], "y": value[1]}
    return value


def json_type(type_: Type, interface: Interface) -> dict[str, Any]:
    """Return a type as JSON Schema; names of the game and members of enums are strings."""
    simple = {"int": "integer", "float": "number", "bool": "boolean", "str": "string"}
    simple |= {"bytes": "string", "None": "null"}
    if type_.name in simple:
        return {"type": simple[type_.name]}
    if type_.name == "any":
        return {}
    if type_.name == "|":
        return {"anyOf": [json_type(member, interface) for member in type_.args]}
    if type_.name in ("list", "set"):
        extra = {"uniqueItems": True} if type_.name == "set" else {}
        return {"type": "array", "items": json_type(type_.args[0], interface), **extra}
    if type_.name in ("dict", "Inventory"):
        inner = json_type(type_.args[1], interface) if type_.args else {"type": "integer"}
        return {"type": "object", "additionalProperties": inner}
    if type_.name in GAME_NAMES:
        return {"type": "string", "title": type_.name}
    if type_.name in interface.enums:
        members = [value.name for value in interface.enums[type_.name].values]
        return {"type": "string", "enum": members, "title": type_.name}
    if kind_of(interface, type_.name) == "class":
        return _object(
            type_.name,
            {"name": {"type": "string"}, "position": json_type(Type("Position"), interface)},
        )
    fields = record_fields(interface, interface.records[type_.name])
    return _object(type_.name, {field.name: json_type(field.type, interface) for field in fields})


def _object(title: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "title": title,
        "properties": properties,
        "required": list(properties),
    }
