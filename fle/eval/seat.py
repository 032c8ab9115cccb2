"""An agent at its character: what it said and saw, and how it takes a step."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fle.agents import Agent, Conversation, Program, finish, make_agent, take_turn
from fle.eval.plan import Job
from fle.eval.worlds import World
from fle.gym import Observation
from fle.store import StepRecord, StoredStep, Usage
from fle.tasks.step import Step
from fle.tasks.verdict import Verdict

_HEARD = "heard"
_SALT = 1_000_003
"""Larger than the seeds of a run's samples are apart, so that no two samples draw alike."""

Taken = StepRecord | StoredStep
"""A step that was taken, here or before the run was resumed."""


@dataclass(slots=True)
class Seat:
    """An agent at its character.

    Attributes:
        number: Which agent of the world it is, from 0.
        agent: The agent.
        conversation: All that was said between it and the world.
        last: Its last program, whose output it has yet to see.
        heard: The number of the last message of other agents that it was shown.
    """

    number: int
    agent: Agent
    conversation: Conversation = field(default_factory=Conversation)
    last: Step | None = None
    heard: int = 0

    def take_step(self, world: World, *, index: int, parent: int | None) -> StepRecord | None:
        """Let the agent answer and carry its answer out; None when it has nothing more to do.

        Args:
            world: The world.
            index: Number of the step in its trajectory.
            parent: Id of the step from whose state it begins.
        """
        began = time.perf_counter()
        observation, heard = self._look(world)
        observed = time.perf_counter()
        program = take_turn(self.agent, self.conversation, observation)
        answered = time.perf_counter()
        if program.code is None and program.finished:
            return None
        self.heard = heard
        self.last = world.run(program.code, self.number)
        ran = time.perf_counter()
        state = world.state()
        timings = {
            "observe_s": observed - began,
            "model_s": answered - observed,
            "program_s": self.last.duration,
            "verify_s": max(0.0, ran - answered - self.last.duration),
            "state_s": time.perf_counter() - ran,
        }
        return self._record(program, self.last, state, timings, index, parent)

    def restore(self, step: Taken, messages: Sequence[Mapping[str, Any]]) -> None:
        """Make agent and conversation what they were after a step."""
        self.agent.restore(step.agent_state or {})
        self.conversation = Conversation.from_json(messages)
        self.last = _played(step)
        self.heard = int(step.meta.get(_HEARD, 0))

    def end(self, world: World, reason: str) -> None:
        """Show the agent what its last program did, and tell it that the trajectory is over."""
        observation, self.heard = self._look(world)
        finish(self.agent, self.conversation, observation, reason)

    def _look(self, world: World) -> tuple[Observation, int]:
        vision = self.agent.needs_picture
        return world.observe(self.number, self.last, self.heard, vision=vision)

    def _record(
        self,
        program: Program,
        step: Step,
        state: bytes,
        timings: Mapping[str, float],
        index: int,
        parent: int | None,
    ) -> StepRecord:
        verdict = step.verdict
        meta: dict[str, Any] = {_HEARD: self.heard} if self.heard else {}
        if program.usage.calls:
            meta["calls"] = program.usage.calls
        return StepRecord(
            index=index,
            agent=self.number,
            parent=parent,
            code=program.code,
            reply=program.reply,
            problem=program.problem,
            output=step.output,
            error=step.error,
            error_type=step.error_type,
            reward=step.reward,
            production_score=step.production_score,
            automated_score=step.automated_score,
            throughput=verdict.throughput if verdict else None,
            milestones=step.milestones,
            verdict=verdict.to_dict() if verdict else None,
            tick=step.tick,
            ticks=step.ticks,
            timings=timings,
            usage=_usage(program),
            messages=self.conversation.to_json(),
            game_state=state,
            agent_state=self.agent.state(),
            meta=meta,
        )


def make_seats(job: Job, world: World) -> list[Seat]:
    """Make the agents of a job, one for each character.

    Raises:
        AgentError: There is no such agent, or its options are wrong.
    """
    return [make_seat(job, world, number) for number in range(world.agents)]


def make_seat(job: Job, world: World, number: int, salt: int = 0) -> Seat:
    """Make agent `number` (from 0) of a job.

    Args:
        job: The job.
        world: Where it plays.
        number: Which agent of the world it is.
        salt: Agents that differ in it draw differently.

    Raises:
        AgentError: There is no such agent, or its options are wrong.
    """
    entry = job.entry
    agent = make_agent(
        entry.agent,
        model=entry.model,
        task=world.task,
        agent=number,
        num_agents=world.agents,
        factorio=world.factorio,
        seed=job.seed + salt * _SALT,
        options={**entry.agent_options, **entry.model_options},
    )
    return Seat(number, agent)


def _usage(program: Program) -> Usage:
    used = program.usage
    return Usage(
        prompt_tokens=used.prompt_tokens,
        completion_tokens=used.completion_tokens,
        reasoning_tokens=used.reasoning_tokens,
        total_tokens=used.total_tokens,
        cost=used.cost,
    )


def _played(step: Taken) -> Step:
    """Return what the program of a stored step did, as the episode told it."""
    return Step(
        agent=step.agent,
        source=step.code or "",
        output=step.output,
        error=step.error,
        error_type=step.error_type,
        ticks=step.ticks,
        duration=float(step.timings.get("program_s", 0.0)),
        production_score=step.production_score,
        automated_score=step.automated_score,
        reward=step.reward,
        verdict=Verdict.from_dict(step.verdict) if step.verdict else None,
        milestones=step.milestones,
        tick=step.tick,
    )
