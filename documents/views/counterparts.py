"""One provision and what answers it in all other documents."""

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.exporting.rows import Variant
from documents.models import Provision
from documents.queries.alignments import Pair, counterparts_of
from documents.queries.provisions import below
from documents.queries.targets import Years, years_of_values
from documents.strict import BadQuery, Fault
from documents.views.compare_asked import among, checked, provision_of
from documents.views.compare_csv import download
from documents.views.compare_legend import legend
from documents.views.marks import Beside, beside
from documents.views.numbers import regions_differ

SEE_ALSO = 8  # on the page of a provision


class Answer(NamedTuple):
    """A counterpart, the provision of ours that it answers, both texts beside each other."""

    pair: Pair
    own: Provision
    other: Provision
    years: tuple[Years, Years] = ({}, {})  # see `Line`

    @property
    def beside(self) -> Beside:
        heads = (len(whole(node)) - len(node.text) if node.text else 0 for node in (self.own, self.other))
        return beside(whole(self.own), whole(self.other)).bodies(*heads).dated(*self.years)

    @property
    def regions_differ(self) -> str:
        return regions_differ(self.own.version.document, self.other.version.document)


def whole(node: Provision) -> str:
    return node.heading + ("。" if node.heading and node.text else "") + node.text


def see_also(node: Provision, above: list[Provision]) -> dict[str, Any]:
    """For the page of a provision: the surest counterparts; a sentence shows those of the provision it is part of."""
    printed = node if node.printed else above[-1]
    found = counterparts_of(printed, SEE_ALSO + 1)
    return {"see_also": found[:SEE_ALSO], "more_also": len(found) > SEE_ALSO, "see_also_of": printed}


@require_safe
def counterparts(request: HttpRequest) -> HttpResponse:
    """`?p=liaoning/1/2`."""
    query, node, answers = _asked(request.GET)
    if query.urlencode() != request.GET.urlencode():
        return redirect(f"{request.path}?{query.urlencode()}")
    context = {"query": query, "node": node, "version": node.version, "answers": _dated(answers)}
    context |= {"legend": legend(), "printed": request.build_absolute_uri()}
    return render(request, "documents/counterparts.html", context)


@require_safe
def counterparts_csv(request: HttpRequest) -> HttpResponseBase:
    query, node, answers = _asked(request.GET)
    variant = Variant(among(query, "variant", tuple(Variant)) or Variant.SPREADSHEET)
    headings = [_("地址"), _("关系"), _("得分"), _("对应条款"), _("文件"), _("标题"), _("正文")]
    rows = (
        [
            f"{node.version.address}/{each.own.path}",
            each.pair.relation_name,
            each.pair.score_text,
            each.other.address,
            each.other.version.document.title,
            f"{each.other.label}{each.other.heading}",
            each.other.text,
        ]
        for each in answers
    )
    return download(headings, rows, variant, node.address.replace("/", "-"))


def _dated(answers: list[Answer]) -> list[Answer]:
    """With the years that targets know. One query."""
    nodes = [node for each in answers for node in (each.own, each.other)]
    known = years_of_values({node.version_id for node in nodes}, {node.path for node in nodes})
    return [
        each._replace(
            years=(
                known[each.own.version_id].get(each.own.path, {}),
                known[each.other.version_id].get(each.other.path, {}),
            )
        )
        for each in answers
    ]


def _asked(params: QueryDict) -> tuple[QueryDict, Provision, list[Answer]]:
    query = checked(params, ("p", "variant"))
    if "p" not in query:
        raise BadQuery([Fault("p", "", _("请给出条款地址，如 liaoning/1/2。"))])
    asked = query.get("p", "")
    node = provision_of("p", asked)
    query["p"] = f"{asked.partition('/')[0]}/{node.path}"
    own = {each.path: each for each in (node, *below(node)) if each.printed}
    for each in own.values():
        each.version = node.version
    answers = [Answer(pair, own[pair.a], other) for pair, other in counterparts_of(node) if pair.a in own]
    return query, node, answers
