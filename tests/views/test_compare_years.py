"""The year of a number that its own clause does not print, where the stored target knows it."""

import pytest

from documents.models import Target
from documents.views.numbers import Number
from tests.views.test_compare import page

pytestmark = pytest.mark.django_db
ABOVE = """大连市污染防治方案

一、总体目标
到2025年，全市生态环境质量稳定改善。
——土壤环境安全可控。受污染耕地安全利用率达到93%以上，固体废物治理能力明显增强。
"""
OWN = """辽宁省污染防治方案

一、总体目标
（一）土壤环境安全可控。到2027年，受污染耕地安全利用率达到94%以上，固体废物治理能力明显增强。
"""
PAIR = "/compare/?a=city&b=province"


@pytest.fixture
def documents(make_document):
    make_document(ABOVE, "city")
    make_document(OWN, "province")


@pytest.mark.parametrize("address", [PAIR, "/counterparts/?p=city%2F1%2Fm1"])
def test_a_year_that_stands_above_is_told_with_where_it_is_from(client, documents, address):
    assert Target.objects.get(value="93").deadline_year == 2025
    html = page(client, address)
    assert "<b>93%（2025年，据目标表） → 94%（2027年）</b>" in html
    assert "年份不同" in html


def test_the_csv_tells_the_same(client, documents):
    answer = client.get(PAIR.replace("compare/", "compare.csv"))
    assert (
        "93%（2025年，据目标表） → 94%（2027年）（年份不同）" in b"".join(answer.streaming_content).decode()
    )


def test_a_rejected_target_and_one_of_two_years_or_none_say_nothing(client, documents):
    target = Target.objects.get(value="93")
    target.pk, target.deadline_year = None, 2030
    target.save()
    assert "93%（本条未写年份）" in page(client, PAIR)
    Target.objects.filter(pk=target.pk).update(deadline_year=None)
    assert "93%（本条未写年份）" in page(client, PAIR)
    target.delete()
    Target.objects.filter(value="93").update(state="rejected")
    assert "93%（本条未写年份）" in page(client, PAIR)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (Number("率", "1%", "2%", "", "2025"), "率 1% → 2%（同为2025年，据目标表）"),
        (Number("率", "1%", "2%", "2024", "2025"), "率 1%（2024年） → 2%（2025年）（年份不同）"),
        (Number("率", "1%", "2%"), "率 1%（2025年，据目标表） → 2%（本条未写年份）（一边未写年份）"),
    ],
)
def test_told(number, told):
    assert str(number.dated({"1%": "2025"}, {})) == told
