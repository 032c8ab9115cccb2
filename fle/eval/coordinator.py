"""The coordinator of a run: hands out trajectories, keeps steps, watches limits.

It alone writes to the store, in the process of the command: workers, wherever they run, hand their
steps to it and go on when the step is committed. So a store has one writer, a run has one count of
what it used, and workers need no access to the store.
"""

import random
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace

from fle.eval.events import (
    Event,
    RunBegan,
    RunEnded,
    RunInterrupted,
    StepKept,
    TrajectoryBegan,
    TrajectoryEnded,
    TrajectoryRetried,
    WorkerLost,
)
from fle.eval.ledger import RUN_SECONDS, SECONDS, Ledger
from fle.eval.messages import (
    AddStep,
    Answer,
    Began,
    Committed,
    End,
    Ended,
    Failed,
    Go,
    LeftOff,
    LoadStep,
    MayStep,
    NextJob,
    NoMore,
    Order,
    Request,
    StepState,
    Stop,
    Visited,
)
from fle.eval.plan import Job, Plan
from fle.eval.trajectories import prepare
from fle.store import Run, Store, StoredStep, Trajectory

Tell = Callable[[Event], None]

FAILED = "failed"
SKIPPED = "skipped"
LIMIT = "limit_"


class Coordinator:
    """Answers the requests of the workers of one run."""

    def __init__(
        self,
        store: Store,
        run: Run,
        plan: Plan,
        tell: Tell,
        *,
        resumed: bool,
        retry_failed: bool = False,
    ) -> None:
        """Take up `run`, whose trajectories are made if they are not there yet.

        Args:
            store: Where the run is kept.
            run: The run.
            plan: What it was asked to do.
            tell: Is told what happens.
            resumed: Whether the run was there before.
            retry_failed: Whether trajectories that failed before go on.
        """
        self._store = store
        self._run = run
        self._plan = plan
        self._tell = tell
        self._jobs: dict[int, Job] = {}
        self._ended: dict[int, Trajectory] = {}
        self._attempts: dict[int, int] = {}
        self._held: dict[int, int] = {}
        self._parked: deque[int] = deque()
        self._interrupted = False
        steps: dict[int, list[StoredStep]] = {}
        for trajectory, job in prepare(store, run, plan):
            self._jobs[trajectory.id] = job
            steps[trajectory.id] = list(store.steps(trajectory.id))
            if trajectory.finished:
                self._ended[trajectory.id] = trajectory
        self._ledger = _ledger(plan, steps)
        for trajectory in list(self._ended.values()):
            if self._goes_on(trajectory, retry_failed):
                self._ended.pop(trajectory.id)
                store.reopen_trajectory(trajectory.id)
        self._queue = deque(self._order())
        tell(RunBegan(run.id, run.name, len(self._jobs), len(self._ended), resumed))

    @property
    def done(self) -> bool:
        """Whether no trajectory is left to be run, or all workers have left off."""
        if self._interrupted:
            return not self._held
        return len(self._ended) == len(self._jobs)

    @property
    def complete(self) -> bool:
        """Whether every trajectory has ended."""
        return len(self._ended) == len(self._jobs)

    @property
    def open(self) -> int:
        """How many trajectories have not ended."""
        return len(self._jobs) - len(self._ended)

    def serve(self, worker: int, request: Request) -> Answer | None:
        """Carry out a request and return the answer; None: it comes later, from `release`."""
        match request:
            case NextJob():
                self._parked.append(worker)
                return None
            case Began(trajectory, backend):
                self._store.update_trajectory(trajectory, backend=backend)
            case MayStep(trajectory):
                return self._may_step(trajectory)
            case AddStep():
                return self._add_step(request)
            case Visited(visits):
                for step, times in visits.items():
                    self._store.update_step(step, visits=times)
            case LoadStep(step):
                return StepState(
                    self._store.game_state(step) or b"", self._store.conversation(step)
                )
            case Ended():
                self._held.pop(worker, None)
                self._end(request.trajectory, request.reason, request.success, request.error)
            case Failed():
                self._held.pop(worker, None)
                self._fail(request.trajectory, request.error, lasting=request.lasting)
            case LeftOff():
                self._held.pop(worker, None)
        return Committed()

    def release(self) -> list[tuple[int, Answer]]:
        """Return the workers that can be answered now, with their answers."""
        answers: list[tuple[int, Answer]] = []
        while self._parked:
            order = None if self._interrupted else self._next(self._parked[0])
            if order is None and not self.done:
                break
            answers.append((self._parked.popleft(), order or NoMore()))
        return answers

    def lost(self, worker: int, why: str) -> None:
        """Take back the trajectory of a worker that ended without saying so."""
        self._tell(WorkerLost(worker, why))
        if worker in self._parked:
            self._parked.remove(worker)
        trajectory = self._held.pop(worker, None)
        # Whoever ends a run may end its workers too; that is no failure of what they played.
        if trajectory is not None and not self._interrupted:
            self._fail(trajectory, f"its worker was lost: {why}", lasting=False)

    def is_done(self, worker: int) -> bool:
        """Say whether a worker holds no trajectory."""
        return worker not in self._held

    def interrupt(self) -> None:
        """Let no further step begin."""
        if not self._interrupted:
            self._interrupted = True
            self._tell(RunInterrupted(self._run.id))

    def close(self) -> RunEnded:
        """Note the end of the run, if it is complete, and return its figures."""
        if self.complete:
            self._store.finish_run(self._run.id)
        total = self._ledger.total
        ended = list(self._ended.values())
        event = RunEnded(
            run=self._run.id,
            complete=self.complete,
            ended=len(ended),
            successes=sum(bool(trajectory.success) for trajectory in ended),
            failed=sum(trajectory.reason == FAILED for trajectory in ended),
            steps=total.steps,
            tokens=total.tokens,
            cost=None if total.unknown_cost else total.cost,
        )
        self._tell(event)
        return event

    def _goes_on(self, ended: Trajectory, retry_failed: bool) -> bool:
        """Say whether a trajectory ended for a reason that no longer holds."""
        if ended.reason == FAILED:
            return retry_failed
        limited = ended.reason is not None and ended.reason.removeprefix("run_").startswith(LIMIT)
        return limited and self._ledger.over(ended.id) is None

    def _order(self) -> list[int]:
        """Return the trajectories that have not ended in the order in which they begin."""
        waiting = [trajectory for trajectory in self._jobs if trajectory not in self._ended]
        if self._plan.shuffle:
            random.Random(self._plan.seed).shuffle(waiting)
        return waiting

    def _next(self, worker: int) -> Order | None:
        for _ in range(len(self._queue)):
            trajectory = self._queue.popleft()
            job = self._jobs[trajectory]
            earlier = self._earlier(trajectory) if self._plan.early_stop else []
            solved = next((each for each in earlier if self._solved(each)), None)
            if solved is not None:
                text = f"sample {self._jobs[solved].sample} of it solved the task"
                self._end(trajectory, SKIPPED, False, text)
            elif all(each in self._ended for each in earlier):
                return self._hand_out(worker, trajectory, job)
            else:
                self._queue.append(trajectory)
        return None

    def _earlier(self, trajectory: int) -> list[int]:
        """Return the samples of the same entry before this one, in their order."""
        job = self._jobs[trajectory]
        key = (job.entry.task, job.entry.model, job.entry.label)
        return [
            other
            for other, its in self._jobs.items()
            if (its.entry.task, its.entry.model, its.entry.label) == key and its.sample < job.sample
        ]

    def _solved(self, trajectory: int) -> bool:
        return trajectory in self._ended and bool(self._ended[trajectory].success)

    def _hand_out(self, worker: int, trajectory: int, job: Job) -> Order:
        steps = list(self._store.steps(trajectory))
        self._held[worker] = trajectory
        self._ledger.begin(trajectory, _latest(steps, SECONDS))
        self._tell(TrajectoryBegan.of(trajectory, worker, job, len(steps)))
        backend = self._store.trajectory(trajectory).backend
        return Order(trajectory, job, backend, steps)

    def _may_step(self, trajectory: int) -> Answer:
        if self._interrupted:
            return Stop()
        over = self._ledger.over(trajectory)
        return End(over.reason, over.text) if over else Go()

    def _add_step(self, request: AddStep) -> Answer:
        record = request.record
        timings = {**record.timings, **self._ledger.seconds(request.trajectory)}
        step = self._store.add_step(request.trajectory, replace(record, timings=timings))
        usage = record.usage
        self._ledger.count(request.trajectory, usage.total_tokens, usage.cost)
        self._tell(
            StepKept(
                trajectory=request.trajectory,
                step=step,
                index=record.index,
                agent=record.agent,
                reward=record.reward,
                production_score=record.production_score,
                throughput=record.throughput,
                error_type=record.error_type,
                problem=record.problem,
                tokens=usage.total_tokens,
                cost=usage.cost,
            )
        )
        return Committed(step)

    def _end(self, trajectory: int, reason: str, success: bool, error: str | None) -> None:
        ended = self._store.finish_trajectory(trajectory, reason, success=success, error=error)
        self._ended[trajectory] = ended
        used = self._ledger.used(trajectory)
        self._tell(
            TrajectoryEnded(
                trajectory=trajectory,
                reason=reason,
                success=success,
                steps=used.steps,
                tokens=used.tokens,
                cost=None if used.unknown_cost else used.cost,
                error=error,
            )
        )

    def _fail(self, trajectory: int, error: str, *, lasting: bool) -> None:
        attempt = self._attempts.get(trajectory, 0) + 1
        self._attempts[trajectory] = attempt
        if lasting or attempt > self._plan.retries:
            self._end(trajectory, FAILED, False, error)
        else:
            self._tell(TrajectoryRetried(trajectory, attempt, error))
            self._queue.appendleft(trajectory)


def _ledger(plan: Plan, steps: Mapping[int, list[StoredStep]]) -> Ledger:
    """Return a ledger that has counted `steps`."""
    earlier_s = max((_latest(taken, RUN_SECONDS) for taken in steps.values()), default=0.0)
    ledger = Ledger(plan.trajectory, plan.run, earlier_s=earlier_s)
    for trajectory, taken in steps.items():
        ledger.begin(trajectory, _latest(taken, SECONDS))
        for step in taken:
            ledger.count(trajectory, step.usage.total_tokens, step.usage.cost)
    return ledger


def _latest(steps: list[StoredStep], name: str) -> float:
    return max((step.timings.get(name, 0.0) for step in steps), default=0.0)
