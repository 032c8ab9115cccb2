from dataclasses import dataclass

import pytest

import fle
from fle.interpreter import Limits, ProgramProcess, StepResult
from fle.interpreter.process import conversation
from fle.runtime.session import Session

STOCK = {"coal": 50, "iron-plate": 40, "iron-chest": 5, "stone-furnace": 2}
LIMITS = Limits(seconds=20.0, memory_mb=256, tool_calls=300)


@dataclass
class Room:
    """A session with programs in a process of their own, and what must come through unharmed."""

    game: Session
    programs: ProgramProcess

    def refuse(
        self, source: str, kind: str, *says: str, seconds: float | None = None
    ) -> StepResult:
        """Run a hostile program; it must fail, say why, and harm nothing."""
        before = self.state()
        result = self.programs.run(source, seconds)
        assert result.error_type == kind, result
        for text in says:
            assert text in str(result.error)
        assert self.state() == before
        self.works()
        return result

    def works(self) -> None:
        """The next program of the same session does what it should."""
        result = self.programs.run(
            "assert inspect_inventory()['coal'] == 50\nprint(40 + 2, score()[0] < 10**6)"
        )
        assert result.error is None, result.error
        assert result.output.endswith("2: (42, True)")

    def state(self) -> tuple[object, ...]:
        """What a hostile program must not change."""
        inventory = self.game.inspect_inventory()
        score = self.game.score()
        return self.game.state_hash(), dict(inventory.items()), score[0]


@pytest.fixture(scope="module")
def room():
    with fle.connect(seed=7) as game:
        game.reset(inventory=fle.Inventory(STOCK))
        programs = ProgramProcess(game, limits=LIMITS)
        yield Room(game, programs)
        programs.close()


@pytest.fixture
def quick(monkeypatch):
    """What cannot be interrupted is ended soon after its time is over."""
    monkeypatch.setattr(conversation, "_GRACE_S", 0.2)
