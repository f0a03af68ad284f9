"""What the log says of refused requests, through the logging that an installation has."""

import io
import logging

import pytest
from django.conf import settings
from django.utils.log import configure_logging

pytestmark = pytest.mark.django_db


@pytest.fixture
def log():
    """`log.getvalue()`: what was written, by the handlers of the settings."""
    stream = io.StringIO()
    handlers = {name: {**handler, "stream": stream} for name, handler in settings.LOGGING["handlers"].items()}
    configure_logging(settings.LOGGING_CONFIG, {**settings.LOGGING, "handlers": handlers})
    yield stream
    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)


@pytest.mark.parametrize(
    ("address", "host", "said"),
    [
        ("/clauses/?statsu=draft", "localhost", "WARNING django.request: statsu: "),
        ("/clauses/", "evil.example", "ERROR django.security.DisallowedHost: Invalid HTTP_HOST header"),
    ],
)
def test_a_refused_request_is_one_line(client, log, address, host, said):
    assert client.get(address, headers={"host": host}).status_code == 400
    lines = log.getvalue().splitlines()
    assert len(lines) == 1
    assert said in lines[0]


def test_a_fault_of_ours_keeps_its_traceback(log):
    try:
        raise RuntimeError("ours")
    except RuntimeError:
        logging.getLogger("django.request").exception("broken", extra={"status_code": 500})
    assert "Traceback (most recent call last)" in log.getvalue()
