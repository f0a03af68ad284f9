"""What a text prints about itself."""

from typing import Any

import pytest

from documents.parsing.nodes import Kind
from documents.parsing.outline import parse

BODY = "\n为了治水，制定本方案。\n一、目标\n到2025年完成。\n"
COVER = (
    "国务院办公厅关于印发“无废城市”建设\n试点工作方案的通知\n国办发〔2018〕128号\n\n各省、自治区、直辖市人民政府：\n"
    "《方案》已经国务院同意，现印发给你们，请认真贯彻执行。\n国务院办公厅\n2018年12月29日\n（此件公开发布）\n\n“无废城市”建设试点工作方案\n"
)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(
            "大连市水污染防治实施方案",
            {"title": "大连市水污染防治实施方案", "document_type": "实施方案", "level": "prefecture"},
            id="plain title",
        ),
        pytest.param(
            "中共禹州市委禹州市人民政府关于加快治水的实施意见\n(2022年12月2日)",
            {
                "title": "中共禹州市委 禹州市人民政府关于加快治水的实施意见",
                "issuers": ("中共禹州市委", "禹州市人民政府"),
                "issued_on": "2022-12-02",
                "level": "county",
                "regions": ("河南省", "许昌市", "禹州市"),
            },
            id="two issuers, date below",
        ),
        pytest.param(
            "辽宁省治水规划\n（征求意见稿）",
            {"title": "辽宁省治水规划（征求意见稿）", "status": "draft", "level": "province"},
            id="draft on its own line",
        ),
        pytest.param(
            COVER,
            {
                "title": "“无废城市”建设试点工作方案",
                "document_number": "国办发〔2018〕128号",
                "issuers": ("国务院办公厅",),
                "issued_on": "2018-12-29",
                "level": "national",
            },
            id="cover letter",
        ),
        pytest.param(
            "沈阳市人民政府文件\n沈政发〔2023〕5号\n沈阳市人民政府\n关于加强治水的通知\n各区、县（市）人民政府：",
            {
                "title": "沈阳市人民政府关于加强治水的通知",
                "document_number": "沈政发〔2023〕5号",
                "issuers": ("沈阳市人民政府",),
            },
            id="letterhead, issuer above the title",
        ),
        pytest.param(
            "首页 > 政务公开\n来源：某某网  时间：2024-03-22\n鞍山市治水行动计划",
            {"title": "鞍山市治水行动计划", "document_type": "行动计划", "issued_on": ""},
            id="web furniture",
        ),
        pytest.param(
            "国务院办公厅关于印发治水方案的通知国办函〔2020〕43号\n治水方案",
            {"title": "治水方案", "document_number": "国办函〔2020〕43号"},
            id="number glued to the title",
        ),
        pytest.param(
            "贵州省渔业条例\n（2005年11月25日贵州省第十届人民代表大会常务委员会第十八次会议通过）",
            {"title": "贵州省渔业条例", "issued_on": "2005-11-25", "level": "province"},
            id="date of a law",
        ),
        pytest.param(
            "贵州省渔业条例\n（2005年11月25日贵州省第十届人民代表大会常务委员会第十八次会议通过　根据2010年1月8日贵州省第十一届人民代表大会常务委员会第十二次会议修正）",
            {"issuers": ("贵州省人民代表大会常务委员会",), "document_number": "", "issued_on": "2005-11-25"},
            id="an assembly in the note",
        ),
        pytest.param(
            "环境行政处罚办法\n（2010年1月19日环境保护部令第8号公布　自2010年3月1日起施行）",
            {
                "document_number": "环境保护部令第8号",
                "issuers": ("环境保护部",),
                "issued_on": "2010-01-19",
                "level": "national",
            },
            id="a ministry's order in the note",
        ),
        pytest.param(
            "许可证管理办法\n(2004年5月30日中华人民共和国国务院令第408号公布　根据2013年12月7日《国务院关于修改部分行政法规的决定》修订)",
            {"document_number": "国务院令第408号", "issuers": ("国务院",), "level": "national"},
            id="the State Council's order in the note",
        ),
        pytest.param(
            "大连市节水办法\n（2010年1月19日大连市人民政府令第110号公布）",
            {"issuers": ("大连市人民政府",), "level": "prefecture"},
            id="a city's order in the note",
        ),
        pytest.param(
            "资源税法\n（2019年8月26日第十三届全国人民代表大会常务委员会第十二次会议通过）",
            {"issuers": ("全国人民代表大会常务委员会",), "level": "national"},
            id="the national assembly in the note",
        ),
        pytest.param(
            "大连市节水办法\n（根据2010年1月19日环境保护部令第8号修订）",
            {"document_number": "", "issuers": ()},
            id="an order that changed the text did not make it",
        ),
        pytest.param("中华人民共和国水法", {"level": "national", "document_type": "法"}, id="national law"),
        pytest.param(
            "中共中央 国务院关于治水的意见",
            {
                "title": "中共中央 国务院关于治水的意见",
                "issuers": ("中共中央", "国务院"),
                "level": "national",
            },
            id="joint issuers",
        ),
        pytest.param(
            "某某市水利局文件\n某水发〔2021〕5号\n签发人：张某\n大连市水利局\n关于印发《大连市治水办法》的通知\n各区：现印发给你们。\n大连市治水办法",
            {"title": "大连市治水办法", "issuers": ("大连市水利局",), "document_number": "某水发〔2021〕5号"},
            id="issuer is the organ above 关于, not the whole head",
        ),
        pytest.param(
            "国务院办公厅印发《关于治水的措施》的通知\n国办发〔2025〕38号\n各省：现印发给你们。\n关于治水的措施",
            {"title": "关于治水的措施", "issuers": ("国务院办公厅",), "level": "national"},
            id="issuer above 印发",
        ),
        pytest.param(
            "湖南省人民政府办公厅关于加强\n\n治水工作的通知",
            {"title": "湖南省人民政府办公厅关于加强治水工作的通知", "issuers": ("湖南省人民政府办公厅",)},
            id="title parted by a blank line",
        ),
        pytest.param(
            "中华人民共和国生态环境部令\n第23号\n《治水办法》已经审议通过，现予公布。\n治水管理办法",
            {"title": "治水管理办法", "document_number": "生态环境部令第23号", "issuers": ("生态环境部",)},
            id="order on two lines",
        ),
        pytest.param(
            "靖江市治水方案\n（2018-2020年）",
            {"title": "靖江市治水方案（2018-2020年）"},
            id="years below the title",
        ),
        pytest.param(
            "发文机关：大连市水利局\n发文字号：大水发〔2021〕5号\n大连市治水办法",
            {"document_number": "大水发〔2021〕5号", "issuers": ("大连市水利局",)},
            id="panel of a government site",
        ),
        pytest.param(
            "武汉市水务局2025年工作要点", {"issuers": ("武汉市水务局",)}, id="who speaks in the title"
        ),
        pytest.param(
            "某省教育厅等五部门关于加强治水的通知", {"issuers": ("某省教育厅",)}, id="the first of several"
        ),
        pytest.param(
            "无锡市人民政府办公室印发《无锡市治水方案》的通知\n各区：现印发给你们。\n无锡市治水方案",
            {"title": "无锡市治水方案", "issuers": ("无锡市人民政府办公室",)},
            id="an office that sends",
        ),
        pytest.param(
            "锡政发〔2018〕9号《无锡市人民政府关于印发〈无锡市治水方案〉的通知》\n各区：现印发给你们。\n无锡市治水方案",
            {"title": "无锡市治水方案", "issuers": ("无锡市人民政府",)},
            id="the whole title in book marks, the number before it",
        ),
        pytest.param(
            "《无锡市水务局章程》关于治水的规定", {"issuers": ()}, id="the subject in book marks is no issuer"
        ),
        pytest.param(
            "国务院办公厅转发国家地震局\n关于加强防震减灾工作意见的通知\n国办发〔1996〕2号\n各省：现转发给你们。\n关于防震减灾工作的意见",
            {"issuers": ("国务院办公厅",), "level": "national"},
            id="who passes on, not whose text it is",
        ),
        pytest.param(
            "锡政办函〔2023〕223号:无锡市人民政府办公室关于治水的复函",
            {"issuers": ("无锡市人民政府办公室",), "document_type": "函"},
            id="number and colon before the issuer",
        ),
        pytest.param(
            "“信息公开” 中共静安区委办公室 静安区人民政府办公室印发《静安区治水方案》的通知\n静安区治水方案",
            {"issuers": ("中共静安区委办公室", "静安区人民政府办公室")},
            id="a word of the page before the issuers",
        ),
        pytest.param(
            "生态环境部办公厅关于治水的复函",
            {"issuers": ("生态环境部办公厅",), "level": "national", "document_type": "函"},
            id="the office of a ministry",
        ),
        pytest.param(
            "大连市委宣传部关于治水的函",
            {"issuers": ("大连市委宣传部",), "level": "prefecture"},
            id="a department of a city is no ministry",
        ),
        pytest.param(
            "立山区关于印发《立山区2023年重点工作任务分解和责任分工方案》的通知\n各街道：现印发给你们。\n立山区2023年重点工作\n\n任务分解和责任分工方案",
            {"title": "立山区2023年重点工作任务分解和责任分工方案"},
            id="a title on two lines that the letter names",
        ),
        pytest.param(
            "关于转发静安区打响“上海服务”品牌三年行动计划（2018—2020年）的通知\n各街道：现转发给你们。\n静安区打响“上海服务”品牌\n三年行动计划\n（2018—2020年）",
            {"title": "静安区打响“上海服务”品牌三年行动计划（2018—2020年）"},
            id="the same with years below",
        ),
        pytest.param(
            "互助县打好柴油货车污染治理、\n\n臭氧污染防治行动实施方案",
            {"title": "互助县打好柴油货车污染治理、臭氧污染防治行动实施方案"},
            id="a line with 、 at its end is half a title",
        ),
        pytest.param(
            "2023年重点工作\n\n立山区任务分解和责任分工方案",
            {"title": "立山区任务分解和责任分工方案"},
            id="a line above that nothing names is none",
        ),
        pytest.param("全市水利工作局部调整方案", {"issuers": ()}, id="no organ in the title"),
        pytest.param(
            "某某治水办法\n二〇二二年十二月二日", {"issued_on": "2022-12-02"}, id="date in Chinese numerals"
        ),
        pytest.param(
            "各县、市、区人民政府，市直各单位：\n《大连市治水行动方案》已经市政府同意，现印发给你们，请认真贯彻落实。\n"
            "大连市人民政府办公室\n2024年10月23日\n大连市治水行动方案",
            {
                "title": "大连市治水行动方案",
                "issuers": ("大连市人民政府办公室",),
                "issued_on": "2024-10-23",
            },
            id="a letter without a title of its own",
        ),
        pytest.param(
            "关于印发《大连市公租房管理办法（试行）》的通知\n大建规〔2019〕4号\n各区住建局：\n"
            "经市政府同意，现将《大连市公租房管理办法（试行）》印发给你们，请遵照执行。\n"
            "大连市住房和城乡建设局 大连市财政局\n2019年8月5日\n大连市公租房管理办法（试行）",
            {"issuers": ("大连市住房和城乡建设局", "大连市财政局"), "issued_on": "2019-08-05"},
            id="who signs the letter",
        ),
        pytest.param(
            "穗府办〔2006〕19号\n关于印发2006年政府工作报告重点事项的通知\n各区政府：\n"
            "现将《2006年〈政府工作报告〉重点事项》印发给你们，请抓好落实。\n广州市人民政府办公厅\n二○○六年四月二十八日\n"
            "2006年《政府工作报告》重点事项",
            {
                "title": "2006年《政府工作报告》重点事项",
                "document_number": "穗府办〔2006〕19号",
                "issuers": ("广州市人民政府办公厅",),
                "issued_on": "2006-04-28",
            },
            id="the letter names what does not read like a title",
        ),
        pytest.param(
            "北京市人民政府办公厅关于印发2016年政务公开工作要点的通知\n各区人民政府：\n"
            "《要点》已经市政府同意，现印发给你们，请贯彻执行。\n北京市人民政府办公厅\n2016年5月28日",
            {"issuers": ("北京市人民政府办公厅",), "issued_on": "2016-05-28"},
            id="a letter whose document has no title of its own",
        ),
        pytest.param(
            "国家税务总局　财政部　海关总署公告\n2024年第8号\n关于支持小型微利企业有关税费政策的公告",
            {
                "title": "关于支持小型微利企业有关税费政策的公告",
                "document_number": "国家税务总局财政部海关总署公告2024年第8号",
                "issuers": ("国家税务总局", "财政部", "海关总署"),
                "level": "national",
            },
            id="an announcement with its number above the title",
        ),
        pytest.param(
            "政府工作报告\n——2024年1月16日在大连市第十七届人民代表大会第四次会议上\n市长　陈　某\n各位代表：",
            {"title": "政府工作报告", "issued_on": "2024-01-16", "document_type": "工作报告"},
            id="a report that was spoken",
        ),
        pytest.param(
            "大连市2023年计划执行情况与2024年计划草案的报告\n（2024年1月10日在大连市第十七届人民代表大会上）\n"
            "市发展和改革局局长　李某某\n各位代表：",
            {"status": "issued", "issued_on": "2024-01-10", "document_type": "报告"},
            id="a report on a draft is none",
        ),
        pytest.param(
            "湖北省人民政府办公厅关于2010年度消防工作情况的通报\n【颁发部门】 湖北省政府\n【发文字号】 鄂政办发[2011]15号\n【效力属性】 有效",
            {"document_number": "鄂政办发[2011]15号", "document_type": "通报"},
            id="a panel whose labels stand in brackets",
        ),
        pytest.param(
            "索引号 620722087/2020-00915 发文字号 民政发〔2020〕110号\n关键词 发布机构 民乐县政府办\n"
            "成文日期 2020年12月8日 有效性 有效\n民乐县应急预案",
            {"document_number": "民政发〔2020〕110号", "issued_on": "2020-12-08", "title": "民乐县应急预案"},
            id="a panel that lost its colons",
        ),
    ],
)
def test_header(head: str, expected: dict[str, Any]) -> None:
    header = parse(head + BODY).header
    assert {name: getattr(header, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "title", "issued_on"),
    [
        ("{}一、甲\n", "某市治水办法", "2020-03-01"),
        ("{}某市节水办法\n（2019年2月1日公布）\n一、甲\n", "某市节水办法", "2019-02-01"),
    ],
)
def test_front_matter_tells_what_the_text_does_not_print(text: str, title: str, issued_on: str) -> None:
    head = '---\ntitle: "某市治水办法"\nicon: article\ndate: 2020-03-01 08:00\n---\n'
    header = parse(text.format(head)).header
    assert (header.title, header.issued_on) == (title, issued_on)


def test_a_date_of_no_calendar_is_none() -> None:
    assert parse("---\ndate: 2020-13-01\n---\n一、甲\n").header.issued_on == ""


def test_signature_gives_the_date() -> None:
    text = "大连市治水方案" + BODY + "（一）甲。完成甲。\n大连市人民政府办公室\n2023年5月1日\n"
    assert parse(text).header.issued_on == "2023-05-01"


def test_the_signature_above_the_annexes_gives_the_date() -> None:
    signed = "附件：1.甲清单\n2.乙清单\n大连市人民政府\n2023年5月1日\n"
    annexes = "附件1\n甲清单\n一、丙\n大连市水务局\n2022年4月1日\n附件2\n乙清单\n一、丁\n大连市公安局\n2022年3月1日\n"
    header = parse("治水工作方案" + BODY + signed + annexes).header
    assert (header.issued_on, header.issuers) == ("2023-05-01", ("大连市人民政府",))


def test_signatures_name_the_issuers() -> None:
    """White space parts those who sign, a wide one too; what stands above the signatures is none."""
    text = (
        "加强治水的通知"
        + BODY
        + "附件：任务清单\n大连市水务局　大连市公安局\n共青团大连市委员会\n2023年5月1日\n"
    )
    assert parse(text).header.issuers == ("大连市水务局", "大连市公安局", "共青团大连市委员会")


def test_no_title_type_and_region_from_the_text() -> None:
    text = (
        "按照市委要求，制定本整改方案。\n一、目标\n盘锦市各部门抓好落实，建设美丽盘锦。辽宁省要求我市完成。\n"
    )
    header = parse(text).header
    assert (header.title, header.document_type, header.regions) == ("", "整改方案", ("辽宁省", "盘锦市"))


def test_a_title_above_its_number_names_no_issuer() -> None:
    text = "关于公布大连市非物质文化遗产名录的公告\n2024年第3号\n\n各区要做好保护。\n\n大连市文化和旅游局\n2024年6月1日\n"
    assert parse(text).header.issuers == ("大连市文化和旅游局",)


def test_a_letter_below_the_title_is_no_text() -> None:
    text = (
        "大连市人民政府办公厅关于印发节水工作要点的通知\n各区人民政府：\n《要点》已经市政府同意，现印发给你们，请认真贯彻。\n"
        "大连市人民政府办公厅\n2016年5月28日\n（此件公开发布）\n为做好节水工作，制定本要点。\n一、目标\n"
    )
    assert [(node.path, node.text) for node in parse(text).nodes if node.printed] == [
        ("0", "为做好节水工作，制定本要点。"),
        ("1", ""),
    ]


@pytest.mark.parametrize(
    ("below", "closing", "issued_on"),
    [
        ("2023年7月18日\n联系人及电话：李某　8788586\n抄送：市政府办公室。\n", 3, "2023-07-18"),
        ("市交通局\n2023年7月18日\n", 2, "2023-07-18"),
        ("特此函复。\n市交通局\n2023年7月18日\n（此件公开发布）\n", 4, "2023-07-18"),
        ("感谢您对我局工作的关心！\n2023年7月18日\n", 2, "2023-07-18"),
        ("", 0, ""),
        ("市交通局\n市公安局\n", 0, ""),
    ],
)
def test_a_text_without_numbers_is_signed_too(below: str, closing: int, issued_on: str) -> None:
    text = (
        "对市人大第31号建议的答复\n纪某代表：\n您提出的建议收悉，现答复如下：\n近年来，道路建设力度不断加大。\n"
        + below
    )
    outline = parse(text)
    assert outline.header.issued_on == issued_on
    assert sum(node.kind is Kind.CLOSING for node in outline.nodes) == closing
