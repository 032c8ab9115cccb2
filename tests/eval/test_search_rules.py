"""The rules of selection, against figures worked by hand."""

from __future__ import annotations

import math

import pytest

from fle.eval.search.rules import best_of, count, is_closed, select, ucb
from fle.eval.search.tree import Node


def child(parent: Node, index: int, value: float, advantage: float = 0.0) -> Node:
    node = Node(index=index, step=index + 100, parent=parent, value=value, advantage=advantage)
    parent.children.append(node)
    count(node)
    return node


def test_a_beam_keeps_the_best_and_of_equal_ones_the_earlier() -> None:
    root = Node()
    a = child(root, 0, value=5.0, advantage=1.0)
    b = child(root, 1, value=9.0, advantage=1.0)
    c = child(root, 2, value=7.0, advantage=3.0)
    d = child(root, 3, value=9.0, advantage=-2.0)
    assert best_of([a, b, c, d], 2, "advantage") == [c, a]
    assert best_of([a, b, c, d], 3, "advantage") == [c, a, b]
    assert best_of([d, c, b, a], 3, "score") == [b, d, c]
    assert best_of([a], 4, "score") == [a]


def test_values_count_for_all_that_a_state_came_of() -> None:
    root = Node()
    a = child(root, 0, 10.0)
    b = child(a, 1, 20.0)
    child(root, 2, 0.0)
    assert [(node.visits, node.total) for node in (root, a, b)] == [(3, 30.0), (2, 30.0), (1, 20.0)]
    assert [node.depth for node in (root, a, b)] == [0, 1, 2]


def test_the_upper_confidence_bound() -> None:
    root = Node()
    a = child(root, 0, 10.0)
    child(a, 1, 20.0)
    c = child(root, 2, 0.0)
    # The root was visited 3 times; a twice with 10 + 20, the tree's values go from 0 to 20.
    assert ucb(a, 1.0, 0.0, 20.0) == pytest.approx(0.75 + math.sqrt(math.log(3) / 2))
    assert ucb(c, 1.0, 0.0, 20.0) == pytest.approx(0.0 + math.sqrt(math.log(3) / 1))
    assert ucb(a, 0.0, 0.0, 20.0) == 0.75
    assert ucb(a, 2.0, 5.0, 5.0) == pytest.approx(2 * math.sqrt(math.log(3) / 2))


def test_selection_fills_a_state_first_and_then_weighs() -> None:
    root = Node()
    assert select(root, 2, 1.0) is root
    a = child(root, 0, 10.0)
    assert select(root, 2, 1.0) is root
    b = child(root, 1, 0.0)
    # Full: both were visited once, a is better.
    assert select(root, 2, 1.0) is a
    child(a, 2, 0.0)
    # a: mean 5 of 0..10 and sqrt(ln 3 / 2) = 0.741, together 1.241; b: 0 and sqrt(ln 3) = 1.048.
    assert select(root, 2, 1.0) is a
    # With more weight on exploring: a 0.5 + 3 * 0.741 = 2.723, b 3 * 1.048 = 3.144.
    assert select(root, 2, 3.0) is b


def test_of_equal_states_the_earlier_is_selected() -> None:
    root = Node()
    a = child(root, 0, 1.0)
    child(root, 1, 1.0)
    assert select(root, 2, 1.0) is a


def test_states_at_their_end_and_without_answers_are_passed_by() -> None:
    root = Node()
    a = child(root, 0, 100.0)
    b = child(root, 1, 0.0)
    a.over = "programs"
    assert select(root, 2, 1.0) is b
    b.exhausted = True
    assert is_closed(root, 2)
    assert select(root, 2, 1.0) is None


def test_a_state_without_more_answers_still_leads_to_its_children() -> None:
    root = Node(exhausted=True)
    a = child(root, 0, 1.0)
    assert select(root, 5, 1.0) is a
