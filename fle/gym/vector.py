"""Several environments at a time, each with its server in a process of its own."""

from __future__ import annotations

from functools import partial
from typing import Any

import gymnasium
from gymnasium.vector import AsyncVectorEnv

from fle.gym.catalogue import environment_id


def make_vec(
    id: str,
    num_envs: int = 2,
    *,
    context: str | None = None,
    vector_kwargs: dict[str, Any] | None = None,
    **kwargs: Any,
) -> AsyncVectorEnv:
    """Return `num_envs` environments that run in parallel.

    Args:
        id: The id of the environment.
        num_envs: How many; environment i gets `run_idx` i, which chooses among several servers.
        context: How processes are started: "fork", "spawn", "forkserver", or None for Python's way.
        vector_kwargs: Further options of AsyncVectorEnv.
        kwargs: Options of each environment.
    """
    options: dict[str, Any] = {"context": context, **(vector_kwargs or {})}
    # Observations hold texts and sequences of any length, which shared memory has no room for.
    options["shared_memory"] = False
    makers = [partial(_make, id, {**kwargs, "run_idx": index}) for index in range(num_envs)]
    return AsyncVectorEnv(makers, **options)


def make_parallel(num_envs: int = 1, *, task_key: str, **kwargs: Any) -> AsyncVectorEnv:
    """Return what `gymnasium.make_vec(id, num_envs)` makes without a vectorization mode."""
    return make_vec(environment_id(task_key), num_envs, **kwargs)


def _make(id: str, kwargs: dict[str, Any]) -> gymnasium.Env[Any, Any]:
    return gymnasium.make(id, **kwargs)
