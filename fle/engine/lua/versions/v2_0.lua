--- Factorio 2.0.77, as far as the engine's core is concerned.

return {
  factorio = "2.0",
  --- What the emulated game calls itself.
  version = "2.0.77",
  --- Folder of the prototype and API facts.
  data = "2.0.77",
  --- The name under which a mod finds its saved table: `global` until 1.1.
  storage = "storage",
  --- What `type(object)` says of an API object: a table until 1.1.
  object_type = "userdata",
  --- Functions that 2.0 moved from LuaGameScript to LuaHelpers.
  helpers = true,
  directions = 16,
  --- Length of a day on a surface.
  ticks_per_day = 25200,
}
