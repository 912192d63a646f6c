"""Events hold a hash over themselves and the one before; those that are there already get theirs."""

from itertools import groupby
from typing import Any

from django.db import migrations, models

from meetings.chain import START, link

BATCH = 500


def hash_all(apps: Any, schema_editor: Any) -> None:
    events = apps.get_model("meetings", "Event").objects
    rows = events.order_by("meeting_id", "seq").iterator(chunk_size=BATCH)
    waiting = []
    for meeting_id, journal in groupby(rows, key=lambda row: row.meeting_id):
        before = START
        for row in journal:
            before = row.hash = link(before, meeting_id, row.seq, row.kind, row.at, row.by_id, row.payload)
            waiting.append(row)
            if len(waiting) == BATCH:
                events.bulk_update(waiting, ["hash"])
                waiting = []
    events.bulk_update(waiting, ["hash"])


class Migration(migrations.Migration):
    dependencies = [("meetings", "0004_seats")]

    operations = [
        migrations.AddField(
            model_name="event",
            name="hash",
            field=models.CharField(default="", editable=False, max_length=64),
            preserve_default=False,
        ),
        migrations.RunPython(hash_all, migrations.RunPython.noop),
    ]
