"""The tasks have the published names and figures."""

import pytest

from fle.tasks import Task, find_task, list_tasks

# Read once; that names are looked up so is tested with the commands.
TASKS = {name: task for task in list_tasks() for name in (task.key, *task.aliases)}

LAB_PLAY = {
    "advanced_circuit_throughput": "advanced-circuit",
    "automation_science_pack_throughput": "automation-science-pack",
    "battery_throughput": "battery",
    "chemical_science_pack_throughput": "chemical-science-pack",
    "crude_oil_throughput": "crude-oil",
    "electronic_circuit_throughput": "electronic-circuit",
    "engine_unit_throughput": "engine-unit",
    "inserter_throughput": "inserter",
    "iron_gear_wheel_throughput": "iron-gear-wheel",
    "iron_ore_throughput": "iron-ore",
    "iron_plate_throughput": "iron-plate",
    "logistics_science_pack_throughput": "logistic-science-pack",
    "low_density_structure_throughput": "low-density-structure",
    "military_science_pack_throughput": "military-science-pack",
    "petroleum_gas_throughput": "petroleum-gas",
    "piercing_round_throughput": "piercing-rounds-magazine",
    "plastic_bar_throughput": "plastic-bar",
    "processing_unit_throughput": "processing-unit",
    "production_science_pack_throughput": "production-science-pack",
    "steel_plate_throughput": "steel-plate",
    "stone_wall_throughput": "stone-wall",
    "sufuric_acid_throughput": "sulfuric-acid",
    "sulfur_throughput": "sulfur",
    "utility_science_pack_throughput": "utility-science-pack",
}
FLUIDS = {"crude-oil", "petroleum-gas", "sulfuric-acid"}


@pytest.mark.parametrize(("name", "goal"), LAB_PLAY.items())
def test_lab_play_tasks_are_found_by_their_published_names(name: str, goal: str) -> None:
    task = TASKS[name]
    quota = 250 if goal in FLUIDS else 16
    assert task.key == f"{name.replace('sufuric', 'sulfuric')}_{quota}"
    assert (task.task_type, task.entity, task.quota) == ("throughput", goal, quota)
    assert (task.holdout_s, task.pre_holdout_s) == (60, 60)
    assert (task.trajectory_length, task.num_agents) == (64, 1)
    assert (len(task.inventory), task.all_technologies) == (21, True)
    assert goal in task.goal
    assert str(quota) in task.goal


def test_a_misspelt_name_is_found_in_its_right_spelling_too() -> None:
    acid = find_task("sufuric_acid_throughput")
    assert acid.entity == "sulfuric-acid"
    assert TASKS["sulfuric_acid_throughput"] == acid


def test_there_is_nothing_beside_the_published_tasks() -> None:
    others = {task.key for task in TASKS.values()} - {TASKS[name].key for name in LAB_PLAY}
    assert others == {
        "iron_gear_wheel_throughput_unbounded_steps_show_steps_true",
        "iron_plate_throughput_multiagent_distrust",
        "iron_plate_throughput_multiagent_free",
        "iron_plate_throughput_multiagent_impostor",
        "open_play",
        "open_play_production",
    }


def figures(task: Task) -> tuple[str, str | None, int, int, int, bool, bool]:
    return (
        task.task_type,
        task.entity,
        task.trajectory_length,
        task.num_agents,
        len(task.inventory),
        task.all_technologies,
        task.show_steps_left,
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "iron_gear_wheel_throughput_unbounded_steps_show_steps_true",
            ("unbounded_throughput", "iron-gear-wheel", 16, 1, 21, True, True),
        ),
        ("open_play", ("default", None, 5000, 1, 0, False, False)),
        ("open_play_production", ("unbounded_production", None, 5000, 1, 0, False, False)),
        *(
            (
                f"iron_plate_throughput_multiagent_{kind}",
                ("unbounded_throughput", "iron-plate", 16, 2, 21, True, False),
            )
            for kind in ("free", "impostor", "distrust")
        ),
    ],
)
def test_the_other_tasks_have_the_published_figures(name: str, expected: object) -> None:
    assert figures(TASKS[name]) == expected


def test_two_of_the_scenarios_tell_each_agent_something_of_its_own() -> None:
    told = {
        kind: TASKS[f"iron_plate_throughput_multiagent_{kind}"].agent_instructions
        for kind in ("free", "impostor", "distrust")
    }
    assert told["free"] == ()
    assert len(told["impostor"]) == len(told["distrust"]) == 2
    assert "impostor" in told["impostor"][1]
    assert "impostor" not in told["impostor"][0]
