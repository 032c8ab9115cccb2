"""What an evaluation run is: its trajectories, limits and search, and how it is carried out."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Method = Literal["independent", "beam", "mcts"]
Order = Literal["advantage", "score"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell of a run: an agent, with a model or without, on a task.

    Attributes:
        task: The key of the task.
        agent: The name of the agent, as `basic`.
        label: What results call the agent.
        model: The name of its model; None for agents that need none.
        num_agents: Characters in the world, where it differs from the task's.
        agent_options: What the agent is made with.
        model_options: What the model is made with: provider, base_url, temperature, ...
    """

    task: str
    agent: str
    label: str
    model: str | None = None
    num_agents: int | None = None
    agent_options: Mapping[str, Any] = field(default_factory=dict)
    model_options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RunLimits:
    """What a trajectory, or a whole run, may use; None is without limit.

    Attributes:
        steps: Programs.
        tokens: Tokens of prompts and replies together.
        cost: US dollars, of the models whose prices are known.
        seconds: Seconds of real time.
    """

    steps: int | None = None
    tokens: int | None = None
    cost: float | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """How programs are chosen.

    Attributes:
        method: One program after the other (`independent`), `beam` or `mcts`.
        width: Beam: states that are kept after each round.
        branching: Programs sampled from one state: beam in a round, MCTS at most.
        by: Beam: what the states are ordered by.
        exploration: MCTS: the weight of the exploring term of UCB.
        holdout_s: Game seconds that a state is left alone before its value is read.
    """

    method: Method = "independent"
    width: int = 4
    branching: int = 4
    by: Order = "advantage"
    exploration: float = 1.41
    holdout_s: int = 10


@dataclass(frozen=True, slots=True)
class Job:
    """One trajectory to be run.

    Attributes:
        entry: What is run.
        sample: Which of the entry's trajectories, from 0.
        seed: The seed of its world, agent and search.
    """

    entry: Entry
    sample: int
    seed: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What is evaluated; two runs of one plan are comparable.

    Attributes:
        name: The run's name.
        entries: Each is run `samples` times.
        samples: Trajectories for each entry.
        seed: The seed of sample 0; sample i has the seed `seed + i`.
        factorio: The version of the game, "1.1" or "2.0".
        description: A sentence about the run.
        version: The published run configs' number of the agents' version.
        shuffle: Whether trajectories begin in a shuffled order; results are ordered all the same.
        retries: How often a trajectory that failed goes on from its last step.
        early_stop: Whether an entry ends with its first success; its samples then run in turn.
        trajectory: Limits of each trajectory.
        run: Limits of the whole run.
        program_s: Seconds of real time that each program has.
        error_penalty: Taken off the reward of a program that failed.
        search: How programs are chosen.
    """

    name: str
    entries: tuple[Entry, ...]
    samples: int = 1
    seed: int = 0
    factorio: str = "1.1"
    description: str = ""
    version: int | None = None
    shuffle: bool = False
    retries: int = 2
    early_stop: bool = False
    trajectory: RunLimits = RunLimits()
    run: RunLimits = RunLimits()
    program_s: float = 60.0
    error_penalty: float = 0.0
    search: Search = Search()

    def jobs(self) -> list[Job]:
        """Return the trajectories in the order of results; an entry given twice runs twice."""
        jobs = []
        counts: Counter[tuple[str, str | None, str]] = Counter()
        for entry in self.entries:
            key = (entry.task, entry.model, entry.label)
            for _ in range(self.samples):
                jobs.append(Job(entry, counts[key], self.seed + counts[key]))
                counts[key] += 1
        return jobs

    def same_as(self, other: "Plan") -> bool:
        """Say whether two plans ask for the same, whatever their limits are."""
        return self._asked() == other._asked()

    def _asked(self) -> dict[str, Any]:
        document = self.document()
        for name in ("description", "trajectory", "run", "retries"):
            del document[name]
        # As the store gives it back: tuples are lists.
        return dict(json.loads(json.dumps(document)))

    def document(self) -> dict[str, Any]:
        """Return the plan as JSON-compatible data, for `from_document`."""
        document = asdict(self)
        document["entries"] = [asdict(entry) for entry in self.entries]
        return document

    @staticmethod
    def from_document(document: Mapping[str, Any]) -> "Plan":
        """Return the plan that `document()` was made of."""
        return Plan(
            **{
                **document,
                "entries": tuple(Entry(**entry) for entry in document["entries"]),
                "trajectory": RunLimits(**document["trajectory"]),
                "run": RunLimits(**document["run"]),
                "search": Search(**document["search"]),
            }
        )


@dataclass(frozen=True, slots=True)
class Execution:
    """How a plan is carried out; nothing here changes its results.

    Attributes:
        workers: Workers, each with a server of its own; None: as many as the pool suggests.
        ray: Whether the workers are Ray actors.
        servers: `HOST:PORT` of real servers, one for each worker; none: embedded ones.
        tasks_dirs: Folders with tasks of the user's.
    """

    workers: int | None = None
    ray: bool = False
    servers: tuple[str, ...] = ()
    tasks_dirs: tuple[str, ...] = ()
