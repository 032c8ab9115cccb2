"""Patches of resources: what lies together is named once."""

from collections.abc import Sequence
from dataclasses import dataclass

# Resources of one kind this close, in tiles, are one patch.
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Patch:
    """A patch of one resource.

    Attributes:
        name: The resource.
        amount: How much is left in all of it.
        x: Middle of its tiles.
        y: Middle of its tiles.
    """

    name: str
    amount: int
    x: float
    y: float


def patches(resources: Sequence[tuple[str, float, float, int]]) -> list[Patch]:
    """Return the patches that resource entities make, the largest first."""
    cells: dict[tuple[str, int, int], list[tuple[float, float, int]]] = {}
    for name, x, y, amount in resources:
        cells.setdefault((name, int(x // _NEAR), int(y // _NEAR)), []).append((x, y, amount))
    found = []
    while cells:
        start = next(iter(cells))
        tiles = cells.pop(start)
        edge = [start]
        while edge:
            name, column, row = edge.pop()
            for beside in [(name, column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]:
                if beside in cells:
                    tiles = tiles + cells.pop(beside)
                    edge.append(beside)
        found.append(
            Patch(
                start[0],
                sum(amount for _, _, amount in tiles),
                sum(x for x, _, _ in tiles) / len(tiles),
                sum(y for _, y, _ in tiles) / len(tiles),
            )
        )
    return sorted(found, key=lambda patch: -patch.amount)
