"""Cutting into words, and taking a query apart."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from documents.search.words.asking import understand
from documents.search.words.bigrams import phrase_of, words_of
from documents.search.words.cutting import cut, parts_of, search_words
from documents.search.words.finding import All, Any, Phrase, enough
from documents.search.words.widening import concepts_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("废旧地膜回收", ["废旧", "地膜", "回收"]),
        ("pm2.5浓度", ["pm2.5", "浓度"]),
        ("落实党政同责", ["落实", "党政同责"]),
    ],
)
def test_cut(text: str, words: list[str]) -> None:
    assert cut(text) == words


def test_search_words_hold_the_shorter_ones_and_no_single_characters() -> None:
    words = search_words("生态补偿，和水。")
    assert {"生态", "补偿", "生态补偿"} <= set(words)
    assert all(len(word) > 1 for word in words)


@pytest.mark.parametrize(
    ("word", "parts"),
    [("垃圾分类", ("垃圾", "分类")), ("臭氧", ()), ("水", ()), ("农村污水处理", ("农村", "污水处理"))],
)
def test_parts(word: str, parts: tuple[str, ...]) -> None:
    assert parts_of(word) == parts


def test_bigrams() -> None:
    assert words_of("排污排") == ["排污", "污排", "排", "污"]
    assert words_of("排") == ["排"]
    assert phrase_of("排污口") == ["排污", "污口"]
    assert phrase_of("排") == ["排"]


SYNONYMS = {"ppp": ["政府和社会资本合作"], "农村污水": ["农村生活污水"], "废旧": ["废弃"]}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("PPP模式", ["ppp=政府和社会资本合作", "~模式"]),
        ("农村污水 治理", ["农村污水=农村生活污水", "~治理"]),
        ("废旧 废旧", ["废旧=废弃"]),
        ('"废旧地膜"', ["废旧地膜"]),
        ("黑臭", ["黑臭"]),
        ("水", ["水"]),
        ("治黑臭水体", ["黑臭水体"]),
    ],
)
def test_concepts(query: str, expected: list[str]) -> None:
    """`~` for words of officialese, `=` before other words for the same."""
    concepts = concepts_of(understand(query).terms, SYNONYMS)
    assert ["~" * each.common + "=".join([each.word, *each.also]) for each in concepts] == expected


def test_enough_weight() -> None:
    one, two, three = Phrase("地膜"), Phrase("回收"), Phrase("废旧")
    weighted = [(3.0, one), (2.0, two), (1.0, three)]
    assert enough(weighted, 0.5) == Any((one, All((two, three))))
    assert enough(weighted, 1.0) == All((one, two, three))
    assert enough(weighted, 0.1) == Any((one, two, three))


def test_the_server_loads_the_dictionary_before_it_makes_its_workers(tmp_path: Path) -> None:
    code = (
        "import sys, govtrack.serving as serving\n"
        "assert serving.preload_app and serving.wsgi_app == 'govtrack.wsgi:application'\n"
        "import documents.search.words.cutting as cutting\n"
        "assert not cutting.is_loaded()\n"
        "import govtrack.wsgi\n"
        "assert cutting.is_loaded()\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr


def test_nothing_is_loaded_before_a_text_is_cut() -> None:
    """Neither the start of Django nor a command that cuts no text takes the second and the memory."""
    code = (
        "import django, sys; django.setup()\n"
        "import documents.urls, documents.search.query, documents.storing.save\n"
        "assert 'jieba' not in sys.modules\n"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
