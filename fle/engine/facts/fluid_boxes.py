"""Fluid boxes in one shape for both versions.

In 1.1 a pipe connection names the tile outside the entity and a box has `base_area` and `height`;
in 2.0 it names the tile inside and a direction, and a box has a `volume`. Both are written with
both tiles and a volume: 1.1's is base_area x height x 100 (prototype docs, FluidBox).
Defaults, FluidBox and PipeConnectionDefinition of the prototype docs: production type none, height
1, base level 0, flow input-output, connection type normal.
"""

from __future__ import annotations

from typing import Any

from fle.engine.facts.quantities import number, point

# Quarter turns: 0 north, 1 east, 2 south, 3 west.
_STEPS = ((0, -1), (1, 0), (0, 1), (-1, 0))
_SINGLE_KEYS = ("fluid_box", "input_fluid_box", "output_fluid_box")

Box = dict[str, Any]


def take_fluid_boxes(entity: dict[str, Any], size: tuple[int, int]) -> list[Box]:
    """Move every fluid box out of the entity's own fields and return them in index order."""
    raw = [entity.pop(key) for key in _SINGLE_KEYS if key in entity]
    several = entity.pop("fluid_boxes", None) or []
    if isinstance(several, dict):
        if several.pop("off_when_no_fluid_recipe", False):
            entity["fluid_boxes_off_when_no_fluid_recipe"] = True
        several = [several[key] for key in sorted(several, key=int)]
    return [_box(box, size) for box in raw + several if box]


def _box(raw: Box, size: tuple[int, int]) -> Box:
    box: Box = {"production_type": "none"} | raw
    if "volume" not in box:
        box.setdefault("height", 1)
        box.setdefault("base_level", 0)
        box["volume"] = number(box.get("base_area", 1) * box["height"] * 100)
    box["pipe_connections"] = [
        _connection(connection, size) for connection in raw.get("pipe_connections") or []
    ]
    return box


def _connection(raw: Box, size: tuple[int, int]) -> Box:
    underground = raw.get("max_underground_distance", 0) > 0
    result = {
        "flow_direction": raw.get("flow_direction") or raw.get("type") or "input-output",
        "connection_type": raw.get("connection_type")
        or ("underground" if underground else "normal"),
    }
    rest = ("max_underground_distance", "connection_category", "linked_connection_id")
    result |= {key: raw[key] for key in rest if key in raw}
    facing = raw.get("direction")
    if "positions" in raw:
        tiles = [
            _tiles(position, None if facing is None else facing // 4 + turn, _turned(size, turn))
            for turn, position in enumerate(raw["positions"])
        ]
        result["positions"] = [tile["position"] for tile in tiles]
        result["targets"] = [tile["target"] for tile in tiles]
        return result | tiles[0]
    if "position" in raw:
        return result | _tiles(raw["position"], None if facing is None else facing // 4, size)
    return result


def _turned(size: tuple[int, int], turn: int) -> tuple[int, int]:
    return size if turn % 2 == 0 else (size[1], size[0])


def _tiles(position: Any, quarter: int | None, size: tuple[int, int]) -> Box:
    x, y = point(position)
    if quarter is not None:
        step_x, step_y = _STEPS[quarter % 4]
        inside, outside, quarter = (x, y), (x + step_x, y + step_y), quarter % 4
    else:
        quarter = _side(x, y, size)
        step_x, step_y = _STEPS[quarter]
        inside, outside = (x - step_x, y - step_y), (x, y)
    return {
        "position": dict(zip("xy", inside, strict=True)),
        "target": dict(zip("xy", outside, strict=True)),
        "direction": quarter,
    }


def _side(x: float, y: float, size: tuple[int, int]) -> int:
    if abs(x) > size[0] / 2:
        return 1 if x > 0 else 3
    return 2 if y > 0 else 0
