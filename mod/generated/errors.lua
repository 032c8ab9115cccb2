-- Generated from schemas/errors.yaml by `fle gen`. Do not edit.
--- The text of each failure, made of its data.

local template = require("lib.template")

local fixed = template.fixed
local show = template.show

local text = {}

function text.already_researched(data)
  return table.concat({
    show(data.technology),
    " is already researched.",
  })
end

function text.bad_reference(data)
  return table.concat({
    "A reference to call ",
    show(data.call),
    " of the batch leads nowhere: ",
    show(data.reason),
    ".",
  })
end

function text.bad_state(data)
  return table.concat({
    "This state cannot be loaded: ",
    show(data.reason),
    ".",
  })
end

function text.blocked(data)
  return table.concat({
    show(data.entity),
    " does not fit at ",
    show(data.position),
    ": ",
    show(data.blockers),
    " in the way.",
  })
end

function text.busy(data)
  return table.concat({
    "Request ",
    show(data.sequence),
    " of this session still waits for tick ",
    show(data.tick),
    "; collect or cancel it first.",
  })
end

function text.cancelled()
  return table.concat({
    "The call was given up before it was finished.",
  })
end

function text.cannot_rotate(data)
  return table.concat({
    show(data.entity),
    " at ",
    show(data.position),
    " cannot face ",
    show(data.direction),
    ": ",
    show(data.reason),
    ".",
  })
end

function text.cannot_shift(data)
  return table.concat({
    show(data.entity),
    " at ",
    show(data.position),
    " cannot move to ",
    show(data.to),
    ": ",
    show(data.reason),
    ".",
  })
end

function text.entity_not_found(data)
  return table.concat({
    "There is no ",
    show(data.name),
    " at ",
    show(data.position),
    "; look again with get_entities.",
  })
end

function text.fluid_mismatch(data)
  return table.concat({
    show(data.source),
    " (",
    show(data.gives),
    ") and ",
    show(data.target),
    " (",
    show(data.takes),
    ") cannot be joined by pipes: the fluids differ.",
  })
end

function text.frame_too_large(data)
  return table.concat({
    "A frame of ",
    show(data.bytes),
    " bytes is longer than the ",
    show(data.limit),
    " that the server reads; send smaller batches.",
  })
end

function text.internal(data)
  return table.concat({
    "A bug in the mod: ",
    show(data.message),
  })
end

function text.inventory_full(data)
  return table.concat({
    "No room for ",
    show(data.item),
    " in the inventory; store something in a chest first.",
  })
end

function text.item_not_found(data)
  return table.concat({
    "There is no ",
    show(data.item),
    " in ",
    show(data.source),
    "; found ",
    show(data.found),
    ".",
  })
end

function text.malformed_frame(data)
  return table.concat({
    "The server cannot read a message: ",
    show(data.reason),
    " (at byte ",
    show(data.offset),
    ").",
  })
end

function text.missing_argument(data)
  return table.concat({
    show(data.tool),
    " needs its argument ",
    show(data.parameter),
    ": ",
    show(data.expected),
    ".",
  })
end

function text.missing_ingredients(data)
  return table.concat({
    "To craft ",
    show(data.quantity),
    " ",
    show(data.item),
    " the inventory lacks ",
    show(data.missing),
    ".",
  })
end

function text.mixed_connection(data)
  return table.concat({
    show(data.kinds),
    " do not go together: a connection is made of belts, of pipes, of poles or of walls.",
  })
end

function text.needs_ore(data)
  return table.concat({
    show(data.entity),
    " would have nothing to mine at ",
    show(data.position),
    ": ",
    show(data.found),
    ".",
  })
end

function text.no_connection(data)
  return table.concat({
    "There is no way for ",
    show(data.kinds),
    " from ",
    show(data.source),
    " to ",
    show(data.target),
    ": ",
    show(data.reason),
    ". The nearest place reached is ",
    show(data.nearest),
    ".",
  })
end

function text.no_connection_type()
  return table.concat({
    "What shall join the ends? Pass a belt, pipe, pole or wall, or several kinds that go together.",
  })
end

function text.no_entity(data)
  return table.concat({
    "There is no ",
    show(data.entity),
    " within ",
    fixed(data.radius, "%.1f"),
    " tiles of ",
    show(data.position),
    "; ",
    show(data.found),
    ".",
  })
end

function text.no_free_spot(data)
  return table.concat({
    "There is no place for ",
    show(data.entity),
    " within ",
    fixed(data.radius, "%.0f"),
    " tiles of ",
    show(data.position),
    ": ",
    show(data.reason),
    ".",
  })
end

function text.no_path(data)
  return table.concat({
    "There is no way on foot from ",
    show(data.start),
    " to ",
    show(data.goal),
    ": ",
    show(data.reason),
    ". The nearest place that can be reached is ",
    show(data.nearest),
    ".",
  })
end

function text.no_recipe(data)
  return table.concat({
    "No recipe makes ",
    show(data.name),
    ".",
  })
end

function text.no_research()
  return table.concat({
    "Nothing is being researched; name a technology, or begin with set_research.",
  })
end

function text.not_a_connection(data)
  return table.concat({
    show(data.item),
    " joins nothing; connections are made of belts, of pipes, of poles or of walls.",
  })
end

function text.not_accepted(data)
  return table.concat({
    show(data.target),
    " at ",
    show(data.position),
    " does not take ",
    show(data.item),
    ": ",
    show(data.reason),
    ".",
  })
end

function text.not_an_option(data)
  return table.concat({
    show(data.parameter),
    " cannot be ",
    show(data.value),
    "; it is one of ",
    show(data.options),
    ".",
  })
end

function text.not_cardinal(data)
  return table.concat({
    show(data.direction),
    " is a diagonal; use up, right, down or left.",
  })
end

function text.not_configurable(data)
  return table.concat({
    show(data.entity),
    " has no recipe and no filter to set",
    show(data.reason),
    ".",
  })
end

function text.not_enough_items(data)
  return table.concat({
    "The connection takes ",
    show(data.needed),
    "; the inventory lacks ",
    show(data.missing),
    ". It holds ",
    show(data.held),
    ".",
  })
end

function text.not_hand_craftable(data)
  return table.concat({
    show(data.recipe),
    " cannot be made by hand (its category is ",
    show(data.category),
    "); ",
    show(data.machines),
    " can make it.",
  })
end

function text.not_in_inventory(data)
  return table.concat({
    "The inventory holds ",
    show(data.present),
    " ",
    show(data.item),
    " and ",
    show(data.needed),
    " are needed. It holds ",
    show(data.held),
    ".",
  })
end

function text.not_in_version(data)
  return table.concat({
    "Factorio ",
    show(data.version),
    " has no ",
    show(data.name),
    "; ",
    show(data.advice),
    ".",
  })
end

function text.not_placeable(data)
  return table.concat({
    show(data.item),
    " cannot be built: ",
    show(data.reason),
    ".",
  })
end

function text.not_researchable(data)
  return table.concat({
    show(data.technology),
    " is disabled in this game.",
  })
end

function text.nothing_found(data)
  return table.concat({
    "There is no ",
    show(data.name),
    " within ",
    fixed(data.radius, "%.0f"),
    " tiles of ",
    show(data.position),
    ".",
  })
end

function text.nothing_to_harvest(data)
  return table.concat({
    "There is nothing to harvest by hand within ",
    fixed(data.radius, "%.1f"),
    " tiles of ",
    show(data.position),
    ": ",
    show(data.found),
    ".",
  })
end

function text.on_water(data)
  return table.concat({
    show(data.entity),
    " does not fit at ",
    show(data.position),
    ": there is water at ",
    show(data.water),
    ".",
  })
end

function text.out_of_range(data)
  return table.concat({
    show(data.parameter),
    " of ",
    show(data.tool),
    " is ",
    show(data.value),
    "; it must be ",
    show(data.expected),
    ".",
  })
end

function text.out_of_reach(data)
  return table.concat({
    show(data.source),
    " is ",
    fixed(data.distance, "%.1f"),
    " tiles away; reach is ",
    fixed(data.reach, "%.1f"),
    " tiles. Move nearer first.",
  })
end

function text.position_missing(data)
  return table.concat({
    "Where is the ",
    show(data.entity),
    "? Pass its position, or the entity itself.",
  })
end

function text.prerequisites_missing(data)
  return table.concat({
    show(data.technology),
    " cannot be researched yet; research first ",
    show(data.missing),
    ".",
  })
end

function text.recipe_locked(data)
  return table.concat({
    show(data.recipe),
    " is not researched yet; it needs ",
    show(data.technology),
    ".",
  })
end

function text.recipe_not_for_machine(data)
  return table.concat({
    show(data.machine),
    " cannot make ",
    show(data.recipe),
    "; ",
    show(data.makers),
    " can.",
  })
end

function text.research_by_trigger(data)
  return table.concat({
    show(data.technology),
    " is not researched in labs: ",
    show(data.trigger),
    ".",
  })
end

function text.rocket_not_ready(data)
  return table.concat({
    show(data.silo),
    " at ",
    show(data.position),
    " cannot launch a rocket: ",
    show(data.reason),
    ".",
  })
end

function text.schema_mismatch(data)
  return table.concat({
    "The client speaks schema ",
    show(data.client_hash),
    " (mod ",
    show(data.client_mod),
    "), the server ",
    show(data.server_hash),
    " (mod ",
    show(data.server_mod),
    "); run `fle mod build` and give the server the new mod.",
  })
end

function text.sequence_expired(data)
  return table.concat({
    "Request ",
    show(data.sequence),
    " is older than what the server remembers; its newest is ",
    show(data.newest),
    ".",
  })
end

function text.target_full(data)
  return table.concat({
    show(data.target),
    " at ",
    show(data.position),
    " has no room for ",
    show(data.item),
    ": ",
    show(data.reason),
    ".",
  })
end

function text.too_few_ends(data)
  return table.concat({
    "A connection joins at least two places or entities; ",
    show(data.given),
    " given.",
  })
end

function text.too_many_calls(data)
  return table.concat({
    "A batch of ",
    show(data.calls),
    " calls is longer than the ",
    show(data.limit),
    " that the server takes; split it.",
  })
end

function text.unknown_agent(data)
  return table.concat({
    "There is no agent ",
    show(data.agent),
    "; this world has ",
    show(data.agents),
    ".",
  })
end

function text.unknown_name(data)
  return table.concat({
    "The game has no ",
    show(data.kind),
    " named ",
    show(data.name),
    ".",
  })
end

function text.unknown_recipient(data)
  return table.concat({
    "There is no agent ",
    show(data.recipient),
    "; you are agent ",
    show(data.sender),
    " of ",
    show(data.agents),
    ", and agents are named by their numbers.",
  })
end

function text.unknown_sequence(data)
  return table.concat({
    "The session has not seen request ",
    show(data.sequence),
    "; its newest is ",
    show(data.newest),
    ". Send the request.",
  })
end

function text.unknown_session(data)
  return table.concat({
    "The server knows no session ",
    show(data.session),
    "; it was reset or loaded since. Say hello again.",
  })
end

function text.unknown_tool(data)
  return table.concat({
    "There is no tool ",
    show(data.tool),
    ".",
  })
end

function text.wrong_arity(data)
  return table.concat({
    show(data.tool),
    " takes ",
    show(data.most),
    " arguments, not ",
    show(data.got),
    ".",
  })
end

function text.wrong_end(data)
  return table.concat({
    show(data.thing),
    " cannot be the ",
    show(data.role),
    " of this connection: ",
    show(data.reason),
    ".",
  })
end

function text.wrong_type(data)
  return table.concat({
    show(data.parameter),
    " of ",
    show(data.tool),
    " must be ",
    show(data.expected),
    ", not ",
    show(data.got),
    ".",
  })
end

local errors = { text = text }

--- The text of a failure; the code itself when no schema declares it.
---@param code string
---@param data table<string, any>
---@return string
function errors.render(code, data)
  local written = text[code]
  return written and written(data) or code
end

return errors
