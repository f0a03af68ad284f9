"""Lines torn apart by a page or a column."""

import pytest

from documents.parsing.clean import clean
from documents.parsing.wraps import join_wraps

COLUMN = """治理本市水环境是全市各级各部门
的共同责任，必须坚持源头治理，
严格控制污染物排放总量，依法推
进排污许可制度改革，健全以环境
影响评价制度为主体的源头预防体
系，有效衔接排污许可制与环境影
响评价、总量控制、环境监测等制
度，全面落实企业责任，对污染源
实施全过程管理，推动生产服务绿
色化。
完善标准体系，以钢铁、煤炭等行
业为重点，淘汰落后产能。
一、总体要求
坚持系统治理。"""


LONG = "建设单位未依法报请重新审核环境影响报告表，该报告表未经原审批部门重新审核同意，擅自开工建设主体工程"


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("安全、技术等综合标准。甲\n\n乙体系。", ["安全、技术等综合标准。甲乙体系。"]),
        ("坚持甲、\n乙。", ["坚持甲、乙。"]),
        ("总体要求\n坚持甲。", ["总体要求", "坚持甲。"]),
        ("坚持甲。\n坚持乙。", ["坚持甲。", "坚持乙。"]),
        ("坚持甲。落实乙\n（二）丙。", ["坚持甲。落实乙", "（二）丙。"]),
        ("坚持甲（含乙\n丙）。", ["坚持甲（含乙", "丙）。"]),
        ("坚持甲（含乙）\n落实丙。", ["坚持甲（含乙）", "落实丙。"]),
        # a long heading: a blank line, two em spaces or the # of Markdown show that a paragraph begins below it
        (f"（一）{LONG}\n的，处罚。", [f"（一）{LONG}的，处罚。"]),
        (f"（一）{LONG}\n\n依法处罚。", [f"（一）{LONG}", "依法处罚。"]),
        (f"（一）{LONG}\n　　依法处罚。", [f"（一）{LONG}", "依法处罚。"]),
        (f"### （一）{LONG}\n依法处罚。", [f"（一）{LONG}", "依法处罚。"]),
        (f"{LONG}\n## 依据", [LONG, "依据"]),
        # torn by a page: its number stands there, or what stands above is no whole heading
        (f"（一）{LONG}\n\n— 3 —\n\n的，处罚。", [f"（一）{LONG}的，处罚。"]),
        (f"（一）坚持甲；{LONG}\n\n的，处罚。", [f"（一）坚持甲；{LONG}的，处罚。"]),
        (f"（一）坚持“甲，{LONG}\n\n的”，处罚。", [f"（一）坚持“甲，{LONG}的”，处罚。"]),
        (f"——{LONG}\n\n的，处罚。", [f"——{LONG}的，处罚。"]),
        (f"第一条　{LONG}\n\n的，处罚。", [f"第一条 {LONG}的，处罚。"]),
        ("坚持甲、\n　　乙。", ["坚持甲、乙。"]),
        ("- 坚持甲。落实乙\n- 落实丙。", ["坚持甲。落实乙", "落实丙。"]),
    ],
)
def test_join_wraps(text: str, joined: list[str]) -> None:
    assert [line.text for line in join_wraps(clean(text)[0])] == joined


def test_a_list_of_short_lines_is_no_column() -> None:
    text = "一、加强领导\n二、落实责任\n三、严格考核\n四、加强宣传\n五、强化监督\n某市人民政府\n12月12日\n六、组织实施\n七、抓好落实\n八、加强保障"
    assert len(join_wraps(clean(text)[0])) == 10


def test_a_narrow_column_is_read_across() -> None:
    lines = [line.text for line in join_wraps(clean(COLUMN)[0])]
    assert len(lines) == 4
    assert lines[0].startswith("治理本市水环境是全市各级各部门的共同责任")
    assert lines[2:] == ["一、总体要求", "坚持系统治理。"]
