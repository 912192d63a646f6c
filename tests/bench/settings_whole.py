"""The product's own settings, static files as they are served, with the bench's door beside it."""

from config.settings import *  # noqa: F403

ASGI_APPLICATION = "tests.bench.product_app.application"
