"""Writes the compiled tables of one version into its folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fle.engine.facts.compile import Tables, game_order
from fle.engine.facts.lua_writer import lazy_table

_HEADER = "-- Made by `fle data build`; not to be edited. Read through facts.lua.\n"


def write_tables(tables: Tables, version: str, folder: Path) -> list[Path]:
    """Write one Lua file for each kind, the API, and names.json; return what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    for stale in [*folder.glob("*.lua"), *folder.glob("names.json")]:
        stale.unlink()
    texts = {f"{kind}.lua": _kind(tables, kind) for kind in sorted(tables.kinds)}
    texts["api.lua"] = lazy_table(sorted(tables.classes), tables.classes, {})
    runtime = {"defines": tables.defines, "events": tables.events, "globals": tables.globals}
    texts["runtime.lua"] = _fields(runtime)
    texts["constants.lua"] = _fields(tables.constants)
    texts["version.lua"] = _fields({"version": version, "kinds": sorted(tables.kinds)})
    written = []
    for name, text in texts.items():
        path = folder / name
        path.write_text(_HEADER + text, encoding="utf-8", newline="\n")
        written.append(path)
    path = folder / "names.json"
    path.write_text(json.dumps(_names(tables, version), indent=1) + "\n", encoding="utf-8")
    return [*written, path]


def _kind(tables: Tables, kind: str) -> str:
    order = game_order(tables.kinds, kind)
    types = {"types": {n: tables.kinds[kind][n]["type"] for n in order}} if kind == "entity" else {}
    return lazy_table(order, tables.kinds[kind], types)


def _fields(values: dict[str, Any]) -> str:
    # A function for each field keeps every function far from the limit on constants.
    return lazy_table(sorted(values), values, {})


def _names(tables: Tables, version: str) -> dict[str, Any]:
    kinds = tables.kinds
    order = {kind: game_order(kinds, kind) for kind in kinds}
    entities = {
        name: {
            "type": kinds["entity"][name]["type"],
            "tile_width": kinds["entity"][name]["tile_width"],
            "tile_height": kinds["entity"][name]["tile_height"],
        }
        for name in order["entity"]
    }
    return {
        "version": version,
        "entities": entities,
        "resources": [name for name in order["entity"] if entities[name]["type"] == "resource"],
    } | {
        f"{kind}s" if kind != "technology" else "technologies": order[kind]
        for kind in ("item", "fluid", "recipe", "technology", "tile")
    }
