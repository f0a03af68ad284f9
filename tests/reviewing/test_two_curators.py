"""Two curators at the same row, each with a connection of their own."""

import pytest
from django.contrib.auth.models import User

from documents.models import Responsibility, ReviewBatch
from tests.conftest import Start
from tests.reviewing.conftest import TEXT


@pytest.mark.django_db(transaction=True)
def test_one_decides_and_the_other_hears_of_it(start: Start, make_document) -> None:
    make_document(TEXT, "plan", regions=["辽宁省"], level="province")
    for name in "zhang", "li":
        User.objects.create_user(name)
    row = Responsibility.objects.order_by("pk").first()
    assert row is not None
    verdicts = {"zhang": "confirm", "li": "reject"}
    state = {"confirm": "confirmed", "reject": "rejected"}
    people = {
        name: start("-m", "tests.reviewing.decide_at_once", name, verdict, row.pk)
        for name, verdict in verdicts.items()
    }
    for person in people.values():
        assert person.stdout is not None
        assert person.stdout.readline() == "seen\n"
    for person in people.values():
        assert person.stdin is not None
        person.stdin.write("\n")
        person.stdin.flush()
    told = {name: person.communicate(timeout=60)[0].splitlines() for name, person in people.items()}

    (winner,) = (name for name, lines in told.items() if lines == ["1"])
    (loser,) = set(told) - {winner}
    assert told[loser] == [f"moved {winner} {state[verdicts[winner]]}", "0"]
    row.refresh_from_db()
    assert (row.state, row.decided_by.username, row.revision) == (state[verdicts[winner]], winner, 1)
    assert ReviewBatch.objects.count() == 1
    assert [each.history_user.username for each in row.history.all()] == [winner]
