"""Numbers given for the same thing."""

import pytest

from documents.comparing.numbers import changed, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2025年,优良天数比率达到88.9%以上", [("88.9", "%", "优良天数比率")]),
        ("PM2.5浓度不超过29.8微克/立方米", [("29.8", "微克/立方米", "PM2.5浓度")]),
        ("坚守7603万亩耕地、6251万亩永久基本农田", [("7603", "万亩", "坚守"), ("6251", "万亩", "耕地")]),
        ("发挥“12369”热线作用", []),
        ("PM2.5", []),
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
        ("污泥无害化处置率超过90%", "农村生活污水治理率达到75%", []),
        ("新增装机224万千瓦", "新增装机224万吨", []),
    ],
)
def test_changed(a: str, b: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.a.number, each.b.number) for each in changed(a, b)] == expected
