"""Nothing of the surroundings leads a rehearsal to the real data."""

from realtime.rehearsal.stage import cleaned


def test_what_leads_to_the_real_data_is_left_out_however_it_is_given() -> None:
    real = {
        "DATABASE_URL": "postgres://real",
        "DATABASE_URL_FILE": "/run/secrets/url",
        "REDIS_URL_FILE": "/run/secrets/redis",
        "S3_BUCKET": "papers",
        "S3_SECRET_KEY_FILE": "/run/secrets/s3",
        "SECRET_KEY_FILE": "/run/secrets/key",
        "DATA_DIR": "/var/lib/phienhop",
        "NOTIFY_SOCKET": "/run/systemd/notify",
    }
    assert cleaned({**real, "PATH": "/usr/bin", "DATABASE_POOL": "20"}) == {"PATH": "/usr/bin", "DATABASE_POOL": "20"}
