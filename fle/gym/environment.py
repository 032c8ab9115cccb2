"""A task as a Gymnasium environment: one step is one program."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, SupportsFloat

import gymnasium
import numpy as np

from fle.gym.action import Action, ActionError, read_state
from fle.gym.board import Board
from fle.gym.info import RealSeconds, StepInfo
from fle.gym.observation import Observation
from fle.gym.observing import output_of
from fle.gym.spaces import action_space, observation_space
from fle.interpreter import Limits
from fle.runtime.errors import FleError
from fle.tasks.episode import Episode
from fle.tasks.state import GameState

_SEEDS = 2**32


class EnvironmentStateError(FleError, RuntimeError):
    """Raised when an environment is asked for something that it cannot do at this moment."""


class FactorioEnv(gymnasium.Env[dict[str, Any], Any]):
    """Plays one task; each step runs a program, measures the task, and looks at the world.

    Attributes:
        episode: What is played; made with the first reset.
        error_penalty: Taken from the reward of a program that failed.
    """

    metadata = {"render_modes": ["rgb_array"], "render_fps": 1}  # noqa: RUF012  (as declared)

    def __init__(
        self,
        task_key: str | Path,
        *,
        factorio: str = "1.1",
        server: str | Sequence[str] | None = None,
        run_idx: int = 0,
        seed: int = 0,
        random_worlds: bool = False,
        enable_vision: bool = False,
        error_penalty: float = 0.0,
        limits: Limits | None = None,
        in_process: bool = False,
        technologies: str = "open",
        render_mode: str | None = None,
    ) -> None:
        """Read the task; the server starts with the first reset.

        Args:
            task_key: The task, by its key, one of its aliases, or the path of its file.
            factorio: The version of the game, "1.1" or "2.0".
            server: `embedded` or "host:port" of a server with RCON, whose password is in
                FLE_RCON_PASSWORD; of several, `run_idx` chooses one. None: that of
                FACTORIO_SERVER_ADDRESS and FACTORIO_SERVER_PORT, else an embedded one of its own.
            run_idx: The number of this environment among those at the same time, from 0.
            seed: The variant of the lab world until a reset says otherwise.
            random_worlds: Whether a reset without a seed draws another variant of the lab world;
                if not, it plays the same one again.
            enable_vision: Whether observations hold a picture of the map.
            error_penalty: Taken from the reward of a program that failed.
            limits: What a program may use.
            in_process: Whether programs run in this process, which is faster and no wall against
                malice; else they run in one of their own.
            technologies: Which technologies observations list: `all`, `open` (those that are still
                to be researched) or `none`; `info["observation"]` has all in any case.
            render_mode: "rgb_array" or None.

        Raises:
            TaskError: There is no such task, or its file is wrong.
            ValueError, TypeError: An option is not what it must be.
        """
        if not math.isfinite(error_penalty):
            raise ValueError(f"error_penalty is {error_penalty!r}; expected a finite number")
        if render_mode is not None and render_mode not in self.metadata["render_modes"]:
            raise ValueError(f"render_mode is {render_mode!r}; expected 'rgb_array' or None")
        self.board = Board(
            task_key,
            factorio=factorio,
            server=server,
            run_idx=run_idx,
            enable_vision=enable_vision,
            limits=limits,
            in_process=in_process,
            technologies=technologies,
        )
        self.task = self.board.task
        self.error_penalty = error_penalty
        self.render_mode = render_mode
        self.action_space = action_space(self.task.num_agents)
        self.observation_space = observation_space()
        self._random_worlds = random_worlds
        self._world_seed = seed
        self._moves = 0

    def __getstate__(self) -> dict[str, Any]:
        """Return what a copy is made of; one that plays has a server, which cannot be copied.

        Raises:
            EnvironmentStateError: Something is being played.
        """
        if self.board.episode is not None:
            raise EnvironmentStateError(
                "an environment that plays can neither be copied nor pickled; make another one, "
                "and reset it with options={'game_state': ...} to go on from the same state"
            )
        return dict(self.__dict__)

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
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Begin an episode in the first state of the task, or in a state that was saved.

        Args:
            seed: The variant of the lab world; also seeds `np_random`. Without one the last variant
                is played again, or a new one drawn, as `random_worlds` says.
            options: `game_state`: a GameState, its bytes or base64 of them, to go on from.

        Returns:
            The first observation of the first agent, and the info, which has the `seed` that is
            played.

        Raises:
            ActionError: An option is unknown or of a wrong type.
            StateError: The state is damaged or does not fit the server.
        """
        super().reset(seed=seed)
        state = state_option(options)
        if seed is not None:
            self._world_seed = seed % _SEEDS
        elif self._random_worlds and state is None:
            self._world_seed = int(self.np_random.integers(_SEEDS))
        self._moves += 1
        self.board.begin(self._world_seed, state)
        observation = self.board.observe(0, None)
        info = self._info(observation, {"seed": self.episode.seed})
        return observation.to_dict(self.board.technologies), info

    def step(self, action: Any) -> tuple[dict[str, Any], SupportsFloat, bool, bool, dict[str, Any]]:
        """Run a program.

        Args:
            action: A dict of the action space, of which only `code` is required; the code as a text
                alone; or an `Action`.

        Returns:
            The observation of the agent that acted, the reward, whether the task is solved, whether
            the programs that it allows are used up, and the info.

        Raises:
            ActionError: The action is of another type, or names an agent that is not there.
            EnvironmentStateError: There was no reset yet, or the episode is over.
        """
        episode = self.episode
        asked = Action.read(action, self.task.num_agents)
        if asked.game_state is not None:
            self._moves += 1
            self.board.restore(asked.game_state)
        self._require_turn(episode, asked.agent_idx)
        self._moves += 1
        step = episode.run(asked.code, asked.agent_idx)
        observation = self.board.observe(asked.agent_idx, step)
        failed = step.error is not None
        reward = float(step.reward - (self.error_penalty if failed else 0.0))
        info = self._info(
            observation,
            {
                "error_occurred": failed,
                "result": output_of(step),
                "ticks": step.ticks,
                "flows": self.board.flows_of_step(observation),
                "agent_idx": asked.agent_idx,
                "achievements": {kind: dict(made) for kind, made in step.milestones.items()},
                "production_score": step.production_score,
                "automated_production_score": step.automated_score,
                "policy_execution_time": RealSeconds(step.duration),
                "task_verification": step.verdict and step.verdict.to_dict(),
                "step": step,
            },
        )
        return (
            observation.to_dict(self.board.technologies),
            reward,
            episode.terminated,
            episode.truncated,
            info,
        )

    def render(self) -> Any:
        """Return a picture of the factory and the first agent, as render_mode asks.

        Returns:
            pixels: uint8, (H, W, 3), rows from north to south, columns from west to east; None
            without a render_mode.
        """
        if self.render_mode is None:
            gymnasium.logger.warn(
                "render() needs a render_mode: gymnasium.make(id, render_mode='rgb_array')"
            )
            return None
        from fle.render import render

        return np.array(render(self.episode.game), dtype=np.uint8)

    def state(self) -> GameState:
        """Return where the environment stands, for `reset(options={"game_state": ...})`."""
        self.episode  # noqa: B018  (raises when nothing is played)
        return self.board.state()

    def close(self) -> None:
        """End the programs and the server; the environment may be closed again, and reset."""
        self.board.close()

    def _info(self, observation: Observation, values: dict[str, Any]) -> dict[str, Any]:
        moves = self._moves

        def take_state() -> GameState:
            if moves != self._moves:
                raise EnvironmentStateError(
                    "the environment has moved on since; ask for info['output_game_state'] before "
                    "the next step"
                )
            return self.state()

        values["observation"] = observation
        values["last_message_timestamp"] = self.board.last_message_time
        return StepInfo(values, take_state)

    def _require_turn(self, episode: Episode, agent: int) -> None:
        if episode.terminated:
            raise EnvironmentStateError("the task is solved and the episode over; call reset()")
        if episode.steps_left(agent):
            return
        used_up = f"all {self.task.trajectory_length} programs of the task were run"
        if episode.truncated:
            raise EnvironmentStateError(f"{used_up} and the episode is over; call reset()")
        raise EnvironmentStateError(f"{used_up} by agent {agent}; it is the others' turn")


def state_option(options: dict[str, Any] | None) -> GameState | None:
    """Return the state that the options of a reset name, if any.

    Raises:
        ActionError: An option is unknown or of a wrong type.
        StateError: The state is damaged.
    """
    if not options:
        return None
    unknown = sorted(set(map(str, options)) - {"game_state"})
    if unknown:
        raise ActionError(f"reset takes the option game_state, not {', '.join(unknown)}")
    return read_state(options["game_state"])
