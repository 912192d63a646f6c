import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.factories import PASSWORD, World

SIGN_IN = reverse("people:sign-in")


def sign_in(client: Client, username: str, password: str) -> int:
    return client.post(SIGN_IN, {"username": username, "password": password}).status_code


def test_the_right_password_leads_home(draft: World) -> None:
    client = Client()
    response = client.post(SIGN_IN, {"username": "hanh", "password": PASSWORD})
    assert (response.status_code, response.headers["Location"]) == (302, "/")


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(draft: World) -> None:
    answers = []
    for username in ("hanh", "khong-co"):
        response = Client().post(SIGN_IN, {"username": username, "password": "sai"})
        body = response.content.decode().replace(username, "")
        answers.append((response.status_code, "không đúng" in body))
    assert answers == [(200, True), (200, True)]


def test_eight_wrong_passwords_lock_the_pair_and_nobody_else(draft: World) -> None:
    client = Client()
    for _ in range(8):
        sign_in(client, "hanh", "sai")
    assert sign_in(client, "hanh", PASSWORD) == 429
    assert sign_in(client, "khoi", PASSWORD) == 302
    assert sign_in(Client(REMOTE_ADDR="127.0.0.9"), "hanh", PASSWORD) == 302


def test_writing_the_name_another_way_gives_no_more_tries(draft: World) -> None:
    names = ["hanh", " hanh", "hanh ", "hanh\u00a0", "\uff48anh", "hanh", "hanh"]
    assert [sign_in(Client(), name, "sai") for name in names] == [200] * 7
    assert sign_in(Client(), "hanh", "sai") == 429
    assert [sign_in(Client(), name, PASSWORD) for name in names] == [429] * 7


def test_an_address_that_a_browser_only_claims_does_not_count(draft: World) -> None:
    for number in range(8):
        sign_in(Client(headers={"X-Forwarded-For": f"10.0.0.{number}"}), "hanh", "sai")
    assert sign_in(Client(), "hanh", PASSWORD) == 429


def test_the_lock_opens_by_itself_also_for_who_keeps_trying(draft: World) -> None:
    with time_machine.travel(draft.at(), tick=False) as clock:
        for _ in range(8):
            sign_in(Client(), "hanh", "sai")
        for _ in range(5):
            clock.shift(60)
            assert sign_in(Client(), "hanh", PASSWORD) == 429
        clock.shift(61)
        assert sign_in(Client(), "hanh", PASSWORD) == 302


def test_the_present_password_cannot_be_guessed_either(draft: World) -> None:
    client = Client()
    sign_in(client, "hanh", PASSWORD)
    url = reverse("people:password")
    new = {"new_password1": "mot-mat-khau-moi-hon", "new_password2": "mot-mat-khau-moi-hon"}
    answers = [client.post(url, new | {"old_password": f"sai-{number}"}).status_code for number in range(8)]
    assert answers == [200] * 7 + [429]
    assert client.post(url, new | {"old_password": PASSWORD}).status_code == 429
    assert sign_in(Client(), "hanh", PASSWORD) == 429


def test_a_new_password_is_kept_and_this_session_goes_on(draft: World) -> None:
    client, other = Client(), Client()
    for one in (client, other):
        sign_in(one, "hanh", PASSWORD)
    new = {"new_password1": "mot-mat-khau-moi-hon", "new_password2": "mot-mat-khau-moi-hon"}
    assert client.post(reverse("people:password"), new | {"old_password": PASSWORD}).status_code == 303
    assert (client.get("/").status_code, other.get("/").status_code) == (200, 302)
    assert sign_in(Client(), "hanh", "mot-mat-khau-moi-hon") == 302


def test_the_session_changes_its_key_at_sign_in(draft: World) -> None:
    client = Client()
    client.get(SIGN_IN)
    session = client.session
    session["mark"] = 1
    session.save()
    before = session.session_key
    client.cookies["sid"] = before or ""
    sign_in(client, "hanh", PASSWORD)
    assert client.session.session_key != before


def test_sign_out_ends_the_session_and_clears_the_browser(draft: World) -> None:
    client = Client()
    sign_in(client, "hanh", PASSWORD)
    response = client.post(reverse("people:sign-out"))
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get("/").status_code == 302


def test_a_raised_epoch_ends_every_session_and_only_the_persons_own(draft: World) -> None:
    hers, his = Client(), Client()
    sign_in(hers, "hanh", PASSWORD)
    sign_in(his, "khoi", PASSWORD)
    assert (hers.get("/").status_code, his.get("/").status_code) == (200, 200)
    user = draft.users["hanh"]
    user.epoch += 1
    user.save(update_fields=["epoch"])
    assert (hers.get("/").status_code, his.get("/").status_code) == (302, 200)
    assert sign_in(hers, "hanh", PASSWORD) == 302
    assert hers.get("/").status_code == 200


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_language_is_the_persons_choice_not_the_browsers(draft: World, language: str) -> None:
    client = Client(headers={"accept-language": "en-US,en"})
    if language == "en":
        client.post(reverse("people:language"), {"language": "en"})
    assert f'<html lang="{language}">' in client.get(SIGN_IN).content.decode()


def test_a_foreign_next_is_not_followed(draft: World) -> None:
    response = Client().post(reverse("people:language"), {"language": "en", "next": "https://evil.example/"})
    assert response.headers["Location"] == "/"
