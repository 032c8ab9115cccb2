"""Compiles the runtime API description: classes and their members, events, global objects."""

from __future__ import annotations

from typing import Any

from fle.engine.facts.categories import subclass_types

Facts = dict[str, Any]


def compile_classes(api: dict[str, Any]) -> dict[str, Facts]:
    """Return every class with its own members; inherited ones stand with the parent."""
    return {entry["name"]: _class(entry) for entry in api["classes"]}


# The description of 1.1.110 calls this member write only; that of 2.0.76 calls it read only, which
# is what the game does in both.
_READABLE = {("LuaEntity", "fluidbox")}


def _class(entry: dict[str, Any]) -> Facts:
    members = {raw["name"]: _attribute(raw) for raw in entry["attributes"]}
    for name in members:
        if (entry["name"], name) in _READABLE:
            members[name] |= {"read": True, "write": False}
    members |= {raw["name"]: _method(raw) for raw in entry["methods"]}
    labels = {label for member in members.values() for label in member.get("subclasses", ())}
    facts: Facts = {
        "name": entry["name"],
        "members": members,
        "operators": _operators(entry["operators"]),
        "subclass_types": {label: dict.fromkeys(subclass_types(label), True) for label in labels},
    }
    # Format 5 lists the parents, format 6 names the one.
    parents = entry.get("base_classes") or ([entry["parent"]] if entry.get("parent") else [])
    if parents:
        facts["parent"] = parents[0]
    if entry.get("abstract"):
        facts["abstract"] = True
    return facts


def _attribute(raw: dict[str, Any]) -> Facts:
    facts: Facts = {"kind": "attribute", "read": _readable(raw), "write": _writable(raw)}
    if raw.get("optional"):
        facts["optional"] = True
    return facts | _limits(raw)


def _readable(raw: dict[str, Any]) -> bool:
    return bool(raw.get("read") or "read_type" in raw)


def _writable(raw: dict[str, Any]) -> bool:
    return bool(raw.get("write") or "write_type" in raw)


def _method(raw: dict[str, Any]) -> Facts:
    facts: Facts = {
        "kind": "method",
        "takes_table": raw["format"]["takes_table"],
        "params": [_parameter(entry) for entry in _in_order(raw["parameters"])],
        "returns": len(raw["return_values"]),
    }
    if raw["format"].get("table_optional"):
        facts["table_optional"] = True
    if "variadic_parameter" in raw:
        facts["variadic"] = True
    groups = raw.get("variant_parameter_groups", [])
    if groups:
        # What create_entity takes further, by the prototype type it creates.
        facts["variants"] = {
            group["name"]: [_parameter(entry) for entry in _in_order(group["parameters"])]
            for group in groups
        }
    return facts | _limits(raw)


def _parameter(raw: dict[str, Any]) -> Facts:
    return {"name": raw["name"]} | ({"optional": True} if raw.get("optional") else {})


def _limits(raw: dict[str, Any]) -> Facts:
    return {"subclasses": raw["subclasses"]} if raw.get("subclasses") else {}


def _operators(raw: list[dict[str, Any]]) -> Facts:
    operators: Facts = {}
    for operator in raw:
        if operator["name"] == "index":
            # The docs mark LuaFluidBox's as read only, but their words are "set or clear".
            writable = _writable(operator) or " set or clear" in operator["description"]
            access = ("r" if _readable(operator) else "") + ("w" if writable else "")
            operators["index"] = access
        else:
            operators[operator["name"]] = True
    return operators


def compile_events(api: dict[str, Any], numbers: dict[str, int]) -> list[Facts]:
    """Return the events in the order of their numbers."""
    events = []
    for raw in api["events"]:
        if raw["name"] in numbers:
            fields = [field["name"] for field in _in_order(raw["data"])]
            event = {"name": raw["name"], "id": numbers[raw["name"]], "fields": fields}
            events.append(event | {"filter": "filter" in raw})
    return sorted(events, key=lambda event: event["id"])


def compile_globals(api: dict[str, Any]) -> list[Facts]:
    """Return the global objects with their classes."""
    return [{"name": raw["name"], "class": raw["type"]} for raw in _in_order(api["global_objects"])]


def _in_order(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(entries, key=lambda entry: entry["order"])
