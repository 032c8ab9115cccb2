"""Collision masks that the 1.1 engine gives entity types whose prototypes name none.

Source: the base game's core/lualib/collision-mask-util.lua, tag 1.1.110, which copies the table of
the engine; the prototype docs 1.1.110 (EntityPrototype.collision_mask) list the same. The dump of
2.0 carries its own table, `default_collision_masks` of the utility constants.
"""

from __future__ import annotations

_GROUPS = {
    "item-layer object-layer player-layer water-tile": """
        accumulator ammo-turret arithmetic-combinator artillery-turret assembling-machine
        beacon boiler burner-generator constant-combinator container decider-combinator
        electric-energy-interface electric-pole electric-turret fluid-turret furnace
        generator heat-interface infinity-container infinity-pipe inserter lab lamp
        linked-container logistic-container market mining-drill offshore-pump pipe
        pipe-to-ground power-switch programmable-speaker pump radar reactor roboport
        rocket-silo rocket-silo-rocket rocket-silo-rocket-shadow simple-entity
        simple-entity-with-force simple-entity-with-owner solar-panel storage-tank
        train-stop tree turret unit-spawner wall
    """,
    "": """
        arrow artillery-flare artillery-projectile beam character-corpse combat-robot
        construction-robot corpse explosion fire flame-thrower-explosion flying-text
        highlight-box item-request-proxy leaf-particle logistic-robot particle
        particle-source projectile rail-remnants smoke smoke-with-trigger speech-bubble
        sticker stream tile
    """,
    "train-layer": """
        artillery-wagon cargo-wagon fluid-wagon locomotive
    """,
    "player-layer train-layer consider-tile-transitions": """
        car character
    """,
    "item-layer object-layer player-layer water-tile not-colliding-with-itself": """
        cliff
    """,
    "floor-layer item-layer object-layer rail-layer water-tile": """
        curved-rail straight-rail
    """,
    "ground-tile": """
        deconstructible-tile-proxy
    """,
    "ghost-layer": """
        entity-ghost tile-ghost
    """,
    "ground-tile colliding-with-tiles-only": """
        fish
    """,
    "item-layer object-layer player-layer train-layer water-tile": """
        gate
    """,
    "floor-layer object-layer water-tile": """
        heat-pipe player-port
    """,
    "item-layer": """
        item-entity
    """,
    "object-layer water-tile rail-layer": """
        land-mine
    """,
    "item-layer object-layer transport-belt-layer water-tile": """
        linked-belt loader loader-1x1 splitter underground-belt
    """,
    "floor-layer item-layer rail-layer": """
        rail-chain-signal rail-signal
    """,
    "resource-layer": """
        resource
    """,
    "player-layer rail-layer": """
        spider-leg
    """,
    "player-layer train-layer": """
        spider-vehicle
    """,
    "floor-layer object-layer transport-belt-layer water-tile": """
        transport-belt
    """,
    "player-layer train-layer not-colliding-with-itself": """
        unit
    """,
}
DEFAULT_MASKS_1_1 = {
    kind: layers.split() for layers, kinds in _GROUPS.items() for kind in kinds.split()
}
