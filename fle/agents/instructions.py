"""The system message of agents: the manual, and what is played."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fle.agents.manual import agent_manual
from fle.agents.registry import AgentSetup

if TYPE_CHECKING:
    from fle.tasks import Task

_OPEN_PLAY = (
    "There is no given goal: build the most productive factory that you can. It is measured by the "
    "production score."
)


def system_message(setup: AgentSetup, *, full: bool = True) -> str:
    """Return the manual for the version that is played, and what this agent is asked to do.

    Args:
        setup: Which agent it is, of which world.
        full: Whether with descriptions and examples of all tools.
    """
    manual = agent_manual(factorio=setup.factorio, full=full, folder=setup.manual)
    return f"{manual}\n{task_text(setup.task, agent=setup.agent, num_agents=setup.num_agents)}"


def task_text(task: Task | None, *, agent: int = 0, num_agents: int = 1) -> str:
    """Return what an agent is asked to do.

    Args:
        task: What is played; None for open play without a task.
        agent: Which agent it is, counted from 0.
        num_agents: How many there are.
    """
    goal = task.goal if task else _OPEN_PLAY
    parts = ["## Your task", goal]
    if num_agents > 1:
        parts.append(f"You are agent {agent + 1} of {num_agents}.")
    if task and agent < len(task.agent_instructions) and task.agent_instructions[agent]:
        parts.append(task.agent_instructions[agent])
    return "\n\n".join(parts) + "\n"
