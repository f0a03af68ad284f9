"""Which documents the home page lists."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, FilterSet

from documents.filters.fields import in_region, one_of
from documents.models import DocumentVersion, PolicyDocument


class DocumentFilter(FilterSet):
    """The home page: which documents."""

    title = CharFilter(label=_("标题或文号"), method="named")
    region = in_region("document__region__code")
    admin_level = one_of(PolicyDocument.Level.choices, _("层级"), _("全部层级"), field_name="document__level")
    status = one_of(
        PolicyDocument.Status.choices, _("文本状态"), _("全部状态"), field_name="document__status"
    )

    class Meta:
        model = DocumentVersion
        fields: tuple[str, ...] = ()

    def named(self, qs: QuerySet, name: str, value: str) -> QuerySet:
        """Each of the words stands in the title or the number: 大连 污染防治."""
        for word in value.split():
            qs = qs.filter(Q(document__title__icontains=word) | Q(document__document_number__icontains=word))
        return qs
