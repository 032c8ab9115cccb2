--- The parts of the mod, in the order in which a new game needs them.

require("lib.lifecycle").run({
  require("lib.sessions"),
  require("lib.records"),
  require("world.surface"),
  require("world.lab"),
  require("lib.agents"),
  require("lib.clock"),
  require("lib.pending"),
  require("lib.console"),
  require("lib.ore_patch"),
})
