# Generated from schemas/tools/connect_entities.yaml by `fle gen`. Do not edit.
"""The `connect_entities` tool."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Any

from fle.generated import decode
from fle.generated.types import ConnectionAmount, Entity, EntityGroup, Position, Prototype
from fle.runtime.caller import Caller
from fle.runtime.decoding import by_length, one_of

_DECODE: Callable[[Any], EntityGroup | Entity | ConnectionAmount] = one_of(
    {list: by_length({4: decode.connection_amount}, decode.either_of(EntityGroup, Entity))}
)


class ConnectEntities(Caller):
    """Adds `connect_entities` to the client."""

    def connect_entities(
        self,
        *waypoints_and_types: Position | Entity | EntityGroup | Prototype | AbstractSet[Prototype],
        source: Position | Entity | EntityGroup | None = None,
        target: Position | Entity | EntityGroup | None = None,
        connection_type: Prototype | AbstractSet[Prototype] | None = None,
        dry_run: bool = False,
    ) -> EntityGroup | Entity | ConnectionAmount:
        """Join places and entities by belts, pipes, poles or walls.

        Pass two or more ends (positions, entities or groups) and what to build with: one kind or a
        set of kinds that go together. The order of the ends counts, that of the kinds does not.
        More than two ends are joined pairwise, one after the other. `source` comes before, `target`
        after the other ends. A position where something of yours stands means that entity.
        Everything is planned first: when items are missing or there is no way, nothing is built.
        The way goes round obstacles, and round ore and the ends of other belts where a way round is
        short; belts may lead over the places where drills and inserters drop or take, all else goes
        round them too. Undergrounds are used where one is in the set and the way on the ground
        would be longer; how far they reach is that of their kind. Belts run from the source to the
        target. A source may be a drill or an inserter (its drop place), a belt, underground,
        splitter or belt group (its open ends) or a position; a target an inserter (where it picks
        up), a belt, splitter or belt group (joined from behind or from the side) or a position.
        Chests and machines need an inserter. Of several belts in the set the fastest that suffices
        is used. Pipes join the connection points of machines that have the same fluid: what the
        recipe, the filter or the content says. They keep clear of pipes and machines with other
        fluids. Poles bring the power of the source to the target: the last one has the target in
        its supply area. They stand as far apart as their wires reach. Of several kinds the one is
        used that needs the fewest. Where a pole does not fit at a position, it stands within three
        tiles of it. What joins the ends already is returned, and nothing is built.

        Args:
            waypoints_and_types: The ends in order, and the kinds to build with.
            source: The first end.
            target: The last end.
            connection_type: What to build with.
            dry_run: Whether to only count what it would take.

        Returns:
            The group that joins the last two ends; the last end itself when it needs nothing
            between; with dry_run the amounts.

        Raises:
            TooFewEnds: Fewer than two ends are given. Pass at least two positions, entities or
                groups.
            NoConnectionType: No kind to build with is given. Pass one, such as
                Prototype.TransportBelt.
            NotPlaceable: A kind is an item that cannot be built. Pass a belt, pipe, pole or wall.
            NotAConnection: A kind is no part of a connection. Pass belts and undergrounds, pipes,
                poles or walls.
            MixedConnection: The kinds do not go together. Call once for belts and once for pipes.
            WrongEnd: An end cannot be joined in this way. Follow the reason: a chest needs an
                inserter, a furnace that burns coal no power.
            FluidMismatch: The ends have different fluids. Set the right recipe, or choose another
                end.
            NoConnection: There is no way between two ends. Pick up what is in the way, add
                undergrounds, or go over a waypoint.
            NotEnoughItems: The inventory holds too few pieces. Craft what is missing; nothing has
                been built.
            Blocked: A piece does not fit where it has to stand. Pick up what is in the way.
            OnWater: A piece would stand in water. Choose other ends.
            OutOfReach: A piece is too far away and the rules of reach are strict. Go nearer, and
                join by shorter parts.
        """
        return self._call(
            _DECODE,
            "connect_entities",
            waypoints_and_types,
            source,
            target,
            connection_type,
            dry_run,
        )
