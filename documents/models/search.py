"""What search keeps: the folded text of each provision, how often words occur, and which words mean the same."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """A printed provision of a latest version, as it is searched.

    `folded` is heading and body, `heading` the heading alone. Each database has an index of its own beside this,
    made in a migration: the FTS5 table `documents_search` on SQLite, a column `bigrams` with GIN on PostgreSQL.
    Entries go before their provision does (search.index), because both have to go. Short columns stand first:
    counting then need not read the texts.
    """

    provision = models.OneToOneField("Provision", models.DO_NOTHING, primary_key=True, related_name="entry")
    document = models.ForeignKey("PolicyDocument", models.DO_NOTHING, related_name="+")
    length = models.PositiveIntegerField()
    heading = models.TextField()
    folded = models.TextField()

    class Meta:
        verbose_name = verbose_name_plural = _("检索条目")

    def __str__(self) -> str:
        return self.heading or self.folded[:30]


class SearchWord(models.Model):
    """In how many provisions a word occurs. The row of the empty word counts all provisions and their characters."""

    word = models.CharField(_("词"), max_length=200, primary_key=True)
    provisions = models.PositiveIntegerField(_("条款数"))
    characters = models.PositiveBigIntegerField(_("字数"), default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("词频")

    def __str__(self) -> str:
        return self.word


class SearchIndex(models.Model):
    """What the index was made with: one row. Another dictionary or program makes another index (search.upkeep)."""

    made_with = models.CharField(_("词典与程序"), max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = _("检索索引")

    def __str__(self) -> str:
        return self.made_with


class Synonym(models.Model):
    """Who searches for `term` and finds little is shown what holds one of `means`, too.

    `term` PM2.5, `means` 细颗粒物; with `both_ways` 细颗粒物 finds PM2.5 as well. A row that came with the program
    is switched off by `active`; deleted, it would come back with the next `migrate`.
    """

    term = models.CharField(_("词"), max_length=50, unique=True)
    means = models.CharField(_("也指"), max_length=500, help_text=_("多个词用空格分开"))
    both_ways = models.BooleanField(_("双向"), default=True, help_text=_("查“也指”的词时也查本词"))
    active = models.BooleanField(_("启用"), default=True)

    class Meta:
        verbose_name = verbose_name_plural = _("同义词")
        ordering = ["term"]

    def __str__(self) -> str:
        return f"{self.term} = {self.means}" if self.both_ways else f"{self.term} → {self.means}"
