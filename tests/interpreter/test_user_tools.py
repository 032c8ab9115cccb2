"""Tools of a user's own folder, in programs that run in a process of their own."""

from pathlib import Path

import pytest

import fle
from fle.interpreter import ProgramProcess

SCHEMA = """
name: count_trees
audience: agent
since: 0.1.0
summary: Count the trees near the character, and add a number.
params:
  - {name: plus, type: int, unit: trees, default: 0, doc: What to add.}
returns: {type: int, unit: trees, doc: How many there are.}
errors: {}
cost: {ticks: 0}
examples:
  - doc: It counts.
    code: |
      assert count_trees(plus=2) >= 2
"""

LUA = """--- Count the trees near the character, and add a number.

---@param ctx fle.Context
---@param args fle.CountTreesArgs
---@return integer
local function count_trees(ctx, args)
  local area = { type = "tree", position = ctx.character.position, radius = 5 }
  return ctx.surface.count_entities_filtered(area) + args.plus
end

return count_trees
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "count_trees.yaml").write_text(SCHEMA.lstrip())
    (tmp_path / "count_trees.lua").write_text(LUA)
    return tmp_path


def test_programs_in_a_process_have_a_users_tools(folder):
    seen = []
    with fle.connect(tools=[folder]) as game:
        programs = ProgramProcess(game, observer=lambda tool, result: seen.append((tool, result)))
        result = programs.run("a = count_trees()\nprint(count_trees(plus=3) - a)")
        assert result.error is None, result.error
        assert result.output == "2: (3,)"
        assert seen[1] == ("count_trees", seen[0][1] + 3)
        assert "it is count_trees(plus=...)" in programs.run("count_trees(1, 2)").error
        saved = programs.save_names()
        programs.load_names(saved)
        assert programs.run("print(count_trees() == a)").output == "1: (True,)"
        programs.close()
    with fle.connect() as game:
        programs = ProgramProcess(game)
        assert programs.run("count_trees()").error_type == "NameError"
        programs.close()
