# Generated from schemas/tools/save_state.yaml by `fle gen`. Do not edit.
"""The `save_state` tool."""

from fle.runtime.caller import Caller


class SaveState(Caller):
    """Adds `save_state` to the client."""

    def save_state(self) -> bytes:
        """Save the world as far as a mod can see it.

        The bytes load on any server of the same game version. Kept are: everything built, with
        place, direction, force, health, recipe, contents, modules, what inserters hold, filters,
        priorities and limits, fuel that burns, energy and fluids; items on belts and on the ground;
        wires between poles; what the game's test entities (infinity chest and pipe, electric energy
        interface) give; ores, trees and rocks that changed; characters with what they carry and
        wear; technologies, their progress and the research queue; statistics; messages between
        agents; rules and seed. A craft under way begins anew with its ingredients. Not kept are:
        progress of mining and of productivity bonuses, the swing of inserters, in 1.1 the places of
        items on a belt (their order is), circuit wires and settings, crafting queues, equipment
        grids, blueprints and other items with contents of their own, trains' schedules, requests
        for modules, pollution and random state.

        Returns:
            The state; its form is not documented and may change with the mod.
        """
        return self._call(bytes, "save_state")
