"""Where each statement about the document was read."""

import pytest

from documents.desk.evidence import evidence
from documents.parsing.outline import parse

CASES = {
    "title block": (
        "大连市人民政府关于印发\n《大连市碧水保卫战方案》的通知\n大政发〔2022〕9号\n\n大连市碧水保卫战方案\n一、总体要求\n（一）指导。绿色。\n\n大连市人民政府\n2022年12月2日\n",
        {
            "title": "5 |大连市碧水保卫战方案|",
            "document_number": "3 |大政发〔2022〕9号|",
            "issuers": "1 |大连市人民政府|关于印发",
            "issued_on": "10 |2022年12月2日|",
            "regions": "1 |大连市|人民政府关于印发",
            "level": "1 |大连市|人民政府关于印发",
        },
    ),
    "a draft, its mark on a line of its own": (
        "辽宁省碧水保卫战方案\n（征求意见稿）\n一、总体要求\n（一）指导。绿色。\n",
        {
            "title": "1 |辽宁省碧水保卫战方案|",
            "status": "2 （|征求意见|稿）",
            "regions": "1 |辽宁省|碧水保卫战方案",
        },
    ),
    "a date in Chinese numerals, white space in the number": (
        "辽宁省碧水保卫战方案\n辽政发〔2022〕 9号\n一、总体要求\n（一）指导。绿色。\n\n辽宁省人民政府\n二〇二二年十二月二日\n",
        {"issued_on": "7 |二〇二二年十二月二日|"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_evidence(case):
    source, expected = CASES[case]
    found = evidence(parse(source))
    told = {name: f"{each.line} {each.before}|{each.quote}|{each.after}" for name, each in found.items()}
    assert {name: told.get(name) for name in expected} == expected
    assert all(source.startswith(each.quote, each.start) for each in found.values())


def test_what_is_not_printed_has_no_place():
    outline = parse("一、总体要求\n（一）指导思想。坚持绿色发展。\n")
    assert evidence(outline) == {}
