import pytest
from django.http import QueryDict

from documents.filters import ClauseFilter
from documents.queries import clause_nodes
from documents.strict import LONGEST, BadQuery, ask, plain
from tests.samples import PLAN

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "parameter", "words"),
    [
        ("statsu=draft", "statsu", "没有这个参数"),
        ("q=a&q=b", "q", "只能给一次"),
        ("q=%00", "q", "NUL"),
        ("q=" + "长" * (LONGEST + 1), "q", "201 个字，最多 200 个"),
        ("status=drafty", "status", "没有这个值"),
        ("region=999999", "region", "没有这个地区"),
        ("document=nowhere", "document", "没有这份文件"),
        ("chapter=1", "chapter", "要和文件"),
    ],
)
def test_refused_with_the_name_of_the_parameter(query, parameter, words):
    with pytest.raises(BadQuery, match=words) as refused:
        ask(ClauseFilter, QueryDict(query), clause_nodes())
    assert [fault.parameter for fault in refused.value.faults] == [parameter]


def test_every_fault_is_named():
    with pytest.raises(BadQuery) as refused:
        ask(ClauseFilter, QueryDict("status=x&level=y"), clause_nodes())
    assert {fault.parameter for fault in refused.value.faults} == {"status", "level"}


PAGES = ("/", "/clauses/", "/departments/", "/targets/", "/indicators/", "/timeline/", "/matrix/")
FILES = ("/clauses.csv", "/clauses.xlsx", "/clauses.jsonl", "/export/", "/clauses/facets/", "/targets.csv")


@pytest.mark.parametrize("address", [*PAGES, *FILES])
@pytest.mark.parametrize(
    "wrong", ["page=abc", "page=0", "page=-1", "page=１", "page=1.0", "page=9" * 3 + "x"]
)
def test_a_page_that_is_no_number_is_refused_by_files_too(client, address, wrong):
    answer = client.get(f"{address}?{wrong}")
    assert answer.status_code == 400
    assert "没有这一页" in (html := answer.content.decode()) or "页码要用数字" in html


@pytest.mark.parametrize(
    "address",
    [f"{address}?view=odd" for address in FILES[:-1]]
    + [f"{address}?variant=odd" for address in FILES if address != "/clauses/facets/"],
)
def test_words_that_a_file_does_not_look_at_are_refused(client, address):
    assert client.get(address).status_code == 400


@pytest.mark.parametrize("address", FILES)
def test_files_take_the_page_that_one_came_from(client, address):
    assert client.get(f"{address}?page=7").status_code == 200


@pytest.mark.parametrize("query", ["", "q=", "status=issued&q=" + "长" * LONGEST, "page=2"])
def test_accepted(query):
    assert ask(ClauseFilter, QueryDict(query), clause_nodes(), besides={"page"}).qs.count() == 0


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("", ""),
        ("q=&status=", ""),
        ("q=a&status=&sort=document", "q=a"),
        ("sort=length", "sort=length"),
        ("page=1", ""),
        ("page=2", "page=2"),
    ],
)
def test_plain(query, kept):
    assert plain(QueryDict(query), {"sort": "document", "page": "1"}) == QueryDict(kept)


@pytest.mark.parametrize("address", ["/columns/?preset=nonsense", "/d/dalian/dashboard?x=1"])
def test_pages_of_which_nothing_can_be_asked(client, make_document, address):
    make_document(PLAN)
    path, _mark, query = address.partition("?")
    assert client.get(path).status_code == 200
    answer = client.get(address)
    assert answer.status_code == 400
    html = answer.content.decode()
    assert f"<code>{query.partition('=')[0]}</code>" in html
    assert "没有这个参数" in html
    assert f'<a href="{path}">' in html
