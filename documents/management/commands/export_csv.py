"""The clause list as a CSV file, with the filters of the page."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict

from documents.exporting.rows import Variant, csv_chunks
from documents.filters import ClauseFilter
from documents.queries import clause_nodes
from documents.strict import BadQuery, ask


def pair(text: str) -> tuple[str, str]:
    """`region=210000` → ("region", "210000")."""
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form name=value")
    return name, value


class Command(BaseCommand):
    help = (
        "Write the clause list as CSV, filtered as on the page: --filter region=210000 --filter level=measure"
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--filter", action="append", type=pair, default=[], metavar="NAME=VALUE")
        parser.add_argument("--variant", choices=list(Variant), default=Variant.SPREADSHEET)
        parser.add_argument("--output", type=Path, help="a file; without it the CSV goes to standard output")
        parser.add_argument("--site", default="", help="what permanent links begin with: https://host")

    def handle(self, *args: Any, **options: Any) -> str | None:
        params = QueryDict(mutable=True)
        for name, value in options["filter"]:
            params.appendlist(name, value)
        try:
            nodes = ask(ClauseFilter, params, clause_nodes()).qs
        except BadQuery as error:
            raise CommandError(str(error)) from error
        chunks = csv_chunks(nodes, Variant(options["variant"]), options["site"].rstrip("/"))
        if not options["output"]:
            for chunk in chunks:
                self.stdout.write(chunk, ending="")
            return None
        with options["output"].open("w", encoding="utf-8", newline="") as file:
            file.writelines(chunks)
        return f"Wrote {nodes.count()} rows to {options['output']}"
