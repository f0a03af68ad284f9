"""Lines torn apart by a page or a column."""

import pytest

from documents.parsing.clean import clean
from documents.parsing.outline import parse
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
        # no paragraph begins so; a list goes on within its bracket
        ("执行《甲》（乙令第11号）\n、《丙》等规定。", ["执行《甲》（乙令第11号）、《丙》等规定。"]),
        ("坚持甲。（牵头单位：\n市水利局）", ["坚持甲。（牵头单位：市水利局）"]),
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


TORN = """荆门市加快低空经济高质量发展行动方案
为深入贯彻落实党中央、国务院及省委、省政府关于促进低空经济
发展的决策部署，奋力抢占低空经济产业发展新赛道，制定本方案
。
一、总体要求
坚持改革。
统筹推进基础设施、研发制造、场景应用和服务保障能力建设，加
快推进低空经济产业发展。
二、保障措施
（一）加强领导。
成立领导小组，办公室设在市发展改革委，各成员单位要按照职责
分工抓好落实。
（二）强化保障。
市财政安排资金。
"""


def test_a_column_of_many_short_lines_is_read_across() -> None:
    """No line goes beyond 29 characters, and some have them."""
    outline = parse(TORN)
    assert outline.header.title == "荆门市加快低空经济高质量发展行动方案"
    assert [node.text for node in outline.nodes if node.printed and node.text] == [
        "为深入贯彻落实党中央、国务院及省委、省政府关于促进低空经济发展的决策部署，奋力抢占低空经济产业发展新赛道，制定本方案。",
        "坚持改革。",
        "统筹推进基础设施、研发制造、场景应用和服务保障能力建设，加快推进低空经济产业发展。",
        "成立领导小组，办公室设在市发展改革委，各成员单位要按照职责分工抓好落实。",
        "市财政安排资金。",
    ]
