# Generated from schemas/types by `fle gen`. Do not edit.
"""Enums of the interface."""

from fle.runtime.name_enums import CompassEnum, FlagEnum, StateEnum


class Direction(CompassEnum):
    """A side of the compass, in sixteenths of a turn clockwise from north, on every version."""

    UP = 0
    RIGHT = 4
    DOWN = 8
    LEFT = 12
    UPRIGHT = 2
    DOWNRIGHT = 6
    DOWNLEFT = 10
    UPLEFT = 14
    NORTH = UP
    EAST = RIGHT
    SOUTH = DOWN
    WEST = LEFT
    NORTHEAST = UPRIGHT
    SOUTHEAST = DOWNRIGHT
    SOUTHWEST = DOWNLEFT
    NORTHWEST = UPLEFT


class EntityStatus(StateEnum):
    """What an entity is doing."""

    WORKING = "working"
    NO_FUEL = "no_fuel"


STATUS_INDEX = {status: number for number, status in enumerate(EntityStatus, start=1)}
