"""Targets, citations and indicators in the admin: decided by the one mechanism, stated otherwise, merged, undone."""

import re

import pytest
from django.contrib.auth.models import Group, User

from documents.models import Citation, Indicator, ReviewBatch, Target
from documents.reviewing import undo

TEXT = """大连市大气工作方案

为落实《辽宁省大气方案》，制定本方案。

一、总体要求
（一）工作目标。到2025年，全市细颗粒物浓度不超过30微克/立方米，森林覆盖率达到42%。
"""


@pytest.fixture
def aims(make_document):
    make_document(TEXT, "dalian")
    return Target.objects.get(indicator__name="细颗粒物浓度")


def page(client, row) -> str:
    return f"/admin/documents/{row._meta.model_name}/{row.pk}/change/"


def form_of(client, row) -> dict[str, str]:
    """What the page of a target sends when nothing is touched."""
    seen = re.search(r'name="seen" value="([^"]*)"', client.get(page(client, row)).content.decode())
    return {
        "seen": seen[1],
        "indicator": str(row.indicator_id),
        "comparator": row.comparator,
        "value": row.value,
        "unit": row.unit,
        "deadline": row.deadline,
        "baseline": row.baseline,
    }


@pytest.mark.parametrize("model", ["target", "citation", "indicator", "indicatoralias"])
def test_lists_open(admin_client, aims, model):
    answer = admin_client.get(f"/admin/documents/{model}/")
    assert answer.status_code == 200


def test_ticked_rows_are_confirmed_and_undone(admin_client, aims, admin_user):
    html = admin_client.get("/admin/documents/target/").content.decode()
    seen = re.findall(r'name="seen" value="([^"]*)"', html)
    rows = list(Target.objects.values_list("pk", flat=True))
    assert len(seen) == len(rows) == 2
    data = {"action": "confirm", "_selected_action": rows, "seen": seen}
    answer = admin_client.post("/admin/documents/target/", data, follow=True)
    assert "已完成：确认，2 条。" in answer.content.decode()
    assert set(Target.objects.values_list("state", flat=True)) == {"confirmed"}
    undo(ReviewBatch.objects.get(), admin_user)
    assert set(Target.objects.values_list("state", flat=True)) == {"suggested"}


def test_what_another_decided_meanwhile_is_left_alone(admin_client, aims):
    data = form_of(admin_client, aims)
    admin_client.post(page(admin_client, aims), {**data, "_reject": "1"})
    aims.refresh_from_db()
    assert (aims.state, aims.revision) == ("rejected", 1)
    answer = admin_client.post(page(admin_client, aims), {**data, "_confirm": "1"}, follow=True)
    aims.refresh_from_db()
    assert aims.state == "rejected"
    assert "在您打开页面之后已被改动" in answer.content.decode()


def test_a_stated_value_counts_and_the_machines_is_kept(admin_client, aims, admin_user):
    data = form_of(admin_client, aims) | {"value": "29.5", "deadline": "2027"}
    answer = admin_client.post(page(admin_client, aims), data)
    assert answer.status_code == 302
    aims.refresh_from_db()
    assert (aims.state, aims.value, float(aims.number), aims.deadline_year) == (
        "confirmed",
        "29.5",
        29.5,
        2027,
    )
    assert (aims.machine_said["value"], aims.machine_said["deadline"]) == ("30", "2025")
    undo(ReviewBatch.objects.get(), admin_user)
    aims.refresh_from_db()
    assert (aims.state, aims.value, float(aims.number), aims.deadline_year) == ("suggested", "30", 30.0, 2025)


def test_a_citation_is_confirmed_on_its_page(admin_client, aims):
    citation = Citation.objects.get()
    html = admin_client.get(page(admin_client, citation)).content.decode()
    seen = re.search(r'name="seen" value="([^"]*)"', html)[1]
    data = {"seen": seen, "relation": citation.relation, "cited": "", "_confirm": "1"}
    admin_client.post(page(admin_client, citation), data)
    citation.refresh_from_db()
    assert citation.state == "confirmed"


MERGE = "/admin/documents/indicator/merge/"


def test_indicators_are_merged_and_parted_again(admin_client, aims, admin_user):
    """Two at once: shown before, done in one batch, one undo takes both back."""
    forest = Indicator.objects.get(name="森林覆盖率")
    dust = Indicator.objects.get(pk=aims.indicator_id)
    other = Indicator.objects.create(name="PM2.5(年均)浓度")
    same = Indicator.objects.create(name="PM2.5浓度")
    rows = [dust.pk, other.pk, same.pk]
    data = {"action": "merge_all", "_selected_action": rows}
    asked = admin_client.post("/admin/documents/indicator/", data)
    assert asked.url.startswith(f"{MERGE}?row=")
    html = admin_client.get(f"{asked.url}&into=森林覆盖率").content.decode()
    assert '<th scope="row">待审核的目标</th><td>1</td>' in html
    assert '<th scope="row">成为别名</th><td>PM2.5(年均)浓度、PM2.5浓度、细颗粒物浓度' in html
    assert "细颗粒物浓度 与 森林覆盖率 单位不同：" in html
    assert not ReviewBatch.objects.exists()
    answer = admin_client.post(MERGE, {"row": rows, "into": "森林覆盖率"})
    assert answer.url == page(admin_client, forest)
    html = admin_client.get(answer.url).content.decode()
    assert "已完成：合并指标 PM2.5(年均)浓度、PM2.5浓度、细颗粒物浓度 → 森林覆盖率，1 条。" in html
    aims.refresh_from_db()
    assert aims.indicator == forest
    assert {"细颗粒物浓度", "PM2.5浓度"} <= set(forest.aliases.values_list("name", flat=True))
    dust.refresh_from_db()
    assert (dust.status, dust.merged_into) == ("merged", forest)
    assert admin_client.get(f"/indicators/{dust.pk}/").headers["Location"] == f"/indicators/{forest.pk}/"
    undo(ReviewBatch.objects.get(), admin_user)
    aims.refresh_from_db()
    assert aims.indicator == dust
    assert set(Indicator.objects.filter(pk__in=rows).values_list("merged_into", flat=True)) == {None}
    assert not forest.aliases.filter(name="PM2.5浓度").exists()


def test_all_are_merged_or_none(admin_client, aims):
    """One of three was merged already: nothing moves, and the page says why."""
    forest = Indicator.objects.get(name="森林覆盖率")
    gone = Indicator.objects.create(name="已并入的指标", status="merged", merged_into=forest)
    answer = admin_client.post(MERGE, {"row": [aims.indicator_id, gone.pk], "into": "森林覆盖率"})
    assert "已并入的指标 已并入 森林覆盖率。" in answer.content.decode()
    before = aims.indicator
    aims.refresh_from_db()
    assert aims.indicator == before
    assert not ReviewBatch.objects.exists()


@pytest.mark.parametrize(
    ("into", "told"), [("没有的指标", "没有名为"), ("", "这个字段是必填项"), ("细颗粒物浓度", "不能并入自身")]
)
def test_a_merge_that_cannot_be_says_why(admin_client, aims, into, told):
    answer = admin_client.get(MERGE, {"row": aims.indicator_id, "into": into})
    assert told in answer.content.decode()


def test_what_no_form_of_a_merge_sends_is_refused(admin_client, aims):
    assert admin_client.get(MERGE, {"row": "x"}).status_code == 400
    assert admin_client.post(MERGE).headers["Location"] == "/admin/documents/indicator/"


def test_who_may_only_change_indicators_merges_none(client, aims):
    client.force_login(curator := User.objects.create_user("curator", is_staff=True))
    curator.groups.add(Group.objects.get(name="curator"))
    html = client.get("/admin/documents/indicator/").content.decode()
    assert "收录所选指标" in html
    assert "合并所选指标" not in html
    assert "合并到…" not in client.get(page(client, aims.indicator)).content.decode()


def test_forged_revisions_are_refused(admin_client, aims):
    data = {"action": "confirm", "_selected_action": [aims.pk], "seen": ["x:y"]}
    assert admin_client.post("/admin/documents/target/", data).status_code == 400


def test_an_indicator_is_taken_away_and_put_back(admin_client, aims, admin_user):
    former = aims.indicator
    admin_client.post(page(admin_client, aims), form_of(admin_client, aims) | {"indicator": ""})
    aims.refresh_from_db()
    assert (aims.state, aims.indicator) == ("confirmed", None)
    undo(ReviewBatch.objects.get(), admin_user)
    aims.refresh_from_db()
    assert (aims.state, aims.indicator) == ("suggested", former)


def test_a_cited_document_is_taken_away(admin_client, aims, make_document):
    cited = make_document(TEXT.replace("大连市大气工作方案", "辽宁省大气方案"), "liaoning").document
    citation = Citation.objects.filter(version__document__slug="dalian").get()
    Citation.objects.filter(pk=citation.pk).update(cited=cited)
    html = admin_client.get(page(admin_client, citation)).content.decode()
    seen = re.search(r'name="seen" value="([^"]*)"', html)[1]
    admin_client.post(
        page(admin_client, citation), {"seen": seen, "relation": citation.relation, "cited": ""}
    )
    citation.refresh_from_db()
    assert (citation.state, citation.cited) == ("confirmed", None)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"deadline": ""}, ("", None, 30.0)),
        ({"deadline": "2027-06"}, ("2027-06", 2027, 30.0)),
        ({"value": "**"}, ("2025", 2025, None)),
    ],
)
def test_what_is_ordered_by_follows_what_is_stated(admin_client, aims, typed, kept):
    """The year follows the deadline and the number the value, also to nothing."""
    admin_client.post(page(admin_client, aims), form_of(admin_client, aims) | typed)
    aims.refresh_from_db()
    number = None if aims.number is None else float(aims.number)
    assert (aims.deadline, aims.deadline_year, number) == kept


@pytest.mark.parametrize("typed", ["明年", "202", "2025-13", "2025年", "２０２５"])
def test_a_date_that_cannot_be_ordered_is_refused(admin_client, aims, typed):
    answer = admin_client.post(page(admin_client, aims), form_of(admin_client, aims) | {"deadline": typed})
    assert "请写作 2025 或 2025-12" in answer.content.decode()
    aims.refresh_from_db()
    assert (aims.state, aims.deadline) == ("suggested", "2025")


def test_what_the_machine_read_is_told_in_words(admin_client, aims):
    html = admin_client.get(page(admin_client, aims)).content.decode()
    told = html[html.index("field-machine_read") :].partition('readonly">')[2].partition("<")[0]
    assert told.startswith("指标：")
    assert "数值：30；" in told
    assert "完成时限：2025" in told
    assert "{&quot;" not in html
