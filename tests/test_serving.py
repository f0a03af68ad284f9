"""The server as `make serve` starts it."""

import http.client
import socket
from collections.abc import Iterator
from time import sleep

import pytest
from django.conf import settings

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> int:
    """A port for the server, in the environment before `start` takes that."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number = probe.getsockname()[1]
    monkeypatch.setenv("PORT", str(number))
    return number


@pytest.fixture
def port(free: int, start) -> Iterator[int]:
    """That of a server that runs while the test does."""
    process = start("-m", "gunicorn", "--config", "python:govtrack.serving")
    for _ in range(600):
        with socket.socket() as probe:
            if not probe.connect_ex(("127.0.0.1", free)):
                break
        assert process.poll() is None, process.stdout.read()
        sleep(0.1)
    yield free
    process.terminate()
    process.wait(30)


def test_whatever_is_searched_for_the_answer_has_words(port: int) -> None:
    answers = {}
    for many in 10, 300, 10_000, 90_000:
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        asked.request("GET", f"/clauses/?q={'a' * many}", headers={"Host": settings.ALLOWED_HOSTS[0]})
        answer = asked.getresponse()
        answers[many] = (answer.status, answer.read().decode())
        asked.close()
    assert {many: status for many, (status, _page) in answers.items()} == {
        10: 200,
        300: 400,
        10_000: 414,
        90_000: 414,
    }
    assert "值过长：300 个字" in answers[300][1]
    assert "检索文字最多 200 个字" in answers[90_000][1]
