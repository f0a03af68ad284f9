"""The page of a provision: who is responsible, who said so, what can be said by hand."""

import pytest

from documents.models import Responsibility
from tests.reviewing.conftest import TEXT


@pytest.fixture
def at(make_document):
    """`at("2/3")`: the address of a provision's page."""
    version = make_document(TEXT, "plan", regions=["辽宁省"], level="province")

    def address(path: str, kind: str = "provision") -> str:
        return f"/admin/documents/{kind}/{version.provisions.get(path=path).pk}/"

    return address


def html(client, address) -> str:
    response = client.get(f"{address}change/")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("path", ["1/1", "1/1/s1"])
def test_rows_and_history_are_shown_of_the_printed_provision(admin_client, at, path):
    page = html(admin_client, at(path))
    assert "<mark>省财政厅</mark>" in page
    assert "尚无人审核" in page
    row = Responsibility.objects.get(printed="省财政厅")
    admin_client.post("/admin/documents/responsibility/decide/", {"one": f"reject:{row.pk}:0"})
    assert "<td>否定：责任 辽宁省财政厅</td>" in html(admin_client, at(path))


def test_added_by_hand(admin_client, at):
    said = {"do": "add", "department": "辽宁省财政厅", "role": "lead", "note": "见附件"}
    assert admin_client.post(f"{at('2/3', 'clause')}duties/", said).url == f"{at('2/3', 'clause')}change/"
    page = html(admin_client, at("2/3"))
    assert "<td>人工添加：牵头 辽宁省财政厅</td>" in page
    assert "见附件" in page


def test_nobody(admin_client, at):
    admin_client.post(f"{at('2/3')}duties/", {"do": "nobody"})
    page = html(admin_client, at("2/3"))
    assert "<strong>无责任单位</strong>" in page
    assert "<td>人工添加：无责任单位</td>" in page


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"do": "add", "department": "天文台", "role": "lead"}, "没有名为“天文台”的部门"),
        ({"do": "add", "department": "", "role": "lead"}, "必填项"),
        ({"do": "add", "department": "辽宁省财政厅", "role": "boss"}, "boss"),
    ],
)
def test_what_cannot_be_added_is_told(admin_client, at, said, told):
    admin_client.post(f"{at('2/3')}duties/", said)
    assert told in html(admin_client, at("2/3"))
    assert not Responsibility.objects.filter(machine=False).exists()


def test_the_document_as_a_whole_has_no_form_and_takes_none(admin_client, at):
    root = at("")
    assert "人工添加" not in html(admin_client, root)
    admin_client.post(f"{root}duties/", {"do": "nobody"})
    assert "文件整体不是条款" in html(admin_client, root)
    assert admin_client.post(f"{root}duties/", {"do": "dance"}).status_code == 400
