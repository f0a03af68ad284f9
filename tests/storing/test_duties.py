"""What people decided stays through new parses and new texts; machine and person never overwrite each other."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from documents.ingest import reparse
from documents.models import Department, DocumentVersion, Responsibility
from documents.reviewing.departments import reject

Make = Callable[..., DocumentVersion]
State, Placement = Responsibility.State, Responsibility.Placement

TEXT = """大连市治水工作方案

一、主要任务
（一）整治河流。推进排污口整治，完成重点河流治理任务。（牵头单位：市水务局；责任单位：市生态环境局等）
（二）改善空气。淘汰燃煤锅炉，推进清洁取暖改造工程。（责任单位：市发展改革委）
（三）重复条款。各部门抓好落实。（责任单位：市财政局）
（四）重复条款。各部门抓好落实。（责任单位：市财政局）
"""


@pytest.fixture
def curator(db: None) -> User:
    return User.objects.create_user("curator")


def decide(
    version: DocumentVersion, path: str, name: str, curator: User, state: str = State.CONFIRMED
) -> int:
    row = version.responsibilities.get(path=path, full_name=name)
    row.state, row.decided_by, row.revision = state, curator, 1
    row.save()
    return row.pk


def duties(version: DocumentVersion) -> set[tuple[str, str, str, str, str]]:
    return {
        (row.path, row.full_name, row.role, row.state, row.placement)
        for row in version.responsibilities.all()
    }


def test_suggestions_stand_at_their_provisions(make_document: Make) -> None:
    version = make_document(TEXT)
    lead = version.responsibilities.get(role="lead")
    assert (lead.provision.path, lead.printed, lead.department.name) == ("1/1", "市水务局", "大连市水利局")
    assert version.text[lead.words_start : lead.words_end] == "市水务局"
    assert version.text[lead.evidence_start : lead.evidence_end] == lead.evidence == "牵头单位：市水务局"
    assert (lead.state, lead.machine, lead.machine_role) == (State.SUGGESTED, True, "lead")


def test_parsing_again_keeps_decisions(make_document: Make, curator: User) -> None:
    version = make_document(TEXT)
    kept = decide(version, "1/1", "市水务局", curator)
    decide(version, "1/2", "市发展改革委", curator, State.REJECTED)
    before = duties(version)
    reparse(version)
    assert duties(version) == before
    row = Responsibility.objects.get(pk=kept)
    assert (row.provision.path, row.decided_by, row.machine) == ("1/1", curator, True)
    assert row.history.count() == 2  # the decision, and the new place


def test_a_person_changed_the_role_the_machine_keeps_its_own(make_document: Make, curator: User) -> None:
    version = make_document(TEXT)
    row = version.responsibilities.get(full_name="市生态环境局")
    row.role, row.state, row.decided_by = "support", State.CONFIRMED, curator
    row.save()
    reparse(version)
    row.refresh_from_db()
    assert (row.role, row.machine_role) == ("support", "responsible")
    assert version.responsibilities.filter(full_name="市生态环境局").count() == 1


def test_a_new_text_carries_proposes_or_lists(make_document: Make, curator: User) -> None:
    first = make_document(TEXT)
    same = decide(first, "1/1", "市水务局", curator)
    decide(first, "1/2", "市发展改革委", curator)
    decide(first, "1/3", "市财政局", curator)
    inserted = TEXT.replace("（一）整治", "（一）新增任务。开展新的工作。\n（二）整治").replace(
        "清洁取暖改造工程", "清洁取暖改造项目"
    )
    second = make_document(inserted)
    assert second.number == 2
    decided = {
        row.full_name: (row.path, row.placement, row.provision and row.provision.path)
        for row in second.responsibilities.exclude(state=State.SUGGESTED)
    }
    assert decided == {
        "市水务局": ("1/2", Placement.PLACED, "1/2"),
        "市发展改革委": ("1/2~2", Placement.PROPOSED, "1/2~2"),
        "市财政局": ("1/3", Placement.ORPHAN, None),
    }
    carried = second.responsibilities.get(full_name="市水务局", state=State.CONFIRMED)
    assert (carried.carried_from_id, carried.decided_by) == (same, curator)
    assert (
        first.responsibilities.filter(state=State.CONFIRMED).count() == 3
    )  # the former version keeps its own


def test_an_orphan_stays_listed_through_the_next_parse(make_document: Make, curator: User) -> None:
    first = make_document(TEXT)
    decide(first, "1/2", "市发展改革委", curator)
    second = make_document(
        TEXT.replace("（二）改善空气。淘汰燃煤锅炉，推进清洁取暖改造工程。", "（二）甲。乙。")
    )
    orphan = second.responsibilities.get(placement=Placement.ORPHAN)
    assert orphan.full_name == "市发展改革委"
    reparse(second)
    orphan.refresh_from_db()
    assert (orphan.placement, orphan.provision, orphan.state) == (Placement.ORPHAN, None, State.CONFIRMED)


def test_a_place_that_was_only_proposed_stays_proposed(make_document: Make, curator: User) -> None:
    first = make_document(TEXT)
    decide(first, "1/2", "市发展改革委", curator)
    second = make_document(TEXT.replace("清洁取暖改造工程", "清洁取暖改造项目"))
    row = second.responsibilities.get(placement=Placement.PROPOSED)
    reparse(second)
    row.refresh_from_db()
    assert (row.placement, row.path, row.state) == (Placement.PROPOSED, "1/2", State.CONFIRMED)


def test_a_decision_the_machine_no_longer_finds_stays(make_document: Make, curator: User) -> None:
    version = make_document(TEXT)
    row = Responsibility.objects.create(
        version=version,
        provision=version.provisions.get(path="1/1"),
        path="1/1",
        full_name="市统计局",
        role="support",
        machine=False,
        state=State.CONFIRMED,
        decided_by=curator,
    )
    reparse(version)
    row.refresh_from_db()
    assert (row.provision.path, row.machine, row.state) == ("1/1", False, State.CONFIRMED)


def test_a_name_that_is_no_department_is_not_suggested_in_a_new_text(
    make_document: Make, curator: User
) -> None:
    """What was suggested before stays, rejected, and is still found; a new text names the rest as ever."""
    text = TEXT.replace("市财政局", "市神秘处")
    first = make_document(text)
    name = Department.objects.get(name="大连市神秘处")
    assert name.status == "candidate"
    assert reject([name], curator).changed
    second = make_document(text, "second")
    assert not second.responsibilities.filter(department=name).exists()
    assert {full for _path, full, *_ in duties(second)} == {"市水务局", "市生态环境局", "市发展改革委"}
    reparse(first)
    rows = first.responsibilities.filter(department=name)
    assert [(row.state, row.machine) for row in rows] == [("rejected", True)] * 2
