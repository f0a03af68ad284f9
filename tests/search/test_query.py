"""What is found, and why."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from documents.ingest import ingest_source
from documents.models import DocumentVersion, PolicyDocument, Provision, SearchEntry, Synonym
from documents.reading import read_bytes
from documents.search.engines.postgresql import settle
from documents.search.known import Known
from documents.search.narrowing import searchable
from documents.search.query import Search
from documents.search.results import search
from documents.search.words.asking import BadSearch, understand
from documents.search.words.finding import exactly
from documents.storing.given import Given

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def addresses(query: str, **options: bool) -> list[str]:
    results = search(query, **options)
    return [hit.address for hit in results[: results.total]]


def why(query: str, address: str) -> str:
    results = search(query)
    return next(hit.why for hit in results[: results.total] if hit.address == address)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"蓝天保卫战" "柴油货车"', set()),
        ("公转铁", {"dalian/3/3", "beautiful-liaoning/2/5"}),
        ("公转铁 柴油货车", {"dalian/3/3"}),
        ("公转铁 -柴油货车", {"beautiful-liaoning/2/5"}),
        ("岸电 OR 公转铁", {"dalian/3/3", "beautiful-liaoning/2/5"}),
        ('"落实“多排多缴"', {"yuzhou/8/29"}),
    ],
)
def test_the_language_of_queries(query: str, expected: set[str]) -> None:
    assert {*addresses(query, widen=False)} == expected


def test_a_heading_and_what_follows_it_are_one_text() -> None:
    """`（二）打好臭氧污染治理攻坚战。聚焦挥发性有机物…`"""
    assert addresses('"攻坚战。聚焦挥发性"') == ["dalian/3/2"]


def test_exact_hits_come_first_and_each_says_why() -> None:
    results = search("生态补偿")
    exact = [hit.exact for hit in results[:20]]
    assert exact == sorted(exact, reverse=True)
    assert {True, False} == {*exact}
    assert why("生态补偿", "yuzhou/8/28") == "原文有“生态补偿”"
    assert why("生态补偿", "panjin/2/4/2") == "换词：“生态补偿”→“生态保护补偿”“补偿机制”"
    assert why("双碳目标", "beautiful-liaoning/2/3") == "换词：“双碳”→“碳达峰”“碳中和”；没有“目标”"
    assert why("废旧地膜回收", "liaoning/4/19").startswith("分词：有")


@pytest.mark.parametrize(
    ("short", "long"),
    [("VOCs", "挥发性有机物"), ("PM2.5", "细颗粒物"), ("危废", "危险废物"), ("碳交易", "碳排放权")],
)
def test_abbreviations(short: str, long: str) -> None:
    assert {*addresses(f'"{long}"')} <= {*addresses(short)}


def test_quotation_marks_forbid_widening() -> None:
    assert search('"生态补偿"').total == 3
    assert search("生态补偿", widen=False).total == 3
    assert search("生态补偿").total > 3


def test_a_query_that_finds_much_is_not_widened() -> None:
    assert not Search("生态环境").is_widened
    assert Search("生态补偿").is_widened


@pytest.mark.parametrize("query", ["污染 治理", "加强 保护", "生态 建设"])
def test_a_query_that_finds_enough_is_widened_where_that_is_asked_for(query: str) -> None:
    plain, wider = Search(query), Search(query, always=True)
    assert plain.can_widen
    assert not plain.is_widened
    assert wider.is_widened
    assert not wider.can_widen
    few, many = (hits[: hits.total] for hits in (search(query), search(query, always=True)))
    assert {hit.address for hit in many[: len(few)]} == {hit.address for hit in few}
    assert all(hit.exact for hit in few)
    assert len(many) > len(few)
    assert not any(hit.exact for hit in many[len(few) :])


@pytest.mark.parametrize("query", ['"机动车"', "dalian/3/2", "生态补偿"])
def test_what_is_quoted_an_address_or_widened_already_offers_no_more(query: str) -> None:
    assert not Search(query).can_widen
    assert addresses(query) == addresses(query, always=True)


def test_only_what_stands_word_for_word_where_that_is_asked_for() -> None:
    assert len(addresses("生态补偿")) > len(addresses("生态补偿", widen=False)) == 3
    assert Search("生态补偿", widen=False).can_widen
    assert not Search('"生态补偿"', widen=False).can_widen


def test_the_table_of_synonyms_is_used() -> None:
    assert addresses("嘎嘎") == []
    Synonym.objects.create(term="嘎嘎", means="蓝天保卫战")
    assert "beautiful-liaoning/3/7" in addresses("嘎嘎")
    assert addresses("大气污染防治法实施")  # the other way round nothing breaks
    Synonym.objects.filter(term="嘎嘎").update(active=False)
    assert addresses("嘎嘎") == []


@pytest.mark.parametrize(
    ("query", "address", "said"),
    [
        (
            "汽车尾气",
            "beautiful-liaoning/3/7",
            "换词：“尾气”→“移动源”；没有“汽车”",
        ),  # by the words it is made of
        ("海漂垃圾", "dalian/5/2", "换词：“海漂垃圾”→“海洋垃圾”"),  # by a word that also means it
    ],
)
def test_a_word_that_stands_nowhere(query: str, address: str, said: str) -> None:
    assert why(query, address) == said


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("臭水嘎", ["换词：“臭水嘎”→“臭水”"]),  # 黑臭水体
        ("嘎生态嘎", []),  # stands everywhere
        ("vocxs", []),  # pairs of letters say nothing
    ],
)
def test_a_word_that_is_not_made_of_words_is_found_by_pairs_of_its_characters(
    word: str, said: list[str]
) -> None:
    Synonym.objects.create(term=word, means="无此一说")  # so it is one word
    assert sorted({hit.why for hit in search(word)[:20]}) == said


@pytest.mark.parametrize("query", ['"源头替代" 臭氧污染天数', '"源头替代" OR "不存在的词" 臭氧污染天数'])
def test_what_stands_in_quotation_marks_is_in_each_hit(query: str) -> None:
    """`"甲" 乙` may be widened to what has 甲 and no 乙, never to what has no 甲."""
    rows = search(query)
    texts = SearchEntry.objects.filter(pk__in=[hit.provision.pk for hit in rows[:100]])
    assert all("源头替代" in entry.folded for entry in texts)


@pytest.mark.parametrize(
    "query", ["dalian/3/2/m1", "/d/dalian/3/2/m1", "https://example.org/d/dalian@1/3/2/M1/", "dalian/3/2/m1 "]
)
def test_an_address(query: str) -> None:
    assert addresses(query) == ["dalian/3/2/m1"]


@pytest.mark.parametrize("query", ["dalian/9/9/9", "dalian/3/2/s1", "dalian@7/3/2", "nowhere/1"])
def test_an_address_of_nothing(query: str) -> None:
    assert addresses(query) == []


def test_documents_by_number_and_slug() -> None:
    PolicyDocument.objects.filter(slug="dalian").update(document_number="大委发〔2022〕12号")
    for query in ("大委发〔2022〕12号", "大委发[２０２２]12号", "大委发（2022）12", "dalian"):
        assert [document.slug for document in search(query).documents] == ["dalian"], query
    for query in ("大委发〔2022〕1号", "大委发〔2021〕12号", "生态环境", "nowhere"):
        assert not search(query).documents
    PolicyDocument.objects.filter(slug="dalian").update(state="withdrawn")
    assert not search("dalian").documents


def test_only_what_is_public_and_in_force_is_found() -> None:
    assert addresses("公转铁") == ["dalian/3/3", "beautiful-liaoning/2/5"]
    PolicyDocument.objects.filter(slug="dalian").update(state="withdrawn")
    assert addresses("公转铁") == ["beautiful-liaoning/2/5"]
    assert addresses("dalian/3/3") == []


def test_sentences_and_documents_are_no_hits() -> None:
    assert not searchable().filter(printed=False).exists()
    assert searchable().count() == Provision.objects.filter(printed=True).count()


def test_narrows_any_queryset_in_the_database() -> None:
    units = Provision.objects.filter(is_unit=True, version__document__slug="dalian").order_by("-lft")
    with CaptureQueriesContext(connection) as queries:
        found = [row.path for row in Search('"挥发性有机物" "源头替代"').narrow(units)]
    assert found == ["3/2/m1", "3/2"]
    assert len(queries) <= 8


def test_within() -> None:
    dalian = searchable().filter(version__document__slug="dalian")
    results = search("生态环境", within=dalian)
    assert {hit.address.partition("/")[0] for hit in results[:100]} == {"dalian"}
    assert results.total < search("生态环境").total


def test_counts_are_exact_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = search('"。"')
    assert not everything.is_more
    for module in "known", "query", "results":
        monkeypatch.setattr(f"documents.search.{module}.MOST", 50)
    many = search('"。"')
    assert (many.total, many.is_more) == (50, True)
    rows = [hit.provision.pk for hit in many[:60]]
    assert rows == sorted(rows)
    assert len(rows) == 60


@pytest.mark.parametrize(("query", "most"), [("生态环境", 4), ("生态补偿", 12), ("dalian/3/2/m1", 3)])
def test_few_queries(query: str, most: int) -> None:
    with CaptureQueriesContext(connection) as queries:
        results = search(query)
        assert results[:20]
        assert results.total
    assert len(queries) <= most + (1 if connection.vendor == "postgresql" else 0)  # the planner is asked, too


@pytest.mark.postgresql
@pytest.mark.parametrize(("query", "dense"), [("20", True), ("生态环境", True), ("生态补偿", False)])
def test_what_stands_in_many_is_looked_through(query: str, dense: bool) -> None:
    """20 is a rare word, but it stands in 2025, too."""
    settle(0)
    asked = understand(query)
    assert Known().found(exactly(asked), asked.terms).is_dense == dense


def test_hits_point_into_the_text() -> None:
    hit = search("柴油货车 OR 挥发性有机物")[:1][0]
    for pieces, whole in ((hit.heading, hit.provision.heading), (hit.snippet, hit.provision.text)):
        assert "".join(piece.text for piece in pieces).strip("…") in whole
    assert any(piece.marked for piece in (*hit.heading, *hit.snippet))


def test_a_new_version_takes_the_place_of_the_former() -> None:
    def put(text: str) -> None:
        ingest_source(read_bytes("试点方案.txt", text.encode(), 10_000), Given(slug="pilot"))

    head = "沈阳市试点工作方案\n\n一、总体要求\n"
    put(head + "（一）推广琥珀色路灯。减少光污染。\n")
    assert addresses('"琥珀色路灯"') == ["pilot/1/1"]
    put(head + "（一）推广绿色路灯。减少光污染。\n")
    assert addresses('"琥珀色路灯"') == []
    assert addresses('"推广绿色路灯"') == ["pilot/1/1"]
    DocumentVersion.objects.get(document__slug="pilot", number=1)
    PolicyDocument.objects.get(slug="pilot").versions.get(is_latest=True).delete()
    assert addresses('"推广绿色路灯"') == []


SIGNS = st.sampled_from("\"“”* ^:()-+|{}[]%_\\'\n\t；，。ORANDNEAR NOT水土气pm2.5Ⅲ〔〕0\u200b")


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.one_of(st.text(SIGNS, max_size=30), st.text(max_size=30)))
@example("水" * 10_000)
@example("水\0")
@example('"')
@example('水" OR "土')
@example("NEAR(水 土, 5)")
@example("bigrams:水 AND *")
@example("' OR 1=1; DROP TABLE documents_provision; --")
@example("%' OR '1'='1")
@example("%s %(x)s %d {0}")
@example("\\")
@example("水\\")
@example("\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"))
@example("\U0002ceb0\u3106c")
def test_any_text_is_answered_or_refused(query: str) -> None:
    assert answer(query)


def answer(query: str) -> str:
    """What the asker is told: how many hits, or why there is no answer."""
    try:
        results = search(query)
        hits = results[:5]
    except BadSearch as refused:
        return str(refused)
    assert len(hits) <= results.total
    assert all(hit.why for hit in hits)
    return f"{results.total} hits"
