"""A made-up factory that has one of everything a picture can show."""

from fle.generated.types import WarningCode
from fle.render import MapEntity, MapFluid, MapLink, MapView

WATER = MapFluid("water", 80, 0.8, 480, 1)


def belt(x: float, y: float, direction: int, *lanes: list[str]) -> MapEntity:
    return MapEntity("transport-belt", "transport-belt", x, y, 1, 1, direction, lanes=lanes)


def pole(x: float, y: float, network: int) -> MapEntity:
    return MapEntity("small-electric-pole", "electric-pole", x, y, 1, 1, network=network)


def pipe(x: float, y: float, *links: MapLink, name: str = "pipe") -> MapEntity:
    water = MapFluid("water", 80, 0.8, 480, 1, links)
    return MapEntity(name, name, x, y, 1, 1, fluids=[water])


def joined(x: float, y: float, to_x: float, to_y: float, *, buried: bool = False) -> MapLink:
    return MapLink((x, y), (to_x, to_y), joined=True, buried=buried)


def belts() -> list[MapEntity]:
    plates = ["iron-plate"] * 4
    under, over = ("fast-underground-belt", "underground-belt"), (9.5, 7.5)
    return [
        *(belt(2.5 + step, 2.5, 4, plates, ["copper-plate"]) for step in range(8)),
        # The corner: fed from the west, flowing south.
        belt(10.5, 2.5, 8, ["iron-plate"], ["coal"]),
        *(belt(10.5, 3.5 + step, 8, [], ["coal"]) for step in range(4)),
        belt(10.5, 7.5, 12, ["coal"], []),
        MapEntity(*under, *over, 1, 1, 12, entrance=True, partner=(5.5, 7.5)),
        MapEntity(*under, 5.5, 7.5, 1, 1, 12, entrance=False, partner=over),
        MapEntity("express-splitter", "splitter", 4.5, 7, 1, 2, 12, lanes=[["coal"]] * 4),
    ]


def machines() -> list[MapEntity]:
    full = "drop target blocked: chest is full, iron-chest at (15.5, 8.5)"
    return [
        MapEntity(
            "inserter",
            "inserter",
            7.5,
            3.5,
            1,
            1,
            8,
            held={"iron-plate": 1},
            pickup=(7.5, 2.5),
            drop=(7.5, 4.7),
        ),
        MapEntity(
            "assembling-machine-1",
            "assembling-machine",
            7.5,
            5.5,
            3,
            3,
            status="no_power",
            problem="no electricity",
            code=WarningCode.NO_POWER,
            makes="iron-gear-wheel",
            network=7,
        ),
        MapEntity(
            "long-handed-inserter",
            "inserter",
            13.5,
            8.5,
            1,
            1,
            4,
            status="waiting_for_space_in_destination",
            problem=full,
            code=WarningCode.OUTPUT_FULL,
            pickup=(11.5, 8.5),
            drop=(15.5, 8.5),
        ),
        MapEntity(
            "iron-chest",
            "container",
            15.5,
            8.5,
            1,
            1,
            contents={"iron-plate": 1200, "coal": 50},
        ),
        MapEntity(
            "stone-furnace",
            "furnace",
            14,
            4,
            2,
            2,
            status="no_fuel",
            problem="out of fuel",
            code=WarningCode.NO_FUEL,
        ),
        MapEntity(
            "assembling-machine-2",
            "assembling-machine",
            17.5,
            4.5,
            3,
            3,
            status="no_recipe",
            problem="no recipe set",
            code=WarningCode.NO_RECIPE,
        ),
        MapEntity(
            "electric-furnace",
            "furnace",
            21.5,
            9.5,
            3,
            3,
            status="no_ingredients",
            problem="no ingredients to smelt",
            code=WarningCode.MISSING_INGREDIENTS,
        ),
        MapEntity(
            "electric-mining-drill",
            "mining-drill",
            21.5,
            4.5,
            3,
            3,
            8,
            makes="iron-ore",
            drop=(21.5, 6.3),
            network=3,
        ),
        MapEntity("lab", "lab", 27.5, 4.5, 3, 3, makes="automation", status="working"),
        MapEntity("item-on-ground", "item-entity", 2.5, 19.5, 1, 1, contents={"coal": 3}),
    ]


def networks() -> list[MapEntity]:
    boiler_water = MapFluid("water", 100, 0.5, 480, 1, [joined(17.5, 16.5, 16.5, 16.5)])
    steam = [joined(18.5, 15.5, 19.5, 15.5)]
    open_end = MapLink((23.5, 15.5), (24.5, 15.5), joined=False)
    return [
        pole(4.5, 10.5, 3),
        pole(8.5, 10.5, 3),
        pole(27.5, 12.5, 9),
        pipe(3.5, 15.5, joined(3.5, 15.5, 4.5, 15.5)),
        pipe(4.5, 15.5, joined(4.5, 15.5, 3.5, 15.5), joined(4.5, 15.5, 5.5, 15.5)),
        pipe(
            5.5,
            15.5,
            joined(5.5, 15.5, 4.5, 15.5),
            joined(5.5, 15.5, 12.5, 15.5, buried=True),
            name="pipe-to-ground",
        ),
        pipe(
            12.5,
            15.5,
            joined(12.5, 15.5, 5.5, 15.5, buried=True),
            name="pipe-to-ground",
        ),
        MapEntity(
            "boiler",
            "boiler",
            18,
            15.5,
            2,
            3,
            4,
            fluids=[boiler_water, MapFluid("steam", 10, 0.1, 10, 2, steam)],
        ),
        MapEntity(
            "steam-engine",
            "generator",
            21.5,
            15.5,
            5,
            3,
            4,
            status="not_plugged_in_electric_network",
            problem="not connected to power network",
            code=WarningCode.NOT_CONNECTED,
            fluids=[MapFluid("steam", 100, 0.5, 10, 2, [open_end])],
        ),
        MapEntity(
            "storage-tank",
            "storage-tank",
            27.5,
            17.5,
            3,
            3,
            fluids=[MapFluid("crude-oil", 12500, 0.5, 12500, 4)],
        ),
    ]


def factory() -> MapView:
    """Return 32 x 22 tiles with everything that can be shown."""
    return MapView(
        0,
        0,
        32,
        22,
        water=[(x, y) for x in range(4) for y in (20, 21)],
        resources=[("iron-ore", x + 0.5, y + 0.5, 1000) for x in range(19, 25) for y in range(8)],
        trees=[(29.2, 20.3)],
        rocks=[(25, 20.5)],
        entities=[*belts(), *machines(), *networks()],
        characters=[(12.5, 18.5)],
        wires=[((4.5, 10.5), (8.5, 10.5))],
        supplies=[(4.5, 10.5, 2.5), (8.5, 10.5, 2.5), (27.5, 12.5, 2.5)],
    )
