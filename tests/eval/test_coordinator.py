"""What the coordinator answers workers, without workers or worlds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from fle.eval.coordinator import Coordinator
from fle.eval.events import Event, RunEnded, TrajectoryRetried, WorkerLost
from fle.eval.messages import (
    AddStep,
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
    StepState,
    Stop,
    Visited,
)
from fle.eval.plan import Entry, Execution, Plan, RunLimits
from fle.eval.runs import begin_run
from fle.store import Run, StepRecord, Store, StoreError, Usage

A, B = Entry("ore", "random", "random"), Entry("plate", "random", "random")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store for the runs of all tests, which know nothing of each other."""
    with Store(tmp_path_factory.mktemp("coordinator") / "results.db") as opened:
        yield opened


class Bench:
    """A coordinator and the workers that the test plays."""

    def __init__(self, store: Store, run: Run | None = None, **plan: Any) -> None:
        self.plan = Plan(name="bench", **{"entries": (A, B), **plan})
        self.store = store
        self.run = run or begin_run(store, self.plan, Execution())
        self.events: list[Event] = []
        self.coordinator = Coordinator(
            store, self.run, self.plan, self.events.append, resumed=run is not None
        )

    def next(self, worker: int) -> Order | NoMore | None:
        """Let a worker ask for a trajectory; None when it has to wait."""
        assert self.coordinator.serve(worker, NextJob()) is None
        return self.released().get(worker)

    def released(self) -> dict[int, Any]:
        return dict(self.coordinator.release())

    def order(self, worker: int) -> Order:
        order = self.next(worker)
        assert isinstance(order, Order)
        return order

    def step(self, worker: int, order: Order, index: int, **more: Any) -> int:
        record = StepRecord(index=index, game_state=b"world", messages=[], **more)
        answer = self.coordinator.serve(worker, AddStep(order.trajectory, record))
        assert isinstance(answer, Committed)
        assert answer.step is not None
        return answer.step

    def may_step(self, worker: int, order: Order) -> Any:
        return self.coordinator.serve(worker, MayStep(order.trajectory))

    def end(self, worker: int, order: Order, reason: str = "success") -> None:
        ended = Ended(order.trajectory, reason, reason == "success")
        assert self.coordinator.serve(worker, ended) == Committed()

    def reasons(self) -> list[str | None]:
        return [each.reason for each in self.store.trajectories(self.run.id)]


def used(tokens: int, cost: float | None = 0.0) -> Usage:
    return Usage(prompt_tokens=tokens, total_tokens=tokens, cost=cost)


def test_trajectories_are_made_in_the_order_of_the_plan(store: Store) -> None:
    bench = Bench(store, samples=2, seed=5)
    made = [(each.task, each.sample, each.seed) for each in store.trajectories(bench.run.id)]
    assert made == [("ore", 0, 5), ("ore", 1, 6), ("plate", 0, 5), ("plate", 1, 6)]


def test_a_run_that_was_killed_while_it_was_made_gets_the_rest(store: Store) -> None:
    plan = Plan(name="bench", entries=(A, B))
    run = begin_run(store, plan, Execution())
    store.create_trajectory(run.id, task="ore", model="", agent="random", sample=0)
    Bench(store, run)
    assert [each.task for each in store.trajectories(run.id)] == ["ore", "plate"]


def test_a_step_is_in_the_store_when_it_is_answered(store: Store) -> None:
    bench = Bench(store)
    order = bench.order(0)
    bench.coordinator.serve(0, Began(order.trajectory, "embedded 1.1.110"))
    step = bench.step(0, order, 0)
    [kept] = store.steps(order.trajectory)
    assert kept.id == step
    assert kept.timings["trajectory_s"] <= kept.timings["run_s"]
    assert store.trajectory(order.trajectory).backend == "embedded 1.1.110"
    assert bench.coordinator.serve(0, LoadStep(step)) == StepState(b"world", [])
    bench.coordinator.serve(0, Visited({step: 3}))
    assert store.step(step).visits == 3


def test_a_lost_workers_trajectory_goes_on_with_another(store: Store) -> None:
    bench = Bench(store)
    order = bench.order(0)
    bench.step(0, order, 0)
    bench.coordinator.lost(0, "killed")
    again = bench.order(1)
    assert again.trajectory == order.trajectory
    assert [step.index for step in again.steps] == [0]
    kinds = [type(event) for event in bench.events]
    assert kinds.index(WorkerLost) < kinds.index(TrajectoryRetried)


def test_what_fails_is_tried_as_often_as_asked_and_does_not_end_the_rest(store: Store) -> None:
    bench = Bench(store, retries=2)
    for _ in range(3):
        order = bench.order(0)
        assert order.job.entry == A
        bench.coordinator.serve(0, Failed(order.trajectory, "no luck", lasting=False))
    order = bench.order(0)
    assert order.job.entry == B
    bench.end(0, order)
    assert isinstance(bench.next(0), NoMore)
    assert bench.reasons() == ["failed", "success"]
    assert store.trajectories(bench.run.id)[0].error == "no luck"
    ended = bench.coordinator.close()
    assert (ended.complete, ended.successes, ended.failed) == (True, 1, 1)


def test_a_failure_that_would_last_is_not_tried_again(store: Store) -> None:
    bench = Bench(store)
    order = bench.order(0)
    bench.coordinator.serve(0, Failed(order.trajectory, "no such model", lasting=True))
    assert bench.reasons() == ["failed", None]


def test_failed_trajectories_go_on_when_asked(store: Store) -> None:
    bench = Bench(store, entries=(A,), retries=0)
    order = bench.order(0)
    bench.step(0, order, 0)
    bench.coordinator.serve(0, Failed(order.trajectory, "no luck", lasting=False))
    assert Coordinator(store, bench.run, bench.plan, print, resumed=True).done
    again = Coordinator(store, bench.run, bench.plan, print, resumed=True, retry_failed=True)
    assert again.open == 1
    assert not store.trajectory(order.trajectory).finished


def test_a_limit_ends_the_trajectory_before_the_next_call(store: Store) -> None:
    bench = Bench(store, trajectory=RunLimits(tokens=100))
    order = bench.order(0)
    assert bench.may_step(0, order) == Go()
    bench.step(0, order, 0, usage=used(99))
    assert bench.may_step(0, order) == Go()
    bench.step(0, order, 1, usage=used(1))
    over = bench.may_step(0, order)
    assert isinstance(over, End)
    assert over.reason == "limit_tokens"


def test_what_was_used_before_counts_after_resuming(store: Store) -> None:
    bench = Bench(store, run=None, entries=(A, B))
    order = bench.order(0)
    bench.step(0, order, 0, usage=used(60, 0.6))
    again = Bench(store, bench.run, entries=(A, B))
    again.coordinator = Coordinator(
        store, bench.run, Plan("bench", (A, B), run=RunLimits(cost=0.6)), print, resumed=True
    )
    order = again.order(0)
    over = again.may_step(0, order)
    assert isinstance(over, End)
    assert over.reason == "run_limit_cost"


def test_trajectories_that_a_limit_ended_go_on_under_a_higher_one(store: Store) -> None:
    bench = Bench(store, entries=(A, B), run=None, trajectory=RunLimits(steps=1))
    for _ in range(2):
        order = bench.order(0)
        bench.step(0, order, 0)
        bench.end(0, order, "limit_steps")
    assert bench.coordinator.done
    same = Coordinator(store, bench.run, bench.plan, print, resumed=True)
    assert same.done
    higher = Plan("bench", (A, B), trajectory=RunLimits(steps=2))
    assert Coordinator(store, bench.run, higher, print, resumed=True).open == 2


def test_samples_after_a_success_are_skipped_in_whatever_order_workers_come(store: Store) -> None:
    bench = Bench(store, samples=3, early_stop=True)
    first, second = bench.order(0), bench.order(1)
    assert [(order.job.entry, order.job.sample) for order in (first, second)] == [(A, 0), (B, 0)]
    # Sample 1 of either waits for sample 0.
    assert bench.next(2) is None
    bench.end(0, first, "limit_steps")
    released = bench.released()[2]
    assert (released.job.entry, released.job.sample) == (A, 1)
    bench.end(2, released)
    bench.end(1, second)
    assert isinstance(bench.next(0), NoMore)
    assert bench.reasons() == ["limit_steps", "success", "skipped", "success", "skipped", "skipped"]


def test_the_order_of_a_shuffled_run_is_that_of_its_seed(store: Store) -> None:
    entries = tuple(Entry(f"task {number}", "random", "random") for number in range(8))
    orders = []
    for seed in (1, 1, 2):
        bench = Bench(store, entries=entries, shuffle=True, seed=seed)
        orders.append([bench.order(worker).job.entry.task for worker in range(8)])
    assert orders[0] == orders[1] != orders[2]
    assert sorted(orders[0]) == [entry.task for entry in entries] != orders[0]


def test_an_interrupted_run_lets_no_step_begin_and_is_not_complete(store: Store) -> None:
    bench = Bench(store)
    order = bench.order(0)
    bench.coordinator.interrupt()
    bench.step(0, order, 0)
    assert not bench.coordinator.done
    assert bench.may_step(0, order) == Stop()
    assert bench.coordinator.serve(0, LeftOff(order.trajectory)) == Committed()
    assert bench.coordinator.done
    assert isinstance(bench.next(0), NoMore)
    assert bench.reasons() == [None, None]
    ended = bench.coordinator.close()
    assert isinstance(ended, RunEnded)
    assert not ended.complete
    assert store.run(bench.run.id).finished_at is None


def test_a_step_in_the_place_of_another_is_refused(store: Store) -> None:
    bench = Bench(store)
    order = bench.order(0)
    bench.step(0, order, 0, code="a = 1")
    with pytest.raises(StoreError, match="two programs seem to play"):
        bench.step(0, order, 0, code="a = 2")


def test_tokens_and_cost_of_a_run_are_those_of_its_steps(store: Store) -> None:
    bench = Bench(store)
    for worker, amounts in enumerate(([(10, 0.1), (20, 0.2)], [(30, 0.25)])):
        order = bench.order(worker)
        for index, (tokens, cost) in enumerate(amounts):
            bench.step(worker, order, index, usage=used(tokens, cost))
        bench.end(worker, order)
    ended = bench.coordinator.close()
    assert (ended.steps, ended.tokens, ended.cost) == (3, 60, pytest.approx(0.55))


def test_a_price_that_is_not_known_is_not_counted_as_nothing(store: Store) -> None:
    bench = Bench(store)
    order = bench.order(0)
    bench.step(0, order, 0, usage=used(10, None))
    bench.end(0, order)
    assert bench.coordinator.close().cost is None


def test_a_worker_that_ends_with_its_run_has_not_failed(store: Store) -> None:
    bench = Bench(store, retries=0)
    order = bench.order(0)
    assert not bench.coordinator.is_done(0)
    bench.coordinator.interrupt()
    bench.coordinator.lost(0, "it was killed by signal 15 (SIGTERM)")
    assert bench.coordinator.is_done(0)
    assert bench.coordinator.done
    assert not store.trajectory(order.trajectory).finished
