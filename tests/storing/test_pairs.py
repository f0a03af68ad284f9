"""Pairs of provisions: stored when a text is, decided rows never touched, carried when a text changes."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.aligning import align_version, align_with
from documents.comparing.align import align
from documents.models import Aligned, Alignment, DocumentVersion, Provision
from documents.parsing.outline import parse
from documents.reviewing import Verdict, undo
from documents.reviewing.outcome import Why
from documents.reviewing.pairs import add, lost_sides, place, say
from documents.storing.check import faults_of
from documents.storing.pairs import take_up
from tests.score import gold
from tests.score.alignment import units

pytestmark = pytest.mark.django_db
Make = Callable[..., DocumentVersion]
PROVINCE = """辽宁省水污染防治工作方案

一、重点任务
（一）加强入河排污口整治。全面排查入河排污口，建立排污口台账，推进排污口规范化建设。
（二）推进污水管网建设。消除城镇污水管网空白区，改造老旧破损管网。
（三）防治畜禽养殖污染。推进畜禽粪污资源化利用，划定禁养区。
"""
CITY = """大连市水污染防治实施方案

一、主要任务
（一）推进污水管网改造。到2025年消除城镇污水管网空白区，改造老旧破损管网200公里。
（二）整治入河排污口。排查入河排污口并建立排污口台账，完成排污口规范化建设。
（三）丰富群众生活。举办文艺演出，送戏下乡。
"""


@pytest.fixture
def zhang(db) -> User:
    return User.objects.create_user("zhang", last_name="张", first_name="三")


@pytest.fixture
def both(make_document: Make) -> tuple[DocumentVersion, DocumentVersion]:
    return make_document(PROVINCE, "province"), make_document(CITY, "city")


def standing() -> set[tuple[str, str]]:
    return set(Alignment.objects.values_list("path_a", "path_b"))


def provision(slug: str, path: str) -> Provision:
    rows = Provision.objects.select_related("version__document")
    return rows.get(version__document__slug=slug, version__is_latest=True, path=path)


def row(path_a: str, path_b: str) -> Alignment:
    return Alignment.objects.get(
        path_a=path_a, path_b=path_b, version_a__is_latest=True, version_b__is_latest=True
    )


def test_the_road_compares_with_what_is_there(both):
    assert standing() == {("1/1", "1/2"), ("1/2", "1/1")}
    stored = row("1/1", "1/2")
    assert stored.version_a.document.slug == "province"
    assert stored.relation == stored.machine_relation == "equal"
    assert stored.forth > 0.9
    assert stored.back > 0.9
    assert stored.state == "suggested"
    assert "排查入河排污口" in stored.signals["terms"]


def test_the_same_text_again_changes_nothing(both, make_document, all_rows):
    before = all_rows()
    make_document(PROVINCE, "province")
    assert all_rows() == before


def test_comparing_again_never_touches_decided_rows(both, zhang):
    say(Verdict.REJECT, provision("province", "1/1"), provision("city", "1/2"), zhang, note="不是一回事")
    say(Verdict.CHANGE, provision("city", "1/1"), provision("province", "1/2"), zhang, relation="broader")
    add(provision("province", "1/3"), provision("city", "1/3"), "intersect", zhang, "都是民生")
    before = list(Alignment.objects.order_by("path_a").values())
    assert [(each["state"], each["relation"]) for each in before] == [
        ("rejected", "equal"),
        ("confirmed", "narrower"),  # seen from the province
        ("confirmed", "intersect"),
    ]
    for version in both:
        align_version(version, again=True)
    call_command("align", "--all")
    assert list(Alignment.objects.order_by("path_a").values()) == before


def test_open_suggestions_are_refreshed_in_place(both):
    pk = row("1/1", "1/2").pk
    Alignment.objects.update(forth=0.1, relation="broader", machine_relation="broader")
    Alignment.objects.filter(path_a="1/2").update(
        a=provision("province", "1/3")
    )  # found by an earlier program
    align_version(both[0], again=True)
    assert standing() == {("1/1", "1/2"), ("1/2", "1/1")}
    assert row("1/1", "1/2").pk == pk
    assert row("1/1", "1/2").forth > 0.9


def test_decisions_move_with_their_text(both, zhang, make_document):
    say(Verdict.CONFIRM, provision("province", "1/1"), provision("city", "1/2"), zhang)
    say(Verdict.REJECT, provision("province", "1/2"), provision("city", "1/1"), zhang, note="说明")
    inserted = CITY.replace("（一）推进", "（一）新的一条。发展海水淡化产业。\n（二）推进").replace(
        "（二）整治", "（三）整治"
    )
    latest = make_document(inserted.replace("（三）丰富", "（四）丰富"), "city")
    assert latest.number == 2
    carried = Alignment.objects.filter(version_b=latest).order_by("path_b")
    assert [(each.path_a, each.path_b, each.state, each.placement, each.note) for each in carried] == [
        ("1/2", "1/2", "rejected", "placed", "说明"),
        ("1/1", "1/3", "confirmed", "placed", ""),
    ]
    former = Alignment.objects.filter(version_b__number=1)
    assert set(former.values_list("pk", flat=True)) == {each.carried_from_id for each in carried}
    latest = make_document(
        PROVINCE.replace("（三）", "（四）").replace("（二）", "（三）").replace("（一）", "（二）"),
        "province",
    )
    assert set(Alignment.objects.filter(version_a=latest).values_list("path_a", "path_b", "state")) == {
        ("1/3", "1/2", "rejected"),
        ("1/2", "1/3", "confirmed"),
    }
    versions = DocumentVersion.objects.select_related("document")
    assert [fault for version in versions for fault in faults_of(version)] == []


def test_changed_text_is_proposed_and_what_is_gone_is_listed(both, zhang, make_document):
    say(Verdict.CONFIRM, provision("province", "1/1"), provision("city", "1/2"), zhang)
    say(Verdict.CONFIRM, provision("province", "1/2"), provision("city", "1/1"), zhang)
    text = CITY.replace("完成排污口规范化建设", "全部完成排污口规范化建设").replace(
        "推进污水管网改造。到2025年消除城镇污水管网空白区，改造老旧破损管网200公里。", "另一件事。"
    )
    latest = make_document(text, "city")
    proposed, gone = (
        Alignment.objects.filter(version_b=latest, state="confirmed").order_by("placement").reverse()
    )
    assert (proposed.placement, proposed.doubtful, proposed.b.path) == ("proposed", "b", "1/2")
    assert (gone.placement, gone.b, gone.a.path) == ("orphan", None, "1/2")
    assert "污水管网" in gone.anchor_b
    say(Verdict.ACCEPT, provision("province", "1/1"), provision("city", "1/2"), zhang)
    assert row("1/1", "1/2").placement == "placed"


def test_a_declined_place_is_let_go(both, zhang, make_document):
    say(Verdict.CONFIRM, provision("province", "1/1"), provision("city", "1/2"), zhang)
    make_document(CITY.replace("完成排污口", "全部完成排污口"), "city")
    say(Verdict.DECLINE, provision("province", "1/1"), provision("city", "1/2"), zhang)
    declined = Alignment.objects.get(version_b__is_latest=True, state="confirmed")
    assert (declined.placement, declined.b, declined.a.path) == ("orphan", None, "1/1")


def test_a_decided_pair_keeps_its_row_when_a_text_is_parsed_again(both, zhang):
    say(Verdict.REJECT, provision("province", "1/1"), provision("city", "1/2"), zhang)
    pk = row("1/1", "1/2").pk
    call_command("reparse", "--all", verbosity=0)
    assert row("1/1", "1/2").pk == pk
    assert (row("1/1", "1/2").state, row("1/1", "1/2").placement) == ("rejected", "placed")
    assert standing() == {("1/1", "1/2"), ("1/2", "1/1")}


def test_a_text_stored_anew_meanwhile_is_left_alone(both, monkeypatch):
    Aligned.objects.all().delete()
    Alignment.objects.all().delete()
    city = both[1]

    def compare_while_it_is_parsed(a, b):
        DocumentVersion.objects.get(pk=city.pk).save()  # another process: a new parsed_at
        return compare(a, b)

    from documents.aligning import compare

    monkeypatch.setattr("documents.aligning.compare", compare_while_it_is_parsed)
    assert align_with(both[0], [city.pk]) == 0
    assert not Aligned.objects.exists()


def test_the_command_says_what_it_did(both, capsys):
    call_command("align")
    call_command("align", "--all")
    call_command("align", "--document", "city", "--all")
    assert capsys.readouterr().out.splitlines() == [
        "已处理 2 份文件，新比较出 0 对条款。",
        "已处理 2 份文件，新比较出 2 对条款。",
        "已处理 1 份文件，新比较出 2 对条款。",
    ]


STAGE = """沈阳市文艺演出管理办法

一、总则
（一）演出许可。举办营业性演出应当取得许可。
"""


def test_comparing_all_anew_keeps_what_somebody_asked_for(make_document, monkeypatch):
    """The two are not likely to have anything in common: they were named."""
    make_document(PROVINCE, "province")
    stage = make_document(STAGE, "stage")
    call_command("align", "--document", "province", "--with", "stage")
    pair = Aligned.objects.get()
    for options in (["--all"], ["--all", "--document", "stage"], ["--all", "--document", "province"]):
        made_at = pair.made_at
        call_command("align", *options)
        pair.refresh_from_db()
        assert pair.made_at > made_at, options
    assert stage.pk in {pair.version_a_id, pair.version_b_id}

    def broken_off(*_args, **_named):
        raise KeyboardInterrupt

    monkeypatch.setattr("documents.aligning.compare", broken_off)
    with pytest.raises(KeyboardInterrupt):
        call_command("align", "--all")
    assert Aligned.objects.exists()


def test_decided_pairs_are_taken_up_without_the_texts_of_their_documents(both, zhang, make_document):
    say(Verdict.CONFIRM, provision("province", "1/1"), provision("city", "1/2"), zhang)
    with CaptureQueriesContext(connection) as queries:
        taken = take_up(both[1], parse(CITY.replace("（三）丰富", "（三）不再丰富")))
    assert len(taken.rows) == 1
    told = [query["sql"] for query in queries if "documents_alignment" in query["sql"]]
    assert len(told) == 1
    assert "number" in told[0]
    for column in ("text", "report"):
        assert not re.search(rf'(documentversion"|T\d+)\."?{column}"', told[0]), column


def test_the_rows_are_what_either_direction_finds(make_document):
    for slug in ("yuzhou", "liaoning"):
        make_document(gold.path_of(slug).read_text(encoding="utf-8"), slug)
    a, b = units("yuzhou"), units("liaoning")
    for column, pairs in (("forth", align(a, b).pairs), ("back", align(b, a).pairs)):
        stored = Alignment.objects.filter(**{f"{column}__gte": 0.5}).values_list("path_a", "path_b")
        assert set(stored) == {(each.a, each.b) if column == "forth" else (each.b, each.a) for each in pairs}


def lost_pair(zhang, make_document) -> Alignment:
    """The city's clause about pipes is another text now."""
    say(Verdict.CONFIRM, provision("province", "1/2"), provision("city", "1/1"), zhang, note="说明")
    changed = "推进污水管网改造。到2025年消除城镇污水管网空白区，改造老旧破损管网200公里。"
    make_document(CITY.replace(changed, "消除空白区。消除城镇污水管网空白区。"), "city")
    return Alignment.objects.get(version_b__is_latest=True, state="confirmed")


def test_a_person_places_what_lost_its_place(both, zhang, make_document):
    pair = lost_pair(zhang, make_document)
    assert (pair.placement, lost_sides(pair)) == ("orphan", "b")
    outcome = place(pair, pair.revision, "b", provision("city", "1/1"), zhang)
    assert outcome.changed == (pair.pk,)
    placed = row("1/2", "1/1")
    assert (placed.pk, placed.placement, placed.state, placed.note) == (
        pair.pk,
        "placed",
        "confirmed",
        "说明",
    )
    undo(outcome.batch, zhang)
    pair.refresh_from_db()
    assert (pair.placement, pair.b) == ("orphan", None)


def test_a_suggestion_gives_way_and_a_decision_does_not(both, zhang, make_document):
    pair = lost_pair(zhang, make_document)
    suggested = row("1/1", "1/2")
    Alignment.objects.filter(pk=suggested.pk).update(a=provision("province", "1/2"), path_a="1/2")
    outcome = place(pair, pair.revision, "b", provision("city", "1/2"), zhang)
    assert outcome.changed == (pair.pk,)
    assert not Alignment.objects.filter(pk=suggested.pk).exists()
    assert row("1/2", "1/2").forth == suggested.forth
    assert Aligned.objects.filter(version_a=pair.version_a, version_b=pair.version_b).exists()
    undo(outcome.batch, zhang)
    assert not Aligned.objects.exists(), "the suggestion is found anew"
    add(provision("province", "1/2"), provision("city", "1/3"), "intersect", zhang, "都是民生")
    pair.refresh_from_db()
    outcome = place(pair, pair.revision, "b", provision("city", "1/3"), zhang)
    assert (outcome.changed, outcome.conflicts[0].why) == ((), Why.UNFIT)
    pair.refresh_from_db()
    assert pair.b is None


def test_what_stands_is_not_placed(both, zhang):
    pair = row("1/1", "1/2")
    with pytest.raises(ValueError, match="stands"):
        place(pair, pair.revision, "b", provision("city", "1/1"), zhang)
    with pytest.raises(ValueError, match="another text"):
        place(pair, pair.revision, "a", provision("city", "1/1"), zhang)
