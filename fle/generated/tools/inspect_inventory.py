# Generated from schemas/tools/inspect_inventory.yaml by `fle gen`. Do not edit.
"""The `inspect_inventory` tool."""

from collections.abc import Callable
from typing import Any

from fle.generated import decode
from fle.generated.types import Entity, Inventory, Position
from fle.runtime.caller import Caller
from fle.runtime.decoding import list_of, one_of

_DECODE: Callable[[Any], Inventory | list[Inventory]] = one_of(
    {dict: decode.inventory, list: list_of(decode.inventory)}
)


class InspectInventory(Caller):
    """Adds `inspect_inventory` to the client."""

    def inspect_inventory(
        self, entity: Entity | Position | None = None, all_players: bool = False
    ) -> Inventory | list[Inventory]:
        """Count the items in the character's inventory or in an entity.

        Of a furnace, an assembling machine or a rocket silo it counts ingredients and products
        together, but not the fuel; of a lab its science packs; of a chest its content; of a turret
        its ammunition; of what holds nothing but fuel or modules, those. The `fuel` field of an
        entity always tells its fuel.

        Args:
            entity: An entity, or a place within two tiles of one; nothing for the character.
            all_players: Whether to list the inventories of all agents instead.

        Returns:
            Counts by item; items that are not there read as 0, in items. A list in the order of the
            agents with all_players.

        Raises:
            OutOfReach: It is too far away and the rules of reach are strict. Move nearer first.
            NoEntity: Nothing with an inventory stands within two tiles of the position. Pass the
                entity, or its own position.
        """
        return self._call(_DECODE, "inspect_inventory", entity, all_players)
