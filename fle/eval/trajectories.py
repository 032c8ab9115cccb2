"""The trajectories of a run in the store, beside the jobs of its plan."""

from fle.eval.plan import Job, Plan
from fle.store import Run, Store, Trajectory


def prepare(store: Store, run: Run, plan: Plan) -> list[tuple[Trajectory, Job]]:
    """Return the trajectories of `run` with their jobs, in the plan's order.

    Those that are missing are made: all of them in a new run, the later ones in a run that was
    killed while they were being made.
    """
    there = {_key(trajectory): trajectory for trajectory in store.trajectories(run.id)}
    prepared = []
    for job in plan.jobs():
        entry = job.entry
        key = (entry.task, entry.model or "", entry.label, job.sample)
        trajectory = there.get(key) or store.create_trajectory(
            run.id,
            task=entry.task,
            model=entry.model or "",
            agent=entry.label,
            sample=job.sample,
            seed=job.seed,
            factorio=plan.factorio,
        )
        prepared.append((trajectory, job))
    return prepared


def _key(trajectory: Trajectory) -> tuple[str, str, str, int]:
    return (trajectory.task, trajectory.model, trajectory.agent, trajectory.sample)
