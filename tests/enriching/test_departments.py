"""Responsibility in the language of many fields: text in; (department, full name if completed, role) out."""

import pytest

from documents.enriching.departments import find
from documents.parsing.outline import parse

L, R, S, G, M = "lead", "responsible", "support", "guide", "mentioned"


def duties(text: str, head: str = "") -> list[tuple[str, str]]:
    """(full name or, for a body named by kind, its name in 〈〉, role) of a clause with this text."""
    outline = parse(f"某市治理工作方案\n{head}一、任务\n（一）加强治理。{text}\n（二）保障。落实。\n")
    return [
        (found.full_name if found.body == "department" else f"〈{found.department}〉", str(found.role))
        for found in find(outline)
        if found.path == "1/1"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # labels
        (
            "推进改造。(牵头单位:省教育厅;责任单位:省财政厅、省科技厅等)",
            [("省教育厅", L), ("省财政厅", R), ("省科技厅", R)],
        ),
        ("推进改造。（牵头单位省教育厅；责任单位省财政厅等）", [("省教育厅", L), ("省财政厅", R)]),
        ("推进改造。（责任单位：市水务局、市住房城乡建设局）", [("市水务局", R), ("市住房城乡建设局", R)]),
        (
            "推进改造。（牵头部门：县卫健局，配合部门：县医保局、县财政局）",
            [("县卫健局", L), ("县医保局", S), ("县财政局", S)],
        ),
        ("推进改造。（负责部门：市公安局）", [("市公安局", R)]),
        ("推进改造。〔责任单位：市林草局；指导单位：省林草局〕", [("市林草局", R), ("省林草局", G)]),
        ("推进改造。（责任单位：市民政局；完成时限：2025年底）", [("市民政局", R)]),
        ("推进改造。\n责任单位：市农业农村局、市乡村振兴局。", [("市农业农村局", R), ("市乡村振兴局", R)]),
        ("推进改造。\n（责任单位：市体育局）", [("市体育局", R)]),
        ("推进改造。（责任处室：体改处、基层处）", [("体改处", R), ("基层处", R)]),
        # verbs
        (
            "推进改造。（教育部牵头，国家卫生健康委、体育总局参与）",
            [("教育部", L), ("国家卫生健康委", S), ("体育总局", S)],
        ),
        (
            "推进改造。（省医保局牵头，省财政厅、省税务局按职责分工负责）",
            [("省医保局", L), ("省财政厅", R), ("省税务局", R)],
        ),
        ("推进改造。（市发展改革委、市财政局等按照职责分工负责）", [("市发展改革委", R), ("市财政局", R)]),
        ("推进改造。（由市商务局牵头，市市场监管局配合）", [("市商务局", L), ("市市场监管局", S)]),
        ("推进改造。（交通运输部指导，各地区负责落实）", [("交通运输部", G), ("〈各地区〉", R)]),
        (
            "推进改造。（人力资源社会保障部、财政部等部门按职责分工负责）",
            [("人力资源社会保障部", R), ("财政部", R)],
        ),
        (
            "推进改造。（工业和信息化部等国务院相关部门及各地区按职责分工负责）",
            [("工业和信息化部", R), ("〈国务院相关部门〉", R), ("〈各地区〉", R)],
        ),
        ("推进改造。（海关总署及各地区按职责分工负责）", [("海关总署", R), ("〈各地区〉", R)]),
        ("推进改造。（各县区政府负责）", [("〈各县区政府〉", R)]),
        ("建设一。（市教育局负责）建设二。（市体育局负责）", [("市教育局", R), ("市体育局", R)]),
        # elided prefixes
        ("推进改造。（省工业和信息化厅、科技厅负责）", [("省工业和信息化厅", R), ("省科技厅", R)]),
        ("推进改造。（市生态环境局、发展和改革局牵头督导）", [("市生态环境局", L), ("市发展和改革局", L)]),
        ("推进改造。（省林草局、沈阳海关、团省委负责）", [("省林草局", R), ("沈阳海关", R), ("团省委", R)]),
        ("推进改造。（市交通运输局、前海管理局负责）", [("市交通运输局", R), ("前海管理局", R)]),
        # names that hold 和, 及, 、
        ("推进改造。（文化和旅游部、市场监管总局负责）", [("文化和旅游部", R), ("市场监管总局", R)]),
        ("推进改造。（市生态环境局和市水利局负责）", [("市生态环境局", R), ("市水利局", R)]),
        ("推进改造。（各县、区人民政府(管委会)负责落实）", [("〈各县、区人民政府(管委会)〉", R)]),
        # bare lists behind a sentence
        ("推进改造。（市水利局、市农业农村局）", [("市水利局", R), ("市农业农村局", R)]),
        # prose
        ("省教育厅、省财政厅要加强统筹协调。", [("省教育厅", M), ("省财政厅", M)]),
        ("市卫生健康委负责疫情监测，定期通报。", [("市卫生健康委", M)]),
        ("考核工作由市考核办公室牵头组织。", [("市考核办公室", L)]),
        ("材料报送市统计局，由其汇总。", [("市统计局", M)]),
        ("大连市教育局会同市公安局加强校园安全管理。", [("大连市教育局", M), ("市公安局", M)]),
        # an aside that is no other name of the office
        (
            "推进改造。（责任单位：市医保局（除另有说明外，下同）、市财政局）",
            [("市医保局", R), ("市财政局", R)],
        ),
        (
            "推进改造。（责任单位：县发改局（粮食局）、县财政局）",
            [("县发改局（粮食局）", R), ("县财政局", R)],
        ),
        # kinds of bodies in laws
        ("县级以上地方人民政府应当加强领导。", []),
        ("国务院教育主管部门会同国务院卫生健康、交通运输等部门制定标准。", []),
        ("更好地发挥市场的决定性作用和政府的作用。", []),
        # no responsible bodies
        ("形成报告，报市委、市政府审定。", []),
        ("采用政府和社会资本合作（PPP）模式。", []),
        ("按照“谁审批、谁负责，谁主管、谁监管”原则推进。", []),
        ("明确牵头单位和责任单位，建立协调联动机制。", []),
        ("发挥公安机关作用，各级各部门要高度重视。", []),
        ("垃圾焚烧企业实施“装、树、联”（企业安装监测设备、与生态环境部门联网）。", []),
        ("三甲医院、血液中心（血站）覆盖率超过50%。", []),
        ("依据《某省教育厅关于办学的通知》（教发〔2020〕1号）执行。", []),
        ("市财政承担本地支出责任，市委书记任组长。", []),
    ],
)
def test_duties(text: str, expected: list[tuple[str, str]]) -> None:
    assert duties(text) == expected


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (
            "（市交通局、甲区政府，市水务局。列逗号之前的为牵头单位，其他有关单位按职责分工配合，下同）",
            [("市教育局", L), ("市体育局", S), ("市财政局", S)],
        ),
        (
            "（市交通局、市水务局负责，排在第一位的为牵头单位，其他单位配合）",
            [("市教育局", L), ("市体育局", S), ("市财政局", S)],
        ),
    ],
)
def test_a_convention_the_document_explains(first: str, expected: list[tuple[str, str]]) -> None:
    head = f"总体要求是抓好落实。\n一、目标\n（一）完成目标。做好工作。{first}\n"
    text = "一、任务\n（二）加强治理。推进改造。（市教育局，市体育局、市财政局）\n（三）其他。落实。\n"
    found = find(parse(f"某市治理工作方案\n{head}{text.replace('一、', '二、')}"))
    assert [(each.full_name, str(each.role)) for each in found if each.path == "2/2"] == expected


@pytest.mark.parametrize(
    "convention",
    [
        "责任单位中列第一位的责任单位为牵头单位。",
        "列第一位为牵头或汇总单位，下同。",
        "排名首位的单位是牵头单位。",
    ],
)
def test_a_convention_for_labelled_lists(convention: str) -> None:
    text = f"某市责任分解\n{convention}\n一、教育\n1.新建学校10所。\n责任单位：市教育局、市体育局，市财政局\n2.其他。\n责任单位：市民政局\n"
    found = [(each.full_name, str(each.role), each.evidence) for each in find(parse(text))]
    named = "责任单位：市教育局、市体育局，市财政局"
    assert found == [
        ("市教育局", L, named),
        ("市体育局", R, named),
        ("市财政局", R, named),
        ("市民政局", L, "责任单位：市民政局"),
    ]


def test_a_heading_that_is_a_whole_sentence_speaks() -> None:
    source = "某省批复\n现批复如下：\n一、同意设立。\n二、河北省人民政府要加强 统筹，科技部要加强指导。\n"
    found = find(parse(source))
    assert [(each.path, each.full_name) for each in found] == [("2", "河北省人民政府"), ("2", "科技部")]
    assert source[found[0].start : found[0].end] == "河北省人民政府要加强 统筹"


def test_evidence_and_words_point_into_the_source() -> None:
    source = "一、任务\n（一）甲。推进 改造。(牵头单位: 省教育厅;责任单位:省工业和信息化厅、科技厅等)\n"
    found = {each.department: each for each in find(parse(source))}
    lead, elided = found["省教育厅"], found["科技厅"]
    assert source[lead.start : lead.end] == "牵头单位: 省教育厅"
    assert lead.evidence == "牵头单位:省教育厅"
    assert source[lead.words.start : lead.words.end] == "省教育厅"
    assert (elided.full_name, elided.function) == ("省科技厅", "科技")
    assert source[elided.words.start : elided.words.end] == "科技厅"
