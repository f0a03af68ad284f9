"""Whole small texts → addresses and kinds. A new odd document becomes one more row."""

import pytest

from documents.parsing.nodes import Outline
from documents.parsing.outline import parse


def shape(outline: Outline) -> str:
    """`1:chapter 1/1:clause …`, sentences left out."""
    return " ".join(f"{node.path}:{node.kind}" for node in outline.nodes if node.printed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("加强监管。\n严格执法。", "p1:paragraph p2:paragraph", id="no marks at all"),
        pytest.param(
            "某市水污染防治工作方案\n为了治水，制定本方案。\n一、总体要求\n（一）目标。到2025年，完成。\n（二）原则。\n依法。\n二、保障",
            "0:preamble 1:chapter 1/1:clause 1/2:clause 2:chapter",
            id="plan",
        ),
        pytest.param(
            "一、总则\n（一）甲。完成甲。\n二、任务\n（二）乙。完成乙。\n（三）丙。完成丙。",
            "1:chapter 1/1:clause 2:chapter 2/2:clause 2/3:clause",
            id="clause numbers run on",
        ),
        pytest.param(
            "一、任务\n（一）甲\n1.做这个。抓好落实。\n2.做那个。抓好落实。\n二、保障\n3.加强领导。压实责任。",
            "1:chapter 1/1:clause 1/1/1:measure 1/1/2:measure 2:chapter 2/3:measure",
            id="measures directly under a chapter, numbers run on",
        ),
        pytest.param(
            "一、目标\n总体要求是这样的一段话，到2025年基本完成。\n——水更清。断面达标。\n——天更蓝。浓度下降。\n到2035年全面实现。",
            "1:chapter 1/p1:paragraph 1/m1:measure 1/m2:measure 1/p2:paragraph",
            id="dashes between paragraphs",
        ),
        pytest.param(
            "一、任务\n（一）打好攻坚战。聚焦重点，强化协作。\n推进清洁取暖。制定实施方案，完成改造。\n构建监测体系。开展监测，完成联网。\n（二）乙。丙。",
            "1:chapter 1/1:clause 1/1/m1:measure 1/1/m2:measure 1/2:clause",
            id="unnumbered titled actions",
        ),
        pytest.param(
            "一、目标\n（三）整改目标\n通过整改，达到以下目标。\n一是督察问题整改到位。立行立改。\n二是机制完善。压实责任。",
            "1:chapter 1/3:clause 1/3/1:measure 1/3/2:measure",
            id="firstly, secondly",
        ),
        pytest.param(
            "一、任务\n（一）甲。严格执行环保、能耗、安全、技术等综\n\n合标准，依法淘汰。\n（二）乙。完成。",
            "1:chapter 1/1:clause 1/2:clause",
            id="page break in mid-sentence",
        ),
        pytest.param(
            "某条例\n第一章　总则\n第一条　为了治水，制定本条例。\n第二条　水包括：\n（一）地表水；\n（二）地下水。\n第二章　附则\n第三条　自公布之日起施行。",
            "1:chapter 1/1:article 1/2:article 1/2/i1:point 1/2/i2:point 2:chapter 2/3:article",
            id="law",
        ),
        pytest.param(
            "第一章　总则第一条　为了治水，制定本条例。依照第九条规定执行。第二条　有下列情形：（一）甲；（二）乙。第三条　完。",
            "1:chapter 1/1:article 1/2:article 1/2/i1:point 1/2/i2:point 1/3:article",
            id="law on one line",
        ),
        pytest.param(
            "为了治水，制定本方案。一、总体要求（一）目标。完成甲。（二）原则。坚持乙。二、主要任务（三）治水。完成丙。（四）治气。完成丁。",
            "0:preamble 1:chapter 1/1:clause 1/2:clause 2:chapter 2/3:clause 2/4:clause",
            id="plan on one line",
        ),
        pytest.param(
            "一、任务\n（一）甲。完成。\n（一）乙。完成。",
            "1:chapter 1/1:clause 1/1~2:clause",
            id="ordinal repeated",
        ),
        pytest.param(
            "一、任务\n（一）甲。完成。\n本方案自印发之日起施行。\n某市人民政府办公室\n2022年12月2日",
            "1:chapter 1/1:clause c1:closing c2:closing c3:closing",
            id="closing, signature, date",
        ),
        pytest.param(
            "一、任务\n（一）甲。完成。\n（责任单位：市水利局）\n（二）乙。完成。",
            "1:chapter 1/1:clause 1/2:clause",
            id="duty line on its own",
        ),
        pytest.param(
            "一、任务\n（一）甲。完成。\n牵头单位：市水利局；责任单位：市财政局\n（二）乙。完成。",
            "1:chapter 1/1:clause 1/2:clause",
            id="duty line without brackets",
        ),
        pytest.param(
            "## **一、任务**\n\n**1.甲。** 完成甲。\n\n- （二）乙。完成乙。",
            "1:chapter 1/1:measure 1/2:clause",
            id="Markdown marks",
        ),
        pytest.param(
            "某某条例\n目　录\n第一章　总则\n第二章　规划与建设\n第一章　总则\n第一条　甲。\n第二章　规划与建设\n第二条　乙。",
            "1:chapter 1/1:article 2:chapter 2/2:article",
            id="table of contents without page numbers",
        ),
        pytest.param(
            "某市方案\n一、目标\n二、任务\n三、保障\n一、目标\n完成目标。\n二、任务\n完成任务。\n三、保障\n做好保障。",
            "1:chapter 1/p1:paragraph 2:chapter 2/p1:paragraph 3:chapter 3/p1:paragraph",
            id="table of contents without its name",
        ),
        pytest.param(
            "某某条例\n第一条　有下列情形：\n（一）甲；\n（二）乙。\n前款规定的丙。\n第二条　丁：\n（一）戊；\n这是戊的续段。\n（二）己。",
            "1:article 1/i1:point 1/i2:point 1/p1:paragraph 2:article 2/i1:point 2/i1/p1:paragraph 2/i2:point",
            id="paragraph behind the last item of an article",
        ),
        pytest.param(
            "某市方案\n一、甲\n（一）乙。丙。\n附件：1.任务清单\n2.责任清单\n某市人民政府\n2022年12月2日",
            "1:chapter 1/1:clause c1:closing c2:closing c3:closing c4:closing",
            id="list of attachments",
        ),
        pytest.param(
            "某市方案\n一、甲\n（一）乙。丙。\n附件1\n任务清单\n一、丁\n（一）戊。己。",
            "1:chapter 1/1:clause a1:part a1/1:chapter a1/1/1:clause",
            id="annex",
        ),
        pytest.param(
            "某市方案\n一、甲\n附件：1.任务清单\n2.责任清单\n某市人民政府\n2022年12月2日\n附件1\n任务清单\n按任务落实。\n某局\n2022年1月1日\n附件2\n责任清单\n另行公布。\n某局\n2022年1月1日",
            "1:chapter c1:closing c2:closing c3:closing c4:closing a1:part a1/p1:paragraph a1/p2:paragraph a1/p3:paragraph"
            " a2:part a2/p1:paragraph a2/p2:paragraph a2/p3:paragraph",
            id="signed above the annexes, that are signed too",
        ),
        pytest.param(
            "某市人民政府关于治水的复函\n你县请示收悉。\n附件：1.专家组意见\n2.治水工作的调研报告\n某市人民政府\n2022年12月2日\n附件1\n专家组意见\n一、情况\n附件2\n治水工作的\n调研报告\n一、情况",
            "0:preamble c1:closing c2:closing c3:closing c4:closing a1:part a1/1:chapter a2:part a2/1:chapter",
            id="annexes of a letter without numbers",
        ),
        pytest.param(
            "某市方案\n一、甲\n附件：\n1.任务清单\n2.责任清单\n某市人民政府\n2022年12月2日",
            "1:chapter c1:closing c2:closing c3:closing c4:closing c5:closing",
            id="list of attachments below its head",
        ),
        pytest.param(
            "某市方案\n一、甲\n附件：\n1.建设泵站\n2.建设水厂。抓好落实。\n3.建设管网",
            "1:chapter a1:part a1/1:clause a1/2:clause a1/3:clause",
            id="an annex of items is no list of attachments",
        ),
        pytest.param(
            "某市关于治水的复函\n一、可以建设。\n二、另行报批。\n特此函复。\n某厅\n2020年3月20日",
            "1:chapter 2:chapter c1:closing c2:closing c3:closing",
            id="the farewell of a letter closes",
        ),
        pytest.param(
            "某市关于治水的复函\n一、可以建设。\n特此函复的事项另行报批。\n二、抓好落实。",
            "1:chapter 1/p1:paragraph 2:chapter",
            id="a farewell is a sentence of its own",
        ),
        pytest.param(
            "某市人民政府关于印发某某方案的通知\n各区：现印发给你们。\n附件\n某市治水方案\n一、甲\n（一）乙。丙。",
            "1:chapter 1/1:clause",
            id="the attached plan is the document",
        ),
        pytest.param(
            "某市方案\n一、甲\n（一）乙。丙。\n责任编辑：某某\n【打印】【关闭】\n主办：某市政府办公室",
            "1:chapter 1/1:clause",
            id="foot of a web page",
        ),
        pytest.param(
            "某市突发环境事件应急预案\n1 总则\n1.1 编制目的\n为了应急。\n1.2 编制依据\n依据法律。\n2 组织指挥体系\n2.1 领导机构\n设立机构。\n2.1.1 职责\n负责指挥。\n3 附则\n3.1 解释\n由市政府解释。",
            "1:chapter 1/1:clause 1/2:clause 2:chapter 2/1:clause 2/1/1:measure 3:chapter 3/1:clause",
            id="decimal numbers",
        ),
        pytest.param(
            "某市应急预案\n1. 总则\n1.1编制目的\n为了应急。\n1.2编制依据\n依据法律。\n2. 附则\n2.1解释\n由市政府解释。",
            "1:chapter 1/1:clause 1/2:clause 2:chapter 2/1:clause",
            id="decimal numbers below 1.",
        ),
        pytest.param(
            "某市方案\n一、目标\n10 个县区完成任务。\n1.5倍以上的增长\n（一）甲。乙。",
            "1:chapter 1/p1:paragraph 1/p2:paragraph 1/1:clause",
            id="numbers that are no labels",
        ),
        pytest.param(
            "某某条例\n第一条　甲。\n第二条　乙。\n第二条之一　丙。\n第二条之二丁。\n第三条　戊。",
            "1:article 2:article 2-1:article 2-2:article 3:article",
            id="inserted articles",
        ),
        pytest.param(
            "某某条例\n第二条【适用范围】甲。\n第五条（部门职责）乙。\n第九条（部门职责）规定的程序。\n第七条（一）丙。",
            "2:article 5:article 5/p1:paragraph 5/p2:paragraph",
            id="a caption makes a mark believed after a gap",
        ),
        pytest.param(
            "某市意见\n一、可以评估：\n（一）甲；\n（二）乙。\n主管部门可以另行认定。\n二、丙",
            "1:chapter 1/1:clause 1/2:clause 1/p1:paragraph 2:chapter",
            id="paragraph behind a list that a colon opens",
        ),
        pytest.param(
            "某市意见\n一、任务\n（一）完成以下工作：\n1.甲；\n2.乙。\n主管部门可以另行认定。\n（二）丙",
            "1:chapter 1/1:clause 1/1/1:measure 1/1/2:measure 1/1/p1:paragraph 1/2:clause",
            id="the same below a clause",
        ),
        pytest.param(
            "某市意见\n一、完成以下工作：\n（一）甲；\n主管部门可以另行认定。\n（二）乙。\n二、完成以下工作\n（一）丙；\n（二）丁。\n主管部门可以另行认定。",
            "1:chapter 1/1:clause 1/2:clause 2:chapter 2/1:clause 2/2:clause",
            id="behind the first item, or without colon, it is the item's",
        ),
        pytest.param(
            "某市意见\n一、完成以下工作：\n（一）甲。\n主管部门认定甲。\n（二）乙。\n主管部门认定乙。",
            "1:chapter 1/1:clause 1/2:clause",
            id="items that are sentences have paragraphs of their own",
        ),
        pytest.param(
            "某市意见\n一、任务\n1.甲。\n2.121人才项目。\n3.5G基站建设。\n4.15行动。\n5.乙。",
            "1:chapter 1/1:measure 1/2:measure 1/3:measure 1/4:measure 1/5:measure",
            id="labels before digits go on a series",
        ),
        pytest.param(
            "某市意见\n一、任务\n1.甲。\n2.5万吨锅炉淘汰。\n4.5G基站建设。\n二、保障\n1.锅炉\n2.121台淘汰。",
            "1:chapter 1/1:measure 1/1/p1:paragraph 2:chapter 2/1:measure",
            id="quantities, other numbers and torn lines do not",
        ),
        pytest.param("第一编 总则\n第一章 通则\n第一条 甲。", "1:part 1/1:chapter 1/1/1:article", id="parts"),
        pytest.param(
            "1.甲。完成甲。\n（1）做这个。\n（2）做那个。\n2.乙。完成乙。",
            "1:clause 1/1:measure 1/2:measure 2:clause",
            id="Arabic numbers only",
        ),
        pytest.param(
            "某市政府工作报告\n一、今年工作\n各位代表！责任重大。\n扩大投资。实施项目200个。\n新建公办幼儿园10所。",
            "1:chapter 1/p1:paragraph 1/p2:paragraph 1/p3:paragraph",
            id="a report that is spoken goes on",
        ),
        pytest.param(
            "某市财政局关于公布收费目录的公告\n\n现将2024年收费目录予以公布。\n\n某市财政局\n2024年6月1日",
            "p1:paragraph c1:closing c2:closing",
            id="a letter that sends nothing is the text",
        ),
    ],
)
def test_shape(text: str, expected: str) -> None:
    assert shape(parse(text)) == expected


@pytest.mark.parametrize(
    ("line", "heading", "text"),
    [
        ("（一）深入实施碳达峰行动。将碳达峰贯穿全过程。", "深入实施碳达峰行动", "将碳达峰贯穿全过程。"),
        ("（一）指导思想", "指导思想", ""),
        ("（一）基本原则。", "基本原则", ""),
        ('（四）实施"无废城市"建设。完善体系。', '实施"无废城市"建设', "完善体系。"),
        (
            "（一）全市上下贯彻落实关于生态文明建设的重要思想更加牢固，走生态优先、绿色发展的道路更加坚定自觉。",
            "",
            "全市上下贯彻落实关于生态文明建设的重要思想更加牢固，走生态优先、绿色发展的道路更加坚定自觉。",
        ),
        ("（一）编制清单。（省水利厅负责）", "编制清单", "（省水利厅负责）"),
        ("（一）", "", ""),
        ("（一）编制清单（省水利厅负责）", "编制清单", "（省水利厅负责）"),
        ("（一）工作目标：", "工作目标", ""),
    ],
)
def test_heading_and_body(line: str, heading: str, text: str) -> None:
    node = parse(f"一、任务\n{line}").nodes[1]
    assert (node.heading, node.text) == (heading, text)


@pytest.mark.parametrize(
    ("line", "heading", "text"),
    [
        ("第一条【适用范围】适用本条例。", "适用范围", "适用本条例。"),
        ("第一条　（目的和依据）\n为了治水，制定本条例。", "目的和依据", "为了治水，制定本条例。"),
        ("第一条（一）甲；（二）乙。", "", "（一）甲；（二）乙。"),
        ("第一条　（已废止）", "", "（已废止）"),
        ("第一条　“水”（地表水、地下水）应当节约。", "", "“水”（地表水、地下水）应当节约。"),
        ("第一条　（以下称水），应当节约。", "", "（以下称水），应当节约。"),
        ("第一条　（以下简称甲方）应当节约。", "", "（以下简称甲方）应当节约。"),
        ("第一条　（暂行）办法另定。", "", "（暂行）办法另定。"),
    ],
)
def test_caption_of_an_article(line: str, heading: str, text: str) -> None:
    node = parse(f"某某条例\n{line}").nodes[0]
    assert (node.path, node.heading, node.text) == ("1", heading, text)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("某市方案\n一、甲\n三、乙", 3, "序号不连续：“三、”之前是第 1 项"),
        ("某市方案\n一、甲\n（一）乙。丙。\n（一）丁。戊。", 4, "序号重复：“（一）丁。戊。”"),
        ("一、甲", 1, "没有识别到标题"),
        ("在大会上的讲话\n一、甲", 1, "标题待核对：不像常见的公文标题"),
        (
            "某市方案\n一、甲\n（一）乙。丙。\n这里是一段没有序号、也没有小标题的话，说不清归谁。",
            4,
            "没有序号的段落，归入“（一）”之下",
        ),
    ],
)
def test_doubts(text: str, line: int, message: str) -> None:
    doubts = parse(text).doubts
    assert [(doubt.line, doubt.message) for doubt in doubts] == [(line, message)]


def test_offsets_point_into_the_source() -> None:
    source = "一、任务\n- (一)甲。到 2025 年完成。\n"
    outline = parse(source)
    node = outline.nodes[1]
    assert source[node.start : node.end] == "(一)甲。到 2025 年完成。"
    assert source[node.body_start : node.end] == "到 2025 年完成。"
    assert node.text == "到2025年完成。"
    sentence = outline.nodes[2]
    assert (sentence.path, sentence.text) == ("1/1/s1", "到2025年完成。")
    assert source[sentence.start : sentence.end] == "到 2025 年完成。"


def test_a_page_mark_cuts_a_provision_into_spans() -> None:
    source = "一、任务\n（一）甲。严格执行环保、能耗、\n— 3 —\n安全标准。"
    outline = parse(source)
    node = outline.nodes[1]
    assert node.text == "严格执行环保、能耗、安全标准。"
    assert [source[span.start : span.end] for span in node.spans] == [
        "（一）甲。严格执行环保、能耗、",
        "安全标准。",
    ]
    assert [(source[each.start : each.end], each.reason) for each in outline.discarded] == [("— 3 —", "页码")]


def test_an_article_may_follow_a_gap() -> None:
    """`第四条 ` with a space opens an article though 第三条 is missing; `第四十条规定的` at the head of a line does not."""
    text = "第一条 为了节水，制定本办法。\n第二条 本办法适用于全市，按照\n第四十条规定的程序办理。\n第四条 县政府负责管理。\n"
    outline = parse(f"某市节水办法\n{text}")
    assert [node.path for node in outline.nodes if node.printed] == ["1", "2", "2/p1", "4"]


def test_a_paragraph_between_contents_and_text() -> None:
    head = "某市规划纲要\n目 录\n第一章 发展环境\n第二章 指导方针\n第三章 主要任务\n"
    body = (
        "本纲要根据建议编制，主要阐明意图。\n第一章 发展环境\n面临机遇。\n第二章 指导方针\n第三章 主要任务\n"
    )
    outline = parse(head + body)
    assert [node.path for node in outline.nodes if node.printed] == ["0", "1", "1/p1", "2", "3"]
    assert [each.reason for each in outline.discarded] == ["目录"] * 4
