# Generated from schemas/tools/reset.yaml by `fle gen`. Do not edit.
"""The `reset` tool."""

from collections.abc import Sequence

from fle.generated.types import Inventory
from fle.runtime.caller import Caller
from fle.runtime.decoding import nothing


class Reset(Caller):
    """Adds `reset` to the client."""

    def reset(
        self,
        seed: int | None = None,
        inventory: Inventory | None = None,
        inventories: Sequence[Inventory] = (),
        technologies: str | Sequence[str] = "all",
        clear_entities: bool = True,
        reset_position: bool = True,
        agents: int | None = None,
        mode: str = "lockstep",
        cost_model: str = "instant",
        reach: str = "assisted",
    ) -> None:
        """Begin a new episode in the same world.

        Puts the world into the state of a new one, whatever happened before: the map, the
        characters, what they carry, the research, the statistics and the rules. The tick goes on,
        and sessions stay.

        Args:
            seed: The seed of the map; the present one when left off, 0 to 4294967295.
            inventory: What every agent carries.
            inventories: What each agent carries, in their order, instead of `inventory`.
            technologies: all, none, or the names of those that are researched, with all that they
                build on.
            clear_entities: Whether to restore the map, too: what was built goes, what was mined
                comes back.
            reset_position: Whether the agents go back to their first places as new characters.
            agents: How many agents; as many as now when left off, 1 to 64.
            mode: lockstep or realtime.
            cost_model: instant or realistic.
            reach: assisted or strict.

        Raises:
            NotAnOption: `technologies`, `mode`, `cost_model` or `reach` is none of the words that
                it takes. Use one of those that the message names.
            InventoryFull: The character cannot carry all of its inventory. Give it less.
        """
        self._call(
            nothing,
            "reset",
            seed,
            inventory,
            inventories,
            technologies,
            clear_entities,
            reset_position,
            agents,
            mode,
            cost_model,
            reach,
        )
