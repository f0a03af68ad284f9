"""Each line of the source with what it was read as."""

import pytest
from django.conf import settings

from documents.desk.lines import rows_of
from documents.parsing.outline import parse
from tests.samples import PLAN

CASES = {
    "plan": (
        PLAN,
        [
            "1 title 大连市大气污染防治工作方案",
            "3 +0 为改善环境质量，制定本方案。",
            "5 +1 一、总体要求",
            "6 +1/1 （一）指导思想。坚持绿色发展。坚持系统治理。",
            "7 +1/2 （二）工作目标",
            "8 +1/2/1 1.到2025年，细颗粒物浓度下降10%。",
            "9 +1/2/2 2.排污许可全覆盖。",
            "11 +2 二、保障措施",
            "12 +2/3 （三）加强领导。各部门各负其责。",
        ],
    ),
    "two paragraphs of one provision, marks of Markdown": (
        "大连市工作方案\n## 一、总体要求\n**（一）指导思想**\n坚持绿色发展。\n---\n",
        [
            "1 title 大连市工作方案",
            "2 +1 [##] 一、总体要求",
            "3 +1/1 [**]（一）指导思想[**]",
            "4 1/1 坚持绿色发展。",
            "5 discarded(分隔线) ---",
        ],
    ),
    "all on one line": (
        "某某市工作方案\n一、总体要求（一）指导思想。坚持绿色发展。（二）工作目标。水质改善。二、重点任务（三）治理。推进改造。",
        [
            "1 title 某某市工作方案",
            "2 +1 一、总体要求",
            "2↳ +1/1 （一）指导思想。坚持绿色发展。",
            "2↳ +1/2 （二）工作目标。水质改善。",
            "2↳ +2 二、重点任务",
            "2↳ +2/3 （三）治理。推进改造。",
        ],
    ),
    "nothing but white space": (" \n\u3000\n", []),
}


def told(row):
    where = {"provision": ("+" if row.opens else "") + (row.node.path if row.node else "")}
    reason = f"({row.reason})" if row.reason else ""
    text = "".join(f"[{bit.text}]" if bit.dropped else bit.text for bit in row.bits)
    return f"{row.number}{'' if row.head else '↳'} {where.get(row.role, row.role)}{reason} {text}"


@pytest.mark.parametrize("case", CASES)
def test_rows(case):
    source, rows = CASES[case]
    assert [told(row) for row in rows_of(parse(source), {})] == rows


@pytest.mark.parametrize("slug", ["liaoning", "yuzhou", "dalian", "beautiful-liaoning", "panjin"])
def test_every_character_and_every_provision_once(slug):
    source = (settings.CORPUS_DIR / f"{slug}.txt").read_text()
    outline = parse(source)
    rows = rows_of(outline, {})
    assert "".join("".join(row.text for row in rows).split()) == "".join(source.split())
    opened = [row.node.path for row in rows if row.opens]
    assert opened == [node.path for node in outline.nodes if node.printed]
    assert len({row.anchor for row in rows}) == len(rows)
    assert all(row.role for row in rows)


def test_doubts_and_what_was_said_stand_at_their_line():
    source = PLAN.replace("1.到2025年", "到2025年").replace("2.排污许可全覆盖。", "没有序号的段落。")
    rows = rows_of(parse(source), {source.index("一、总体"): "body"})
    assert [(row.number, row.says) for row in rows if row.says] == [(5, "body")]
    assert [(row.number, row.doubts) for row in rows if row.doubts] == [
        (9, ["没有序号的段落，归入“（二）”之下"])
    ]
