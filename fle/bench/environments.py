"""Steps per second of the environments, and what a step is made of."""

import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from typing import Any

TASK = "iron_ore_throughput_16"

PROGRAMS: Mapping[str, str] = {"look": "print(score())", "wait": "sleep(1)"}
"""Programs of one call: `look` leaves the world as it is, so that its verdict is known already;
after `wait` the task is measured anew, on a copy of the world."""

PUBLISHED_STEPS_PER_S: Mapping[str, float] = {"one": 41.6, "eight": 261.0}
"""Published figures of environments on real servers, by how many there are."""

PROCESSES = 2

# The task allows 64 programs in an episode.
_WARM_STEPS = 10
_MOST_STEPS = 50


def measure_environments(
    factorio: str, seed: int, steps: int, repeats: int, report: Callable[[str], None]
) -> dict[str, Any]:
    """Return steps/s of one environment and of two in parallel, and what a step costs in ms.

    Each step runs a program of one call, measures the task and looks at the world.

    Args:
        factorio: Version of the game.
        seed: Of the lab world.
        steps: How many are timed in each round, 50 at most.
        repeats: How often each is measured; the median counts.
        report: Is told what is being measured.
    """
    import gymnasium

    steps = min(steps, _MOST_STEPS)
    steps_per_s: dict[str, dict[str, float]] = {"one": {}, "two": {}}
    name = f"Factorio-{TASK}-v0"
    with closing(gymnasium.make(name, factorio=factorio)) as env:
        for kind, program in PROGRAMS.items():
            report(f"env.step, {kind}")
            rounds = _rounds(env, program, seed, steps, repeats)
            steps_per_s["one"][kind] = steps / statistics.median(rounds)
        report("parts of env.step")
        parts = _parts(env.unwrapped, seed, steps)
        report("env.reset")
        reset_ms = 1000 * statistics.median(_resets(env, seed, 5 * repeats))
    from fle.gym import make_vec

    with closing(make_vec(name, PROCESSES, factorio=factorio)) as envs:
        for kind, program in PROGRAMS.items():
            report(f"{PROCESSES} environments in parallel, {kind}")
            rounds = _rounds(envs, [program] * PROCESSES, seed, steps, repeats)
            steps_per_s["two"][kind] = PROCESSES * steps / statistics.median(rounds)
    return {"steps_per_s": steps_per_s, "step_ms": parts, "reset_ms": reset_ms}


def _rounds(env: Any, action: Any, seed: int, steps: int, repeats: int) -> Iterator[float]:
    """Yield the seconds that the steps of an episode take, the first ones left out."""
    # The first round is not counted: LuaJIT still compiles what it meets for the first time.
    for number in range(repeats + 1):
        env.reset(seed=seed)
        for _ in range(_WARM_STEPS):
            env.step(action)
        start = time.perf_counter()
        for _ in range(steps):
            env.step(action)
        if number:
            yield time.perf_counter() - start


def _resets(env: Any, seed: int, repeats: int) -> Iterator[float]:
    for _ in range(repeats):
        start = time.perf_counter()
        env.reset(seed=seed)
        yield time.perf_counter() - start


def _parts(env: Any, seed: int, steps: int) -> dict[str, float]:
    """Return the median ms of each part of a step that changes the world."""
    env.reset(seed=seed)
    episode, board = env.episode, env.board
    parts: dict[str, Callable[[], object]] = {
        "program": lambda: episode.executors[0].run(PROGRAMS["wait"]),
        "verification": episode.verify,
        "observation": lambda: board.observe(0, None).to_dict(board.technologies),
        "state": board.state,
    }
    spent: dict[str, list[float]] = {name: [] for name in parts}
    for _ in range(_WARM_STEPS + steps):
        for name, part in parts.items():
            start = time.perf_counter()
            part()
            spent[name].append(time.perf_counter() - start)
    return {name: 1000 * statistics.median(times[_WARM_STEPS:]) for name, times in spent.items()}
