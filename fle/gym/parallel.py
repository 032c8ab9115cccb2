"""A task for several agents as a PettingZoo parallel environment."""

from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np
from gymnasium import spaces
from pettingzoo import ParallelEnv  # type: ignore[import-untyped]

from fle.gym.action import Action, ActionError, read_state
from fle.gym.board import Board
from fle.gym.environment import EnvironmentStateError
from fle.gym.info import RealSeconds
from fle.gym.observation import Observation
from fle.gym.observing import output_of
from fle.gym.spaces import observation_space, text
from fle.gym.texts import LONG
from fle.tasks.episode import Episode
from fle.tasks.state import GameState
from fle.tasks.step import Step

_SEEDS = 2**32


class FactorioParallelEnv(ParallelEnv):  # type: ignore[misc]
    """Agents of one world, each running one program a step, in the order of their numbers.

    Each program is measured when it has run, before the next agent's: an agent is rewarded for what
    its own program left. Observations are read when all have run, so that every agent sees what
    the others did and told it in this step.

    Attributes:
        possible_agents: `agent_0` and so on.
        agents: Those that still play; none when the episode is over.
    """

    metadata: ClassVar[dict[str, Any]] = {
        "name": "factorio_v0",
        "render_modes": ["rgb_array"],
        "render_fps": 1,
        "is_parallelizable": True,
    }

    def __init__(
        self,
        task_key: str,
        *,
        seed: int = 0,
        error_penalty: float = 0.0,
        render_mode: str | None = None,
        **options: Any,
    ) -> None:
        """Read the task; the server starts with the first reset.

        Args:
            task_key: The task, by its key or one of its aliases.
            seed: The variant of the lab world until a reset says otherwise.
            error_penalty: Taken from the reward of a program that failed.
            render_mode: "rgb_array" or None.
            options: As `FactorioEnv` takes them: factorio, server, run_idx, enable_vision, limits,
                in_process, technologies.

        Raises:
            TaskError: There is no such task, or its file is wrong.
        """
        self.board = Board(task_key, **options)
        self.task = self.board.task
        self.render_mode = render_mode
        self.error_penalty = error_penalty
        self.possible_agents = [f"agent_{index}" for index in range(self.task.num_agents)]
        self.agents: list[str] = []
        self._world_seed = seed
        # One space for each agent, so that sampling for one does not move another's.
        self._observation_spaces = {name: observation_space() for name in self.possible_agents}
        self._action_spaces = {name: text(LONG) for name in self.possible_agents}

    def observation_space(self, agent: str) -> spaces.Dict:
        """Return the published space of observations."""
        return self._observation_spaces[agent]

    def action_space(self, agent: str) -> spaces.Text:
        """Return the space of actions: programs as text."""
        return self._action_spaces[agent]

    @property
    def episode(self) -> Episode:
        """The episode that is played.

        Raises:
            EnvironmentStateError: There was no reset yet, or the environment is closed.
        """
        if self.board.episode is None:
            raise EnvironmentStateError("call reset() first: nothing is being played")
        return self.board.episode

    def reset(
        self, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
        """Begin an episode in the first state of the task, or in a state that was saved.

        Args:
            seed: The variant of the lab world; without one the last is played again.
            options: `game_state`: a GameState, its bytes or base64 of them, to go on from; others
                are not looked at.

        Returns:
            The first observations and infos of all agents.
        """
        # Of options that are others', PettingZoo's own test among them, nothing is said.
        state = read_state((options or {}).get("game_state"))
        if seed is not None:
            self._world_seed = seed % _SEEDS
        self.board.begin(self._world_seed, state)
        self.agents = list(self.possible_agents)
        seen = {name: self.board.observe(index, None) for index, name in self._playing()}
        return self._as_dicts(seen), {name: {"observation": seen[name]} for name in seen}

    def step(
        self, actions: Mapping[str, Any]
    ) -> tuple[
        dict[str, dict[str, Any]],
        dict[str, float],
        dict[str, bool],
        dict[str, bool],
        dict[str, dict[str, Any]],
    ]:
        """Run one program of every agent that is named, in the order of their numbers.

        Args:
            actions: Programs by agent, as text or in another form that `FactorioEnv.step` takes.
                An agent without one waits.

        Returns:
            Observations, rewards, whether the task is solved, whether the programs of the agent are
            used up, and infos, by agent. When the task is solved, the others run none any more.

        Raises:
            ActionError: An action is of another type, or names an agent that is not playing.
        """
        if not self.agents:
            self.episode  # noqa: B018  (raises when nothing is played)
            raise EnvironmentStateError("the episode is over; call reset()")
        programs = self._programs(actions)
        episode, steps = self.episode, dict[str, Step]()
        for index, name in self._playing():
            if name in programs and not episode.terminated:
                steps[name] = episode.run(programs[name], index)
        seen = {name: self.board.observe(index, steps.get(name)) for index, name in self._playing()}
        ended = dict.fromkeys(self.agents, episode.terminated)
        used_up = {
            name: not episode.terminated and not episode.steps_left(index)
            for index, name in self._playing()
        }
        rewards = {name: self._reward(steps.get(name)) for name in self.agents}
        infos = {name: _info(seen[name], steps.get(name)) for name in self.agents}
        self.agents = [name for name in self.agents if not ended[name] and not used_up[name]]
        return self._as_dicts(seen), rewards, ended, used_up, infos

    def state_of_game(self) -> GameState:
        """Return where the environment stands, for `reset(options={"game_state": ...})`."""
        self.episode  # noqa: B018  (raises when nothing is played)
        return self.board.state()

    def render(self) -> Any:
        """Return a picture of the factory and the first agent, as render_mode asks.

        Returns:
            pixels: uint8, (H, W, 3), rows from north to south, columns from west to east; None
            without a render_mode.
        """
        if self.render_mode is None:
            return None
        from fle.render import render

        return np.array(render(self.episode.game), dtype=np.uint8)

    def close(self) -> None:
        """End the programs and the server; the environment may be closed again, and reset."""
        self.agents = []
        self.board.close()

    def _as_dicts(self, seen: Mapping[str, Observation]) -> dict[str, dict[str, Any]]:
        listed = self.board.technologies
        return {name: observation.to_dict(listed) for name, observation in seen.items()}

    def _playing(self) -> list[tuple[int, str]]:
        return [(self.possible_agents.index(name), name) for name in self.agents]

    def _programs(self, actions: Mapping[str, Any]) -> dict[str, str]:
        strangers = sorted(set(actions) - set(self.agents))
        if strangers:
            raise ActionError(f"{', '.join(strangers)} does not play; {', '.join(self.agents)} do")
        return {
            name: Action.read(action, self.task.num_agents).code for name, action in actions.items()
        }

    def _reward(self, step: Step | None) -> float:
        if step is None:
            return 0.0
        return float(step.reward - (self.error_penalty if step.error is not None else 0.0))


def parallel_env(task_key: str, **options: Any) -> FactorioParallelEnv:
    """Return the parallel environment of a task; `FactorioParallelEnv` says what it takes."""
    return FactorioParallelEnv(task_key, **options)


def _info(seen: Observation, step: Step | None) -> dict[str, Any]:
    info: dict[str, Any] = {"observation": seen}
    if step is not None:
        info |= {
            "error_occurred": step.error is not None,
            "result": output_of(step),
            "ticks": step.ticks,
            "production_score": step.production_score,
            "automated_production_score": step.automated_score,
            "achievements": {kind: dict(made) for kind, made in step.milestones.items()},
            "policy_execution_time": RealSeconds(step.duration),
            "task_verification": step.verdict and step.verdict.to_dict(),
            "step": step,
        }
    return info
