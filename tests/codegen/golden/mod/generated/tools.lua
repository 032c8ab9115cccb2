-- Generated from schemas/tools by `fle gen`. Do not edit.
--- The tools by their number on the wire.

return {
  {
    name = "extract_item",
    audience = "agent",
    file = "tools.extract_item",
    returns = "int",
    params = {
      {
        name = "entity",
        type = "Prototype",
        required = true,
      },
      {
        name = "source",
        type = "Position | Entity",
        required = true,
      },
      {
        name = "quantity",
        type = "int",
        required = false,
        default = 5,
      },
    },
    errors = {
      "out_of_reach",
      "item_not_found",
    },
  },
  {
    name = "find_all",
    audience = "admin",
    file = "tools.find_all",
    returns = "list[Chest] | None",
    params = {
      {
        name = "names",
        type = "set[Prototype] | Prototype",
        required = false,
        default = {},
      },
      {
        name = "around",
        type = "Position",
        required = false,
        default = { x = 0, y = 0 },
      },
      {
        name = "facing",
        type = "Direction",
        required = false,
        default = "UP",
      },
      {
        name = "only",
        type = "RecipeName | None",
        required = false,
      },
      {
        name = "deep",
        type = "bool",
        required = false,
        default = false,
      },
    },
    errors = {},
  },
  {
    name = "join",
    audience = "admin",
    file = "tools.join",
    returns = "EntityGroup | Entity | Amount",
    params = {
      {
        name = "ends",
        type = "Position | Entity | EntityGroup | Prototype | set[Prototype]",
        required = false,
      },
      {
        name = "source",
        type = "Entity | EntityGroup | None",
        required = false,
      },
      {
        name = "group",
        type = "EntityGroup | None",
        required = false,
      },
      {
        name = "dry_run",
        type = "bool",
        required = false,
        default = false,
      },
    },
    errors = {},
  },
}
