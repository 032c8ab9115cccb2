"""Ingredients and products in one shape, whichever of the ways to write them the data use.

Defaults, prototype docs 1.1.110 (types ItemProductPrototype, FluidProductPrototype,
ItemIngredientPrototype, FluidIngredientPrototype; the same in 2.0): type item, probability 1.
"""

from __future__ import annotations

from typing import Any

Stack = dict[str, Any]


def _stack(raw: Any) -> Stack:
    if isinstance(raw, list):
        return {"type": "item", "name": raw[0], "amount": raw[1]}
    stack: Stack = {"type": "item"} | raw
    if "name" not in stack and "1" in stack:
        stack["name"], stack["amount"] = stack.pop("1"), stack.pop("2")
    return stack


def ingredient(raw: Any) -> Stack:
    """Return type, name and amount of an ingredient."""
    return _stack(raw)


def product(raw: Any) -> Stack:
    """Return type, name, amount (or amount_min and amount_max) and probability of a product."""
    stack = {"probability": 1} | _stack(raw)
    if "amount" not in stack and stack.get("amount_min") == stack.get("amount_max"):
        # A range of one value: the API shows it as an amount.
        stack["amount"] = stack.pop("amount_min", 1)
        stack.pop("amount_max", None)
    return stack


def products(owner: dict[str, Any], count_key: str = "count") -> list[Stack]:
    """Return what `results`, or `result` and its count, give."""
    results = owner.get("results")
    if results:
        return [product(raw) for raw in results]
    if owner.get("result"):
        return [product([owner["result"], owner.get(count_key, 1)])]
    return []


def minable(raw: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return mining_time, products and what else mining needs."""
    if not raw:
        return None
    rest = {key: value for key, value in raw.items() if key not in ("result", "results", "count")}
    return rest | {"mining_time": raw.get("mining_time", 0), "products": products(raw)}
