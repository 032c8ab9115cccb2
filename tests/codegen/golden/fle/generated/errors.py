# Generated from errors.yaml by `fle gen`. Do not edit.
"""The failures that tools report."""

from fle.runtime.errors import ToolError


class ItemNotFound(ToolError):
    """Raised when an inventory holds none of the item.

    Data: item (str), source (str), found (dict[str, int]).
    """

    code = "item_not_found"
    template = "There is no {item} in {source}; found {found}."


class OutOfReach(ToolError):
    """Raised when something is too far from the character.

    Data: source (str), distance (float), reach (float).
    """

    code = "out_of_reach"
    template = "{source} is {distance:.1f} tiles away; reach is {reach:.0f} tiles."


class UnknownTool(ToolError):
    """Raised when a call names a tool that the mod does not have."""

    code = "unknown_tool"
    template = "There is no such tool."


ERRORS: dict[str, type[ToolError]] = {
    "item_not_found": ItemNotFound,
    "out_of_reach": OutOfReach,
    "unknown_tool": UnknownTool,
}
