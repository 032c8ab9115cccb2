# Generated from schemas/tools/get_connection_amount.yaml by `fle gen`. Do not edit.
"""The `get_connection_amount` tool."""

from collections.abc import Set as AbstractSet

from fle.generated.types import Entity, EntityGroup, Position, Prototype
from fle.runtime.caller import Caller


class GetConnectionAmount(Caller):
    """Adds `get_connection_amount` to the client."""

    def get_connection_amount(
        self,
        source: Position | Entity | EntityGroup,
        target: Position | Entity | EntityGroup,
        connection_type: Prototype | AbstractSet[Prototype] = Prototype.Pipe,
    ) -> int:
        """Count the pieces that a connection would take.

        What connect_entities with dry_run=True gives as number_of_entities_required.

        Args:
            source: The first end.
            target: The last end.
            connection_type: What to build with.

        Returns:
            Pieces that have to be built, undergrounds included, in items.

        Raises:
            NoConnectionType: The set of kinds is empty. Pass one, such as Prototype.TransportBelt.
            NotPlaceable: A kind is an item that cannot be built. Pass a belt, pipe, pole or wall.
            NotAConnection: A kind is no part of a connection. Pass belts and undergrounds, pipes,
                poles or walls.
            MixedConnection: The kinds do not go together. Call once for belts and once for pipes.
            WrongEnd: An end cannot be joined in this way. Follow the reason: a chest needs an
                inserter.
            FluidMismatch: The ends have different fluids. Set the right recipe, or choose another
                end.
            NoConnection: There is no way between the ends. Pick up what is in the way, or add
                undergrounds.
            Blocked: A piece does not fit where it has to stand. Pick up what is in the way.
            OnWater: A piece would stand in water. Choose other ends.
        """
        return self._call(int, "get_connection_amount", source, target, connection_type)
