"""Several environments at a time, each with its server in a process of its own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import gymnasium
import numpy as np
from gymnasium.vector import AsyncVectorEnv
from gymnasium.vector.async_vector_env import AsyncState

from fle.gym.action import Action, ActionError
from fle.gym.environment import EnvironmentStateError
from fle.gym.ids import environment_id


class FactorioVectorEnv(AsyncVectorEnv):
    """Environments that run in parallel; `step` also takes a list of one action for each."""

    def step_async(self, actions: Any) -> None:
        """Send each environment its action.

        Args:
            actions: A member of the batched action space, or a list with one action of any form
                that `FactorioEnv.step` takes for each environment.

        Raises:
            ActionError: There are not as many actions as environments, or one is none.
            EnvironmentStateError: The process of an environment is gone.
        """
        batched = self._batched(actions) if isinstance(actions, list) else actions
        with self._processes_needed():
            super().step_async(batched)

    def reset_wait(self, timeout: float | None = None) -> Any:
        """Return what every environment's reset gave.

        Raises:
            EnvironmentStateError: The process of an environment is gone.
        """
        with self._processes_needed():
            observations, infos = super().reset_wait(timeout)
        return _own(observations), infos

    def step_wait(self, timeout: float | None = None) -> Any:
        """Return what every environment's step gave.

        Raises:
            EnvironmentStateError: The process of an environment is gone.
        """
        with self._processes_needed():
            observations, *rest = super().step_wait(timeout)
        return _own(observations), *rest

    def close_extras(self, timeout: float | None = None, terminate: bool = False) -> None:
        """End the processes; at once, unless all of them can still say that they are done."""
        if not all(process.is_alive() for process in self.processes):
            # There is no answer to wait for.
            self._state = AsyncState.DEFAULT
            terminate = True
        super().close_extras(timeout, terminate)

    @contextmanager
    def _processes_needed(self) -> Iterator[None]:
        """Say which process is gone when one cannot be spoken to."""
        try:
            yield
        except (EOFError, ConnectionError) as error:
            gone = [index for index, each in enumerate(self.processes) if not each.is_alive()]
            raise EnvironmentStateError(
                f"the process of environment {', '.join(map(str, gone)) or '?'} has ended, and "
                "what was played there is lost; close() these environments and make new ones"
            ) from error

    def _batched(self, actions: Sequence[Any]) -> dict[str, Any]:
        if len(actions) != self.num_envs:
            raise ActionError(f"{len(actions)} actions were given to {self.num_envs} environments")
        agents = int(self.single_action_space["agent_idx"].n)  # type: ignore[index]
        rows = [Action.read(action, agents).to_dict() for action in actions]
        return {
            "agent_idx": np.array([row["agent_idx"] for row in rows]),
            "code": tuple(row["code"] for row in rows),
            "game_state": tuple(row["game_state"] for row in rows),
        }


def make_vec(
    id: str,
    num_envs: int = 2,
    *,
    context: str | None = None,
    vector_kwargs: dict[str, Any] | None = None,
    **kwargs: Any,
) -> FactorioVectorEnv:
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
    # What Gymnasium would copy in full is made anew in each step, all but the arrays.
    options["copy"] = False
    makers = [partial(_make, id, {**kwargs, "run_idx": index}) for index in range(num_envs)]
    return FactorioVectorEnv(makers, **options)


def make_parallel(num_envs: int = 1, *, task_key: str, **kwargs: Any) -> FactorioVectorEnv:
    """Return what `gymnasium.make_vec(id, num_envs)` makes without a vectorization mode."""
    return make_vec(environment_id(task_key), num_envs, **kwargs)


def _make(id: str, kwargs: dict[str, Any]) -> gymnasium.Env[Any, Any]:
    return gymnasium.make(id, **kwargs)


def _own(observations: Any) -> Any:
    """Return observations with arrays of their own: the next step writes to those that it has."""
    if isinstance(observations, dict):
        return {key: _own(value) for key, value in observations.items()}
    return observations.copy() if isinstance(observations, np.ndarray) else observations
