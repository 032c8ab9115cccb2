"""Colours and short labels of a map picture."""

GROUND = "#e9e4d4"
GRID = "#d8d2be"
AXIS_TEXT = "#6f6a58"
WATER = "#8fb9d6"
TREE = "#86a873"
ROCK = "#a39d8f"
OUTLINE = "#2b2b2b"
ARROW = "#ffffff"
PROBLEM = "#d62828"
CHARACTER = "#e36414"
PAPER = "#fbfaf5"
TEXT = "#222222"

RESOURCES = {
    "iron-ore": "#7d98ad",
    "copper-ore": "#d08a5b",
    "coal": "#4a4a4a",
    "stone": "#b8a06a",
    "uranium-ore": "#8fc93a",
    "crude-oil": "#6d4c7d",
}
RESOURCE_OTHER = "#c08bb5"

_MACHINES = {
    "mining-drill": "#3a6ea5",
    "furnace": "#a4452c",
    "inserter": "#c9a227",
    "container": "#7a5c3e",
    "logistic-container": "#7a5c3e",
    "transport-belt": "#8d8741",
    "underground-belt": "#8d8741",
    "splitter": "#8d8741",
    "assembling-machine": "#4f7942",
    "lab": "#5e548e",
    "pipe": "#5f7f8c",
    "pipe-to-ground": "#5f7f8c",
    "storage-tank": "#5f7f8c",
    "pump": "#5f7f8c",
    "offshore-pump": "#5f7f8c",
    "boiler": "#8c4a3c",
    "generator": "#6c757d",
    "solar-panel": "#2f4b7c",
    "accumulator": "#6a8d73",
    "electric-pole": "#59453a",
    "wall": "#77736a",
    "gate": "#77736a",
    "ammo-turret": "#8b3a62",
    "electric-turret": "#8b3a62",
    "fluid-turret": "#8b3a62",
    "item-entity": "#555555",
}
_MACHINE_OTHER = "#555f6b"


def resource_colour(name: str) -> str:
    """Return the colour of the resource `name`."""
    return RESOURCES.get(name, RESOURCE_OTHER)


def machine_colour(prototype_type: str) -> str:
    """Return the colour of entities of `prototype_type`."""
    return _MACHINES.get(prototype_type, _MACHINE_OTHER)


def initials(name: str) -> str:
    """Return the label of an entity, as BMD for burner-mining-drill."""
    return "".join(word[0] for word in name.split("-") if word).upper()[:3]
