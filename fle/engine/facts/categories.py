"""Which prototype types are entities, items and equipment, and which of them have health.

Source: the inheritance tree of the prototype docs 1.1.110 (EntityPrototype, ItemPrototype,
EquipmentPrototype, EntityWithHealthPrototype, EntityWithOwnerPrototype), extended by the types that
2.0 added: those of `default_collision_masks` of the 2.0.77 utility constants, whose place in the
tree is from knowledge of the 2.0 prototype docs.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


WITHOUT_HEALTH = words(
    """
    arrow artillery-flare artillery-projectile beam cargo-pod character-corpse cliff corpse
    deconstructible-tile-proxy entity-ghost explosion fire flame-thrower-explosion
    flying-text highlight-box item-entity item-request-proxy leaf-particle lightning
    particle particle-source projectile rail-remnants resource rocket-silo-rocket
    rocket-silo-rocket-shadow smoke smoke-with-trigger speech-bubble sticker stream
    tile-ghost
    """
)
WITHOUT_OWNER = words(
    """
    asteroid fish plant simple-entity spider-leg tree
    """
)
WITH_OWNER = words(
    """
    accumulator agricultural-tower ammo-turret arithmetic-combinator artillery-turret
    artillery-wagon assembling-machine asteroid-collector beacon boiler burner-generator
    capture-robot car cargo-bay cargo-landing-pad cargo-wagon character combat-robot
    constant-combinator construction-robot container curved-rail curved-rail-a curved-rail-b
    decider-combinator display-panel electric-energy-interface electric-pole electric-turret
    elevated-curved-rail-a elevated-curved-rail-b elevated-half-diagonal-rail
    elevated-straight-rail fluid-turret fluid-wagon furnace fusion-generator fusion-reactor
    gate generator half-diagonal-rail heat-interface heat-pipe infinity-cargo-wagon
    infinity-container infinity-pipe inserter lab lamp land-mine lane-splitter
    legacy-curved-rail legacy-straight-rail lightning-attractor linked-belt linked-container
    loader loader-1x1 locomotive logistic-container logistic-robot market mining-drill
    offshore-pump pipe pipe-to-ground player-port power-switch programmable-speaker
    proxy-container pump radar rail-chain-signal rail-ramp rail-signal rail-support reactor
    roboport rocket-silo segment segmented-unit selector-combinator simple-entity-with-force
    simple-entity-with-owner solar-panel space-platform-hub spider-unit spider-vehicle
    splitter storage-tank straight-rail temporary-container thruster train-stop
    transport-belt turret underground-belt unit unit-spawner valve wall
    """
)
WITH_HEALTH = WITH_OWNER | WITHOUT_OWNER
ENTITY_TYPES = WITH_HEALTH | WITHOUT_HEALTH
ITEM_TYPES = words(
    """
    ammo armor blueprint blueprint-book capsule copy-paste-tool deconstruction-item gun item
    item-with-entity-data item-with-inventory item-with-label item-with-tags mining-tool
    module rail-planner repair-tool selection-tool space-platform-starter-pack
    spidertron-remote tool upgrade-item
    """
)

_BELTS = "transport-belt underground-belt splitter loader loader-1x1 linked-belt lane-splitter"
_STOCK = "locomotive cargo-wagon fluid-wagon artillery-wagon infinity-cargo-wagon"
_RAILS = (
    "straight-rail curved-rail curved-rail-a curved-rail-b half-diagonal-rail legacy-straight-rail "
    "legacy-curved-rail elevated-straight-rail elevated-half-diagonal-rail elevated-curved-rail-a "
    "elevated-curved-rail-b rail-ramp"
)
_CONTAINERS = (
    "container logistic-container infinity-container linked-container temporary-container "
    "proxy-container"
)
_GROUPS = {
    "CraftingMachine": "assembling-machine furnace rocket-silo",
    "AssemblingMachine": "assembling-machine rocket-silo",
    "TransportBeltConnectable": _BELTS,
    "BeltConnectable": _BELTS,
    "Loader": "loader loader-1x1",
    "RollingStock": _STOCK,
    "CargoWagon": "cargo-wagon infinity-cargo-wagon",
    "Vehicle": f"car spider-vehicle {_STOCK}",
    "Rail": _RAILS,
    "Ghost": "entity-ghost tile-ghost",
    "Turret": "turret ammo-turret electric-turret fluid-turret artillery-turret",
    "Spawner": "unit-spawner",
    "EnemySpawnerPrototype": "unit-spawner",
    "ThrusterPrototype": "thruster",
    "ResourceEntity": "resource",
    "ContainerEntity": _CONTAINERS,
    "LogisticContainer": "logistic-container infinity-container",
    "Combinator": "arithmetic-combinator decider-combinator selector-combinator",
    "FlyingRobot": "combat-robot construction-robot logistic-robot capture-robot",
    "RobotWithLogisticsInterface": "construction-robot logistic-robot",
    "SimpleEntity": "simple-entity",
    "Smoke": "smoke smoke-with-trigger",
    "Corpse": "corpse rail-remnants",
    "Projectile": "projectile artillery-projectile",
    "Pump": "pump valve",
    "Armor": "armor",
    "ArmorPrototype": "armor",
    "AmmoItem": "ammo",
    "BlueprintItem": "blueprint",
    "BlueprintBookItem": "blueprint-book",
    "ItemWithInventoryPrototype": "item-with-inventory",
    "ItemWithLabel": "item-with-label item-with-inventory item-with-tags blueprint blueprint-book "
    "deconstruction-item selection-tool upgrade-item",
    "ModuleItem": "module",
    "ToolItem": "tool armor mining-tool repair-tool",
    "Tool": "tool armor mining-tool repair-tool",
    "RepairTool": "repair-tool",
    "SelectionTool": "selection-tool blueprint copy-paste-tool deconstruction-item upgrade-item",
}
_FREEZABLE = WITH_OWNER - words(
    "car character combat-robot construction-robot logistic-robot unit spider-vehicle"
)


def subclass_types(label: str) -> list[str]:
    """Return the prototype types that an API label such as "CraftingMachine" stands for."""
    if label in _GROUPS:
        return sorted(_GROUPS[label].split())
    whole = {
        "EntityWithHealth": WITH_HEALTH,
        "EntityWithOwner": WITH_OWNER,
        "UpdatableEntity": WITH_OWNER,
        "FreezableEntity": _FREEZABLE,
    }
    if label in whole:
        return sorted(whole[label])
    words = "".join(f"-{c.lower()}" if c.isupper() else c for c in label).strip("-")
    return [words]
