"""What a picture shows, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MapEntity:
    """One thing on the map.

    Attributes:
        name: The game's name of it.
        type: Its prototype type, which decides its colour.
        x: Centre, tiles east of the origin.
        y: Centre, tiles south of the origin.
        width: Tiles from west to east, as it stands.
        height: Tiles from north to south, as it stands.
        direction: 16-way direction, or None where it has none.
        problem: Why it does not work, in words, or None.
    """

    name: str
    type: str
    x: float
    y: float
    width: float
    height: float
    direction: int | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class MapView:
    """An area of the world, x east and y south, in tiles.

    Attributes:
        left: Western edge.
        top: Northern edge.
        right: Eastern edge.
        bottom: Southern edge.
        water: North-western corners of the water tiles.
        resources: Name, x, y and amount of every resource entity.
        trees: Centres of the trees.
        rocks: Centres of the rocks.
        entities: What was built, in drawing order.
        characters: Centres of the characters, in the order of the agents.
    """

    left: int
    top: int
    right: int
    bottom: int
    water: Sequence[tuple[int, int]] = ()
    resources: Sequence[tuple[str, float, float, int]] = ()
    trees: Sequence[tuple[float, float]] = ()
    rocks: Sequence[tuple[float, float]] = ()
    entities: Sequence[MapEntity] = field(default_factory=tuple)
    characters: Sequence[tuple[float, float]] = ()
