"""What was just said of a pair, taken back on the page that shows it."""

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.models import Alignment, ReviewBatch
from documents.queries.alignments import anchor
from documents.reviewing import Outcome, undo
from documents.reviewing.undo import may_undo
from documents.sender import person
from documents.views.compare_told import Told, back_at, remember


@require_POST
@permission_required("documents.change_alignment", raise_exception=True)
def compare_undo(request: HttpRequest) -> HttpResponse:
    """`batch`, and `back` with the place of the pair: what was just said of it does not count."""
    number = request.POST.get("batch", "")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise BadRequest(_("表单内容无法识别。"))
    about_pairs = ReviewBatch.objects.filter(steps__model=Alignment._meta.label_lower).distinct()
    batch = get_object_or_404(about_pairs, pk=int(number))
    if not may_undo(person(request), batch):
        raise PermissionDenied
    place = request.POST.get("back", "").partition("#")[2]
    a, b = _sides(batch, place)
    outcome = undo(batch, person(request))
    words = _("已撤销：%(what)s。") % {"what": batch} if outcome.changed else _why_not(outcome)
    remember(request, Told(words, place, place, failed=not outcome.changed, a=a, b=b))
    return HttpResponseRedirect(back_at(request, place))


def _sides(batch: ReviewBatch, place: str) -> tuple[int, int]:
    """The versions on whose page the pairs of the batch have this place; 0, 0 where none of them has it."""
    rows = Alignment.objects.filter(pk__in=batch.steps.order_by().values("row"))
    for a, path_a, b, path_b in rows.values_list("version_a", "path_a", "version_b", "path_b"):
        for sides, one, other in (((a, b), path_a, path_b), ((b, a), path_b, path_a)):
            if place in {anchor(one, other), anchor(one, "")}:
                return sides
    return 0, 0


def _why_not(outcome: Outcome) -> str:
    later = next((conflict.later for conflict in outcome.conflicts if conflict.later), None)
    if later is None:
        return _("没有可以恢复的：此后已有改动，或已经撤销过。")
    return _("没有撤销：此后的批次 #%(pk)d（%(what)s）仍然有效。") % {"pk": later.pk, "what": later}
