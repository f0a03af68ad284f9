"""What people say of lines goes before what the machine sees, and is carried to the next text or listed."""

import pytest

from documents.parsing.corrections import Correction, carry, fitting
from documents.parsing.nodes import Outline, Says
from documents.parsing.outline import parse


def say(text: str, *said: tuple[str, str]) -> list[Correction]:
    """Corrections of the lines with these words: `("第二行", "body")`."""
    found = []
    for quote, says in said:
        assert text.count(quote) == 1, quote
        found.append(Correction(text.index(quote), quote, Says(says)))
    return found


def tree(outline: Outline) -> list[str]:
    """`1/2 clause （二）|标题|正文`, printed provisions only."""
    return [
        f"{node.path} {node.kind} {node.label}|{node.heading}|{node.text}".replace("\n", "⏎")
        for node in outline.nodes
        if node.printed
    ]


PLAN = """大连市治水方案

为治理水污染，制定本方案。
一、总体要求
坚持绿色发展。
（一）推进污染防治。加强监管。
（三）、保障措施
（一）落实责任。各县区要抓好落实。
各部门分工负责，加强配合。
（二）强化考核。每年考核一次。
"""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            [("（三）、保障措施", "chapter")],  # a misprinted 三、
            [
                "0 preamble ||为治理水污染，制定本方案。",
                "1 chapter 一、|总体要求|",
                "1/p1 paragraph ||坚持绿色发展。",
                "1/1 clause （一）|推进污染防治|加强监管。",
                "3 chapter （三）、|保障措施|",
                "3/1 clause （一）|落实责任|各县区要抓好落实。",
                "3/1/p1 paragraph ||各部门分工负责，加强配合。",
                "3/2 clause （二）|强化考核|每年考核一次。",
            ],
        ),
        (
            [("各部门分工负责，加强配合。", "join"), ("（三）、保障措施", "discard")],
            [
                "0 preamble ||为治理水污染，制定本方案。",
                "1 chapter 一、|总体要求|",
                "1/p1 paragraph ||坚持绿色发展。",
                "1/1 clause （一）|推进污染防治|加强监管。",
                "1/1~2 clause （一）|落实责任|各县区要抓好落实。⏎各部门分工负责，加强配合。",
                "1/2 clause （二）|强化考核|每年考核一次。",
            ],
        ),
        (
            [("（三）、保障措施", "body"), ("各部门分工负责，加强配合。", "measure")],
            [
                "0 preamble ||为治理水污染，制定本方案。",
                "1 chapter 一、|总体要求|",
                "1/p1 paragraph ||坚持绿色发展。",
                "1/1 clause （一）|推进污染防治|加强监管。",
                "1/1/p1 paragraph ||（三）、保障措施",
                "1/1~2 clause （一）|落实责任|各县区要抓好落实。",
                "1/1~2/m1 measure |各部门分工负责，加强配合|",
                "1/2 clause （二）|强化考核|每年考核一次。",
            ],
        ),
        (
            [("为治理水污染，制定本方案。", "chapter"), ("坚持绿色发展。", "clause")],
            [
                "h1 chapter |为治理水污染，制定本方案|",
                "1 chapter 一、|总体要求|",
                "1/h1 clause |坚持绿色发展|",
                "1/1 clause （一）|推进污染防治|加强监管。",
                "1/3 clause （三）、|保障措施|",
                "1/1~2 clause （一）|落实责任|各县区要抓好落实。",
                "1/1~2/p1 paragraph ||各部门分工负责，加强配合。",
                "1/2 clause （二）|强化考核|每年考核一次。",
            ],
        ),
    ],
)
def test_what_a_person_says_of_a_line_holds(said: list[tuple[str, str]], expected: list[str]) -> None:
    assert tree(parse(PLAN, say(PLAN, *said))) == expected


def test_lines_that_people_call_clauses_hold_what_stands_below_them() -> None:
    text = "治水方案\n第一章 总则\n一、甲事项\n（一）甲一\n（二）甲二\n二、乙事项\n（一）乙一\n"
    outline = parse(text, say(text, ("一、甲事项", "clause"), ("二、乙事项", "clause")))
    assert [node.path for node in outline.nodes if node.printed] == [
        "1",
        "1/1",
        "1/1/1",
        "1/1/2",
        "1/2",
        "1/2/1",
    ]


FRONT = """---
title: 治水
---
目录
一、总体要求
二、保障措施

关于治水的若干规定
（试行）
各县区：
一、总体要求
要治水，
一、总体要求之外的事
二、保障措施
落实责任。
-----
附件：名单
大连市人民政府
2020年1月1日
相关链接：更多
"""


@pytest.mark.parametrize(
    ("said", "path", "kind"),
    [
        ("title: 治水", "h1", "chapter"),  # machine: 文件头
        ("目录", "h1", "chapter"),
        ("（试行）", "h1", "chapter"),  # title block
        ("各县区：", "0", "preamble"),
        ("-----", "2/h1", "measure"),  # 分隔线
        ("附件：名单", "2/h1", "clause"),  # closing
        ("2020年1月1日", "2/p2", "paragraph"),
        ("相关链接：更多", "2/h1", "clause"),  # 网页其他内容
    ],
)
def test_what_the_machine_took_for_no_text_can_be_text(said: str, path: str, kind: str) -> None:
    says = {"preamble": "body", "paragraph": "body"}.get(kind, kind)
    path = path.replace("h", "m") if kind == "measure" else path
    wanted = (path, kind, said.replace(" ", ""))
    assert wanted not in words(parse(FRONT))
    assert wanted in words(parse(FRONT, say(FRONT, (said, says))))


def words(outline: Outline) -> set[tuple[str, str, str]]:
    return {(node.path, str(node.kind), node.label + node.heading + node.text) for node in outline.nodes}


def test_a_person_names_the_title() -> None:
    text = "大连市文件\n关于治水\n工作的一些想法\n一、总体要求\n要治水。\n"
    said = [("关于治水", "title"), ("工作的一些想法", "join")]
    assert parse(text, say(text, *said)).header.title == "关于治水工作的一些想法"
    late = "通知\n一、收文\n二、办理\n治水的想法\n一、总体要求\n要治水。\n"
    outline = parse(late, say(late, ("治水的想法", "title")))
    assert outline.header.title == "治水的想法"
    assert [node.path for node in outline.nodes if node.printed] == ["1", "1/p1"]


def test_no_text_is_listed_with_its_reason() -> None:
    outline = parse(PLAN, say(PLAN, ("坚持绿色发展。", "discard")))
    at = PLAN.index("坚持绿色发展。")
    assert [(each.start, each.end, each.reason) for each in outline.discarded] == [(at, at + 7, "人工剔除")]


@pytest.mark.parametrize("first", ["推进污染", "（一）推进污染", "加强领导，", "各部门要落实。加强"])
def test_a_torn_line_is_one_again(first: str) -> None:
    text = f"治水方案\n一、总体要求\n{first}\n防治工作\n"
    outline = parse(text, say(text, ("防治工作", "join")))
    assert (outline.nodes[-1].heading + outline.nodes[-1].text).endswith(first[-2:] + "防治工作")


def test_only_what_fits_is_applied() -> None:
    at = PLAN.index("坚持")
    right = Correction(at, "坚持绿色发展。", Says.DISCARD)
    wrong = [
        Correction(at + 1, "持绿色发展。", Says.DISCARD),
        Correction(at, "坚持发展。", Says.DISCARD),
        Correction(10_000, "坚持绿色发展。", Says.DISCARD),
    ]
    assert fitting(PLAN, [*wrong, right]) == ((right,), tuple(wrong))
    assert parse(PLAN, wrong) == parse(PLAN)
    later = Correction(at, "坚持绿色发展。", Says.CLAUSE)
    assert fitting(PLAN, [right, later]) == ((later,), (right,)), "the later word counts"


def test_carried_where_the_line_stands_once_in_both() -> None:
    text = "甲方案\n重复\n（一）要 治水\n重复\n没有了\n只有一次\n"
    new = "新的甲方案\n（一）要 治水\n　(一)要治水 \n重复\n只有一次\n只有一次\n"
    said = [*say(text, ("没有了", "body"), ("只有一次", "body")), Correction(4, "重复", Says.BODY)]
    placed, lost = carry(text, new, said)
    assert not placed
    assert {each.quote for each in lost} == {"没有了", "只有一次", "重复"}
    again = new.replace("（一）要 治水\n", "", 1)
    placed, lost = carry(text, again, say(text, ("（一）要 治水", "clause")))
    assert placed == (Correction(again.index("(一)"), "(一)要治水", Says.CLAUSE),)
    assert not lost


def test_a_heading_above_the_document_that_a_letter_sends_is_one() -> None:
    text = (
        "关于印发《治水方案》的通知\n《治水方案》已经同意，请执行。\n2018年10月27日\n治水方案\n一、总体要求\n"
    )
    assert [node.path for node in parse(text).nodes if node.printed] == ["1"]
    said = say(text, ("《治水方案》已经同意，请执行。", "clause"))
    assert [node.path for node in parse(text, said).nodes if node.printed][0] == "h1"
