# Generated from errors.yaml by `fle gen`. Do not edit.
"""The failures that tools report."""

from fle.runtime.errors import ToolError


class AlreadyResearched(ToolError):
    """Raised when research is started that is done.

    Data: technology (str).
    """

    code = "already_researched"
    template = "{technology} is already researched."


class BadReference(ToolError):
    """Raised when an argument refers to a part that an earlier result does not have.

    Data: call (int), reason (str).
    """

    code = "bad_reference"
    template = "A reference to call {call} of the batch leads nowhere: {reason}."


class BadState(ToolError):
    """Raised when a saved state is damaged or does not fit the game.

    Data: reason (str).
    """

    code = "bad_state"
    template = "This state cannot be loaded: {reason}."


class Blocked(ToolError):
    """Raised when something stands where an entity should be built.

    Data: entity (str), position (Position), blockers (str).
    """

    code = "blocked"
    template = "{entity} does not fit at {position}: {blockers} in the way."


class Busy(ToolError):
    """Raised when a new request comes while one is not finished.

    Data: sequence (int), tick (int).
    """

    code = "busy"
    template = (
        "Request {sequence} of this session still waits for tick {tick}; collect or cancel it "
        "first."
    )


class Cancelled(ToolError):
    """Raised when a client gives up a call that takes game time."""

    code = "cancelled"
    template = "The call was given up before it was finished."


class CannotRotate(ToolError):
    """Raised when an entity cannot be turned.

    Data: entity (str), position (Position), direction (str), reason (str).
    """

    code = "cannot_rotate"
    template = "{entity} at {position} cannot face {direction}: {reason}."


class CannotShift(ToolError):
    """Raised when an entity cannot be moved.

    Data: entity (str), position (Position), to (Position), reason (str).
    """

    code = "cannot_shift"
    template = "{entity} at {position} cannot move to {to}: {reason}."


class EntityNotFound(ToolError):
    """Raised when an entity is not there any more, or never was.

    Data: name (str), position (Position).
    """

    code = "entity_not_found"
    template = "There is no {name} at {position}; look again with get_entities."


class FluidMismatch(ToolError):
    """Raised when two ends of a pipe have different fluids.

    Data: source (str), gives (str), target (str), takes (str).
    """

    code = "fluid_mismatch"
    template = (
        "{source} ({gives}) and {target} ({takes}) cannot be joined by pipes: the fluids differ."
    )


class FrameTooLarge(ToolError):
    """Raised when a frame is longer than the server reads.

    Data: bytes (int), limit (int).
    """

    code = "frame_too_large"
    template = (
        "A frame of {bytes} bytes is longer than the {limit} that the server reads; send smaller "
        "batches."
    )


class Internal(ToolError):
    """Raised when a tool fails in a way that it did not foresee.

    Data: message (str), traceback (str).
    """

    code = "internal"
    template = "A bug in the mod: {message}"


class InventoryFull(ToolError):
    """Raised when the character can carry no more of an item.

    Data: item (str).
    """

    code = "inventory_full"
    template = "No room for {item} in the inventory; store something in a chest first."


class ItemNotFound(ToolError):
    """Raised when an inventory holds none of the item.

    Data: item (str), source (str), found (str).
    """

    code = "item_not_found"
    template = "There is no {item} in {source}; found {found}."


class MalformedFrame(ToolError):
    """Raised when a message is not one of the wire's.

    Data: reason (str), offset (int).
    """

    code = "malformed_frame"
    template = "The server cannot read a message: {reason} (at byte {offset})."


class MissingArgument(ToolError):
    """Raised when a call leaves off an argument that has no default.

    Data: tool (str), parameter (str), expected (str).
    """

    code = "missing_argument"
    template = "{tool} needs its argument {parameter}: {expected}."


class MissingIngredients(ToolError):
    """Raised when ingredients are missing that cannot be crafted by hand.

    Data: item (str), quantity (int), missing (str).
    """

    code = "missing_ingredients"
    template = "To craft {quantity} {item} the inventory lacks {missing}."


class MixedConnection(ToolError):
    """Raised when kinds of different connections are named together.

    Data: kinds (str).
    """

    code = "mixed_connection"
    template = (
        "{kinds} do not go together: a connection is made of belts, of pipes, of poles or of walls."
    )


class NeedsOre(ToolError):
    """Raised when a drill is placed where it has nothing to mine.

    Data: entity (str), position (Position), found (str).
    """

    code = "needs_ore"
    template = "{entity} would have nothing to mine at {position}: {found}."


class NoConnection(ToolError):
    """Raised when nothing can be laid between two ends.

    Data: kinds (str), source (str), target (str), reason (str), nearest (Position).
    """

    code = "no_connection"
    template = (
        "There is no way for {kinds} from {source} to {target}: {reason}. The nearest place "
        "reached is {nearest}."
    )


class NoConnectionType(ToolError):
    """Raised when no kind is named that a connection could be made of."""

    code = "no_connection_type"
    template = (
        "What shall join the ends? Pass a belt, pipe, pole or wall, or several kinds that go "
        "together."
    )


class NoEntity(ToolError):
    """Raised when nothing of the kind stands at a place.

    Data: entity (str), position (Position), radius (float), found (str).
    """

    code = "no_entity"
    template = "There is no {entity} within {radius:.1f} tiles of {position}; {found}."


class NoFreeSpot(ToolError):
    """Raised when a search finds no room.

    Data: entity (str), position (Position), radius (float), reason (str).
    """

    code = "no_free_spot"
    template = "There is no place for {entity} within {radius:.0f} tiles of {position}: {reason}."


class NoPath(ToolError):
    """Raised when the character cannot walk to a place.

    Data: start (Position), goal (Position), reason (str), nearest (Position).
    """

    code = "no_path"
    template = (
        "There is no way on foot from {start} to {goal}: {reason}. The nearest place that can be "
        "reached is {nearest}."
    )


class NoRecipe(ToolError):
    """Raised when something cannot be made, as ores.

    Data: name (str).
    """

    code = "no_recipe"
    template = "No recipe makes {name}."


class NoResearch(ToolError):
    """Raised when the current research is asked for and there is none."""

    code = "no_research"
    template = "Nothing is being researched; name a technology, or begin with set_research."


class NotAConnection(ToolError):
    """Raised when something is named that no connection is made of.

    Data: item (str).
    """

    code = "not_a_connection"
    template = (
        "{item} joins nothing; connections are made of belts, of pipes, of poles or of walls."
    )


class NotAccepted(ToolError):
    """Raised when an entity never takes an item.

    Data: item (str), target (str), position (Position), reason (str).
    """

    code = "not_accepted"
    template = "{target} at {position} does not take {item}: {reason}."


class NotAnOption(ToolError):
    """Raised when a text is none of those that a parameter takes.

    Data: parameter (str), value (str), options (str).
    """

    code = "not_an_option"
    template = "{parameter} cannot be {value}; it is one of {options}."


class NotCardinal(ToolError):
    """Raised when a diagonal is given where only four directions make sense.

    Data: direction (str).
    """

    code = "not_cardinal"
    template = "{direction} is a diagonal; use up, right, down or left."


class NotConfigurable(ToolError):
    """Raised when an entity cannot be configured.

    Data: entity (str), reason (str).
    """

    code = "not_configurable"
    template = "{entity} has no recipe and no filter to set{reason}."


class NotEnoughItems(ToolError):
    """Raised when the inventory holds too few pieces for a connection.

    Data: needed (str), missing (str), held (str).
    """

    code = "not_enough_items"
    template = "The connection takes {needed}; the inventory lacks {missing}. It holds {held}."


class NotHandCraftable(ToolError):
    """Raised when a recipe needs a machine.

    Data: recipe (str), category (str), machines (str).
    """

    code = "not_hand_craftable"
    template = (
        "{recipe} cannot be made by hand (its category is {category}); {machines} can make it."
    )


class NotInInventory(ToolError):
    """Raised when the character does not have what an action uses up.

    Data: item (str), needed (int), present (int), held (str).
    """

    code = "not_in_inventory"
    template = "The inventory holds {present} {item} and {needed} are needed. It holds {held}."


class NotInVersion(ToolError):
    """Raised when a name belongs to the other version of the game.

    Data: name (str), version (str), successor (str | None), advice (str).
    """

    code = "not_in_version"
    template = "Factorio {version} has no {name}; {advice}."


class NotPlaceable(ToolError):
    """Raised when something is not the item of a building.

    Data: item (str), reason (str).
    """

    code = "not_placeable"
    template = "{item} cannot be built: {reason}."


class NotResearchable(ToolError):
    """Raised when a technology exists but cannot be researched.

    Data: technology (str).
    """

    code = "not_researchable"
    template = "{technology} is disabled in this game."


class NothingFound(ToolError):
    """Raised when a search finds nothing.

    Data: name (str), radius (float), position (Position).
    """

    code = "nothing_found"
    template = "There is no {name} within {radius:.0f} tiles of {position}."


class NothingToHarvest(ToolError):
    """Raised when neither ore nor tree nor rock lies at a place.

    Data: position (Position), radius (float), found (str).
    """

    code = "nothing_to_harvest"
    template = (
        "There is nothing to harvest by hand within {radius:.1f} tiles of {position}: {found}."
    )


class OnWater(ToolError):
    """Raised when an entity would stand in water.

    Data: entity (str), position (Position), water (Position).
    """

    code = "on_water"
    template = "{entity} does not fit at {position}: there is water at {water}."


class OutOfRange(ToolError):
    """Raised when a number is outside its range.

    Data: tool (str), parameter (str), expected (str), value (float).
    """

    code = "out_of_range"
    template = "{parameter} of {tool} is {value}; it must be {expected}."


class OutOfReach(ToolError):
    """Raised when something is too far from the character.

    Data: source (str), distance (float), reach (float), position (Position).
    """

    code = "out_of_reach"
    template = (
        "{source} is {distance:.1f} tiles away; reach is {reach:.1f} tiles. Move nearer first."
    )


class PositionMissing(ToolError):
    """Raised when a kind of entity is named without its place.

    Data: entity (str).
    """

    code = "position_missing"
    template = "Where is the {entity}? Pass its position, or the entity itself."


class PrerequisitesMissing(ToolError):
    """Raised when a technology builds on others that are not researched.

    Data: technology (str), missing (str).
    """

    code = "prerequisites_missing"
    template = "{technology} cannot be researched yet; research first {missing}."


class RecipeLocked(ToolError):
    """Raised when a recipe has not been unlocked.

    Data: recipe (str), technology (str).
    """

    code = "recipe_locked"
    template = "{recipe} is not researched yet; it needs {technology}."


class RecipeNotForMachine(ToolError):
    """Raised when a recipe does not belong to a machine.

    Data: machine (str), recipe (str), makers (str).
    """

    code = "recipe_not_for_machine"
    template = "{machine} cannot make {recipe}; {makers} can."


class ResearchByTrigger(ToolError):
    """Raised when a technology is researched by doing something, as some are in 2.0.

    Data: technology (str), trigger (str).
    """

    code = "research_by_trigger"
    template = "{technology} is not researched in labs: {trigger}."


class RocketNotReady(ToolError):
    """Raised when a silo has no rocket to launch.

    Data: silo (str), position (Position), reason (str).
    """

    code = "rocket_not_ready"
    template = "{silo} at {position} cannot launch a rocket: {reason}."


class SchemaMismatch(ToolError):
    """Raised when client and server were made from different schemas.

    Data: server_mod (str), server_protocol (int), server_hash (str), client_mod (str),
    client_protocol (int), client_hash (str).
    """

    code = "schema_mismatch"
    template = (
        "The client speaks schema {client_hash} (mod {client_mod}), the server {server_hash} (mod "
        "{server_mod}); run `fle mod build` and give the server the new mod."
    )


class SequenceExpired(ToolError):
    """Raised when a request comes again whose answer is forgotten; it is not carried out twice.

    Data: sequence (int), newest (int).
    """

    code = "sequence_expired"
    template = "Request {sequence} is older than what the server remembers; its newest is {newest}."


class TargetFull(ToolError):
    """Raised when an entity takes an item but has no room for it now.

    Data: item (str), target (str), position (Position), reason (str).
    """

    code = "target_full"
    template = "{target} at {position} has no room for {item}: {reason}."


class TooFewEnds(ToolError):
    """Raised when a connection has fewer than two ends.

    Data: given (int).
    """

    code = "too_few_ends"
    template = "A connection joins at least two places or entities; {given} given."


class TooManyCalls(ToolError):
    """Raised when a batch has too many calls.

    Data: calls (int), limit (int).
    """

    code = "too_many_calls"
    template = (
        "A batch of {calls} calls is longer than the {limit} that the server takes; split it."
    )


class UnknownAgent(ToolError):
    """Raised when a call is for an agent that has no character.

    Data: agent (int), agents (int).
    """

    code = "unknown_agent"
    template = "There is no agent {agent}; this world has {agents}."


class UnknownName(ToolError):
    """Raised when a name is not one of the game's.

    Data: name (str), kind (str).
    """

    code = "unknown_name"
    template = "The game has no {kind} named {name}."


class UnknownRecipient(ToolError):
    """Raised when a message is for an agent that does not exist.

    Data: recipient (str), sender (int), agents (int).
    """

    code = "unknown_recipient"
    template = (
        "There is no agent {recipient}; you are agent {sender} of {agents}, and agents are named "
        "by their numbers."
    )


class UnknownSequence(ToolError):
    """Raised when the answer to a request is collected that never arrived.

    Data: sequence (int), newest (int).
    """

    code = "unknown_sequence"
    template = (
        "The session has not seen request {sequence}; its newest is {newest}. Send the request."
    )


class UnknownSession(ToolError):
    """Raised when a session is not known, as after an older save was loaded.

    Data: session (str).
    """

    code = "unknown_session"
    template = (
        "The server knows no session {session}; it was reset or loaded since. Say hello again."
    )


class UnknownTool(ToolError):
    """Raised when a call names a tool that the server's mod does not have.

    Data: tool (str).
    """

    code = "unknown_tool"
    template = "There is no tool {tool}."


class WrongArity(ToolError):
    """Raised when a call has more arguments than the tool takes.

    Data: tool (str), most (int), got (int).
    """

    code = "wrong_arity"
    template = "{tool} takes {most} arguments, not {got}."


class WrongEnd(ToolError):
    """Raised when a connection cannot begin or end at something.

    Data: thing (str), role (str), reason (str).
    """

    code = "wrong_end"
    template = "{thing} cannot be the {role} of this connection: {reason}."


class WrongType(ToolError):
    """Raised when an argument is not of its type.

    Data: tool (str), parameter (str), expected (str), got (str).
    """

    code = "wrong_type"
    template = "{parameter} of {tool} must be {expected}, not {got}."


ERRORS: dict[str, type[ToolError]] = {
    "already_researched": AlreadyResearched,
    "bad_reference": BadReference,
    "bad_state": BadState,
    "blocked": Blocked,
    "busy": Busy,
    "cancelled": Cancelled,
    "cannot_rotate": CannotRotate,
    "cannot_shift": CannotShift,
    "entity_not_found": EntityNotFound,
    "fluid_mismatch": FluidMismatch,
    "frame_too_large": FrameTooLarge,
    "internal": Internal,
    "inventory_full": InventoryFull,
    "item_not_found": ItemNotFound,
    "malformed_frame": MalformedFrame,
    "missing_argument": MissingArgument,
    "missing_ingredients": MissingIngredients,
    "mixed_connection": MixedConnection,
    "needs_ore": NeedsOre,
    "no_connection": NoConnection,
    "no_connection_type": NoConnectionType,
    "no_entity": NoEntity,
    "no_free_spot": NoFreeSpot,
    "no_path": NoPath,
    "no_recipe": NoRecipe,
    "no_research": NoResearch,
    "not_a_connection": NotAConnection,
    "not_accepted": NotAccepted,
    "not_an_option": NotAnOption,
    "not_cardinal": NotCardinal,
    "not_configurable": NotConfigurable,
    "not_enough_items": NotEnoughItems,
    "not_hand_craftable": NotHandCraftable,
    "not_in_inventory": NotInInventory,
    "not_in_version": NotInVersion,
    "not_placeable": NotPlaceable,
    "not_researchable": NotResearchable,
    "nothing_found": NothingFound,
    "nothing_to_harvest": NothingToHarvest,
    "on_water": OnWater,
    "out_of_range": OutOfRange,
    "out_of_reach": OutOfReach,
    "position_missing": PositionMissing,
    "prerequisites_missing": PrerequisitesMissing,
    "recipe_locked": RecipeLocked,
    "recipe_not_for_machine": RecipeNotForMachine,
    "research_by_trigger": ResearchByTrigger,
    "rocket_not_ready": RocketNotReady,
    "schema_mismatch": SchemaMismatch,
    "sequence_expired": SequenceExpired,
    "target_full": TargetFull,
    "too_few_ends": TooFewEnds,
    "too_many_calls": TooManyCalls,
    "unknown_agent": UnknownAgent,
    "unknown_name": UnknownName,
    "unknown_recipient": UnknownRecipient,
    "unknown_sequence": UnknownSequence,
    "unknown_session": UnknownSession,
    "unknown_tool": UnknownTool,
    "wrong_arity": WrongArity,
    "wrong_end": WrongEnd,
    "wrong_type": WrongType,
}
