"""What the store takes and gives: runs, trajectories and steps as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from fle.runtime.errors import FleError

Json = Mapping[str, Any]


class StoreError(FleError):
    """Raised when a store cannot be opened, or refuses what it is asked to keep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What a model was paid for one step.

    Attributes:
        prompt_tokens: Tokens that it read.
        completion_tokens: Tokens that it wrote, those of its reasoning included.
        reasoning_tokens: Those of them that it thought with.
        total_tokens: All of them.
        cost: US dollars, None where the price is not known.
    """

    prompt_tokens: int = 0
    completion_tokens: int = 0
    reasoning_tokens: int = 0
    total_tokens: int = 0
    cost: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    """One step as the store takes it: what the agent answered and what came of it.

    Attributes:
        index: Number of the step in its trajectory, from 0; an agent has it once.
        agent: Which agent took it, from 0.
        parent: Id of the step from whose state it began, None for the start of the trajectory.
        code: The program, None where the reply held none.
        reply: The whole reply of the model.
        problem: Why there is no program, or None.
        output: What the agent saw of its program.
        error: Why the program failed, or None.
        error_type: Name of that exception, or None.
        reward: The reward of the environment.
        production_score: Production score after the step.
        automated_score: Automated production score after the step.
        throughput: Items per hold-out that the task's check measured, or None.
        milestones: What the step reached first, as {"static": {...}, "automated": {...}}.
        verdict: The task's verdict, or None.
        tick: Tick of the world after the step.
        ticks: Ticks that the program took.
        timings: Seconds of real time by what they were spent on (`model_s`, `program_s`, ...).
        usage: Tokens and money.
        messages: The whole conversation after the step; the store keeps what is new in it.
        game_state: `GameState.to_bytes()` after the step, or None.
        agent_state: What the agent needs to go on, or None.
        value: What a search thinks that the state is worth, or None.
        visits: How often a search came by.
        meta: Anything else that can be written as JSON.
        created_at: When it ended; now, unless given.
    """

    index: int
    agent: int = 0
    parent: int | None = None
    code: str | None = None
    reply: str | None = None
    problem: str | None = None
    output: str = ""
    error: str | None = None
    error_type: str | None = None
    reward: float = 0.0
    production_score: float = 0.0
    automated_score: float = 0.0
    throughput: float | None = None
    milestones: Json = field(default_factory=dict)
    verdict: Json | None = None
    tick: int = 0
    ticks: int = 0
    timings: Mapping[str, float] = field(default_factory=dict)
    usage: Usage = Usage()
    messages: Sequence[Json] = ()
    game_state: bytes | None = None
    agent_state: Json | None = None
    value: float | None = None
    visits: int = 0
    meta: Json = field(default_factory=dict)
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredStep:
    """One step as the store gives it; its conversation and game state are asked for by its id.

    Attributes:
        id: Number of the step in the store.
        trajectory: Id of its trajectory.
        depth: Steps between the start of the trajectory and this one, along its parents.
        state_hash: SHA-256 of the game state after it, or None where none is kept.
        created_at: When it was taken, in UTC.

    The others are those of `StepRecord`.
    """

    id: int
    trajectory: int
    index: int
    agent: int
    parent: int | None
    depth: int
    code: str | None
    reply: str | None
    problem: str | None
    output: str
    error: str | None
    error_type: str | None
    reward: float
    production_score: float
    automated_score: float
    throughput: float | None
    milestones: Json
    verdict: Json | None
    tick: int
    ticks: int
    timings: Mapping[str, float]
    usage: Usage
    state_hash: str | None
    agent_state: Json | None
    value: float | None
    visits: int
    meta: Json
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectory:
    """One attempt of one agent (or team) at one task.

    Attributes:
        id: Number of the trajectory in the store; the command line writes it `t17`.
        run: Id of its run.
        task: Key of the task.
        model: The model that wrote the programs; empty for agents without one.
        agent: Name of the agent.
        sample: Number among the attempts of the same model, agent and task, from 0.
        seed: Seed of its world.
        factorio: Version of the game, as "1.1".
        backend: What played the world, as "embedded 1.1.110"; empty while unknown.
        reason: Why it ended, None while it has not.
        success: Whether the task was done; None while it has not ended.
        error: What went wrong outside of the programs, or None.
        meta: Anything else that can be written as JSON.
    """

    id: int
    run: int
    task: str
    model: str
    agent: str
    sample: int
    seed: int
    factorio: str
    backend: str
    reason: str | None
    success: bool | None
    error: str | None
    meta: Json
    created_at: datetime
    finished_at: datetime | None

    @property
    def finished(self) -> bool:
        """Whether it has ended."""
        return self.reason is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A set of trajectories that were made to be compared.

    Attributes:
        id: Number of the run in the store.
        name: Its name; two runs may have the same.
        version: Number of the run as the published table counts them.
        description: What it is, for people.
        config: What it was asked to do.
        toolkit: Version of this package that made it.
        finished_at: When the last of it was done; None while it is not.
    """

    id: int
    name: str
    version: int
    description: str
    config: Json
    toolkit: str
    created_at: datetime
    finished_at: datetime | None
