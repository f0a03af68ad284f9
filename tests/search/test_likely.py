"""Which documents a new one is compared with: asked of the index."""

import pytest

from documents.search.likely import likely_versions

pytestmark = pytest.mark.django_db
TEXT = """{name}工作方案

一、重点任务
（一）{matter}。{matter}，落实各项任务。
（二）加强组织领导。各部门各负其责，落实各项任务。
"""
MATTERS = ("整治入河排污口", "推广新能源汽车", "回收废旧地膜", "开展海水养殖", "修复废弃矿山")


@pytest.fixture
def versions(make_document):
    return [make_document(TEXT.format(name=f"第{n}", matter=each), f"d{n}") for n, each in enumerate(MATTERS)]


def test_few_are_all(versions):
    assert likely_versions(versions[0], 4) == [version.pk for version in versions[1:]]


def test_of_many_those_that_treat_the_same_matter(versions, make_document):
    for number, matter in enumerate(MATTERS):
        fresh = make_document(TEXT.format(name="新的", matter=f"大力{matter}"), "fresh")
        assert likely_versions(fresh, 2)[0] == versions[number].pk
        assert len(likely_versions(fresh, 2)) <= 2


def test_never_its_own_document_or_a_former_version(versions, make_document):
    make_document(TEXT.format(name="第1", matter="整治入河排污口"), "d1")
    latest = make_document(TEXT.format(name="第0", matter="整治入河排污口和支流"), "d0")
    found = likely_versions(latest, 2)
    assert not {versions[0].pk, latest.pk, versions[1].pk} & set(found)
