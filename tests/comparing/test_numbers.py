"""Numbers given for the same thing."""

import pytest

from documents.comparing import numbers
from documents.comparing.numbers import MOST, changed, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2025年,优良天数比率达到88.9%以上", [("88.9", "%", "优良天数比率")]),
        ("PM2.5浓度不超过29.8微克/立方米", [("29.8", "微克/立方米", "PM2.5浓度")]),
        ("坚守7603万亩耕地、6251万亩永久基本农田", [("7603", "万亩", "坚守"), ("6251", "万亩", "耕地")]),
        ("发挥“12369”热线作用", []),
        ("PM2.5", []),
        # what stands in the sentence before, or before the number before, is not about it
        ("水质优良比例达到75%。热线12369受理率98%", [("75", "%", "水质优良比例"), ("98", "%", "受理率")]),
    ],
)
def test_values(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(value.number, value.unit, value.about) for value in values(text)] == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "全省细颗粒物平均浓度下降到32微克/立方米以下",
            "城市细颗粒物(PM2.5)浓度不超过29.8微克/立方米",
            [("32", "29.8")],
        ),
        (
            "到2027年,细颗粒物浓度下降到32微克/立方米;到2035年,细颗粒物浓度下降到28微克/立方米",
            "细颗粒物浓度不超过29.8微克/立方米",
            [("32", "29.8"), ("28", "29.8")],
        ),
        ("受污染耕地安全利用率达到93%以上", "受污染耕地安全利用率达到94%", [("93", "94")]),
        ("受污染耕地安全利用率达到93%以上", "受污染耕地安全利用率达到９３％", []),
        (
            "2025年污水处理率达到75%,2027年污水处理率达到85%",
            "2025年污水处理率达到75%,2027年污水处理率达到88%",
            [("85", "88")],
        ),
        (
            "2025年新建管网100公里,2027年新建管网150公里",
            "2025年新建管网100公里,2027年新建管网180公里",
            [("150", "180")],
        ),
        (
            "水质优良比例达到75%;到2027年水质优良比例达到85%",
            "水质优良比例达到75%;到2027年水质优良比例达到85%",
            [],
        ),
        ("污泥无害化处置率超过90%", "农村生活污水治理率达到75%", []),
        ("新增装机224万千瓦", "新增装机224万吨", []),
        # measured alike, but another thing
        ("近岸海域水质优良（一、二类）比例达到97.8%", "全市河流水质优良比例达到30%", []),
        ("地表水国考断面达到或好于III类水体比例100%", "地下水国控点位V类水体比例控制在60%", []),
        ("城镇污水处理率达到95%", "城镇生活垃圾无害化处理率达到100%", []),
        ("城镇污水处理率达到95%", "农村污水处理率达到40%", []),
        ("畜禽粪污综合利用率达到80%", "秸秆综合利用率达到92%", []),
        # the same thing, said otherwise
        ("全市环境空气质量达标率77.5%", "全市空气质量优良天数比例（AQI达标率）达到94%", [("77.5", "94")]),
        ("近岸海域水质优良（一、二类）比例达到97.8%", "全省近岸海域水质优良比例92%", [("97.8", "92")]),
        ("城镇生活污水处理率达到95%", "到2025年，城镇生活污水集中处理率达到97%", [("95", "97")]),
    ],
)
def test_changed(a: str, b: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.a.number, each.b.number) for each in changed(a, b)] == expected


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("处理率75%，2025年达到85%，2027年达到90%", ["", "2025", "2027"]),
        ("2025年达到85%。到2027年；达到90%", ["2025", "2027"]),
        ("2025个", [""]),
    ],
)
def test_years(text: str, years: list[str]) -> None:
    assert [value.year for value in values(text)] == years


@pytest.mark.parametrize(
    ("text", "deadlines"),
    [
        ("到2027年,浓度下降到32微克/立方米,达标;到2035年,浓度下降到28微克/立方米", ["2027", "2035"]),
        # in the sentence before; further on only what opens the text, or the body below its heading
        ("到2020年,达标率77.5%。水质30%。建成区10%", ["2020", "2020", "2020"]),
        ("质量改善。到2020年,达标率77.5%。水质30%。建成区10%", ["2020", "2020", "2020"]),
        ("推广绿色建筑,提高新建建筑的节能水平。到2025年,占比80%。水质30%。建成区10%", ["2025", "2025", ""]),
        # compared with, since
        ("较2020年下降10%", [""]),
        ("在2020年基础上下降10%，2015年以来新建5个", ["", ""]),
        ("到2025年，比2020年下降18%", ["2025"]),
        ("规模达到2020年的1.5倍", [""]),
        # which is of which year only a reader knows
        ("2025年、2030年覆盖率分别达到45%、46%", ["2025、2030", "2025、2030"]),
        ("到2025年和2030年底，分别达到45%和46%", ["2025、2030", "2025、2030"]),
    ],
)
def test_the_year_that_holds_for_a_number(text: str, deadlines: list[str]) -> None:
    assert [value.deadline for value in values(text)] == deadlines


def test_of_a_text_full_of_numbers_the_first_are_compared(monkeypatch) -> None:
    """A thousand took most of a minute: each was cut into bigrams again for each of the other side."""
    cut: list[str] = []
    monkeypatch.setattr(numbers, "pieces", lambda text: cut.append(text) or [text])
    one = "".join(f"甲{number}达到1个，" for number in range(1000))
    assert len(changed(one, one.replace("1个", "2个"))) == MOST
    assert len(cut) <= 4 * MOST
