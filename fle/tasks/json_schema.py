"""Checking a JSON document against a JSON Schema, with errors for people.

The part of JSON Schema (2020-12) that `tasks/task.schema.json` uses: type, enum, const, required,
properties, additionalProperties, items, bounds, pattern, $ref within the document, allOf, anyOf,
if and then.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

Schema = Mapping[str, Any]

_TYPES: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "object": ("an object", lambda value: isinstance(value, dict)),
    "array": ("a list", lambda value: isinstance(value, list)),
    "string": ("text", lambda value: isinstance(value, str)),
    "null": ("null", lambda value: value is None),
    "boolean": ("true or false", lambda value: isinstance(value, bool)),
    "integer": ("a whole number", lambda value: _is_number(value) and value == int(value)),
    "number": ("a number", lambda value: _is_number(value)),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one place of a document.

    Attributes:
        place: The key that leads there, as "config.quota"; empty for the document itself.
        text: What was expected, what was found, and what may have been meant.
    """

    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}" if self.place else self.text


class Checker:
    """Checks documents against one schema."""

    def __init__(self, schema: Schema) -> None:
        self._root = schema

    def problems(self, document: Any) -> list[Problem]:
        """Return what is wrong with `document`; nothing when it follows the schema."""
        found = list(self._check(document, self._root, ""))
        # A value may be reached by several ways through the schema.
        return list(dict.fromkeys(found))

    def resolve(self, schema: Schema) -> Schema:
        """Return `schema` with what its `$ref` points to; its own keys come first."""
        if "$ref" not in schema:
            return schema
        target: Any = self._root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        return {**self.resolve(target), **{k: v for k, v in schema.items() if k != "$ref"}}

    def _check(self, value: Any, schema: Schema, place: str) -> Iterator[Problem]:
        schema = self.resolve(schema)
        wrong = _wrong_value(value, schema)
        if wrong:
            yield Problem(place, wrong)
            return
        if "anyOf" in schema:
            yield from self._check_any(value, schema["anyOf"], place)
        if isinstance(value, dict):
            yield from self._check_object(value, schema, place)
        if isinstance(value, list) and "items" in schema:
            for index, item in enumerate(value):
                yield from self._check(item, schema["items"], f"{place}[{index}]")
        for part in schema.get("allOf", ()):
            if "if" not in part or not list(self._check(value, part["if"], place)):
                yield from self._check(value, part.get("then", part), place)

    def _check_any(self, value: Any, schemas: list[Schema], place: str) -> Iterator[Problem]:
        fitting = [schema for schema in schemas if _of_type(value, self.resolve(schema))]
        if not fitting:
            kinds = " or ".join(_TYPES[self.resolve(schema)["type"]][0] for schema in schemas)
            yield Problem(place, f"expected {kinds}, found {_shown(value)}")
        for schema in fitting[:1]:
            yield from self._check(value, schema, place)

    def _check_object(self, value: dict[str, Any], schema: Schema, place: str) -> Iterator[Problem]:
        known = schema.get("properties", {})
        for key in schema.get("required", ()):
            if key not in value:
                asked = self.resolve(known.get(key, {}))
                yield Problem(_join(place, key), f"missing; {asked.get('description', 'needed')}")
        others = schema.get("additionalProperties", True)
        for key, item in value.items():
            if key in known:
                yield from self._check(item, known[key], _join(place, key))
            elif isinstance(others, dict):
                yield from self._check(item, others, _join(place, key))
            elif not others:
                yield Problem(_join(place, key), f"unknown key; {did_you_mean(key, known)}")


def did_you_mean(name: str, known: Any) -> str:
    """Return "did you mean x?" for the names close to `name`, or the list of the known ones."""
    close = get_close_matches(name, list(known), n=3)
    if close:
        return f"did you mean {' or '.join(close)}?"
    return f"known are {', '.join(sorted(known))}"


def _wrong_value(value: Any, schema: Schema) -> str | None:
    expected = _expected(schema)
    if not _of_type(value, schema):
        return f"expected {expected}, found {_shown(value)}"
    if "enum" in schema and value not in schema["enum"]:
        known = schema["enum"]
        close = get_close_matches(str(value), known, n=1)
        hint = f"; did you mean {close[0]}?" if close else ""
        return f"expected one of {', '.join(known)}, found {_shown(value)}{hint}"
    if "const" in schema and value != schema["const"]:
        return f"expected {schema['const']!r}, found {_shown(value)}"
    if not _within(value, schema):
        return f"expected {expected}, found {_shown(value)}"
    return None


def _within(value: Any, schema: Schema) -> bool:
    if _is_number(value):
        low, high = schema.get("minimum", value), schema.get("maximum", value)
        return bool(low <= value <= high and value > schema.get("exclusiveMinimum", value - 1))
    if isinstance(value, str):
        fits = re.search(schema.get("pattern", ""), value) is not None
        return fits and len(value) >= int(schema.get("minLength", 0))
    if isinstance(value, list):
        return len(value) <= int(schema.get("maxItems", len(value)))
    return True


def _expected(schema: Schema) -> str:
    text = _TYPES[schema["type"]][0] if "type" in schema else "another value"
    if "exclusiveMinimum" in schema:
        text += f" above {schema['exclusiveMinimum']}"
    if "minimum" in schema and "maximum" in schema:
        text += f" from {schema['minimum']} to {schema['maximum']}"
    elif "minimum" in schema:
        text += f" of at least {schema['minimum']}"
    if "pattern" in schema:
        text += f" like {schema['pattern']}"
    if schema.get("minLength"):
        text += " that is not empty"
    if "maxItems" in schema:
        text += f" of at most {schema['maxItems']}"
    return text


def _of_type(value: Any, schema: Schema) -> bool:
    return "type" not in schema or _TYPES[schema["type"]][1](value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _join(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def _shown(value: Any) -> str:
    text = repr(value) if not isinstance(value, bool) else str(value).lower()
    return text if len(text) <= 60 else text[:57] + "..."
