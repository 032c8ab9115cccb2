import json
from pathlib import Path

from click.testing import CliRunner

from fle.bench.operations import operations
from fle.bench.table import flatten
from fle.cli import group


def test_the_published_operations_are_there() -> None:
    names = [operation.name for operation in operations()]
    assert names == [
        "place_entity",
        "place_entity_next_to",
        "move_to",
        "harvest_resource",
        "craft_item",
        "connect_entities",
        "rotate_entity",
        "insert_item",
        "extract_item",
        "inspect_inventory",
        "get_resource_patch",
    ]


def measured(*args: str) -> dict[str, object]:
    result = CliRunner().invoke(group, ["bench", "--iterations", "3", "--repeats", "1", *args])
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert isinstance(document, dict)
    return document


def test_a_run_is_a_document_that_compare_reads(tmp_path: Path) -> None:
    document = measured(
        *("--transport", "embedded", "--factorio", "2.0", "--machines", "100", "--json"),
        *("--part", "operations", "--part", "engine"),
    )
    figures = flatten(document)
    for mode in ("direct", "batched", "interpreter"):
        assert figures[f"transports.embedded.total_ops_per_s.{mode}"] > 0
        for operation in operations():
            assert figures[f"transports.embedded.ops_per_s.{operation.name}.{mode}"] > 0
    for name in ("engine.world_creation_s", "engine.snapshot_ms", "engine.restore_ms"):
        assert figures[name] > 0
    assert figures["engine.ticks_per_s.smelter_100"] > 0
    assert figures["engine.factories.mixed_100.machines"] == 100
    assert figures["engine.factories.mixed_100.ticks_per_s"] > 0
    assert list(document["engine"]["factories"]) == ["mixed_100"]  # type: ignore[index]

    paths = []
    for name in ("a.json", "b.json"):
        paths.append(tmp_path / name)
        paths[-1].write_text(json.dumps(document))
    result = CliRunner().invoke(group, ["bench", "--compare", *map(str, paths)])
    assert result.exit_code == 0
    assert "1.00" in result.stdout


def test_another_file_is_not_compared(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("{}")
    result = CliRunner().invoke(group, ["bench", "--compare", str(path), str(path)])
    assert result.exit_code == 2
    assert "not a document of fle bench" in result.output


def test_operations_run_over_rcon() -> None:
    document = measured(
        *("--transport", "rcon", "--mode", "batched", "--part", "operations", "--json")
    )
    assert flatten(document)["transports.rcon.total_ops_per_s.batched"] > 0


def test_environments_are_measured_beside_the_published_figures() -> None:
    figures = flatten(measured("--part", "environments", "--json"))
    for kind in ("look", "wait"):
        assert figures[f"environments.steps_per_s.one.{kind}"] > 0
        assert figures[f"environments.steps_per_s.two.{kind}"] > 0
    for part in ("program", "verification", "observation", "state"):
        assert figures[f"environments.step_ms.{part}"] > 0
    assert figures["environments.reset_ms"] > 0
