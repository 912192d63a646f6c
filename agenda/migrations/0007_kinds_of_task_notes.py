from typing import Any

from django.db import migrations

KINDS = {"assigned": "assignment", "in_progress": "progress", "done": "completion"}


def number_and_name(apps: Any, schema_editor: Any) -> None:
    notes = apps.get_model("agenda", "TaskNote").objects
    for state, kind in KINDS.items():
        notes.filter(state=state).update(kind=kind)
    last, number = None, 0
    for note, task in notes.order_by("task", "at").values_list("pk", "task"):
        number = number + 1 if task == last else 1
        last = task
        notes.filter(pk=note).update(number=number)


class Migration(migrations.Migration):
    dependencies = [("agenda", "0006_follow_up_of_tasks")]

    operations = [migrations.RunPython(number_and_name, migrations.RunPython.noop)]
