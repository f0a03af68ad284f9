"""Regions by GB/T 2260."""

import pytest

from documents.parsing import regions


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("大连市深入打好污染防治攻坚战实施方案", "210200"),
        ("中共禹州市委 禹州市人民政府关于加快", "411081"),
        ("全面推进美丽辽宁建设的实施意见", "210000"),
        ("北京市朝阳区人民政府关于", "110105"),
        ("广西壮族自治区人民政府办公厅关于", "450000"),
        ("延边朝鲜族自治州条例", "222400"),
        ("国务院办公厅关于", None),
    ],
)
def test_of_title(title: str, code: str | None) -> None:
    assert regions.of_title(title) == code


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("辽宁省", "大连市"), [("210000", "辽宁省"), ("210200", "大连市")]),
        (("河南省", "许昌市", "禹州市"), [("410000", "河南省"), ("411000", "许昌市"), ("411081", "禹州市")]),
        (("辽宁省", "禹州市"), []),
        (("某某市",), []),
        ((), []),
    ],
)
def test_lookup(path: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert regions.lookup(path) == expected
