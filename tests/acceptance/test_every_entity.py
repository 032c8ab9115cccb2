"""Whatever stands in a factory can be read, drawn, saved and loaded: one of everything."""

import pytest

from fle._resources import resource
from fle.engine.host import EmbeddedServer
from fle.runtime.connection import connect
from fle.runtime.embedded import EmbeddedTransport

BUILD = """
local prototypes = (prototypes or {}).entity or game.entity_prototypes
local names = {}
for name, prototype in pairs(prototypes) do
  local items = prototype.items_to_place_this
  if items and items[1] then
    names[#names + 1] = name
  end
end
table.sort(names)
local refused = {}
for index, name in ipairs(names) do
  local position = {-90 + index % 12 * 15, -60 + math.floor(index / 12) * 12}
  local ok = pcall(game.surfaces[2].create_entity,
    {name = name, position = position, force = "player"})
  if not ok then
    refused[#refused + 1] = name
  end
end
rcon.print(table.concat(refused, " "))
"""

REFUSED = (
    "artillery-wagon cargo-wagon construction-robot fluid-wagon linked-chest locomotive "
    "logistic-robot spidertron"
)


@pytest.mark.parametrize("factorio", ["1.1", "2.0"])
def test_one_of_everything_is_read_and_kept(factorio):
    transport = EmbeddedTransport(
        lambda: EmbeddedServer(factorio=factorio, seed=1, mods=[resource("mod")])
    )
    with connect(transport) as game:
        game.reset()
        assert transport.server.console("/c " + BUILD.replace("\n", " ")).strip() == REFUSED
        seen = {entity.name for entity in game.get_entities()}
        assert len(seen) > 70
        game.sleep(5)
        assert {entity.name for entity in game.get_entities()} == seen
        game.load_state(game.save_state())
        assert {entity.name for entity in game.get_entities()} == seen
