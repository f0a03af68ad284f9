"""The worker that serves: gunicorn's, but what is too long an address is refused in words that its reader knows."""

from typing import Any

from django.utils.translation import gettext as _
from gunicorn.http.errors import LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

PAGE = """<!doctype html><html lang="zh-hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><h1>{title}</h1><p>{words}</p><p><a href="/clauses/">{back}</a></p></html>
"""


class Worker(ThreadWorker):
    """Such a request never reaches Django, which has a page for each other fault."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        if not isinstance(exc, LimitRequestLine):
            super().handle_error(req, client, addr, exc)
            return
        self.log.warning("Request line too long from ip=%s", addr[0] if addr else "")
        try:
            client.sendall(too_long())
        except OSError:
            self.log.debug("Failed to send error message.")


def too_long() -> bytes:
    """The whole answer: 414 and a page."""
    title = _("地址太长")
    words = _("检索文字最多 200 个字；请缩短检索文字，或少给几个条件。")
    page = PAGE.format(title=title, words=words, back=_("回到条款列表")).encode()
    head = (
        "HTTP/1.1 414 URI Too Long\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\n"
        "Content-Security-Policy: default-src 'none'\r\nX-Content-Type-Options: nosniff\r\n"
        f"Content-Length: {len(page)}\r\n\r\n"
    )
    return head.encode() + page
