"""One import from start to end."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.dossier import loading
from documents.dossier.acting import actor
from documents.dossier.contents import Dossier
from documents.dossier.files import Checked
from documents.dossier.importing import (
    conclusions,
    house_rules,
    items,
    meeting,
    papers,
    people,
    recipients,
    recusals,
    registry,
    votes,
)
from documents.dossier.importing.writer import Change, Writer, too_late
from documents.dossier.problems import MEETING_FILE, DossierRefused, Problem
from meetings import journal
from meetings.models import Meeting
from meetings.states import NOT_BEGUN
from people.models import Body, User


@dataclass(frozen=True)
class Report:
    """What an import did. `accounts` are new and have no password yet; `unused` files were not looked at."""

    meeting: Meeting | None
    changes: tuple[Change, ...]
    accounts: tuple[User, ...]
    unused: tuple[str, ...]


class _DryRun(Exception):
    """Ends the transaction of an import that only wanted to see."""


def import_dossier(path: Path, *, at: datetime, by: str = "", dry_run: bool = False) -> Report:
    """Takes in the dossier at `path`, or brings the meeting up to date with it.

    `by` is the username in whose name the meeting changes: staff of its body, the secretary if left out.
    Everything is judged first and written in one transaction; with `dry_run` it is rolled back at the end.
    Raises `DossierRefused` with every problem, and then nothing was changed.
    """
    with loading.load(path) as loaded:
        report: Report | None = None
        try:
            with transaction.atomic():
                report = _write(loaded, at, by)
                if dry_run:
                    raise _DryRun
        except _DryRun:
            pass
        except IntegrityError:  # somebody entered the same thing at the same moment
            message = _("dữ liệu vừa thay đổi trong khi nhập; đồng chí nhập lại")
            raise DossierRefused([Problem(MEETING_FILE, "", message)]) from None
        assert report is not None  # noqa: S101 - told to the type checker
        return report


def _write(loaded: loading.Loaded, at: datetime, by: str) -> Report:
    dossier, write = loaded.dossier, Writer(at)
    accounts = _organise(dossier, write)
    body = Body.objects.select_related("organisation").get(code=dossier.meeting.body)
    on = timezone.localtime(dossier.meeting.starts_at).date()
    term = registry.term_of(dossier.registry, body.organisation, on, write)
    registry.series(dossier.registry, body.organisation, term, on, write)
    write.by = actor(by, body)
    house_rules.house_rules(dossier.registry, write)
    found = meeting.existing(body, term, dossier.meeting.ordinal)
    if found:
        found = journal.lock(found.pk)
        write.fixed = "" if found.state in NOT_BEGUN else too_late(found.get_state_display())
    planned = meeting.plan(dossier.meeting, body, term, found, write)
    if planned is not None:
        _prepare(dossier, loaded.files, planned, write)
    write.problems.refuse_if_any()
    return Report(planned, tuple(write.changes), tuple(accounts), loaded.unused)


def _organise(dossier: Dossier, write: Writer) -> list[User]:
    organisation = registry.organisation_of(dossier.registry, write)
    registry.offices(dossier.registry, organisation, write)
    registry.bodies(dossier.registry, organisation, write)
    registry.holidays(dossier.registry, write)
    accounts = people.people(dossier.registry, organisation, write)
    registry.signatories(dossier.registry, write)
    return accounts


def _prepare(dossier: Dossier, files: dict[str, Checked], planned: Meeting, write: Writer) -> None:
    meeting.attendees(dossier.attendees, planned, write)
    agenda = items.agenda(dossier.agenda, planned, write)
    papers.papers(dossier.meeting.papers, "meeting", planned, None, files, write)
    for part, item in agenda:
        papers.papers(part.papers, part.path, planned, item, files, write)
        recusals.recusals(part, item, write)
        votes.votes(part, item, write)
        conclusions.conclusion(part, item, write)
        conclusions.tasks(part, item, planned.body.organisation, write)
    recipients.recipients(dossier.recipients, planned, write)
