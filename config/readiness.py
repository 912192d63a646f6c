"""What must be done before the product can serve: tables, what is searched, static files.

Each step does nothing when nothing changed.
"""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from documents.circulation import retention as kept
from documents.searching import index as searching


def migrate() -> bool:
    """Brings the tables up to date; returns whether there was anything to do."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", verbosity=0, interactive=False)
    return True


def collect() -> bool:
    """Copies static files to where they are served from, if a source changed since; returns whether one did."""
    kept = Path(settings.STATIC_ROOT) / ".sources"
    now = _fingerprint()
    if kept.exists() and kept.read_text(encoding="ascii") == now:
        return False
    call_command("collectstatic", verbosity=0, interactive=False)
    kept.write_text(now, encoding="ascii")
    return True


def index() -> bool:
    """Has papers and acts that nobody can find yet indexed in the background; returns whether there are any."""
    if not searching.missing():
        return False
    searching.index_missing.enqueue()
    return True


def retention() -> bool:
    """Has what was kept for its time removed in the background; returns whether there is anything."""
    if not kept.has_expired(timezone.now()):
        return False
    kept.remove_in_background.enqueue()
    return True


def _fingerprint() -> str:
    """A digest of names, sizes and times of every static source, and of the version that collects them."""
    lines = [settings.BUILD]
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name)).stat()
            lines.append(f"{name} {found.st_size} {found.st_mtime_ns}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
