# Generated from schemas/tools by `fle gen`. Do not edit.
"""The tools by name: their numbers on the wire and the defaults of their parameters."""

from fle.runtime.tool_table import REQUIRED, Tool

TOOLS: dict[str, Tool] = {
    "extract_item": Tool(
        index=1,
        name="extract_item",
        audience="agent",
        params=("entity", "source", "quantity"),
        defaults=(REQUIRED, REQUIRED, 5),
        kinds=("name", "place", ""),
        variadic=False,
        summary="Take items out of an entity and put them in the character's inventory.",
    ),
    "find_all": Tool(
        index=2,
        name="find_all",
        audience="admin",
        params=("names", "around", "facing", "only", "deep"),
        defaults=((), (0, 0), 0, None, False),
        kinds=("name", "place", "", "name", ""),
        variadic=False,
        summary="Find everything that has one of the names.",
    ),
    "join": Tool(
        index=3,
        name="join",
        audience="admin",
        params=("ends", "source", "group", "dry_run"),
        defaults=((), None, None, False),
        kinds=("spread", "", "", ""),
        variadic=False,
        summary="Join whatever is passed.",
    ),
}
