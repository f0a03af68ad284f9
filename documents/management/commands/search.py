"""Search from the command line."""

import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from documents.search.known import MOST
from documents.search.results import Results, search
from documents.search.words.asking import BadSearch


class Command(BaseCommand):
    help = _("检索条款：空格分开的词都要有，引号内为原文，OR 为任一，减号为排除")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("query", nargs="+", metavar="QUERY", help=_("要找的词；以减号开头的放在 -- 之后"))
        parser.add_argument("--limit", type=int, default=20, metavar="N", help=_("最多给出多少条"))
        parser.add_argument("--wider", action="store_true", help=_("找到的够多时也查近义和分开的词"))
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, query: list[str], limit: int, wider: bool, format: str, **options: object) -> str:
        if not 1 <= limit <= MOST:
            raise CommandError(_("--limit 须在 1 到 %(most)d 之间") % {"most": MOST})
        try:
            results = search(" ".join(query), always=wider)
            return as_json(results, limit) if format == "json" else self.as_text(results, limit)
        except BadSearch as error:
            raise CommandError(str(error)) from error

    def as_text(self, results: Results, limit: int) -> str:
        """One line a hit, then how many there are."""
        for document in results.documents:
            self.stdout.write(f"{document.slug}  《{document.title}》 {document.document_number}")
        for hit in results[:limit]:
            words = "".join(piece.text for piece in hit.heading or hit.snippet)
            self.stdout.write(f"{hit.address}  {words}（{hit.why}）")
        many = _("共 %(total)d 条以上") if results.is_more else _("共 %(total)d 条")
        return many % {"total": results.total}


def as_json(results: Results, limit: int) -> str:
    """`[{"address": "dalian/3/2/m1", "score": 9.1, "why": "原文有“排污许可”"}]`."""
    hits = [
        {"address": hit.address, "score": hit.score, "why": hit.why, "exact": hit.exact}
        for hit in results[:limit]
    ]
    return json.dumps(hits, ensure_ascii=False, indent=1)
