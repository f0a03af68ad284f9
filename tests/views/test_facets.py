"""How the rows of a list divide, and what a search box offers."""

import pytest

from tests.samples import DUTIES, PLAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def corpus(make_document):
    make_document(PLAN, "dalian", regions=["辽宁省", "大连市"], level="prefecture", issued_on="2024-05-01")
    make_document(DUTIES, "liaoning", regions=["辽宁省"], level="province", issued_on="2023-01-01")


def shares(client, query: str) -> dict[str, dict]:
    page = client.get(f"/clauses/facets/?{query}", headers={"HX-Request": "true"})
    assert "<html" not in page.content.decode()
    return {
        facet.parameter: {one["value"]: one["rows"] for one in facet.values}
        for facet in page.context["facets"]
    }


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=绿色发展",
        "level=clause&sentences=1",
        "q=绿色&sentences=1",
        "role=lead",
        "role=support&sentences=1",
        "review=suggested&lead=1",
    ],
)
def test_each_value_has_the_rows_that_choosing_it_lists(client, query):
    found = shares(client, query)
    assert {"document", "region", "admin_level", "year"} <= set(found)
    for parameter, values in found.items():
        for value, rows in values.items():
            listed = client.get(
                f"/clauses/?{query}",
                {**dict(pair.split("=") for pair in query.split("&") if pair), parameter: value},
            )
            exact = parameter != "region"  # choosing a region lists what is below it, too
            total = listed.context["page"].paginator.count
            assert total == rows if exact else total >= rows, (parameter, value)


@pytest.mark.usefixtures("corpus")
def test_a_kind_is_counted_without_what_is_chosen_of_it(client):
    assert set(shares(client, "document=dalian")["document"]) == {"dalian", "liaoning"}
    assert set(shares(client, "document=dalian")["year"]) == {2024}


@pytest.mark.usefixtures("corpus")
def test_without_scripts_it_is_a_page(client):
    html = client.get("/clauses/facets/?q=绿色发展").content.decode()
    assert "<html" in html
    assert "document=dalian" in html


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [("排污 绿", "排污 绿色"), ("大气污染", "大连市大气污染防治工作方案"), ("省水", "辽宁省水利厅")],
)
def test_suggestions_complete_the_last_word(client, typed, offered):
    assert f'<option value="{offered}">' in client.get("/suggest/", {"q": typed}).content.decode()


@pytest.mark.parametrize("typed", ["", " ", "\x00", "长" * 500, "%", "_"])
def test_nothing_to_suggest(client, typed):
    assert "<option" not in client.get("/suggest/", {"q": typed}).content.decode()
