"""The product's own settings, with a door beside it through which the bench sends frames."""

from config.settings import *  # noqa: F403

ASGI_APPLICATION = "tests.bench.product_app.application"
# Pages are asked for before anything is measured; they need no hashed file names.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
