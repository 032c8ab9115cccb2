"""Worlds that random programs run in: the lab, on both Luas, with a book of every item."""

import json
from pathlib import Path

from hypothesis import HealthCheck, settings
from random_programs.programs import INVENTORY, PRELUDE

from fle._resources import resource
from fle.engine.host import EmbeddedServer
from fle.interpreter import Interpreter
from fle.runtime.connection import connect
from fle.runtime.embedded import EmbeddedTransport

LEDGER = Path(__file__).parent / "mods" / "ledger"

many = settings(
    max_examples=500,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
"""Half of a thousand programs, the same ones in each run: the other version runs the other half."""


class World:
    """A lab that can be made new."""

    def __init__(self, factorio, lua):
        self.transport = EmbeddedTransport(
            lambda: EmbeddedServer(
                factorio=factorio, seed=1, mods=[resource("mod"), LEDGER], lua=lua
            ),
            keep_scripts=True,
        )
        self.session = connect(self.transport)
        self.session.reset(inventory=INVENTORY, technologies="none")
        self.programs = Interpreter(self.session)
        assert self.programs.run(PRELUDE).error is None
        self.start = self.session.snapshot()
        self.before = self.ledger()

    def ledger(self):
        return json.loads(self.transport.server.remote_call("ledger", "read"))

    def run(self, program):
        """Run a program in a new world; return its output and what the books say of it."""
        self.session.restore(self.start)
        step = self.programs.run(program)
        assert step.error is None, f"{step.output}\n{step.error}\n{program}"
        after = self.ledger()
        there, made = (difference(self.before[book], after[book]) for book in ("there", "made"))
        return step.output, there, made


def difference(before, after):
    names = before.keys() | after.keys()
    changes = {name: after.get(name, 0) - before.get(name, 0) for name in names}
    return {name: change for name, change in changes.items() if change}


def open_worlds(factorio):
    return [World(factorio, lua) for lua in ("luajit", "lua52")]


def check(worlds, program):
    """No item is lost or made from nothing, and both Luas play the same world."""
    hashes = []
    for world in worlds:
        output, there, made = world.run(program)
        assert there == made, f"{output}\n{program}"
        hashes.append(world.session.state_hash())
    assert hashes[0] == hashes[1], program
