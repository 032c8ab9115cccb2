"""What a picture shows, as plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fle.generated.types import WarningCode

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class MapLink:
    """A pipe connection of a fluid box.

    Attributes:
        inside: Where it leaves, x and y.
        outside: Where it leads, x and y: the tile beside, or the other end underground.
        joined: Whether something is joined to it there.
        buried: Whether it runs underground.
    """

    inside: Point
    outside: Point
    joined: bool
    buried: bool = False


@dataclass(frozen=True, slots=True)
class MapFluid:
    """A fluid box.

    Attributes:
        name: The fluid, or None for an empty box.
        amount: How much it holds.
        level: How full it is, 0 to 1.
        total: How much its whole network holds, or None where that is not known.
        system: Number of its network, or None for a box in none.
        links: Its pipe connections.
    """

    name: str | None = None
    amount: float = 0.0
    level: float = 0.0
    total: float | None = None
    system: int | None = None
    links: Sequence[MapLink] = ()


@dataclass(frozen=True, slots=True)
class MapEntity:
    """One thing on the map.

    Attributes:
        name: The game's name of it.
        type: Its prototype type, which decides how it is drawn.
        x: Centre, tiles east of the origin.
        y: Centre, tiles south of the origin.
        width: Tiles from west to east, as it stands.
        height: Tiles from north to south, as it stands.
        direction: 16-way direction in which things come out, or None where it has none.
        status: The game's word for what it does, or None.
        problem: Why it does not work, in words, or None.
        code: What the problem is about, or None where there is none.
        makes: Recipe, ore or technology, or None.
        contents: Items in its slots by name.
        held: Items in an inserter's hand by name.
        pickup: Where an inserter takes from, or None.
        drop: Where an inserter or a drill drops, or None.
        lanes: Items on the lanes of a belt, left lane first; four lanes of a splitter.
        entrance: Whether items go down here; None for what is no underground belt.
        partner: The other end of an underground belt, or None.
        network: Number of its electric network, or None.
        fluids: Its fluid boxes.
    """

    name: str
    type: str
    x: float
    y: float
    width: float
    height: float
    direction: int | None = None
    status: str | None = None
    problem: str | None = None
    code: WarningCode | None = None
    makes: str | None = None
    contents: Mapping[str, int] = field(default_factory=dict)
    held: Mapping[str, int] = field(default_factory=dict)
    pickup: Point | None = None
    drop: Point | None = None
    lanes: Sequence[Sequence[str]] = ()
    entrance: bool | None = None
    partner: Point | None = None
    network: int | None = None
    fluids: Sequence[MapFluid] = ()

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the tiles that it covers."""
        x, y = self.width / 2, self.height / 2
        return self.x - x, self.y - y, self.x + x, self.y + y


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
        entities: What was built and what lies on the ground.
        characters: Centres of the characters, in the order of the agents.
        wires: Both ends of every copper wire.
        supplies: What poles supply: x, y and reach to each side.
    """

    left: int
    top: int
    right: int
    bottom: int
    water: Sequence[tuple[int, int]] = ()
    resources: Sequence[tuple[str, float, float, int]] = ()
    trees: Sequence[Point] = ()
    rocks: Sequence[Point] = ()
    entities: Sequence[MapEntity] = ()
    characters: Sequence[Point] = ()
    wires: Sequence[tuple[Point, Point]] = ()
    supplies: Sequence[tuple[float, float, float]] = ()

    @property
    def width(self) -> int:
        """Tiles from west to east."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Tiles from north to south."""
        return self.bottom - self.top
