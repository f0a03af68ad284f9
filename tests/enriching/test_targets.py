"""Targets and milestones of whole texts: deadlines beyond their sentence, places in the source, the corpus."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.enriching.targets import TargetFound, find
from documents.parsing.fold import fold
from documents.parsing.outline import parse
from tests.score import gold

HEAD = "某市水利发展规划\n\n"
LIST_BELOW_PARAGRAPH = """一、总体目标
到2025年，全市水安全保障能力明显提升，用水效率持续提高。
——城乡供水更加可靠。农村自来水普及率达到92%。
——防洪体系更加完善。加固中小型水库120座。
到2035年，节水型社会全面建成。
——用水更加节约。农田灌溉水有效利用系数达到0.62。
"""
OPENING_OF_ITEM = """一、重点任务
（一）提升供水保障水平。到2026年底，建成规模化水厂30座。城乡供水一体化水平明显提高，供水保证率达到95%以上。打造数字水利平台，接入测站2000个。
"""
GOALS = """一、发展目标
到2027年，主要目标如下。培育龙头企业20家。新增就业岗位3万个。
"""
LEAD_IN = """一、发展目标
（一）主要指标
到2025年，实现以下目标：
1.居民用水达标率达到98%。
2.污水收集率达到75%。
"""
SEMICOLON = """一、重点任务
（一）主要工作
2024年底前完成50个村的改造；着力提升管护水平，设施完好率达到90%；2025年底前建成示范村10个。
"""


def targets(text: str) -> list[TargetFound]:
    return [found for found in find(parse(HEAD + text)) if found.kind == "target"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LIST_BELOW_PARAGRAPH, ["1/m1 92 2025", "1/m2 120 2025", "1/m3 0.62 2035"]),
        (OPENING_OF_ITEM, ["1/1 30 2026-12", "1/1 95 2026-12", "1/1 2000 "]),
        (GOALS, ["1/p1 20 2027", "1/p1 3 2027"]),
        (LEAD_IN, ["1/1/1 98 2025", "1/1/2 75 2025"]),
        (SEMICOLON, ["1/1 50 2024-12", "1/1 90 ", "1/1 10 2025-12"]),
    ],
)
def test_deadlines_beyond_their_sentence(text: str, expected: list[str]) -> None:
    """From a paragraph to its list, from an item's opening; not into an action of its own, but under 目标."""
    assert [f"{each.path} {each.value} {each.deadline}" for each in targets(text)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2024年年底前完成水源地保护区划定及勘界立标。", [("2024-12", "完成水源地保护区划定及勘界立标")]),
        (
            "到2025年，建制村全部通硬化路，县乡客运网络实现全覆盖。",
            [("2025", "建制村全部通硬化路"), ("2025", "县乡客运网络实现全覆盖")],
        ),
        ("6月底前完成摸底调查。", [("", "完成摸底调查")]),
        ("2023年6月底前出台管理办法，2024年全面推行。", [("2023-06", "出台管理办法"), ("2024", "全面推行")]),
        ("到“十五五”末，现代水网基本形成。", [("2030", "现代水网基本形成")]),
        (
            "到2025年，供水普及率达到98%，漏损控制水平明显提升，智慧水务平台全面建成。",
            [("2025", "智慧水务平台全面建成")],
        ),
        (
            "2027年，除确需保留的以外，县级供水全部并网。",
            [("2027", "县级供水全部并网")],
        ),
        (
            "2025年底前建成水厂，同时按照“早建成”的要求，完成管网改造。",
            [("2025-12", "建成水厂"), ("2025-12", "完成管网改造")],
        ),
        ("2026年，系统构建节水制度。", [("2026", "系统构建节水制度")]),
        ("2025年全面落实节水目标。", [("2025", "全面落实节水目标")]),
        ("自2024年1月1日起施行。", []),
        ("加强巡查管护。", []),
        ("某市水利局\n二〇〇四年十一月四日", []),
        ("做好1996年度水情趋势判定，开展2025年度考核。", []),
        ("对2020年已达标的街镇提档升级。", []),
        ("2018年以来治理成效明显，到2025年，河道全部达标。", [("2025", "河道全部达标")]),
        ("2025年是规划收官之年，全面完成任务意义重大。", []),
        ("“十五五”时期是基本实现现代化的关键时期。", []),
        ("为确保2025年各项任务圆满完成，制定本方案。", []),
        ("根据第十五个五年规划和2035年远景目标纲要，制定本方案。", []),
        ("“十五五”面临的发展形势。", []),
        ("请加快办理用地预审，力争2026年9月30日前完成。", [("2026-09", "请加快办理用地预审")]),
        ("推进城北污水处理厂建设，2026年3月底前建成。", [("2026-03", "推进城北污水处理厂建设")]),
        ("2026年工作安排。", []),
        ("2026年主要任务。", []),
        ("启动阶段（2026年4月—5月）。", []),
    ],
)
def test_milestones(sentence: str, expected: list[tuple[str, str]]) -> None:
    found = find(parse(f"{HEAD}一、重点任务\n（一）主要工作\n{sentence}\n"))
    assert [(each.deadline, each.indicator) for each in found if each.kind == "milestone"] == expected


TABLE = """【表格】序号｜工作任务｜具体内容｜完成时限
【表格】1｜供水工程｜建成水厂20座。｜2025年12月
【表格】2｜河道治理｜完成河道清淤100公里，修复岸线。｜2026年6月
【表格】3｜防汛演练｜开展演练。水位达标率达到95%。｜持续推进
【表格】4｜制度建设｜制定巡查办法。｜2026年9月底前
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进供水。（责任单位：市水利局；完成时限：2025年12月底前）", ["推进供水 2025-12"]),
        ("推进供水。\n牵头单位：市水利局\n完成时限：2025年6月30日", ["推进供水 2025-06"]),
        ("水厂达到20座。\n责任单位：市水利局\n完成时限：2025年6月", ["20 2025-06"]),
        ("推进供水。（市水利局，2025年底前完成）", ["推进供水 2025-12"]),
        ("推进供水。（2025年底前完成，市水利局牵头）", ["推进供水 2025-12"]),
        ("推进供水。（市水利局负责，12月底前完成）", ["推进供水 "]),
        (
            "建成水厂2座。（市水利局，2025年底前完成）加强巡查。（市水利局负责）",
            ["2 2025-12"],
        ),
        (
            "建成水厂2座。（市水利局，2025年底前完成）建成泵站3座。（市城管局，2026年6月底前完成）",
            ["2 2025-12", "3 2026-06"],
        ),
        ("2024年建成水厂2座。（市水利局，2025年底前完成）", ["2 2024", "2024年建成水厂2座 2025-12"]),
        (
            "推进供水。（市水利局，2025年底前完成）加强巡查。（市水利局，2026年6月底前完成）",
            ["推进供水 2025-12", "加强巡查 2026-06"],
        ),
        ("推进供水。（市水利局负责，年内持续推进）", []),
        ("推进供水。（责任单位：市水利局；完成时限：持续推进）", []),
        ("推进供水。（见2024年简报，2025年底）", []),
        ("有效期限：2025年12月。", []),
        (
            "时间节点：2025年6月底前完成初稿，2025年9月底前印发办法。",
            ["完成初稿 2025-06", "印发办法 2025-09"],
        ),
        (
            f"按下表落实。\n{TABLE}",
            ["20 2025-12", "100 2026-06", "95 ", "制定巡查办法 2026-09"],
        ),
    ],
)
def test_printed_deadlines(text: str, expected: list[str]) -> None:
    """In the bracket of duties, behind a label, in a column: they hold for what stands before them, or in their row."""
    found = find(parse(f"{HEAD}一、重点任务\n（一）工作\n{text}\n"))
    shown = [f"{each.value or each.indicator} {each.deadline}" for each in found]
    assert sorted(shown) == sorted(expected)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("股东持有股份不得超过股份总数的百分之三十。", []),
        ("处合同价款百分之二以上百分之四以下的罚款。", []),
        ("主管人员不得少于两人。", []),
        ("到2030年，全市节水器具普及率达到95%。", [("95", "2030")]),
    ],
)
def test_articles_hold_targets_only_with_a_deadline(article: str, expected: list[tuple[str, str]]) -> None:
    found = targets(f"某市节约用水条例\n第一章 总则\n第一条 为了节水，制定本条例。\n第二条 {article}\n")
    assert [(each.value, each.deadline) for each in found] == expected


INDICATORS = """序号｜指标｜单位｜2020年｜2025年｜属性
1｜人均预期寿命｜岁｜77.9｜79左右｜预期性
2｜孕产妇死亡率（1/10万）｜｜9.2｜≤9｜约束性
3｜森林覆盖率（%）｜｜40｜[42.5]｜约束性
4｜重点任务完成率｜%｜100｜完成省下达任务｜预期性
"""


@pytest.mark.parametrize("form", ["【表格】{}", "{}"])
def test_indicators_of_a_table(form: str) -> None:
    table = "".join(form.format(line) + "\n" for line in INDICATORS.splitlines())
    table = table if "【" in form else table.replace("｜", "\t")
    found = find(parse(f"{HEAD}一、目标\n（一）主要指标\n按下表落实。\n{table}新建公园3个。\n"))
    assert [(each.indicator, each.comparator, each.value, each.unit, each.deadline) for each in found] == [
        ("人均预期寿命", "=", "79", "岁", "2025"),
        ("孕产妇死亡率", "<=", "9", "1/10万", "2025"),
        ("森林覆盖率", "=", "42.5", "%", "2025"),
        ("新建公园", "+", "3", "个", ""),
    ]
    assert found[0].evidence.startswith("人均预期寿命")


@pytest.mark.parametrize(
    ("head", "deadlines"),
    [
        ("指标｜现状值｜目标值", [""]),
        ("指标名称｜2023年｜2024年｜2025年", ["2024", "2025"]),
        ("指标｜2025年目标｜责任单位", ["2025"]),
        ("指标｜分值｜说明", []),
        ("项目｜2025年", []),
    ],
)
def test_which_columns_of_a_table_are_aims(head: str, deadlines: list[str]) -> None:
    cells = "｜".join(["绿化率", *["30%"] * head.count("｜")])
    found = find(parse(f"某市方案\n一、目标\n【表格】{head}\n【表格】{cells}\n"))
    assert [each.deadline for each in found if each.indicator == "绿化率"] == deadlines


def test_months_before_the_text_are_history() -> None:
    text = "某市方案\n（2025年6月13日）\n一、任务\n（一）起草。{}\n"
    assert find(parse(text.format("2025年3月，书面征求了23个部门意见，采纳41条。"))) == []
    assert [each.deadline for each in find(parse(text.format("2025年6月底前，新建公园3个。")))] == ["2025-06"]
    assert [each.deadline for each in find(parse(text.format("2025年，新建公园3个。")))] == ["2025"]


def test_years_before_the_text_are_history() -> None:
    """A text of 2023 tells what was reached in 2020; the same words without a date of the text are a target."""
    body = "一、总体情况\n（一）国土绿化\n2020年，森林覆盖率达到40%。\n（二）目标\n到2025年，森林覆盖率达到42%。\n"
    dated = parse(f"某省人民政府关于印发林业规划的通知\n某政发〔2023〕5号\n2023年3月1日\n\n{body}")
    assert dated.header.issued_on == "2023-03-01"
    assert [each.value for each in find(dated)] == ["42"]
    assert [each.value for each in targets(body)] == ["40", "42"]


@pytest.mark.parametrize(
    "heading",
    ["发展现状", "发展基础和面临形势", "工作基础", "我市发展成效", "2023年工作回顾", "过去五年工作回顾"],
)
def test_parts_that_tell_what_was_reached(heading: str) -> None:
    text = f"一、{heading}\n（一）林业发展\n森林覆盖率达到40%。\n二、优化发展环境\n（一）林业发展\n森林覆盖率达到42%。\n"
    assert [each.value for each in targets(text)] == ["42"]


def test_a_value_in_the_heading_keeps_its_place() -> None:
    text = f"{HEAD}一、任务\n（一）推动化肥 农药使用量\u200b零增长。加强监测。\n"
    [found] = find(parse(text))
    assert (found.path, found.value, found.indicator) == ("1/1", "0", "化肥农药使用量增长")
    assert text[found.words.start : found.words.end] == "零增长"


@pytest.mark.parametrize("slug", gold.FIVE + gold.SIX)
def test_findings_stand_where_they_say(slug: str) -> None:
    """Number and evidence stand in the source at the given places, inside their provision."""
    outline = gold.outline_of(slug)
    nodes = {node.path: node for node in outline.nodes}
    for each in find(outline):
        node = nodes[each.path]
        assert each.evidence in f"{node.heading}\n{node.text}"
        assert each.start <= each.words.start < each.words.end <= each.end
        assert node.start <= each.start < each.end <= node.end
        words = fold(gold.bare(outline.source[each.words.start : each.words.end]))
        if each.kind == "target" and each.value not in {"0", "0.5"}:
            assert words.startswith(each.value)
            assert words.endswith(fold(each.unit))


PIECES = st.sampled_from(
    [
        "到2025年",
        "，",
        "。",
        "；",
        "、",
        "达到",
        "95%",
        "、90%",
        "和",
        "分别",
        "不低于",
        "以上",
        "**",
        "（",
        "）",
        "《",
        "》",
        "“",
        "”",
    ]
    + [
        "3个",
        "零增长",
        "20—30",
        "万亩",
        "其中",
        "较2020年",
        "下降",
        "\n",
        "\n（一）",
        "\n——",
        "一、目标",
        "百分之",
        "半",
        "由",
        "的",
        "1,300",
        "每",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_text_is_read(pieces: list[str]) -> None:
    """The finder refuses nothing, and what it finds stands in the source."""
    text = "".join(pieces)
    outline = parse(text)
    for each in find(outline):
        assert 0 <= each.start <= each.words.start < each.words.end <= each.end <= len(text)
        assert (
            re.search(r"\d|[*×X百千〇零半一二三四五六七八九十]", text[each.words.start : each.words.end])
            or each.kind == "milestone"
        )
