"""Scales, escaping, and what may not stand in a picture under the pages' policy."""

from xml.etree import ElementTree

import pytest

from documents.drawing.counts import Bar, counts
from documents.drawing.scales import ticks, years
from documents.drawing.values import Mark, values

NASTY = '"><script>alert(1)</script>&amp;'


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        (28, 35, [28, 30, 32, 34, 36]),
        (29.8, 35, [28, 30, 32, 34, 36]),
        (-5, 0, [-5, -4, -3, -2, -1, 0]),
        (0.1, 0.25, [0.1, 0.15, 0.2, 0.25]),
        (7603, 7603, [6500, 7000, 7500, 8000, 8500]),
    ],
)
def test_ticks_are_round_and_hold_all(low, high, found):
    marks = ticks(low, high)
    assert marks[0] <= low <= high <= marks[-1]
    assert marks == found


@pytest.mark.parametrize("value", [0, 5, -3, 1e-6, 1e12])
def test_one_value_has_an_axis_too(value):
    marks = ticks(value, value)
    assert marks[0] < value < marks[-1]


def test_years_are_whole_and_few():
    assert years(2019.6, 2035.4) == list(range(2018, 2037, 2))
    assert years(2024.6, 2025.4) == [2024, 2025, 2026]
    assert len(years(1950, 2100)) <= 16


def picture(*marks: Mark) -> str:
    about = {"name": "p", "title": NASTY, "description": NASTY, "unit": NASTY}
    return values(marks, better="less", better_words=NASTY, **about)


def mark(year: float, value: float, **more) -> Mark:
    return Mark(year, value, "circle", NASTY, NASTY, f"/d/x/1?a={NASTY}", **more)


@pytest.mark.parametrize(
    "written",
    [
        picture(mark(2025, 30), mark(2025, 30), mark(2030, 28, hollow=True)),
        picture(mark(2025, -5, since=2020)),
        counts([Bar("2025", 3, 2, NASTY, NASTY)], name="p", title=NASTY, description=NASTY),
        counts([], name="p", title="", description=""),
    ],
)
def test_pictures_are_well_formed_escaped_and_without_styles(written):
    root = ElementTree.fromstring(written)
    names = [element.tag for element in root.iter()]
    assert not {"script", "style"} & set(names)
    assert not [element for element in root.iter() if "style" in element.attrib]
    assert root.find("title") is not None


def test_marks_at_one_place_stand_beside_each_other():
    root = ElementTree.fromstring(picture(mark(2025, 30), mark(2025, 30)))
    places = [circle.attrib["cx"] for circle in root.iter("circle") if circle.attrib["class"] == "mark"]
    assert len(set(places)) == 2


def test_a_change_is_drawn_from_its_baseline():
    root = ElementTree.fromstring(picture(mark(2025, -5, since=2020)))
    assert [line.attrib["class"] for line in root.iter("line")].count("since") == 1
