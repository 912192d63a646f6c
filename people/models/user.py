"""The person who signs in."""

import uuid
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from people.fields import NfcCharField
from people.models.organisation import Office
from people.text import fold, name_key


class User(AbstractUser):
    """A person with an account. `name_key` orders lists by given name, `search_key` finds without diacritics.

    `wants_mail`: letters may go to the address, if there is one (`people.addresses`). `epoch` counts sign-outs forced
    by the office: raising it ends every session and socket.
    """

    class Language(models.TextChoices):
        VIETNAMESE = "vi", "Tiếng Việt"
        ENGLISH = "en", "English"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = NfcCharField(_("họ và tên"), max_length=120)
    title = NfcCharField(_("chức vụ"), max_length=160, blank=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, blank=True, related_name="people")
    language = models.CharField(_("ngôn ngữ"), max_length=2, choices=Language.choices, default=Language.VIETNAMESE)
    wants_mail = models.BooleanField(default=True)
    epoch = models.PositiveIntegerField(default=0)
    name_key = models.CharField(max_length=500, editable=False, db_index=True)
    search_key = models.CharField(max_length=300, editable=False)

    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        ordering = ["name_key"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_key = name_key(self.full_name)
        self.search_key = fold(f"{self.full_name} {self.title}")
        fields = kwargs.get("update_fields")
        if fields is not None and {"full_name", "title"} & set(fields):
            kwargs["update_fields"] = {*fields, "name_key", "search_key"}
        super().save(*args, **kwargs)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must know to hold: Django ends those that were begun with another password or epoch."""
        said = f"{self.epoch}:{self.password}"
        return salted_hmac("people.models.User", said, secret=secret, algorithm="sha256").hexdigest()

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.split()[-1] if self.full_name else self.username
