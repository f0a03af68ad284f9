"""What a person may state, and that it wins."""

import pytest

from documents.parsing.nodes import Header
from documents.storing.given import Given, GivenError

PRINTED = Header(title="关于治理的意见", level="county", regions=("辽宁省",), document_type="意见")


def test_what_is_stated_wins_and_the_rest_stays() -> None:
    given = Given.from_table({"slug": "panjin", "title": "整改方案", "regions": ["辽宁省", "盘锦市"]})
    assert given.over(PRINTED) == Header(
        title="整改方案", level="county", regions=("辽宁省", "盘锦市"), document_type="意见"
    )
    assert given.as_json() == {"title": "整改方案", "regions": ["辽宁省", "盘锦市"]}
    assert Given.from_table(given.as_json()).as_json() == given.as_json()
    assert Given().over(PRINTED) == PRINTED


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"titel": "整改方案"}, "登记信息有误：titel = 整改方案"),
        ({"title": 5}, "登记信息有误：title = 5"),
        ({"title": ["整改方案"]}, "登记信息有误：title = ['整改方案']"),
        ({"regions": "辽宁省"}, "登记信息有误：regions = 辽宁省"),
        ({"regions": ["辽宁省", "禹州市"]}, "登记信息有误：regions = ('辽宁省', '禹州市')"),
        ({"regions": ["辽宁省", 5]}, "登记信息有误：regions = ['辽宁省', 5]"),
        ({"level": "市级"}, "登记信息有误：level = 市级"),
        ({"status": "final"}, "登记信息有误：status = final"),
        ({"issued_on": "2022-02-30"}, "登记信息有误：issued_on = 2022-02-30"),
        ({"slug": "大连"}, "登记信息有误：slug = 大连"),
    ],
)
def test_what_cannot_be_right_is_refused(table: dict[str, object], message: str) -> None:
    with pytest.raises(GivenError) as error:
        Given.from_table(table)
    assert str(error.value) == message
