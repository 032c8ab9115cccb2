--- Factorio 1.1.110, as far as the engine's core is concerned.

return {
  factorio = "1.1",
  --- What the emulated game calls itself.
  version = "1.1.110",
  --- Folder of the prototype and API facts.
  data = "1.1.110",
  --- The name under which a mod finds its saved table.
  storage = "global",
  --- What `type(object)` says of an API object. Userdata since 2.0.
  object_type = "table",
  --- Functions that 2.0 moved from LuaGameScript to LuaHelpers.
  helpers = false,
  directions = 8,
  --- Length of a day on a surface.
  ticks_per_day = 25000,
}
