"""Citations: a provision of Chinese text in, the documents it names out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.enriching.citations import CitationFound, find
from documents.enriching.citations.numbers import normal
from documents.parsing.outline import parse
from tests.score import gold

TITLE = "某市水利发展规划\n\n"


def shown(found: CitationFound) -> str:
    """`book cites 水法 国发〔2015〕17号`; a bare name is shown by its evidence."""
    cells = [found.marks, found.relation, found.title or found.evidence, found.document_number]
    return " ".join(cell for cell in cells if cell)


def citations(text: str) -> list[str]:
    return [shown(found) for found in find(parse(TITLE + text))]


def clause(text: str) -> list[str]:
    return citations(f"一、任务\n（一）工作\n{text}\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("落实《水污染防治行动计划》，加强监管。", ["book cites 水污染防治行动计划"]),
        (
            "按照《关于印发〈全国碳市场方案（试行）〉的通知》（国发〔2021〕5号）要求推进。",
            ["book cites 关于印发〈全国碳市场方案（试行）〉的通知 国发〔2021〕5号"],
        ),
        ("执行《关于印发《节水规定》的通知》要求。", ["book cites 关于印发《节水规定》的通知"]),
        (
            "落实《城镇燃气管理条例》《安全生产法》。",
            ["book cites 城镇燃气管理条例", "book cites 安全生产法"],
        ),
        ("《旧办法规定》（市政发[2012]3号）同时废止。", ["book repeals 旧办法规定 市政发〔2012〕3号"]),
        ("依照《民事诉讼法》规定的程序，请求宣告该股票失效。", ["book cites 民事诉讼法"]),
        (
            "按照推进创新的实施意见浙政发〔2009〕69号执行。",
            ["bare cites 按照推进创新的实施意见浙政发〔2009〕69号 浙政发〔2009〕69号"],
        ),
        (
            "《甲项管理办法》《乙项管理办法》自即日起停止执行。",
            ["book repeals 甲项管理办法", "book repeals 乙项管理办法"],
        ),
        (
            "全面落实国家“水十条”和省“水污染防治工作方案”。",
            ["quotes cites 水十条", "quotes cites 水污染防治工作方案"],
        ),
        ("推进“蓝天工程”，落实“双随机、一公开”。", []),
        ("严格执行环境保护税法。", ["bare cites 执行环境保护税法"]),
        ("落实国家适应气候变化战略，开展行动。", ["bare cites 落实国家适应气候变化战略"]),
        # a law before the number of its article
        ("大气污染防治法第十八条规定了条件。", ["bare cites 大气污染防治法"]),
        ("根据环境行政处罚办法第九条的规定处理。", ["bare cites 根据环境行政处罚办法"]),
        ("构成刑法第三百三十八条规定的犯罪。", ["bare cites 刑法"]),
        (
            "依照水法第三条和对外贸易法第四条办理。",
            ["bare cites 水法", "bare cites 对外贸易法"],
        ),
        (
            "违反国有土地上房屋征收与补偿条例第八条的，依法处理。",
            ["bare cites 国有土地上房屋征收与补偿条例"],
        ),
        ("原环境影响评价法（2002年）第三十一条没有规定。", ["bare cites 环境影响评价法"]),
        ("适用修正前的行政处罚法第二十九条。", ["bare cites 行政处罚法"]),
        ("落实《水法》，抓好《办法》宣传。", ["book cites 水法"]),
        ("依据新环境保护法，加强监管。", ["bare cites 依据新环境保护法"]),
        ("违反本法第三条、本条例第五条、并附具该办法第六条和有关规定第七条材料的，依法第八条处理。", []),
        ("符合国家或者地方环境保护标准。", []),
        ("符合国家重点行业环境保护标准。", ["bare cites 国家重点行业环境保护标准"]),
        (
            "落实《环境污染刑事案件解释》（法释〔2016〕29号，以下称《环境解释》），学习《环境解释》。",
            ["book cites 环境污染刑事案件解释 法释〔2016〕29号"],
        ),
        ("依法执法，完善办法，推广做法，落实国家要求。", []),
        ("按照国发〔2015〕17号文件要求推进。", ["bare cites 按照国发〔2015〕17号 国发〔2015〕17号"]),
        ("在《人民日报》刊登公告。", []),
        ("印发《安全条例（试行）》（以下简称《条例》），抓好《条例》宣传。", ["book cites 安全条例（试行）"]),
        ("落实《节水办法》。严格《节水办法》考核。", ["book cites 节水办法"]),
        ("落实《某市水利发展规划》各项任务。", []),
    ],
)
def test_citations_of_a_clause(text: str, expected: list[str]) -> None:
    assert clause(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "为贯彻落实《中共某省委关于治水的意见》（某发〔2021〕20号）精神，制定本规划。\n\n一、任务\n（一）工作\n加强监管。\n",
            ["book implements 中共某省委关于治水的意见 某发〔2021〕20号"],
        ),
        (
            "为整治未依照水法第八条报批的工程，提出本意见。\n\n一、任务\n（一）工作\n加强监管。\n",
            ["bare cites 水法"],
        ),
        (
            "第一条 根据《中华人民共和国水法》，结合本市实际，制定本办法。\n第二条 本市依照《防洪法》开展防洪。\n",
            ["book implements 中华人民共和国水法", "book cites 防洪法"],
        ),
        (
            "一、任务\n（一）工作\n加强监管。\n\n中共某市委印发〈治水意见〉的通知》（某委发〔2016〕7号）自印发之日起废止。\n",
            ["book repeals 中共某市委印发〈治水意见〉的通知 某委发〔2016〕7号"],
        ),
    ],
)
def test_what_a_document_is_cited_for(text: str, expected: list[str]) -> None:
    """A basis is implemented, 废止 repeals, also where the print lost the opening 《."""
    assert citations(text) == expected


@pytest.mark.parametrize(
    "printed",
    [
        "国办发〔2018〕128号",
        "国办发[2018]128号",
        "国办发（2018）128号",
        "国办发【2018】128 号",
        "国办发〔２０１８〕１２８号",
        "国办发﹝2018﹞128号",
    ],
)
def test_one_spelling_of_a_number(printed: str) -> None:
    assert normal(printed) == "国办发〔2018〕128号"
    assert clause(f"落实《节水办法》（{printed}）。") == ["book cites 节水办法 国办发〔2018〕128号"]


def test_a_remark_behind_the_number_is_none_of_it() -> None:
    assert clause("落实《节水规定》（国办发〔2018〕128号，以下简称《规定》）。") == [
        "book cites 节水规定 国办发〔2018〕128号"
    ]


@pytest.mark.parametrize("slug", gold.FIVE + gold.SIX)
def test_findings_stand_where_they_say(slug: str) -> None:
    """Title and evidence stand in the source at the given places."""
    outline = gold.outline_of(slug)
    for each in find(outline):
        assert each.start <= each.words.start < each.words.end <= each.end
        words = outline.source[each.words.start : each.words.end]
        assert gold.bare(each.title) in gold.bare(words)
        assert gold.bare(outline.source[each.start : each.end]) == gold.bare(each.evidence)


PIECES = st.sampled_from(
    [
        "《",
        "》",
        "〈",
        "〉",
        "“",
        "”",
        "办法",
        "意见",
        "〔2018〕5号",
        "（国发[2018]5号）",
        "落实",
        "国家",
        "法",
        "废止",
        "。",
        "，",
        "\n",
        "\n（一）",
        "简称",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_text_is_read(pieces: list[str]) -> None:
    """Lost and doubled marks are never refused."""
    text = "".join(pieces)
    for each in find(parse(text)):
        assert 0 <= each.start <= each.words.start < each.words.end <= each.end <= len(text)
