from typing import Any

from django.db import migrations

from people.text import name_key


def renew(apps: Any, _editor: Any) -> None:
    """Writes the key of every person anew: it was made of letters, which databases sort each their own way."""
    rows = list(apps.get_model("people", "User").objects.only("pk", "full_name"))
    for row in rows:
        row.name_key = name_key(row.full_name)
    apps.get_model("people", "User").objects.bulk_update(rows, ["name_key"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(renew, migrations.RunPython.noop)]
