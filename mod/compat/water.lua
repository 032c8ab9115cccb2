--- The names of the tiles that are water.
--- Source: the tile prototypes of both versions; 2.0 adds none to the base game.

return { "water", "deepwater", "water-green", "deepwater-green", "water-shallow", "water-mud" }
