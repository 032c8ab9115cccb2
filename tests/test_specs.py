from pathlib import Path

import pytest
from lua_specs import LUAS, PROFILES, SpecFailure, SpecState

COMBINATIONS = [(lua, factorio) for lua in LUAS for factorio in PROFILES]


@pytest.fixture(params=COMBINATIONS, ids=lambda pair: "-".join(pair))
def state_of(request, tmp_path: Path):
    def load(source: str) -> SpecState:
        spec = tmp_path / "sample_spec.lua"
        spec.write_text(source)
        return SpecState(spec, *request.param)

    return load


def test_a_failure_shows_both_values_and_the_traceback(state_of):
    state = state_of("""
        describe("sum", function()
          it("adds", function() assert.are.equal(3, 1 + 1, "adding") end)
        end)
    """)
    assert state.names == ["sum adds"]
    outcome, text = state.run(0)
    assert outcome == "failed"
    for part in ("adding", "expected: 3", "found:    2", "sample_spec.lua:3", "traceback"):
        assert part in text


def test_an_error_table_is_shown_with_its_fields(state_of):
    state = state_of("""it("raises", function() error({ code = "x", data = { n = 1 } }) end)""")
    outcome, text = state.run(0)
    assert outcome == "failed"
    assert '{ code = "x", data = { n = 1 } }' in text


def test_binary_data_in_a_failure_is_no_obstacle(state_of):
    state = state_of(r"""it("compares", function() assert.equals("\255\0", "\254") end)""")
    assert state.run(0)[0] == "failed"


def test_after_each_and_finally_run_after_a_failure(state_of):
    state = state_of("""
        local seen = {}
        describe("block", function()
          after_each(function() seen[#seen + 1] = "after" end)
          it("fails", function()
            finally(function() seen[#seen + 1] = "finally" end)
            error("on purpose")
          end)
          it("sees what ran", function() assert.same({ "finally", "after" }, seen) end)
        end)
    """)
    assert [state.run(index)[0] for index in (0, 1)] == ["failed", "ok"]


def test_a_failing_teardown_is_reported(state_of):
    state = state_of("""
        describe("block", function()
          teardown(function() error("cannot close") end)
          it("passes", function() end)
        end)
    """)
    assert state.run(0)[0] == "ok"
    outcome, text = state.finish()
    assert outcome == "failed"
    assert "cannot close" in text


def test_a_pending_test_says_why(state_of):
    state = state_of("""
        pending("later")
        it("asks for more", function() pending("a server is needed") end)
    """)
    assert state.run(0) == ("pending", "later")
    assert state.run(1) == ("pending", "a server is needed")


def test_a_spec_that_does_not_parse_names_file_and_line(state_of):
    with pytest.raises(SpecFailure, match=r"sample_spec\.lua:2"):
        state_of("\nit(")


def test_each_state_knows_its_profile(state_of):
    state = state_of("""
        it("knows", function()
          local profile = require("tests.lua.support.profile")
          assert.truthy(profile.version:find(profile.factorio, 1, true) == 1)
        end)
    """)
    assert state.run(0) == ("ok", "")
