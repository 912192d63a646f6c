from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agenda", "0007_kinds_of_task_notes")]

    operations = [
        migrations.AddConstraint(
            model_name='tasknote',
            constraint=models.UniqueConstraint(fields=('task', 'number'), name='task_note_number_once'),
        ),
    ]
