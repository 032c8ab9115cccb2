"""Each mistake in a schema is told with its file, its line and what was expected."""

import shutil
from pathlib import Path

import pytest

from fle.codegen.problems import SchemaError
from fle.codegen.sources import read
from tests.codegen.golden_folder import GOLDEN, golden_sources

EXTRACT = "schemas/tools/extract_item.yaml"
FIND = "schemas/tools/find_all.yaml"
CHEST = "schemas/entities/chest.yaml"
QUANTITY = "type: int, range: [1, 10000], unit: items, default: 5, doc: The most to take.}"

# file, text, what stands in its place, the one message
CASES = [
    pytest.param(
        EXTRACT,
        "pitfalls:",
        "pitfall:",
        f"{EXTRACT}:24: unknown key 'pitfall' of the tool; expected one of name, audience, since, "
        "deprecated, summary, description, params, returns, errors, cost, examples, pitfalls",
        id="unknown key",
    ),
    pytest.param(
        EXTRACT,
        ", doc: The item to take.}",
        "}",
        f"{EXTRACT}:10: a parameter has no 'doc'; expected doc: what it means, in a sentence",
        id="missing doc",
    ),
    pytest.param(
        EXTRACT,
        QUANTITY,
        QUANTITY.replace("unit: items, ", ""),
        f"{EXTRACT}:12: parameter 'quantity' is a quantity without unit; expected unit: tiles, "
        "ticks, items, ... (none for a pure number)",
        id="quantity without unit",
    ),
    pytest.param(
        EXTRACT,
        "type: Prototype,",
        "type: Protoype,",
        f"{EXTRACT}:10: unknown type 'Protoype'; expected int, float, bool, str, a type of "
        "schemas/types or a class of schemas/entities",
        id="unknown type",
    ),
    pytest.param(
        EXTRACT,
        "type: Prototype,",
        "type: list,",
        f"{EXTRACT}:10: list without what it holds; expected a type such as list[Position] | None",
        id="type that is none",
    ),
    pytest.param(
        EXTRACT,
        "type: Position | Entity",
        "type: Position | list",
        f"{EXTRACT}:11: list without what it holds; expected a type such as list[Position] | None",
        id="type that is none in a union",
    ),
    pytest.param(
        EXTRACT,
        "type: Position | Entity",
        "type: Prototype | int | Entity",
        f"{EXTRACT}:11: Prototype and int of Prototype | int | Entity look alike in a message; "
        "expected types of different form",
        id="union that cannot be told apart",
    ),
    pytest.param(
        FIND,
        "list[Chest]",
        "list[Box]",
        f"{FIND}:11: unknown type 'Box'; expected int, float, bool, str, a type of "
        "schemas/types or a class of schemas/entities",
        id="unknown type of the result",
    ),
    pytest.param(
        EXTRACT,
        "  out_of_reach:",
        "  too_far:",
        f"{EXTRACT}:15: unknown error code 'too_far' of tool 'extract_item'; "
        "expected a code of errors.yaml",
        id="unknown error code",
    ),
    pytest.param(
        EXTRACT,
        ", fix: Move nearer first.",
        "",
        f"{EXTRACT}:15: error 'out_of_reach' has no 'fix'; expected the key 'fix', text",
        id="error without fix",
    ),
    pytest.param(
        EXTRACT,
        "default: 5",
        "default: five",
        f"{EXTRACT}:12: default 'five' of parameter 'quantity' does not fit its type; "
        "expected a value of type int",
        id="default of another type",
    ),
    pytest.param(
        EXTRACT,
        "default: 5",
        "default: 0",
        f"{EXTRACT}:12: default 0 of parameter 'quantity' is out of its range; expected 1 to 10000",
        id="default out of range",
    ),
    pytest.param(
        EXTRACT,
        "range: [1, 10000]",
        "range: [10000, 1]",
        f"{EXTRACT}:12: range of parameter 'quantity' is empty; expected [lowest, highest]",
        id="empty range",
    ),
    pytest.param(
        FIND,
        "default: UP",
        "default: UPWARDS",
        f"{FIND}:8: default 'UPWARDS' of parameter 'facing' does not fit its type; "
        "expected a value of type Direction",
        id="default that is no member",
    ),
    pytest.param(
        EXTRACT,
        "name: quantity",
        "name: source",
        f"{EXTRACT}:12: parameter 'source' is there twice; expected another name than in line 11",
        id="duplicate parameter",
    ),
    pytest.param(
        EXTRACT,
        "name: quantity",
        "name: end",
        f"{EXTRACT}:12: parameter name 'end'; expected snake_case and no reserved word",
        id="reserved word",
    ),
    pytest.param(
        FIND,
        "name: find_all",
        "name: find_everything",
        f"{FIND}:1: tool name 'find_everything'; expected the file's name, 'find_all'",
        id="name of another file",
    ),
    pytest.param(
        EXTRACT,
        "audience: agent\nsince: 0.1.0",
        "since: 0.1.0\naudience: agent",
        f"{EXTRACT}:3: key 'audience' of the tool stands too late; expected it before 'since'",
        id="wrong key order",
    ),
    pytest.param(
        EXTRACT,
        "      assert extract",
        "      asert extract",
        f"{EXTRACT}:23: the example is not Python: invalid syntax; expected a program that runs",
        id="example that is not Python",
    ),
    pytest.param(
        EXTRACT,
        "audience: agent",
        "audience: agents",
        f"{EXTRACT}:2: audience 'agents'; expected agent or admin",
        id="unknown audience",
    ),
    pytest.param(
        EXTRACT,
        "since: 0.1.0",
        "since: 0.1.0\nsince: 0.2.0",
        f"{EXTRACT}:4: key 'since' is there twice; expected it only in line 3",
        id="duplicate key",
    ),
    pytest.param(
        EXTRACT,
        "cost: {ticks: 0, realistic: the walk to the source.}",
        "cost: {}",
        f"{EXTRACT}:17: cost says nothing; expected ticks, realistic, or both",
        id="empty cost",
    ),
    pytest.param(
        CHEST,
        "read: chest.inventory",
        "read: chest.contents",
        f"{CHEST}:7: field 'inventory' has no reader chest.contents; "
        "expected the function contents in mod/readers/chest.lua",
        id="missing reader",
    ),
    pytest.param(
        CHEST,
        "parents: [Entity]",
        "parents: [Thing]",
        f"{CHEST}:1: unknown parent 'Thing'; expected a class of schemas/entities",
        id="unknown parent",
    ),
    pytest.param(
        CHEST,
        "doc: Holds items.",
        "doc: Holds items",
        f"{CHEST}:1: doc of Chest is 'Holds items'; expected one sentence of at most 90 "
        "characters that ends with a full stop",
        id="doc that is no sentence",
    ),
    pytest.param(
        "schemas/errors.yaml",
        "{found}.",
        "{present}.",
        "schemas/errors.yaml:2: {present} in the text of error 'item_not_found' is not in its "
        "data; expected one of item, source, found",
        id="text with an undeclared field",
    ),
    pytest.param(
        "schemas/errors.yaml",
        "{distance:.1f}",
        "{distance:>5}",
        "schemas/errors.yaml:6: {distance:>5} in the text of error 'out_of_reach'; "
        "expected {field}, {field:.0f} or {field:.1f}",
        id="text with another format",
    ),
    pytest.param(
        "schemas/enums.yaml",
        "    lamp: optics",
        "    lamp: optik",
        "schemas/enums.yaml:17: successor 'optik' is not in Factorio 1.1; "
        "expected a name of that version",
        id="successor that does not exist",
    ),
    pytest.param(
        "schemas/enums.yaml",
        "class: Chest",
        "class: Box",
        "schemas/enums.yaml:5: class 'Box' of Belts is unknown; expected a class of "
        "schemas/entities",
        id="unknown entity class",
    ),
    pytest.param(
        "schemas/types/entity_status.yaml",
        "kind: enum",
        "kind: list",
        "schemas/types/entity_status.yaml:2: kind 'list'; expected record, enum, flags or value",
        id="unknown kind",
    ),
]


@pytest.mark.parametrize(("file", "text", "instead", "message"), CASES)
def test_a_mistake_is_told_with_its_place(
    tmp_path: Path, file: str, text: str, instead: str, message: str
) -> None:
    root = Path(shutil.copytree(GOLDEN, tmp_path / "golden"))
    schema = root / file
    before = schema.read_text()
    assert text in before
    schema.write_text(before.replace(text, instead, 1))
    with pytest.raises(SchemaError) as caught:
        read(golden_sources(root))
    assert message in str(caught.value).split("\n")


def test_a_tool_without_lua_is_told(tmp_path: Path) -> None:
    root = Path(shutil.copytree(GOLDEN, tmp_path / "golden"))
    (root / "mod" / "tools" / "find_all.lua").unlink()
    with pytest.raises(SchemaError) as caught:
        read(golden_sources(root))
    assert str(caught.value) == (
        f"{FIND}:1: tool 'find_all' has no Lua implementation; expected mod/tools/find_all.lua"
    )


def test_all_mistakes_are_told_at_once_in_the_order_of_the_files(tmp_path: Path) -> None:
    root = Path(shutil.copytree(GOLDEN, tmp_path / "golden"))
    for file in (FIND, EXTRACT):
        schema = root / file
        schema.write_text(schema.read_text().replace("since: 0.1.0\n", ""))
    with pytest.raises(SchemaError) as caught:
        read(golden_sources(root))
    assert [(problem.file, problem.line) for problem in caught.value.problems] == [
        (EXTRACT, 1),
        (FIND, 1),
    ]


def test_a_file_that_is_not_yaml_is_told(tmp_path: Path) -> None:
    root = Path(shutil.copytree(GOLDEN, tmp_path / "golden"))
    (root / FIND).write_text("name: [find\n")
    with pytest.raises(SchemaError) as caught:
        read(golden_sources(root))
    assert caught.value.problems[0].file == FIND
    assert "not YAML" in caught.value.problems[0].what
