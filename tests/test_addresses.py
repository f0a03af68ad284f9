import pytest
from django.urls import reverse

from documents.addresses import Address, ancestor_paths, latest, permanent, plain_path


@pytest.mark.parametrize(
    ("text", "address"), [("dalian", Address("dalian")), ("dalian@1", Address("dalian", 1))]
)
def test_address_there_and_back(text, address):
    assert Address.parse(text) == address
    assert str(address) == text


@pytest.mark.parametrize("path", ["0", "3/2/m1", "2/8/s3", "a1/4", "5~2/p1"])
def test_written_out_addresses_are_those_of_urls(path):
    assert permanent("dalian", 12, path) == reverse("provision", args=["dalian@12", path])
    assert latest("dalian", path) == reverse("provision", args=["dalian", path])


def test_address_of_a_document():
    assert permanent("dalian", 1) == reverse("document", args=["dalian@1"])


@pytest.mark.parametrize(
    ("odd", "plain"),
    [("3/2/", "3/2"), ("//3//2", "3/2"), ("3/2/M1", "3/2/m1"), (" 3/2\u3000", "3/2"), ("3/2", "3/2")],
)
def test_plain_path(odd, plain):
    assert plain_path(odd) == plain


@pytest.mark.parametrize(("path", "above"), [("3", []), ("3/2/m1", ["3", "3/2"])])
def test_ancestor_paths(path, above):
    assert ancestor_paths(path) == above
