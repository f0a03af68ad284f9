"""What anyone may upload, brought to the desk through its page: a clear sentence, bounded time, nothing stored."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import Arrival
from tests.reading.test_hostile import ATTACKS

SECONDS = 150  # of the clock on a busy machine: the reader is stopped after 120


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attack", ATTACKS)
def test_refused(desk_client, all_rows, attack):
    suffix, make, message = ATTACKS[attack]
    before = all_rows()
    file = SimpleUploadedFile(f"../公告{suffix}", make(), content_type="text/plain")
    began = time.monotonic()
    answer = desk_client.post("/desk/", {"files": file})
    assert answer.status_code == 302
    assert time.monotonic() - began < 10, "the request waits for a moment, not for the reader"
    arrival = settled()
    assert time.monotonic() - began < SECONDS
    assert (arrival.state, arrival.message) == (Arrival.State.FAILED, f"公告{suffix}：{message}")
    assert bytes(arrival.content) == b""
    html = desk_client.get(answer.headers["Location"]).content.decode()
    assert message in html
    after = all_rows()
    for name in "Arrival", "HistoricalArrival":
        before.pop(name), after.pop(name)
    assert after == before


def settled() -> Arrival:
    """The arrival when its task has ended."""
    while (arrival := Arrival.objects.get()).state in (Arrival.State.WAITING, Arrival.State.READING):
        time.sleep(0.05)
    return arrival
