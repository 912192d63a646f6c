"""What kind of cluster the environment asks for."""

from pathlib import Path

from deploy.cluster.plan import REDIS, SERVER, read

FOLDER = Path("/run/throwaway")


def test_without_a_word_everything_is_thrown_away() -> None:
    plan = read({}, FOLDER)
    assert (plan.folder, plan.passing, plan.redis_url, plan.processes) == (FOLDER, True, REDIS, 3)
    assert plan.database_url.startswith(f"{SERVER}_")
    assert read({}, FOLDER).database_url != plan.database_url


def test_data_that_are_kept_have_a_database_that_is_kept() -> None:
    plan = read({"DATA_DIR": "/srv/cluster"}, FOLDER)
    assert (plan.folder, plan.database_url, plan.passing) == (Path("/srv/cluster"), SERVER, False)


def test_a_database_that_is_named_is_never_dropped() -> None:
    plan = read({"DATABASE_URL": "postgres://me@127.0.0.1/mine"}, FOLDER)
    assert (plan.database_url, plan.passing) == ("postgres://me@127.0.0.1/mine", False)


def test_ports_follow_one_another() -> None:
    plan = read({"PORT": "9000", "PROCESSES": "2", "TLS": "1"}, FOLDER)
    assert (plan.url, plan.ports, plan.plain_port) == ("https://127.0.0.1:9000", [9001, 9002], 9003)


def test_processes_believe_nginx_alone() -> None:
    environment = read({"TLS": "1"}, FOLDER).environment()
    told = {name: environment[name] for name in ("BEHIND_PROXY", "TRUSTED_PROXIES", "SECURE", "PUBLIC_URL")}
    assert told == {
        "BEHIND_PROXY": "1",
        "TRUSTED_PROXIES": "127.0.0.1",
        "SECURE": "1",
        "PUBLIC_URL": "https://127.0.0.1:8000",
    }
