"""The table of targets, its CSV, the timeline, an indicator, the dashboard."""

import csv
import io
import re

import pytest

from documents.models import Indicator, Target

pytestmark = pytest.mark.django_db

DALIAN = """大连市大气工作方案

一、总体要求
（一）工作目标。到2025年，全市细颗粒物浓度不超过30微克/立方米，森林覆盖率达到42%。
（二）任务安排。2024年底前，完成排污许可证核发。
"""
PANJIN = """盘锦市大气工作方案

为落实《大连市大气工作方案》，制定本方案。

一、总体要求
（一）工作目标。到2020年，细颗粒物（PM2.5）浓度下降到35微克/立方米。责任单位：市生态环境局。
（二）水。到2020年，=水质优良比例达到90%。
"""


@pytest.fixture
def two(make_document):
    make_document(DALIAN, "dalian", regions=["辽宁省", "大连市"])
    make_document(PANJIN, "panjin", regions=["辽宁省", "盘锦市"])


def places(page) -> list[str]:
    return [f"{row.version.document.slug}/{row.path} {row.value}".strip() for row in page.context["rows"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["dalian/1/1 30", "dalian/1/1 42", "dalian/1/2", "panjin/1/1 35", "panjin/1/2 90"]),
        ("document=panjin", ["panjin/1/1 35", "panjin/1/2 90"]),
        ("kind=milestone", ["dalian/1/2"]),
        ("comparator=<=", ["dalian/1/1 30", "panjin/1/1 35"]),
        ("year_from=2021&year_to=2024", ["dalian/1/2"]),
        ("region=211100", ["panjin/1/1 35", "panjin/1/2 90"]),
        ("q=森林", ["dalian/1/1 42"]),
        ("department=盘锦市生态环境局", ["panjin/1/1 35"]),
        ("review=confirmed", []),
        ("document=dalian&sort=-deadline", ["dalian/1/1 42", "dalian/1/1 30", "dalian/1/2"]),
    ],
)
def test_filters_and_csv_agree(client, two, query, found):
    page = client.get(f"/targets/?{query}")
    assert sorted(places(page)) == sorted(found)
    answer = client.get(f"/targets.csv?{query}&variant=plain")
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode(), newline="")))
    assert [f"{row['地址']} {row['数值']}".strip() for row in rows] == places(page)


def test_rejected_and_withdrawn_are_nowhere(client, two):
    Target.objects.filter(value="30").update(state="rejected")
    assert "dalian/1/1 30" not in places(client.get("/targets/"))
    document = Target.objects.filter(value="35").get().version.document
    document.state = "withdrawn"
    document.save()
    assert places(client.get("/timeline/")) == ["dalian/1/2", "dalian/1/1 42"]


def test_a_link_marks_the_very_words(client, two):
    html = client.get("/targets/?q=森林").content.decode()
    address = re.search(r'href="(/d/dalian/1/1\?words=\d+-\d+)#words"', html)[1]
    assert '<mark id="words">42%</mark>' in client.get(address).content.decode()


@pytest.mark.parametrize("words", ["x", "5", "9-3", "-1-4", "1-99999999999"])
def test_bad_words_are_refused(client, two, words):
    assert client.get(f"/d/dalian/1/1?words={words}").status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "/targets/?year_from=x",
        "/targets/?sort=x",
        "/targets/?nothing=1",
        "/timeline/?year=x",
        "/timeline/?year=99999",
        "/targets.csv?variant=x",
    ],
)
def test_bad_questions_are_refused(client, two, address):
    assert client.get(address).status_code == 400


def test_formulas_are_disarmed_for_spreadsheets(client, two):
    Target.objects.filter(value="90").update(printed="=1+1")
    answer = client.get("/targets.csv?document=panjin")
    assert "'=1+1" in b"".join(answer.streaming_content).decode()


def test_an_indicator_has_a_mark_for_each_target_and_keeps_units_apart(client, two):
    indicator = Indicator.objects.get(name="细颗粒物浓度")
    html = client.get(f"/indicators/{indicator.pk}/").content.decode()
    assert html.count('class="point"') == 2
    assert 'aria-label="盘锦市大气工作方案，2020 年，≤ 35 微克/立方米"' in html
    assert "分开画图" not in html
    assert "style=" not in html
    Target.objects.filter(value="30").update(unit="毫克/立方米")
    Target.objects.filter(value="35").update(number=None, value="**")
    html = client.get(f"/indicators/{indicator.pk}/").content.decode()
    assert html.count('class="point"') == 1
    assert "没有画进图里的目标" in html
    Target.objects.filter(value="**").update(number=5, value="5", comparator="-", unit="%")
    assert "分开画图" in client.get(f"/indicators/{indicator.pk}/").content.decode()


def test_what_documents_say_is_escaped_in_pictures(client, two):
    document = Target.objects.filter(value="30").get().version.document
    document.title = '"><script>alert(1)</script>'
    document.save()
    html = client.get(f"/indicators/{Indicator.objects.get(name='细颗粒物浓度').pk}/").content.decode()
    assert "<script>alert" not in html


def test_the_timeline_counts_and_lists_by_year(client, two):
    page = client.get("/timeline/")
    assert [(row.year, row.targets, row.milestones) for row in page.context["years"]] == [
        (2020, 2, 0),
        (2024, 0, 1),
        (2025, 2, 0),
    ]
    assert "2025 年：量化目标 2，任务节点 0" in page.content.decode()
    assert places(client.get("/timeline/?year=2024")) == ["dalian/1/2"]
    assert [row.year for row in client.get("/timeline/?department=盘锦市生态环境局").context["years"]] == [
        2020
    ]


@pytest.mark.parametrize("query", ["", "?year=2025", "?kind=milestone"])
def test_the_file_of_the_timeline_is_its_list(client, two, query):
    """What has no year is in neither; it is counted below the list."""
    Target.objects.filter(value="42").update(deadline="", deadline_year=None)
    page = client.get(f"/timeline/{query}")
    address = re.search(r'href="(/targets\.csv[^"]*)"', page.content.decode())[1].replace("&amp;", "&")
    text = b"".join(client.get(address + "&variant=plain").streaming_content).decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [f"{row['地址']} {row['数值']}".strip() for row in rows] == places(page) != []


def test_the_dashboard_shows_the_chain_and_who_cites(client, two):
    html = client.get("/d/panjin/dashboard").content.decode()
    assert "落实链：本文件所落实的" in html
    assert '<a href="/d/dalian/">大连市大气工作方案</a>' in html
    assert "盘锦市生态环境局" in html
    html = client.get("/d/dalian/dashboard").content.decode()
    assert "落实链：落实本文件的" in html
    assert "被以下文件提到" in html
    assert client.get("/d/nowhere/dashboard").status_code == 404
