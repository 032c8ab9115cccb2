"""Two types that programs of the published environment find among their names."""

from dataclasses import dataclass, field

from fle.generated.types import EntityStatus, Position, Prototype


@dataclass(kw_only=True)
class EntityInfo:
    """What a program may note of an entity."""

    name: str
    direction: int
    position: Position
    start_position: Position | None = None
    end_position: Position | None = None
    quantity: int | None = None
    warning: str | None = None
    contents: dict[str, int] = field(default_factory=dict)
    status: EntityStatus = EntityStatus.NORMAL


@dataclass(kw_only=True)
class InspectionResults:
    """Notes of several entities."""

    entities: list[EntityInfo]
    player_position: tuple[float, float] = (0, 0)
    radius: float = 10
    time_elapsed: float = 0

    def get_entity(self, prototype: Prototype) -> EntityInfo | None:
        """Return the first entity of a kind, nothing when there is none."""
        found = self.get_entities(prototype)
        return found[0] if found else None

    def get_entities(self, prototype: Prototype) -> list[EntityInfo]:
        """Return the entities of a kind."""
        return [entity for entity in self.entities if entity.name == prototype.value[0]]
