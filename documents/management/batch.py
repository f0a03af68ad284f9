"""One piece of work after another: progress on a terminal, errors collected, a summary with numbers."""

import logging
from collections import Counter
from collections.abc import Callable, Sequence

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from documents.ingest import Ingested
from documents.management.record import OUTCOMES, Record, Row
from documents.reading import Unreadable
from documents.storing.save import Outcome

logger = logging.getLogger(__name__)

Job = tuple[str, Callable[[], Ingested]]  # its name for messages, and the work


def run_all(
    command: BaseCommand,
    jobs: Sequence[Job],
    *,
    verbosity: int = 1,
    dry_run: bool = False,
    record: Record | None = None,
    then: Callable[[Sequence[Ingested]], None] | None = None,
) -> str:
    """Do every job, each by itself, and return the summary. Raises CommandError with it when one failed.

    A job that fails has changed nothing; the others are done all the same. With `verbosity` 2 every doubtful
    line is written out. Each job is a line of `record` as soon as it is done; `then` works on all that were.
    """
    done: list[Ingested] = []
    errors: list[str] = []
    first: dict[str, str] = {}  # address → the file it came from
    for name, work in tqdm(jobs, unit=_("个"), disable=None, leave=False):
        row = Row(name)
        try:
            ingested = work()
        except Unreadable as error:
            errors.append(str(error))
            row = Row(name, error=str(error))
        except Exception as error:  # one bad text must not stop the others; the log has the traceback
            logger.exception("%s", name)
            errors.append(f"{name}：{type(error).__name__} {error}")
            row = Row(name, error=f"{type(error).__name__} {error}")
        else:
            done.append(ingested)
            twin = first.setdefault(ingested.address, name) if ingested.outcome == Outcome.UNCHANGED else name
            first.setdefault(ingested.address, name)
            row = Row.of(name, ingested, twin if twin != name else "")
            _tell(command, ingested, row.same_as, verbosity)
        if record:
            record.write(row)
    if then and done:
        then(done)
    for message in errors:
        command.stderr.write(command.style.ERROR(message))
    summary = _summary(done, len(errors), dry_run)
    if errors:
        raise CommandError(summary)
    return summary


def _tell(command: BaseCommand, ingested: Ingested, same_as: str, verbosity: int) -> None:
    values = {
        "outcome": OUTCOMES[ingested.outcome],
        "address": ingested.address,
        "provisions": ingested.provisions,
        "warnings": len(ingested.warnings),
    }
    command.stdout.write(
        _("%(outcome)s %(address)s：%(provisions)d 条，%(warnings)d 处需核对") % values
        if ingested.warnings
        else _("%(outcome)s %(address)s：%(provisions)d 条") % values
    )
    if same_as:
        command.stdout.write("  " + _("与 %(file)s 是同一文本，不重复入库") % {"file": same_as})
    if verbosity > 1:
        for warning in ingested.warnings:
            command.stdout.write(f"  {warning}")


def _summary(done: Sequence[Ingested], failed: int, dry_run: bool) -> str:
    outcomes = Counter(each.outcome for each in done)
    values = {
        "all": len(done) + failed,
        "created": outcomes[Outcome.CREATED],
        "versions": outcomes[Outcome.NEW_VERSION],
        "reparsed": outcomes[Outcome.REPARSED],
        "unchanged": outcomes[Outcome.UNCHANGED],
        "failed": failed,
        "provisions": sum(each.provisions for each in done),
    }
    summary = (
        _(
            "共 %(all)d 件：新建 %(created)d，新版本 %(versions)d，重新解析 %(reparsed)d，"
            "未变 %(unchanged)d，失败 %(failed)d；条款 %(provisions)d 条。"
        )
        % values
    )
    return _("试运行，未写入。") + summary if dry_run else summary
