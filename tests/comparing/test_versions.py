"""What became of provisions: small texts, one provision a line (path and words), and any two texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.comparing.pairing import Stood
from documents.comparing.versions import Became, Kind, became

WATER = "推进水污染防治，完成重点河流排污口整治任务。"
AIR = "加强大气污染防治，淘汰燃煤锅炉，推进清洁取暖改造。"
SOIL = "强化土壤污染防治，开展受污染农用地安全利用工作。"
SAME = "各部门按职责分工抓好落实。"


def text(lines: str) -> list[Stood]:
    """`1/2 落实责任|加强监管。` is heading and body, without | it has no heading."""
    found = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        path, _, words = line.partition(" ")
        heading, bar, body = words.partition("|")
        found.append(Stood(path, heading if bar else "", f"{heading}。{body}" if bar else words))
    return found


def told(rows: list[Became]) -> str:
    """`1/1=1/1 1/2>1/3 1/3~1/4 +1/5 -1/6`; a ! after what left its place."""
    signs = {"same": "=", "moved": ">", "changed": "~", "added": "+", "removed": "-"}
    return " ".join(
        f"{row.before or ''}{signs[row.kind]}{row.after or ''}{'!' * row.reordered}"
        if row.kind != Kind.REMOVED
        else f"-{row.before}"
        for row in rows
    )


@pytest.mark.parametrize(
    ("former", "new", "expected"),
    [
        pytest.param(f"1 任务|\n1/1 {WATER}", f"1 任务|\n1/1 {WATER}", "1=1 1/1=1/1", id="nothing"),
        pytest.param(
            f"1/1 {WATER}\n1/2 {AIR}",
            f"1/1 {SOIL}\n1/2 {WATER}\n1/3 {AIR}",
            "+1/1 1/1>1/2 1/2>1/3",
            id="inserted before: only renumbered",
        ),
        pytest.param(
            f"1/1 {WATER}\n1/2 {AIR}\n1/3 {SOIL}",
            f"1/1 {WATER}\n1/2 {SOIL}",
            "1/1=1/1 -1/2 1/3>1/2",
            id="removed, in its former place",
        ),
        pytest.param(
            f"1/1 {WATER}\n1/2 {AIR}\n1/3 {SOIL}",
            f"1/1 {SOIL}\n1/2 {WATER}\n1/3 {AIR}",
            "1/3>1/1! 1/1>1/2 1/2>1/3",
            id="one moved to the front",
        ),
        pytest.param(
            f"1/1 {WATER}\n1/2 {AIR}",
            f"1/1 {WATER.replace('重点', '主要')}\n1/2 {AIR}",
            "1/1~1/1 1/2=1/2",
            id="a word changed",
        ),
        pytest.param(
            f"1/1 {WATER}",
            f"1/1 {WATER.replace('重点', '主要')}\n1/2 {WATER.replace('完成', '开展')}",
            "-1/1 +1/1 +1/2",
            id="like two: paired with neither",
        ),
        pytest.param(
            f"1/1 {WATER[:-1]}，{AIR}",
            f"1/1 {WATER}\n1/2 {AIR}",
            "-1/1 +1/1 +1/2",
            id="split",
        ),
        pytest.param(
            f"1/1 {WATER}\n1/2 {AIR}",
            f"1/1 {WATER[:-1]}，{AIR}",
            "-1/1 -1/2 +1/1",
            id="merged",
        ),
        pytest.param(
            f"1/1 治水|{WATER}\n1/2 治气|{AIR}",
            f"1/1 治气|全面实行排放总量管控。\n1/2 治水|{WATER}",
            "1/2~1/1 1/1>1/2!",
            id="another body under a heading that stands once",
        ),
        pytest.param(
            f"1/1 {WATER}\n1/2 加强领导。\n1/3 {AIR}",
            f"1/1 {WATER}\n1/2 加强统筹。\n1/3 {AIR}",
            "1/1=1/1 1/2~1/2 1/3=1/3",
            id="short, between the same neighbours",
        ),
        pytest.param(
            f"1/1 {WATER}\n1/2 加强领导。\n1/3 {AIR}",
            f"1/1 加强统筹。\n1/2 {WATER}\n1/3 {AIR}",
            "+1/1 1/1>1/2 -1/2 1/3=1/3",
            id="short, elsewhere: no guess",
        ),
        pytest.param(
            f"1/1 {WATER}\n1/2 浓度下降10%以上。\n1/3 {AIR}",
            f"1/1 {WATER}\n1/2 浓度下降12%以上。",
            "1/1=1/1 1/2~1/2 -1/3",
            id="short, a number changed, the next one gone",
        ),
        pytest.param(
            f"1/1 {WATER}\n1/2 开办夜校一所。\n1/3 {AIR}",
            f"1/1 {WATER}\n1/2 丰富群众文体生活。\n1/3 {AIR}",
            "1/1=1/1 -1/2 +1/2 1/3=1/3",
            id="another text in the same place",
        ),
        pytest.param(
            f"1 主要任务|\n1/1 {WATER}\n1/2 {AIR}\n2 保障|\n2/1 {SOIL}",
            f"1 重点工作|\n1/1 {WATER}\n1/2 {AIR}\n2 保障|\n2/1 {SOIL}",
            "1~1 1/1=1/1 1/2=1/2 2=2 2/1=2/1",
            id="a chapter worded anew, known by what stands below",
        ),
        pytest.param(
            f"1/1 {WATER}\n1/2 {SAME}\n1/3 {AIR}\n1/4 {SAME}",
            f"1/1 {SOIL}\n1/2 {WATER}\n1/3 {SAME}\n1/4 {AIR}\n1/5 {SAME}",
            "+1/1 1/1>1/2 1/2>1/3 1/3>1/4 1/4>1/5",
            id="twins told apart by their neighbours",
        ),
        pytest.param(
            f"1 水|\n1/1 {SAME}\n1/2 {SAME}\n2 气|\n2/1 {WATER}",
            f"1 水|\n1/1 {SAME}\n2 气|\n2/1 {WATER}",
            "1=1 1/1=1/1 -1/2 2=2 2/1=2/1",
            id="one of two twins gone",
        ),
        pytest.param(
            f"1 水|\n1/1 {WATER}\n1/2 {SAME}\n2 气|\n2/1 {AIR}\n2/2 {SAME}",
            f"1 土|\n1/1 {SOIL}\n1/2 {SAME}",
            "-1 -1/1 -1/2 -2 -2/1 -2/2 +1 +1/1 +1/2",
            id="twins without neighbours: no guess",
        ),
        pytest.param(
            f"1 水|\n1/1 {WATER}\n1/2 {SAME}\n2 气|\n2/1 {AIR}\n2/2 {SAME}",
            f"1 气|\n1/1 {AIR}\n1/2 {SAME}\n2 水|\n2/1 {WATER}\n2/2 {SAME}",
            "2>1 2/1>1/1 2/2>1/2 1>2! 1/1>2/1! 1/2>2/2!",
            id="chapters swapped: twins go with theirs",
        ),
        pytest.param("", f"1/1 {WATER}", "+1/1", id="from nothing"),
        pytest.param(f"1/1 {WATER}", "", "-1/1", id="to nothing"),
        pytest.param("", "", "", id="nothing at all"),
    ],
)
def test_became(former: str, new: str, expected: str) -> None:
    assert told(became(text(former), text(new))) == expected


WORDS = st.sampled_from(["", SAME, WATER, AIR, SOIL, WATER.replace("重点", "主要"), AIR[:12], "加强领导。"])
PATHS = st.sampled_from(["0", "1", "1/1", "1/2", "1/2/1", "1/3", "2", "2/1", "2/2", "3", "3/1", "3/2", "c1"])
TEXT = st.dictionaries(PATHS, WORDS).map(
    lambda found: [Stood(path, words[:4], words) for path, words in sorted(found.items())]
)


@given(TEXT, TEXT)
@settings(max_examples=500, deadline=None)
def test_every_provision_of_both_stands_in_one_row(former: list[Stood], new: list[Stood]) -> None:
    rows = became(former, new)
    assert sorted(row.before for row in rows if row.before) == sorted(each.path for each in former)
    assert [row.after for row in rows if row.after] == [each.path for each in new]
    words = {("before", each.path): each.words for each in former} | {
        ("after", each.path): each.words for each in new
    }
    for row in rows:
        alike = words.get(("before", row.before)) == words.get(("after", row.after))
        kinds = {
            (False, True): {Kind.ADDED},
            (True, False): {Kind.REMOVED},
            (True, True): {Kind.SAME, Kind.MOVED} if alike else {Kind.CHANGED},
        }
        assert row.kind in kinds[row.before is not None, row.after is not None]
        assert (row.kind == Kind.SAME) == (alike and row.before == row.after)


@given(TEXT)
def test_a_text_against_itself_is_the_same(one: list[Stood]) -> None:
    assert {row.kind for row in became(one, one)} <= {Kind.SAME}
