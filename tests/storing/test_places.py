"""Where decisions stand in the next text: a table, and 1,000 random edit scripts that know the true places."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.storing.places import ORPHAN, Place, places

WATER = "推进水污染防治，完成重点河流排污口整治。"
AIR = "加强大气污染防治，淘汰燃煤锅炉，推进清洁取暖。"
SOIL = "强化土壤污染防治，开展农用地安全利用。"


@pytest.mark.parametrize(
    ("former", "new", "expected"),
    [
        pytest.param({"1/1": WATER}, {"1/1": WATER}, Place("placed", "1/1"), id="nothing changed"),
        pytest.param({"1/1": WATER}, {"1/1": AIR, "1/2": WATER}, Place("placed", "1/2"), id="renumbered"),
        pytest.param({"1/1": WATER}, {"1/1": AIR}, ORPHAN, id="gone"),
        pytest.param({"1/1": WATER}, {"1/1": WATER, "2/1": WATER}, ORPHAN, id="stands twice now"),
        pytest.param({"1/1": WATER, "2/1": WATER}, {"1/1": WATER}, ORPHAN, id="stood twice before"),
        pytest.param(
            {"1/1": WATER},
            {"1/1": WATER.replace("重点", "主要")},
            Place("proposed", "1/1"),
            id="changed a little",
        ),
        pytest.param(
            {"1/1": WATER},
            {"1/1": WATER.replace("重点", "主要"), "1/2": WATER.replace("完成", "开展")},
            ORPHAN,
            id="two look alike",
        ),
        pytest.param(
            {"1/1": WATER, "1/2": WATER.replace("重点", "主要")},
            {"1/2": WATER.replace("重点", "主要")},
            ORPHAN,
            id="its neighbour is not it",
        ),
    ],
)
def test_places(former: dict[str, str], new: dict[str, str], expected: Place) -> None:
    assert places(["1/1"], former, new) == {"1/1": expected}


SIGNS = "治水气土厅局河湖重点监管排污企业执法，"


def words(random: Random) -> str:
    return "".join(random.choices(SIGNS, k=random.randint(8, 30)))


@given(st.randoms(use_true_random=True))
@settings(max_examples=1000, deadline=None)
def test_no_decision_moves_to_a_wrong_provision(random: Random) -> None:
    """Delete, swap, split, merge, insert, edit; each clause of the new text knows which one it was, or None."""
    texts = [words(random) for _ in range(random.randint(3, 12))]
    former = {f"1/{number}": text for number, text in enumerate(texts, 1)}
    clauses: list[tuple[str, frozenset[str]]] = [(text, frozenset([path])) for path, text in former.items()]
    for _ in range(random.randint(1, 6)):
        clauses = _edit(clauses, random)
    new = {f"1/{number}": text for number, (text, _) in enumerate(clauses, 1)}
    origin = {f"1/{number}": came_from for number, (_, came_from) in enumerate(clauses, 1)}
    found = places(former, former, new)
    assert set(found) == set(former)  # nothing is lost silently: every decision has an answer
    for path, place in found.items():
        if place.placement == "placed":
            # The very text, once in either version: it is that clause, or one nobody could tell from it.
            assert new[place.path] == former[path]
            assert list(new.values()).count(former[path]) == list(former.values()).count(former[path]) == 1
            assert path in origin[place.path] or _was_retyped(path, origin, new, former)
        if place.placement == "proposed":
            assert new[place.path] != former[path]


def _was_retyped(
    path: str, origin: dict[str, frozenset[str]], new: dict[str, str], former: dict[str, str]
) -> bool:
    """An inserted or edited clause that happens to say exactly the words of the one that went."""
    return not any(path in came_from and new[at] == former[path] for at, came_from in origin.items())


def _edit(clauses: list[tuple[str, frozenset[str]]], random: Random) -> list[tuple[str, frozenset[str]]]:
    if not clauses:
        return [(words(random), frozenset())]
    at = random.randrange(len(clauses))
    text, origin = clauses[at]
    kind = random.choice(("delete", "swap", "split", "merge", "insert", "double", "change"))
    if kind == "delete":
        return clauses[:at] + clauses[at + 1 :]
    if kind == "swap":
        other = random.randrange(len(clauses))
        swapped = list(clauses)
        swapped[at], swapped[other] = swapped[other], swapped[at]
        return swapped
    if kind == "split":
        cut = len(text) // 2
        return [*clauses[:at], (text[:cut], origin), (text[cut:], origin), *clauses[at + 1 :]]
    if kind == "merge" and at + 1 < len(clauses):
        after, came_from = clauses[at + 1]
        return [*clauses[:at], (text + after, origin | came_from), *clauses[at + 2 :]]
    if kind == "double":
        return [*clauses[: at + 1], (text, frozenset()), *clauses[at + 1 :]]
    if kind == "change":
        return [*clauses[:at], (text[:-1] + words(random)[:2], origin), *clauses[at + 1 :]]
    return [*clauses[:at], (words(random), frozenset()), *clauses[at:]]
