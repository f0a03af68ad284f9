"""Every command tells what it is for: `manage.py NAME --help`."""

import pytest
from django.core.management import get_commands, load_command_class

OURS = sorted(name for name, app in get_commands().items() if app == "documents")


def test_there_are_commands() -> None:
    assert {"show_outline", "import_documents", "search", "compare"} <= {*OURS}


@pytest.mark.parametrize("name", OURS)
def test_help(name: str) -> None:
    command = load_command_class("documents", name)
    told = command.create_parser("manage.py", name).format_help()
    assert command.help[:10] in told
