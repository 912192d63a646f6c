"""Where files lie: on this machine's disk and, if a bucket is named, in object storage (S3) for good."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from config import env

Storages = dict[str, dict[str, Any]]
# One PUT for each file, whatever its size: there is no half-uploaded rest, and S3 takes up to 5 GB at once.
WHOLE = 5 * 1024**3


def storages() -> Storages:
    """The value of `STORAGES`; `documents.depot` looks for "objects"."""
    found: Storages = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "config.static.HashedStaticFiles"},
    }
    bucket = env.text("S3_BUCKET")
    return found | {"objects": objects(bucket)} if bucket else found


def objects(bucket: str) -> dict[str, Any]:
    """The bucket through django-storages. Raises `ImproperlyConfigured` where requirements/s3.txt is not installed."""
    try:
        from boto3.s3.transfer import TransferConfig
        from botocore.config import Config
    except ImportError as error:
        raise ImproperlyConfigured("S3_BUCKET is set, and requirements/s3.txt is not installed.") from error

    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": env.text("S3_ENDPOINT") or None,
            "region_name": env.text("S3_REGION") or None,
            "access_key": env.text("S3_ACCESS_KEY") or None,
            "secret_key": env.text("S3_SECRET_KEY") or None,
            "location": env.text("S3_PREFIX"),
            "default_acl": None,
            "querystring_auth": True,
            "transfer_config": TransferConfig(  # type: ignore[no-untyped-call]
                multipart_threshold=WHOLE, use_threads=False
            ),
            # Addresses with the bucket in the path and no checksums beyond the protocol's own: what every server of
            # this protocol understands. We keep files by their SHA-256 and check it whenever one comes back.
            "client_config": Config(  # type: ignore[no-untyped-call]
                s3={"addressing_style": "path"},
                connect_timeout=5,
                read_timeout=60,
                retries={"max_attempts": 3, "mode": "standard"},
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        },
    }
