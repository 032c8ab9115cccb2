# Generated from schemas/tools/set_inventory.yaml by `fle gen`. Do not edit.
"""The `set_inventory` tool."""

from fle.generated.types import Inventory
from fle.runtime.caller import Caller
from fle.runtime.decoding import nothing


class SetInventory(Caller):
    """Adds `set_inventory` to the client."""

    def set_inventory(self, inventory: Inventory, agent: int | None = None) -> None:
        """Replace what an agent carries.

        Args:
            inventory: Everything that it carries from now on, by item.
            agent: The agent's number; the caller when left off, 1 to 64.

        Raises:
            UnknownAgent: There is no agent of that number. Spawn it first.
            InventoryFull: The character cannot carry all of it; it carries nothing new then. Give
                it less.
        """
        self._call(nothing, "set_inventory", inventory, agent)
