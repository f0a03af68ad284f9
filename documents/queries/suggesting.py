"""What a search box offers while somebody types: words of the texts, departments, titles. Nothing is cut into words."""

import re

from documents.models import Department, SearchWord
from documents.queries.documents import public_documents
from documents.search.words.folding import fold

LONGEST = 40  # characters; nobody waits for a suggestion to a whole sentence
LONGEST_LIST = 200  # characters; as much as an address may ask for
EACH = 5
NAME = re.compile(r"[、，,；;\s]+")
LAST_WORD = re.compile(r'(.*[\s"“－-])?([^\s"“－-]+)\Z', re.DOTALL)


def completions(typed: str) -> list[str]:
    """`排污 大气` → `排污 大气污染`, `排污 大气环境` …: the last word completed; three queries."""
    found = LAST_WORD.match(typed)
    if not found or len(typed) > LONGEST or "\x00" in typed:
        return []
    before, last = found[1] or "", found[2]
    offered = [*words(last), *departments(last), *titles(last)]
    return [before + word for word in dict.fromkeys(offered) if word != last]


def words(beginning: str) -> list[str]:
    """Words of the texts, the most frequent first."""
    folded = fold(beginning)
    alike = SearchWord.objects.filter(word__startswith=folded).exclude(word__in=("", folded))
    found = alike.order_by("-provisions", "word") if folded else alike.none()
    return list(found.values_list("word", flat=True)[:EACH])


def more_departments(typed: str) -> list[str]:
    """`大连市生态环境局、水利` → `大连市生态环境局、大连市水利局` …: the last name of a list completed."""
    if len(typed) > LONGEST_LIST or "\x00" in typed:
        return []
    last = NAME.split(typed)[-1]
    before = typed.removesuffix(last)
    return [before + name for name in departments(last) if name != last]


def departments(part: str) -> list[str]:
    now = Department.objects.exclude(status__in=(Department.Status.MERGED, Department.Status.REJECTED))
    found = now.filter(name__contains=part).order_by("name")
    return list(found.values_list("name", flat=True)[:EACH]) if len(part) > 1 else []


def titles(part: str) -> list[str]:
    found = public_documents().filter(title__contains=part).order_by("title")
    return list(found.values_list("title", flat=True)[:EACH]) if len(part) > 1 else []
