"""What is read of a world after each program: scores and milestones, in one round trip."""

from collections.abc import Mapping
from dataclasses import dataclass

from fle.runtime.session import Session


@dataclass(frozen=True, slots=True)
class Readings:
    """What a world has made so far.

    Attributes:
        production_score: The worth of everything produced less everything used up.
        automated_score: The part of it that machines made.
        static: What was made in any way, amounts by item and fluid.
        automated: What of it machines made.
        tick: When this was read.
    """

    production_score: float
    automated_score: float
    static: Mapping[str, float]
    automated: Mapping[str, float]
    tick: int

    def gained(self, before: "Readings") -> dict[str, dict[str, float]]:
        """Return what was made for the first time since `before`, with the amounts now."""
        return {
            "static": {k: n for k, n in self.static.items() if k not in before.static},
            "automated": {k: n for k, n in self.automated.items() if k not in before.automated},
        }


def read(game: Session) -> Readings:
    """Return what the world of `game` has made so far."""
    with game.batch() as batch:
        score, milestones = batch.score(), batch.milestones()
    production, automated = score
    return Readings(
        production_score=float(production),
        automated_score=float(automated),
        static=dict(milestones.static),
        automated=dict(milestones.automated),
        tick=game.tick,
    )
