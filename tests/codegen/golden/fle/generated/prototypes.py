# Generated from schemas/enums.yaml and the names of both game versions by `fle gen`. Do not edit.
"""Enums of the game's names, for both versions; a version that lacks a name says so when called."""

from fle.generated import entities
from fle.generated.records import ResourcePatch
from fle.runtime.name_enums import NameEnum, PrototypeEnum, ResourceKind


class Prototype(PrototypeEnum):
    """What can be held or built: the game's name and the class of the entity, None for items."""

    IronChest = ("iron-chest", entities.Chest)
    Coal = ("coal", None)
    SmallLamp = ("small-lamp", entities.Lamp)
    Belts = ("belt-group", entities.Chest)
    Water = ("water", None)


class Resource:
    """What the ground holds; members are (name, ResourcePatch) tuples."""

    Coal = ResourceKind("coal", ResourcePatch)


class Technology(NameEnum):
    """What can be researched."""

    Lights = "lamp"
    Lamp = "lamp"
    Optics = "optics"


class RecipeName(NameEnum):
    """How things are made; those that make one item have the name of the item."""

    FillWaterBarrel = "water-barrel"
    WaterBarrelFilling = "fill-water-barrel"
    WaterBarrel = "water-barrel"


class ResourceName(NameEnum):
    """The names of what the ground holds."""

    Coal = "coal"


PROTOTYPE_BY_NAME: dict[str, Prototype] = {member.value[0]: member for member in Prototype}
