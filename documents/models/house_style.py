"""An organisation's own habits where the rules of document formats leave a choice."""

from django.db import models

from people.models import Organisation


class HouseStyle(models.Model):
    """Settings on top of the organisation's document profiles, by path: `{"text.tone_style": "uỷ"}`.

    Only `documents.house_style.set_style` writes it, after trying the settings on every profile of the family.
    """

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="house_style", primary_key=True
    )
    settings = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.organisation}: {self.settings}"
