"""Programs that try to reach the server, to grant themselves items, and to forge a score."""

import pytest

from fle.interpreter import ProgramProcess

ADMIN = """
    reset set_inventory spawn_agents set_clock regenerate_resources save_state load_state
    unlock_technologies
"""

FORGED = {
    "score by assignment": ("score = lambda: (10**9, '')", "NameError", "keeps its meaning"),
    "score by a function": ("def score(): return 10**9", "NameError", "keeps its meaning"),
    "score by a loop": ("for score in [10**9]: pass", "NameError", "keeps its meaning"),
    "score by global": (
        "def f():\n    global score\n    score = 10**9\nf()",
        "NameError",
        "keeps its meaning",
    ),
    "print": ("import json as print", "NameError", "keeps its meaning"),
    "a session": ("session.set_inventory({'coal': 1000})", "NameError", "session"),
    "a game": ("game.remote_call('fle', 'execute', b'')", "NameError", "game"),
    "a console": ("rcon('/c game.player.insert{name=\"coal\"}')", "NameError", "rcon"),
    "items from nothing": ("craft_item(Prototype.Boiler, 100)", "MissingIngredients", "lacks"),
    "less than nothing": ("craft_item(Prototype.IronChest, -5)", "", "-5"),
    "not a number": ("craft_item(Prototype.IronChest, float('nan'))", "", ""),
    "a huge number": ("craft_item(Prototype.IronChest, 2**63)", "", ""),
    "a larger number": ("craft_item(Prototype.IronChest, 2**70)", "OverflowError", ""),
    "code as a name": (
        "craft_item('coal\"] game.players[1].insert(\"coal')",
        "",
        "",
    ),
    "code as a kind": ("nearest('coal); game.print(1); (')", "", ""),
    "another's inventory": ("insert_item(Prototype.Coal, Position(0, 0), 5)", "", ""),
    "infinity": ("move_to(Position(float('inf'), 0))", "", "not finite"),
    "a class": ("craft_item(Prototype, 1)", "TypeError", "cannot be an argument"),
    "an object": ("craft_item(object(), 1)", "TypeError", "cannot be an argument"),
    "nested without end": (
        "a = []\na.append(a)\ncraft_item(a, 1)",
        "RecursionError",
        "",
    ),
}


@pytest.mark.parametrize("name", ADMIN.split())
def test_administrative_tools_have_no_name(room, name):
    room.refuse(f"print({name})", "NameError", name)


@pytest.mark.parametrize("name", FORGED)
def test_nothing_is_granted_or_forged(room, name):
    source, kind, says = FORGED[name]
    before = room.state()
    result = room.programs.run(source)
    assert result.error is not None
    assert kind in ("", result.error_type), result
    assert says in result.error
    assert room.state() == before
    room.works()


def test_a_score_forged_behind_the_check_counts_for_nothing(room):
    before = room.state()
    result = room.programs.run("globals()['score'] = lambda: (10**9, '')\nprint(score())")
    assert result.error is None
    assert room.state() == before
    room.works()


def test_tools_and_types_cannot_be_spoiled_for_the_next_episode(room, monkeypatch):
    room.programs.run(
        "Position.__init__ = lambda *a: None\nlen_ = len\n__builtins__['len'] = lambda x: 0\n"
        "import math\nmath.floor = lambda x: 7"
    )
    other = ProgramProcess(room.game)
    try:
        source = "import math\nprint(Position(1, 2).x, len([1]), math.floor(1.5))"
        assert other.run(source).output == "2: (1.0, 1, 1)"
        room.programs.reset()
        assert room.programs.run(source).output == "2: (1.0, 1, 1)"
    finally:
        other.close()
    room.works()


def test_a_program_cannot_reach_what_another_session_holds(room):
    room.programs.run("secret = 'of this session'")
    other = ProgramProcess(room.game)
    try:
        result = other.run("print(secret)")
        assert result.error_type == "NameError"
    finally:
        other.close()


def test_calls_after_the_end_of_a_program_are_not_heard(room):
    """A finaliser that runs between programs acts in none of them."""
    room.programs.run(
        "class Late:\n    def __del__(self):\n        craft_item(Prototype.IronChest)\n"
        "late = Late()"
    )
    before = room.state()
    assert room.programs.save_names()
    assert room.state() == before
    room.programs.reset()
    assert room.state() == before
    room.works()
