"""Departments in the admin: candidates first, judged, merged after a preview, renamed without losing a name."""

import pytest

from documents.models import Department, DepartmentAlias, Responsibility, ReviewBatch
from tests.reviewing.conftest import TEXT

HOME = "/admin/documents/department/"


@pytest.fixture
def version(make_document):
    return make_document(TEXT, "plan", regions=["辽宁省"], level="province")


@pytest.fixture
def office(version) -> Department:
    """A candidate with one suggestion."""
    office = Department.objects.create(name="辽宁省水务办", status="candidate")
    Responsibility.objects.filter(printed="省财政厅").update(department=office)
    return office


def page(client, path="") -> str:
    response = client.get(HOME + path)
    assert response.status_code == 200
    return response.content.decode()


def test_candidates_come_first_with_their_numbers(admin_client, office):
    html = page(admin_client)
    first = html[html.index("<tbody>") : html.index("</tr>", html.index("<tbody>"))]
    assert "辽宁省水务办" in first
    assert '<td class="field-suggested">1</td><td class="field-confirmed">0</td>' in first


def test_a_rejection_is_counted_first(admin_client, office):
    said = {"row": office.pk, "said": "reject"}
    assert "1 条待审核责任将一并否定" in admin_client.post(f"{HOME}judge/", said).content.decode()
    office.refresh_from_db()
    assert office.status == "candidate"
    admin_client.post(f"{HOME}judge/", said | {"sure": "1"})
    office.refresh_from_db()
    assert office.status == "rejected"
    assert "已完成：认定不是部门 辽宁省水务办，1 条。" in page(admin_client)


def test_several_candidates_are_accepted_in_one_go(admin_client, office):
    other = Department.objects.create(name="辽宁省水电办", status="candidate")
    admin_client.post(HOME, {"action": "accept_all", "_selected_action": [office.pk, other.pk]})
    assert set(Department.objects.filter(pk__in=[office.pk, other.pk]).values_list("status", flat=True)) == {
        "known"
    }
    assert ReviewBatch.objects.count() == 1


def test_a_merge_is_shown_before_it_is_done_and_can_be_undone(admin_client, office):
    merge = f"{office.pk}/merge/"
    html = page(admin_client, f"{merge}?into=辽宁省水利厅")
    assert '<th scope="row">待审核的责任</th><td>1</td>' in html
    assert '<th scope="row">成为别名</th><td>辽宁省水务办</td>' in html
    office.refresh_from_db()
    assert office.status == "candidate"
    answer = admin_client.post(HOME + merge, {"into": "辽宁省水利厅"})
    target = Department.objects.get(name="辽宁省水利厅")
    assert answer.url == f"{HOME}{target.pk}/change/"
    html = page(admin_client, f"{target.pk}/change/")
    assert "已完成：合并部门 辽宁省水务办 → 辽宁省水利厅，1 条。" in html
    admin_client.post(f"/admin/documents/reviewbatch/{ReviewBatch.objects.get().pk}/undo/")
    office.refresh_from_db()
    assert (office.status, office.merged_into) == ("candidate", None)


@pytest.mark.parametrize(
    ("into", "told"), [("辽宁省水务办", "不能并入自身"), ("无此部门", "没有名为"), ("", "这个字段是必填项")]
)
def test_a_merge_that_cannot_be(admin_client, office, into, told):
    assert told in page(admin_client, f"{office.pk}/merge/?into={into}")


def test_a_renamed_department_keeps_its_former_name(admin_client, office):
    form = {"name": "辽宁省水务局", "function": "水利"}
    form |= {f"aliases-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}
    form |= {"aliases-TOTAL_FORMS": "1", "aliases-0-name": "省水务局", "aliases-0-valid_from": "2018"}
    form |= {"aliases-0-department": office.pk}
    assert admin_client.post(f"{HOME}{office.pk}/change/", form).status_code == 302
    office.refresh_from_db()
    assert (office.name, office.status) == ("辽宁省水务局", "candidate")
    assert set(office.aliases.values_list("name", "valid_from")) == {
        ("辽宁省水务办", None),
        ("省水务局", 2018),
    }
    html = page(admin_client, f"{office.pk}/history/")
    assert "规范名称 辽宁省水务办 → 辽宁省水务局" in html
    assert "新增别名 省水务局" in html


@pytest.mark.parametrize("said", [{"said": "reject", "row": "x"}, {"said": "maybe", "row": "1"}, {}])
def test_what_no_form_sends_is_refused(admin_client, office, said):
    assert admin_client.post(f"{HOME}judge/", said).status_code == 400


def test_only_usable_departments_are_offered_while_typing(admin_client, office):
    Department.objects.create(name="辽宁省水务所", status="rejected")
    DepartmentAlias.objects.create(department=office, name="省水务")
    question = {"app_label": "documents", "model_name": "responsibility", "field_name": "department"}
    answer = admin_client.get("/admin/autocomplete/", question | {"term": "水务"}).json()
    assert [each["text"] for each in answer["results"]] == ["辽宁省水务办"]
