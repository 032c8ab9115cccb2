"""Colours of a picture: light ground, dark outlines, hues that colour-blind people tell apart."""

import zlib

PAPER = "#ffffff"
GROUND = "#f5f2ea"
GRID = "#e6e1d3"
GRID_MAJOR = "#cfc8b4"
TEXT = "#1c1c1c"
FAINT_TEXT = "#5f5a4c"
WATER = "#8cc8f0"
TREE = "#a9c99a"
ROCK = "#b9b2a4"
OUTLINE = "#2b2b2b"
ARROW = "#1c1c1c"
PROBLEM = "#c1121f"
PROBLEM_TEXT = "#ffffff"
CHARACTER = "#e85d04"
ORIGIN = "#8a8370"
EMPTY_PIPE = "#e4e7ea"
OPEN_END = "#ffffff"

_RESOURCES = {
    "iron-ore": "#b7b3c6",
    "copper-ore": "#f0b48c",
    "coal": "#8b8b8b",
    "stone": "#dcc794",
    "uranium-ore": "#b9dc7a",
    "crude-oil": "#b79cc4",
}
_RESOURCE_OTHER = "#d9b3d0"

# Pale, so that dark text stands out on them.
_KINDS = {
    "mining-drill": "#8fb3dd",
    "furnace": "#ec9f83",
    "container": "#d8b98a",
    "logistic-container": "#d8b98a",
    "assembling-machine": "#97d0a0",
    "lab": "#c4a9e0",
    "storage-tank": "#9cc7cf",
    "pump": "#7fb5bf",
    "offshore-pump": "#7fb5bf",
    "boiler": "#e3bf9a",
    "generator": "#f2d95c",
    "burner-generator": "#f2d95c",
    "solar-panel": "#f2d95c",
    "accumulator": "#cfe07a",
    "electric-energy-interface": "#f2d95c",
    "beacon": "#e7b5cf",
    "radar": "#c9ced3",
    "lamp": "#fbf3c0",
    "electric-pole": "#6b4f3a",
    "wall": "#a7a298",
    "gate": "#a7a298",
    "ammo-turret": "#d88aa6",
    "electric-turret": "#d88aa6",
    "fluid-turret": "#d88aa6",
    "rocket-silo": "#b8c0c8",
    "roboport": "#b8c0c8",
    "pipe": "#9aa9b0",
    "pipe-to-ground": "#9aa9b0",
}
_KIND_OTHER = "#c3c8cc"

_BELTS = {
    "transport-belt": "#f0d77b",
    "fast-transport-belt": "#eeaaa0",
    "express-transport-belt": "#a9cdf0",
    "turbo-transport-belt": "#b9dca0",
}
_BELT_WORDS = {tier.split("-")[0]: tier for tier in list(_BELTS)[1:]}

_INSERTERS = {
    "burner-inserter": "#8f8f8f",
    "inserter": "#e0a800",
    "long-handed-inserter": "#d1495b",
    "fast-inserter": "#3d7ea6",
    "filter-inserter": "#8e5ea2",
    "stack-inserter": "#4c9f50",
    "stack-filter-inserter": "#6d6d6d",
    "bulk-inserter": "#4c9f50",
}

# Okabe and Ito's colours, darkened where a line on pale ground needs it.
NETWORKS = ("#0072b2", "#d55e00", "#009e73", "#cc4c9b", "#7a5195", "#8a6d00")

_FLUIDS = {
    "water": "#3d8fd1",
    "steam": "#b4bcc4",
    "crude-oil": "#3b2f3f",
    "heavy-oil": "#b5651d",
    "light-oil": "#e0b04c",
    "petroleum-gas": "#7b5ea7",
    "sulfuric-acid": "#c5d02f",
    "lubricant": "#3f8f4f",
}

_ITEMS = {
    "iron-ore": "#5f87a6",
    "copper-ore": "#c9682f",
    "coal": "#2f2f2f",
    "stone": "#a68a4f",
    "iron-plate": "#b9c7d1",
    "copper-plate": "#f08a4b",
    "steel-plate": "#7d8b96",
    "stone-brick": "#8d8375",
    "iron-gear-wheel": "#4d5d68",
    "copper-cable": "#f5b087",
    "electronic-circuit": "#2fa84f",
    "advanced-circuit": "#d13b3b",
    "processing-unit": "#2f5fd1",
    "automation-science-pack": "#e03131",
    "logistic-science-pack": "#37b24d",
    "chemical-science-pack": "#22b8cf",
    "military-science-pack": "#495057",
    "production-science-pack": "#9c36b5",
    "utility-science-pack": "#f2c800",
    "wood": "#8a5a2b",
    "pipe": "#8a959c",
    "stone-furnace": "#c77b58",
    "transport-belt": "#e0b93b",
    "inserter": "#e0a800",
}
_OTHERS = (
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#e69f00",
    "#56b4e9",
    "#7a5195",
    "#a3b18a",
    "#bc4749",
    "#3a506b",
)


def resource(name: str) -> str:
    """Return the colour of the ground where the resource `name` lies."""
    return _RESOURCES.get(name, _RESOURCE_OTHER)


def kind(prototype_type: str) -> str:
    """Return the colour of entities of `prototype_type`."""
    return _KINDS.get(prototype_type, _KIND_OTHER)


def belt(name: str) -> str:
    """Return the colour of the tier that a belt, splitter or underground belt is of."""
    return _BELTS[_BELT_WORDS.get(name.split("-")[0], "transport-belt")]


def inserter(name: str) -> str:
    """Return the colour of an inserter."""
    return _INSERTERS.get(name, "#e0a800")


def network(order: int) -> str:
    """Return the colour of the electric network that comes `order`th, from 0."""
    return NETWORKS[order % len(NETWORKS)]


def fluid(name: str | None) -> str:
    """Return the colour of a fluid, or of an empty pipe."""
    if name is None:
        return EMPTY_PIPE
    return _FLUIDS.get(name) or _any(name)


def item(name: str) -> str:
    """Return the colour of an item; the same one in every picture."""
    return _ITEMS.get(name) or _any(name)


def _any(name: str) -> str:
    return _OTHERS[zlib.crc32(name.encode()) % len(_OTHERS)]
