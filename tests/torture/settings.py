"""The product's own settings for a server under torture. `BUG_FILE` says which mistake is put into it, if any."""

import os

from config.settings import *  # noqa: F403

ASGI_APPLICATION = "tests.torture.application.application"
BUG_FILE = os.environ.get("TORTURE_BUG_FILE", "")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
