# Generated from schemas/enums.yaml and the names of both game versions by `fle gen`. Do not edit.
"""Names by their number on the wire, and what replaces a name that a version lacks."""

NAMES: tuple[str, ...] = (
    "iron-chest",
    "coal",
    "small-lamp",
    "belt-group",
    "water",
    "lamp",
    "optics",
    "water-barrel",
    "fill-water-barrel",
)

NAME_INDEX: dict[str, int] = {name: number for number, name in enumerate(NAMES, start=1)}

SUCCESSORS: dict[str, dict[str, str]] = {
    "1.1": {
        "lamp": "optics",
        "water-barrel": "fill-water-barrel",
    },
    "2.0": {
        "optics": "lamp",
        "fill-water-barrel": "water-barrel",
    },
}
