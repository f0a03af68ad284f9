"""Cover letters with numbered items: the plan they send is the document."""

import pytest

from documents.parsing.outline import parse

COVER = """某部关于印发《{name}》的通知
某法〔2019〕254号
各省厅：
《{name}》已经审议通过，现印发给你们。
一、充分认识重要意义
要认真学习。
二、及时组织培训
有问题请报告。
某部
2019年11月8日
{between}{title}
为推进工作，制定本文件。
一、总体要求
坚持原则。
二、主要任务
（一）抓好落实。认真抓好落实工作。
"""


@pytest.mark.parametrize("between", ["", "附件\n", "附件1\n", "（此件公开发布）\n附件：\n"])
@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("全国审判工作会议纪要", "全国审判工作会议纪要"),
        ("全国审判工作会议纪要", "全国审判工作\n会议纪要"),
        ("某市节水管理办法（试行）", "某市节水管理办法（试行）"),
    ],
)
def test_the_plan_is_the_document(name: str, title: str, between: str) -> None:
    outline = parse(COVER.format(name=name, title=title, between=between))
    assert outline.header.title == name
    assert outline.header.document_number == "某法〔2019〕254号"
    assert outline.header.issued_on == "2019-11-08"
    assert [node.path for node in outline.nodes if node.printed] == ["0", "1", "1/p1", "2", "2/1"]


def test_without_the_name_again_the_letter_is_the_document() -> None:
    outline = parse(COVER.format(name="全国审判工作会议纪要", title="另一个标题", between=""))
    assert outline.header.title == "某部关于印发《全国审判工作会议纪要》的通知"
    assert [node.path for node in outline.nodes if node.printed][:3] == ["0", "1", "1/p1"]
