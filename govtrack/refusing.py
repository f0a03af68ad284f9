"""A refused method is answered with a page, not with an empty one: Django has a handler for each other refusal."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponseNotAllowed

from documents.views.errors import not_allowed

Answer = Callable[[HttpRequest], HttpResponseBase]


def refusing(get_response: Answer) -> Answer:
    """Middleware: what views answer with 405 and no words gets the words."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        answer = get_response(request)
        if isinstance(answer, HttpResponseNotAllowed) and not answer.content and request.method != "OPTIONS":
            answer.content = not_allowed(request, answer.headers["Allow"]).encode()
        return answer

    return answered
