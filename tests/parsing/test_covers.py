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


LETTER = """某市人民政府办公室关于印发某市治水工作方案的通知
某政办发〔2019〕9号
各县人民政府：
{}
某市人民政府办公室
2019年11月8日
某市治水工作方案
为治水，制定本方案。
一、总体要求
"""
SENT = "《某市治水工作方案》已经市政府同意，现印发给你们，请认真贯彻执行。"


@pytest.mark.parametrize(
    ("letter", "text"),
    [
        (SENT, ""),
        (f"{SENT}执行中遇到的问题，请及时向市水务局反馈。", ""),
        ("现将《某市2019年底前治水主要任务的工作方案》印发给你们，请结合实际，切实抓好落实。", ""),
        ("《某市治水工作方案》已经会议通过，现予公布，自2020年1月1日起施行。 市长 某某", ""),
        (f"{SENT}请于2019年12月6日前将修改意见反馈至市水务局。", ""),
        # with orders of its own, a paragraph of the letter is text
        (f"{SENT}\n各县要在2019年底前完成排查，切实负起责任。", "各县要在2019年底前完成排查，切实负起责任。"),
        (
            "现将方案印发给你们，请于2019年12月底前报送计划。",
            "现将方案印发给你们，请于2019年12月底前报送计划。",
        ),
        (f"{SENT}\n市政府将对完成情况定期通报。", "市政府将对完成情况定期通报。"),
        # names of what is attached are none
        (f"{SENT}\n附件：1.某市治水工作方案\n2.任务清单", ""),
    ],
)
def test_what_a_letter_orders_is_text(letter: str, text: str) -> None:
    outline = parse(LETTER.format(letter))
    assert outline.header.title == "某市治水工作方案"
    assert outline.header.issued_on == "2019-11-08"
    assert [node.path for node in outline.nodes] == ["0", "1"]
    assert outline.nodes[0].text == f"{text}\n为治水，制定本方案。".lstrip()


def test_numbered_orders_of_a_letter_open_nothing() -> None:
    name = "全国审判工作会议纪要"
    outline = parse(COVER.format(name=name, title=name, between=""))
    assert outline.nodes[0].text.splitlines() == [
        "一、充分认识重要意义",
        "要认真学习。",
        "二、及时组织培训",
        "有问题请报告。",
        "为推进工作，制定本文件。",
    ]
