"""A document removed for good: every row of it, and nothing of any other."""

import pytest
from django.contrib.auth.models import User

from documents.ingest import correct
from documents.models import (
    Alignment,
    Citation,
    DocumentVersion,
    PolicyDocument,
    Provision,
    Responsibility,
    ReviewBatch,
    SearchEntry,
    SourceFile,
    Target,
)
from documents.parsing.corrections import Correction
from documents.parsing.nodes import Says
from documents.publishing.purge import Goes, purge, what_goes
from documents.publishing.states import Verb, change
from documents.reviewing import Verdict, decide
from tests.samples import DUTIES

pytestmark = pytest.mark.django_db
CITING = """大连市水污染防治实施方案

一、总体要求
（一）依据。落实《辽宁省水污染防治工作方案》，坚持绿色发展。
（二）治理工业废水。推进园区改造，到2025年达标率达到90%以上。（牵头单位：市生态环境局）
"""
# Everything that points at a document, its versions or its provisions, and what purging does with it. A new relation
# has to be added here, and to purging. (Aligned and SearchEntry, too,
# but by keys without a way back.)
POINTS = {
    "PolicyDocument": {"DocumentVersion.document", "Citation.cited", "Arrival.document"},
    "DocumentVersion": {
        "Provision.version",
        "Responsibility.version",
        "Target.version",
        "Citation.version",
        "Alignment.version_a",
        "Alignment.version_b",
        "StructureCorrection.version",
        "Arrival.version",
    },
    "Provision": {
        "Provision.parent",
        "SearchEntry.provision",
        "Responsibility.provision",
        "Target.provision",
        "Citation.provision",
        "Alignment.a",
        "Alignment.b",
    },
    "SourceFile": {"DocumentVersion.source"},
}
SHARED = {
    "Department",
    "HistoricalDepartment",
    "DepartmentAlias",
    "HistoricalDepartmentAlias",
    "Region",
    "Indicator",
    "HistoricalIndicator",
    "SearchWord",
}


@pytest.fixture
def zhang(db: None) -> User:
    return User.objects.create_user("zhang", last_name="张", first_name="三")


@pytest.mark.parametrize("model", [PolicyDocument, DocumentVersion, Provision, SourceFile])
def test_all_that_points_at_a_document_is_known(model):
    found = {
        f"{each.related_model.__name__}.{each.field.name}"
        for each in model._meta.related_objects
        if not each.related_model._meta.proxy and not each.related_model.__name__.startswith("Historical")
    }
    assert found == POINTS[model.__name__]


def decided(document: PolicyDocument, user: User) -> None:
    """A person says something of every row of the latest version."""
    version = document.versions.get(is_latest=True)
    for model in (Responsibility, Target, Citation):
        rows = {row.pk: 0 for row in model.objects.filter(version=version)}
        decide(model, rows, user, Verdict.CONFIRM)
    for row in Alignment.objects.filter(version_b=version):
        decide(Alignment, {row.pk: row.revision}, user, Verdict.REJECT)


def test_everything_goes_and_nothing_else(make_document, zhang, all_rows):
    make_document(CITING, "city")
    empty = PolicyDocument.objects.get(slug="city").versions.get().report
    before = all_rows()
    document = make_document(DUTIES, "province").document
    decided(document, zhang)
    at = DUTIES.index("水质持续改善")
    correct(
        document.versions.get(),
        [Correction(at, "水质持续改善。（各有关部门按职责分工负责）", Says.BODY)],
        zhang,
    )
    make_document(DUTIES.replace("持续改善", "稳步改善"), "province")
    assert Citation.objects.get(version__document__slug="city").cited == document
    assert what_goes(document) == Goes(
        versions=2,
        provisions=16,
        duties=what_goes(document).duties,
        targets=0,
        citations=0,
        decided=what_goes(document).duties,
        corrections=2,
        pairs=what_goes(document).pairs,
        verdicts=what_goes(document).verdicts,
        files=2,
        cited_by=1,
    )
    assert what_goes(document).duties > 10
    assert what_goes(document).verdicts

    assert purge([document.pk], zhang, "误导入").left == [document], "not from the bin"
    change([document.pk], Verb.BIN, zhang, "误导入")
    assert purge([document.pk], zhang, "误导入").changed == [document]

    after = all_rows()
    note = [row for row in after["HistoricalPolicyDocument"] if row["slug"] == "province"]
    assert [(row["history_type"], row["history_user_id"], row["history_change_reason"]) for row in note] == [
        ("-", zhang.pk, "误导入")
    ]
    after["HistoricalPolicyDocument"].remove(note[0])
    link = after["Citation"][0]
    assert (link["cited_id"], link["machine_said"]["cited_id"]) == (None, None)
    left = after["HistoricalCitation"]
    assert [row["history_change_reason"] for row in left] == ["所引文件已彻底删除"]
    after["HistoricalCitation"] = []
    assert {name: rows for name, rows in after.items() if name not in SHARED} == {
        name: rows for name, rows in before.items() if name not in SHARED
    }
    assert empty == PolicyDocument.objects.get(slug="city").versions.get().report


def test_a_file_of_two_documents_stays(make_document, zhang):
    one, two = (make_document(DUTIES, slug).document for slug in ("one", "two"))
    assert SourceFile.objects.count() == 1
    change([one.pk], Verb.BIN, zhang, "重复")
    assert what_goes(one).files == 0
    purge([one.pk], zhang, "重复")
    assert two.versions.get().source.pk
    assert SearchEntry.objects.filter(provision__version__document=two).exists()
    change([two.pk], Verb.BIN, zhang, "重复")
    purge([two.pk], zhang, "重复")
    assert not SourceFile.objects.exists()
    assert not Provision.objects.exists()
    assert not ReviewBatch.objects.exists()


def test_it_can_come_again(make_document, zhang, client):
    document = make_document(DUTIES, "province").document
    change([document.pk], Verb.BIN, zhang, "误导入")
    purge([document.pk], zhang, "误导入")
    assert client.get("/d/province/").status_code == 404
    make_document(DUTIES, "province")
    assert client.get("/d/province/").status_code == 200


def test_it_needs_a_reason(make_document, zhang):
    document = make_document(DUTIES, "province").document
    change([document.pk], Verb.BIN, zhang, "误导入")
    with pytest.raises(ValueError, match="reason"):
        purge([document.pk], zhang, " ")
    assert PolicyDocument.objects.filter(pk=document.pk).exists()
