"""Results as a run might leave them, made up from a seed."""

from __future__ import annotations

import random
from collections.abc import Sequence

from fle.store import Run, StepRecord, Store, Usage

TASKS = ("iron_ore_throughput", "iron_gear_wheel_throughput", "electronic_circuit_throughput")
MODELS = {"large-model": 0.3, "small-model": 0.15}
ERRORS = ("ItemNotFound", "OutOfReach", "CannotPlace", "NameError", "TimeoutError")
MADE = (
    "iron-ore",
    "coal",
    "stone",
    "iron-plate",
    "copper-ore",
    "copper-plate",
    "iron-gear-wheel",
    "copper-cable",
    "electronic-circuit",
    "burner-mining-drill",
    "transport-belt",
    "inserter",
)


def play_run(
    store: Store,
    name: str = "trial",
    *,
    seed: int = 0,
    tasks: Sequence[str] = TASKS,
    samples: int = 4,
    steps: int = 16,
) -> Run:
    """Keep a run of two models in `store`."""
    chance = random.Random(seed)
    run = store.create_run(name, description="made up", version=seed)
    for task in tasks:
        for model, skill in MODELS.items():
            for sample in range(samples):
                play(
                    store, run, task, model, sample, skill * chance.uniform(0.3, 1.6), steps, chance
                )
    return store.finish_run(run.id)


def play(
    store: Store,
    run: Run,
    task: str,
    model: str,
    sample: int,
    skill: float,
    steps: int,
    chance: random.Random,
) -> None:
    """Keep a trajectory that ends with success, or after so many steps."""
    trajectory = store.create_trajectory(
        run.id,
        task=task,
        model=model,
        agent="basic",
        sample=sample,
        seed=sample,
        backend="embedded 1.1.110",
    )
    parent, score, throughput, known = None, 0.0, 0.0, 0
    success = False
    for index in range(steps):
        failed = chance.random() > 0.5 + skill
        score += 0.0 if failed else 400 * skill * chance.random() * (index + 1)
        throughput = throughput if failed else min(30.0, throughput + 12 * skill * chance.random())
        found = 0 if failed else min(chance.randint(0, 2), len(MADE) - known)
        new = dict.fromkeys(MADE[known : known + found], 1)
        known += found
        error = chance.choice(ERRORS) if failed else None
        success = throughput >= 16
        parent = store.add_step(
            trajectory.id,
            StepRecord(
                index=index,
                parent=parent,
                code=None if failed and chance.random() < 0.1 else "print(score())",
                error=error and f"{error}: it went wrong",
                error_type=error,
                production_score=score,
                automated_score=score / 2,
                throughput=throughput,
                milestones={"static": new, "automated": dict(list(new.items())[:1])},
                ticks=3600,
                tick=3600 * (index + 1),
                timings={"model_s": 2.0, "program_s": 0.5},
                usage=Usage(
                    prompt_tokens=1000 + 100 * index,
                    completion_tokens=200,
                    reasoning_tokens=50,
                    total_tokens=1200 + 100 * index,
                    cost=0.01 if model.startswith("large") else None,
                ),
            ),
        )
        if success:
            break
    store.finish_trajectory(trajectory.id, "success" if success else "programs", success=success)
