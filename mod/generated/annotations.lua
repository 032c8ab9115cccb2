---@meta
-- luacheck: no max line length
-- Generated from schemas by `fle gen`. Do not edit.
--- Types for the Lua language server; nothing requires this file.

---@class fle.AgentMessage
---@field number integer Counts from 1 since the last reset.
---@field tick integer When it was sent.
---@field sender integer The agent that sent it, 1 is the first.
---@field recipient? integer The agent that it is for; none when it is for all others.
---@field message string What it says.
---@field metadata? table<string, any> Plain values that go with it.

---@class fle.AgentState
---@field agent integer The agent's number, 1 is the first.
---@field position fle.Position Where the character stands.
---@field health number Its health; a character that dies comes back at its place with empty hands.
---@field agents integer How many agents the world has.

---@class fle.BoundingBox
---@field left_top fle.Position The corner in the north-west.
---@field right_bottom fle.Position The corner in the south-east.
---@field left_bottom fle.Position The corner in the south-west.
---@field right_top fle.Position The corner in the north-east.

---@class fle.BuildingBox
---@field height integer From north to south.
---@field width integer From west to east.

---@class fle.ClockSettings
---@field mode string lockstep: the world runs only the ticks that calls cost; realtime: it runs at its speed.
---@field speed number The game's speed, 1 is 60 ticks a second. It changes the pace, never the outcome.
---@field cost_model string instant: actions take no game time; realistic: the time that they take a player.
---@field reach string assisted: only some tools check the distance; strict: all need the character's reach.
---@field tick integer The game's tick.

---@class fle.ConnectionAmount
---@field number_of_entities_required integer Pieces that have to be built.
---@field number_of_entities_available integer Pieces of the named kinds in the inventory, all kinds together.
---@field required table<string, integer> Pieces that have to be built by kind.
---@field available table<string, integer> Pieces in the inventory by kind.

---@class fle.Dimensions
---@field width number From west to east.
---@field height number From north to south.

---@class fle.EnergySource
---@field buffer_capacity string What it stores, with its unit.
---@field input_flow_limit string What it takes at most, with its unit.
---@field output_flow_limit string What it gives at most, with its unit.
---@field drain string What it uses when idle, with its unit.

---@class fle.FactoryBounds
---@field centroid fle.Position Mean position of the entities.
---@field bounding_box fle.BoundingBox The smallest box that holds all of them.
---@field entities integer How many they are.

---@class fle.FluidBox
---@field name string The game's name of the fluid.
---@field amount number How much of it.
---@field temperature? number How hot it is.

---@class fle.HandCraft
---@field recipe string The recipe.
---@field crafted_count integer How often it was carried out.
---@field inputs table<string, number> What it used up altogether.
---@field outputs table<string, number> What it gave altogether.

---@class fle.IndexedPosition
---@field x number East of the origin.
---@field y number South of the origin.
---@field type string The fluid, or the kind of connection.

---@class fle.Ingredient
---@field name string The game's name of the item or fluid.
---@field count? integer | number How many; fluids are measured in units and may have fractions.
---@field type? string item or fluid.

---@class fle.MapArea
---@field names string[] The names that `resources` refers to by index, from 0.
---@field water integer[] Rows of water tiles: x of the westernmost tile, y, how many; three numbers each.
---@field resources integer[] Index of the name, x and y in 1/256 tile, amount; four numbers each.
---@field trees integer[] x and y in 1/256 tile; two numbers each.
---@field rocks integer[] x and y in 1/256 tile; two numbers each.
---@field entities fle.MapThing[] What was built and what lies on the ground, in the order of the rows.
---@field characters fle.Position[] Where the agents' characters in the area stand.
---@field wires integer[] Copper wires between poles: x and y of both ends in 1/256 tile; four numbers each.
---@field supplies integer[] What poles supply: x and y of the middle and reach to each side in 1/256 tile; three numbers each.

---@class fle.MapFluid
---@field name? string The fluid inside; None when it is empty.
---@field amount number How much this box holds.
---@field level number How full it is, 0 to 1; of the whole network where its boxes share one level.
---@field total? number How much its network holds; None for a box in none.
---@field system? integer Number of its network of joined boxes.
---@field links integer[] Its pipe connections: x and y where one leaves and where it leads, in 1/256 tile, then 0 open, 1 joined, 2 joined underground; five numbers each.

---@class fle.MapThing
---@field name string The game's name of it.
---@field type string Its prototype type.
---@field position fle.Position Its middle.
---@field width integer From west to east, as it stands.
---@field height integer From north to south, as it stands.
---@field direction? integer Where it faces, 16-way, in the sense of place_entity; where it has a direction.
---@field status? string The game's word for what it does, as working; where it has one.
---@field problems string[] What keeps it from working, in words; the first one matters most.
---@field problem_codes string[] Of what kind each of them is, in their order.
---@field makes? string Its recipe, the ore that a drill mines, or the technology that a lab researches.
---@field contents? table<string, integer> What its slots hold, modules left out; None for nothing.
---@field held? table<string, integer> What an inserter holds in its hand; None for nothing.
---@field pickup? fle.Position Where an inserter takes from.
---@field drop? fle.Position Where an inserter or a drill drops.
---@field lanes? string[][] The items on the lanes of a belt, left lane first; a splitter has the lanes of its left belt, then those of its right one.
---@field entrance? boolean Whether items go down here; of underground belts.
---@field partner? fle.Position The other end of an underground belt.
---@field network? integer Number of its electric network.
---@field fluids? fle.MapFluid[] Its fluid boxes.

---@class fle.Milestones
---@field static table<string, number> How much was made in any way, by item or fluid.
---@field automated table<string, number> How much of it machines made.

---@class fle.Neighbour
---@field name string The game's name of the entity.
---@field direction integer Its facing.
---@field position fle.Position Its middle.

---@class fle.Position
---@field x number East of the origin.
---@field y number South of the origin.

---@class fle.Product
---@field name string The game's name of the item or fluid.
---@field count? integer | number How many; fluids are measured in units and may have fractions.
---@field type? string item or fluid.
---@field probability? number The chance to get it, 0 to 1.

---@class fle.ProductionStats
---@field produced table<string, number> Everything produced, by item or fluid, by machines or by hand.
---@field consumed table<string, number> Everything used up, by item or fluid.
---@field harvested table<string, integer> What the agents harvested by hand.
---@field crafted table<string, number> What the agents crafted by hand.
---@field crafts fle.HandCraft[] What the agents crafted by hand, by recipe.

---@class fle.Recipe
---@field name? string The game's name of the recipe.
---@field ingredients? fle.Ingredient[] What one craft takes.
---@field products? fle.Product[] What one craft makes.
---@field energy? number Time of one craft at crafting speed 1.
---@field category? string What can craft it: crafting by hand or machine, smelting in furnaces, ...
---@field enabled? boolean Whether research has unlocked it.

---@class fle.ResearchState
---@field current? string What is being researched.
---@field progress number How much of that is done, 0 to 1.
---@field queue string[] What is being researched and what waits, in order.
---@field saved table<string, number> How much is done of technologies that were begun and left, 0 to 1.
---@field mark string Changes with what the list of technologies says.
---@field technologies? fle.TechnologyState[] In the order of the alphabet; none when the caller knows them by their mark.

---@class fle.ResourcePatch
---@field name string The game's name of the resource.
---@field size integer What all of it holds; for water the number of tiles.
---@field bounding_box fle.BoundingBox The rectangle around it.

---@class fle.TechnologyState
---@field name string The game's name of it.
---@field researched boolean Whether it is researched.
---@field enabled boolean Whether this game lets it be researched.
---@field level integer Its level; the next one of a technology with many.
---@field research_unit_count integer Units that the whole of it takes, each of one set of science packs.
---@field research_unit_energy number How long a lab of speed 1 works on a unit.
---@field prerequisites string[] What has to be researched before it, sorted.
---@field ingredients table<string, integer> The science packs of one unit.

---@class fle.TileDimensions
---@field tile_width number From west to east.
---@field tile_height number From north to south.

---@class fle.WorldObservation
---@field tick integer The game's tick.
---@field speed number The game's speed, 1 is 60 ticks a second.
---@field entities (LuaEntity | LuaEntity)[] What get_entities lists.
---@field inventory table<string, integer> What the agent's character carries.
---@field characters fle.Position[] Where the agents' characters stand, the first agent's first.
---@field research fle.ResearchState The technologies.
---@field flows fle.ProductionStats What was made and used up since the last reset.
---@field prices table<string, number> Prices of what the flows name.
---@field production_score number The value of everything produced so far.
---@field automated_score number The part of it that machines made.
---@field messages fle.AgentMessage[] What other agents told this one, the oldest first.

---@class fle.CanPlaceEntityArgs
---@field entity string What would be placed.
---@field direction integer Where it would face; see place_entity.
---@field position fle.Position Where its middle would be.

---@class fle.ConnectEntitiesArgs
---@field waypoints_and_types fle.Position | LuaEntity | LuaEntity | string | string[][] The ends in order, and the kinds to build with.
---@field source? fle.Position | LuaEntity | LuaEntity The first end.
---@field target? fle.Position | LuaEntity | LuaEntity The last end.
---@field connection_type? string | string[] What to build with.
---@field dry_run boolean Whether to only count what it would take.

---@class fle.CraftItemArgs
---@field entity string | string | string The item to craft.
---@field quantity integer How many items are wanted.

---@class fle.ExtractItemArgs
---@field entity string The item to take.
---@field source fle.Position | LuaEntity The entity to take from, or a position near it.
---@field quantity integer The most to take.

---@class fle.GetAgentArgs
---@field agent? integer The agent's number; the caller when left off.

---@class fle.GetConnectionAmountArgs
---@field source fle.Position | LuaEntity | LuaEntity The first end.
---@field target fle.Position | LuaEntity | LuaEntity The last end.
---@field connection_type string | string[] What to build with.

---@class fle.GetEntitiesArgs
---@field entities string[] | string Kinds to list; none means all.
---@field position? fle.Position Middle of the area; the character when left out.
---@field radius number Half the side of the square that is searched.

---@class fle.GetEntityArgs
---@field entity string The kind of entity.
---@field position fle.Position Where it stands.

---@class fle.GetFactoryBoundsArgs

---@class fle.GetMapArgs
---@field left_top fle.Position The north-western corner.
---@field right_bottom fle.Position The south-eastern corner.

---@class fle.GetMessagesArgs
---@field agent? integer Only those for this agent; all when left off.
---@field after integer Only those with a higher number.

---@class fle.GetPrototypeRecipeArgs
---@field prototype string | string | string The product, or the recipe itself.

---@class fle.GetResearchProgressArgs
---@field technology? string What to ask about; the current research when left off.

---@class fle.GetResourcePatchArgs
---@field resource string The kind of resource.
---@field position fle.Position A place at or near the patch.
---@field radius integer How far from the position the patch may begin; for water and wood the area that is counted.

---@class fle.HarvestResourceArgs
---@field position fle.Position Where to harvest, within reach of the character.
---@field quantity integer How many items to harvest.
---@field radius number How far from the position to go on harvesting.

---@class fle.HowMadeArgs
---@field entity string The item or fluid.

---@class fle.InsertItemArgs
---@field entity string The item to put in.
---@field target LuaEntity | LuaEntity The entity that shall hold it.
---@field quantity integer The most to put in.

---@class fle.InspectInventoryArgs
---@field entity? LuaEntity | fle.Position An entity, or a place within two tiles of one; nothing for the character.
---@field all_players boolean Whether to list the inventories of all agents instead.

---@class fle.LaunchRocketArgs
---@field silo fle.Position | LuaEntity The silo, or its position.

---@class fle.LoadStateArgs
---@field state string What save_state returned.

---@class fle.MeasureThroughputArgs
---@field entity? string The item or fluid whose production is measured; without one the automated score.
---@field seconds number The length of a hold-out, in game time.

---@class fle.MilestonesToolArgs

---@class fle.MoveToArgs
---@field position fle.Position Where to go.
---@field laying? string Belt to lay behind the character.
---@field leading? string Belt to lay ahead of the character.

---@class fle.NearestArgs
---@field type string | string What to look for.

---@class fle.NearestBuildableArgs
---@field entity string What is going to be built there.
---@field building_box fle.BuildingBox | fle.BoundingBox Width and height that are needed.
---@field center_position fle.Position Where to begin the search.

---@class fle.ObserveArgs
---@field after integer Only messages with a higher number.
---@field known string The mark of the list of technologies that the caller has; the list is left out when its mark is still the same.

---@class fle.PickupEntityArgs
---@field entity LuaEntity | LuaEntity | string The entity or group, or a kind together with a position.
---@field position? fle.Position Where it stands, within 0.7 tiles of its middle.

---@class fle.PlaceEntityArgs
---@field entity string What to build.
---@field direction integer The side where things come out of it.
---@field position fle.Position Where its middle goes.
---@field exact boolean Whether to refuse any other place.

---@class fle.PlaceEntityNextToArgs
---@field entity string What to build.
---@field reference_position fle.Position Position of the entity to build beside, or of an empty tile.
---@field direction integer Where to go from the reference, and where to face; up, down, left or right.
---@field spacing integer Tiles to leave free between the two.

---@class fle.PrintArgs
---@field values? any[] What to show.

---@class fle.ProductionStatsToolArgs

---@class fle.RegenerateResourcesArgs

---@class fle.ResetArgs
---@field seed? integer The seed of the map; the present one when left off.
---@field inventory? table<string, integer> What every agent carries.
---@field inventories (table<string, integer>)[] What each agent carries, in their order, instead of `inventory`.
---@field technologies string | string[] all, none, or the names of those that are researched, with all that they build on.
---@field clear_entities boolean Whether to restore the map, too: what was built goes, what was mined comes back.
---@field reset_position boolean Whether the agents go back to their first places as new characters.
---@field agents? integer How many agents; as many as now when left off.
---@field mode string lockstep or realtime.
---@field cost_model string instant or realistic.
---@field reach string assisted or strict.

---@class fle.RotateEntityArgs
---@field entity LuaEntity What to turn.
---@field direction integer Where it shall face.

---@class fle.SaveStateArgs

---@class fle.ScoreArgs

---@class fle.SendMessageArgs
---@field message string What to say.
---@field recipient? string The number of an agent, as "2" (1 is the first); everybody else when left off.
---@field metadata? table<string, any> Plain values that go with it.

---@class fle.SetClockArgs
---@field mode? string lockstep or realtime.
---@field speed? number The game's speed, 1 is 60 ticks a second.
---@field cost_model? string instant or realistic.
---@field reach? string assisted or strict.

---@class fle.SetEntityRecipeArgs
---@field entity LuaEntity An assembling machine, chemical plant, refinery, centrifuge or inserter.
---@field prototype string | string | string The product, the recipe itself, or for an inserter the item.

---@class fle.SetInventoryArgs
---@field inventory table<string, integer> Everything that it carries from now on, by item.
---@field agent? integer The agent's number; the caller when left off.

---@class fle.SetResearchArgs
---@field technology string What to research.

---@class fle.ShiftEntityArgs
---@field entity LuaEntity What to move.
---@field direction integer Where to; up, down, left or right.
---@field distance integer How far.

---@class fle.SleepArgs
---@field seconds number How long, in game time; at most an hour in one call.

---@class fle.SpawnAgentsArgs
---@field count integer How many agents.

---@class fle.UnlockTechnologiesArgs
---@field technologies string | string[] all, none, or the names of those that are researched, with all that they build on; no others are.
