"""Printed names → departments, seen from the region of the document."""

import pytest

from documents.models import Department, DepartmentAlias
from documents.storing.departments import resolve

LIAONING, DALIAN, YUZHOU = "210000", "210200", "411081"


@pytest.mark.parametrize(
    ("name", "region", "department", "function", "status"),
    [
        ("省生态环境厅", LIAONING, "辽宁省生态环境厅", "生态环境", "known"),
        ("省生态环境厅", DALIAN, "辽宁省生态环境厅", "生态环境", "known"),
        ("市生态环境局", DALIAN, "大连市生态环境局", "生态环境", "known"),
        ("市环保局", DALIAN, "大连市生态环境局", "生态环境", "known"),
        ("市发改委", YUZHOU, "禹州市发展和改革委员会", "发展改革", "known"),
        ("大连市生态环境局", DALIAN, "大连市生态环境局", "生态环境", "known"),
        ("省林草局", LIAONING, "辽宁省林业和草原局", "林草", "known"),
        ("团省委", LIAONING, "共青团辽宁省委员会", "共青团", "known"),
        ("省委宣传部", LIAONING, "中共辽宁省委宣传部", "宣传", "known"),
        ("生态环境部", "", "生态环境部", "生态环境", "known"),
        ("环境保护部", "", "生态环境部", "生态环境", "known"),
        ("税务总局", "", "国家税务总局", "税务", "known"),
        ("大连海关", LIAONING, "大连海关", "海关", "candidate"),
        ("某某开发署", LIAONING, "某某开发署", "", "candidate"),
    ],
)
@pytest.mark.django_db
def test_resolve(name: str, region: str, department: str, function: str, status: str) -> None:
    found = resolve([name], region)[name]
    assert (found.name, found.function, found.status) == (department, function, status)
    assert resolve([name], region)[name] == found
    assert Department.objects.count() == 1


@pytest.mark.django_db
def test_known_names_take_three_queries_at_most(django_assert_max_num_queries) -> None:
    names = ["省生态环境厅", "省财政厅", "省教育厅", "大连海关", "团省委"]
    resolve(names, LIAONING)
    with django_assert_max_num_queries(3):
        resolve(names * 20, LIAONING)


@pytest.mark.django_db
def test_a_merged_department_answers_with_the_one_it_became() -> None:
    old = resolve(["省环保局"], LIAONING)["省环保局"]
    new = resolve(["省生态环境厅"], LIAONING)["省生态环境厅"]
    other = Department.objects.create(name="辽宁省某处")
    other.merged_into, other.status = new, Department.Status.MERGED
    other.save()
    assert resolve(["省某处"], LIAONING)["省某处"] == new
    assert old != new  # 局 is no name of a province's 厅: a person may merge them


@pytest.mark.django_db
def test_former_names_know_their_years() -> None:
    resolve(["市生态环境局"], DALIAN)
    assert DepartmentAlias.objects.get(name="大连市环保局").valid_to == 2018
