"""The index follows the rows, whatever happens to them."""

import pytest
from django.core.management import call_command
from django.db import connection

from documents.models import DocumentVersion, PolicyDocument, SearchEntry, SearchIndex, SearchWord, Synonym
from documents.search import synonyms
from documents.search.index import ALL, clear, drop_entries, printed_text
from documents.search.results import search
from tests.search import made


def counts() -> dict[str, tuple[int, int]]:
    rows = SearchWord.objects.filter(provisions__gt=0)
    return {row.word: (row.provisions, row.characters) for row in rows}


@pytest.mark.parametrize(
    ("heading", "text", "head", "expected"),
    [
        ("落实责任", "加强监管。", "（一）落实责任。", "落实责任。加强监管。"),
        ("落实责任", "加强监管。", "（一）落实责任\n", "落实责任\n加强监管。"),
        ("落实责任", "", "一、落实责任", "落实责任"),
        ("落实责任", "", "一、落实责任。", "落实责任。"),
        ("", "加强监管。", "", "加强监管。"),
        ("还要做什么", "加强监管。", "（二）还要做什么？", "还要做什么？加强监管。"),
        ("主要目标", "优良天数比例达到88%。", "主要目标：\n", "主要目标：优良天数比例达到88%。"),
        ("还要做什么？", "加强监管。", "（二）还要做什么？", "还要做什么？\n加强监管。"),
    ],
)
def test_the_text_searched_is_the_text_printed(heading: str, text: str, head: str, expected: str) -> None:
    assert printed_text(heading, text, head) == expected


@pytest.mark.django_db
def test_counts_follow() -> None:
    made.store_texts("first", ["落实排污许可制度。", "排污许可。排污许可。", "推进清洁生产。"])
    before = counts()
    assert before["排污许可"] == (2, 0)
    assert before[ALL] == (3, 26)
    second = made.store_texts("second", ["排污许可"])
    assert counts()["排污许可"] == (3, 0)
    second.delete()
    assert counts() == before
    PolicyDocument.objects.all().delete()
    assert counts() == {}
    assert not SearchEntry.objects.exists()


@pytest.mark.django_db
def test_reindexing_changes_nothing() -> None:
    made.store_texts("many", list(made.bodies(50)))
    before = counts(), list(SearchEntry.objects.order_by("pk").values())
    assert "1 份文件，50 条" in call_command("reindex")
    assert (counts(), list(SearchEntry.objects.order_by("pk").values())) == before
    assert search('"，"', widen=False).total > 10
    clear()
    assert search('"，"', widen=False).total == 0
    call_command("reindex")
    assert search('"，"', widen=False).total > 10


@pytest.mark.django_db
def test_an_entry_of_the_largest_kind() -> None:
    """Half a million different pairs: more than a tsvector holds."""
    text = "".join(chr(0x4E00 + (number * number + number // 7) % 20_000) for number in range(500_000))
    made.store_texts("huge", [text, "短的"])
    assert [hit.address for hit in search(f'"{text[321_000:321_012]}"')[:3]] == ["huge/1"]


@pytest.mark.django_db(transaction=True)
def test_flush_leaves_no_words_behind() -> None:
    made.store_texts("first", ["落实排污许可制度。"])
    call_command("flush", interactive=False, verbosity=0)
    assert Synonym.objects.count() == len(synonyms.shipped())
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM documents_search WHERE documents_search MATCH '\"排污\"'")
            assert cursor.fetchone() == (0,)
    made.store_texts("second", ["推进清洁生产。"])
    assert DocumentVersion.objects.count() == 1
    assert search('"排污"').total == 0
    assert search('"清洁"').total == 1


@pytest.mark.django_db
def test_synonyms_come_with_the_program_and_people_win() -> None:
    Synonym.objects.filter(term="PPP").update(means="别的", active=False)
    Synonym.objects.filter(term="VOCs").delete()
    synonyms.fill()
    assert Synonym.objects.get(term="PPP").means == "别的"
    assert Synonym.objects.get(term="VOCs").means
    assert "ppp" not in synonyms.in_use().same
    assert "挥发性有机物" in synonyms.in_use().same["vocs"]
    assert "vocs" in synonyms.in_use().same["挥发性有机物"]
    assert "双碳" not in synonyms.in_use().same.get("碳中和", ())


@pytest.mark.django_db
def test_migrate_makes_the_index_fit(capsys: pytest.CaptureFixture[str]) -> None:
    """A database from before the index, one with another dictionary, one that lost rows; and a whole one is left alone."""

    def migrate() -> str:
        call_command("migrate", verbosity=0)
        return capsys.readouterr().out

    made.store_texts("first", ["落实排污许可制度。", "推进清洁生产。"])
    assert migrate() == ""
    before = counts()
    for spoil in (
        clear,
        SearchIndex.objects.all().delete,
        lambda: SearchIndex.objects.update(made_with="another dictionary"),
        lambda: drop_entries(SearchEntry.objects.filter(folded__contains="清洁")),
    ):
        spoil()
        assert migrate() == "检索索引已重建：1 份文件，2 条条款。\n"
        assert counts() == before
        assert search('"清洁"').total == 1
        assert migrate() == ""
