from django.db import migrations


def carry_over(apps, schema_editor):
    """Who was marked as suspended has been so for as long as they have held the seat: nothing said since when."""
    Membership, Standing = (apps.get_model("people", name) for name in ("Membership", "Standing"))
    Standing.objects.bulk_create(
        Standing(membership=seat, kind="suspended", starts=seat.starts, ends=seat.ends)
        for seat in Membership.objects.filter(suspended=True)
    )


def carry_back(apps, schema_editor):
    Membership = apps.get_model("people", "Membership")
    barred = Membership.objects.filter(standings__kind__in=["suspended", "prosecuted"], standings__ends=None)
    Membership.objects.filter(pk__in=barred.values("pk")).update(suspended=True)


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_standings'),
    ]

    operations = [
        migrations.RunPython(carry_over, carry_back),
    ]
