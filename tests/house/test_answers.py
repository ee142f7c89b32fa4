"""What every answer carries and none does, as on a server: headers, cookies, methods, forms, faults and the log."""

from __future__ import annotations

import importlib
import json
import logging
import runpy
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path, reverse

from amparo.config.settings import base
from amparo.config.urls import urlpatterns as real
from amparo.demo.people import PASSWORD
from amparo.foundation.access.lines import JsonLines
from amparo.foundation.accounts.doors import public
from amparo.foundation.accounts.forms import PasswordForm
from amparo.foundation.accounts.sessions import SessionStore
from tests.foundation.access.wall import as_owner
from tests.foundation.accounts.test_signing import SIGN_IN, is_in
from tests.foundation.desk import sign_in
from tests.house.source import ROOT, nothing
from tests.house.test_doors import CLOSED, PAGES

SECRET = "rows of table people; key 4f9c"


@public
def stumble(request: HttpRequest) -> HttpResponse:
    """Fail as nobody foresaw."""
    raise LookupError(SECRET)


urlpatterns = [*real, path("stumble/", stumble, name="stumble")]


@pytest.fixture(scope="module")
def production() -> Iterator[ModuleType]:
    """The settings of a server, as its environment makes them."""
    name = "amparo.config.settings.production"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", "postgresql://x@/amparo")
        patch.setenv("AMPARO_HOSTS", "amparo.example.org")
        patch.setattr(base, "PROXIES", 1)
        yield importlib.import_module(name)
    sys.modules.pop(name)


def test_nobody_but_a_proxy_of_ours_is_believed_to_have_spoken_https(production: ModuleType) -> None:
    assert production.SECURE_PROXY_SSL_HEADER == ("HTTP_X_FORWARDED_PROTO", "https")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", "postgresql://x@/amparo")
        patch.setenv("AMPARO_HOSTS", "amparo.example.org")
        patch.setattr(base, "PROXIES", 0)
        alone = runpy.run_path(str(production.__file__))

    assert "SECURE_PROXY_SSL_HEADER" not in alone


@pytest.fixture
def server(production: ModuleType, database: str) -> Iterator[Client]:
    """A browser that comes to a server by HTTPS."""
    kinds = ("SECURE_", "SESSION_", "CSRF_", "LANGUAGE_COOKIE", "COOKIE_", "ALLOWED_", "X_FRAME", "CONTENT_")
    others = ("DEBUG", "IS_DEMO", "SHOWS_EXAMPLES")
    told = {name: value for name, value in vars(production).items() if name.startswith(kinds) or name in others}
    with override_settings(**told):
        yield Client(SERVER_NAME="amparo.example.org", HTTP_X_FORWARDED_PROTO="https", raise_request_exception=False)


def test_a_server_is_strict_and_shows_nothing_of_a_demonstration(production: ModuleType) -> None:
    assert (production.DEBUG, production.IS_DEMO, production.SHOWS_EXAMPLES) == (False, False, False)
    assert production.ASKS_SECOND_PROOF
    assert production.PASSKEY_ROLES
    assert production.ALLOWED_HOSTS == ["amparo.example.org"]


def test_a_server_is_reached_by_https_only_and_says_so_for_a_year(server: Client) -> None:
    plain = Client(SERVER_NAME="amparo.example.org").get("/entrar/")
    answers = [server.get("/entrar/"), server.get("/nothing/"), server.get("/mi-trabajo/"), server.post("/entrar/")]

    assert (plain.status_code, plain.headers["Location"]) == (301, "https://amparo.example.org/entrar/")
    strict = {answer.headers["Strict-Transport-Security"] for answer in answers}
    assert strict == {"max-age=31536000; includeSubDomains"}
    assert server.get("/entrar/", headers={"host": "elsewhere.example"}).status_code == 400


def test_every_cookie_of_a_server_is_safe_by_name_and_by_what_it_says(server: Client) -> None:
    server.get("/entrar/")
    server.post("/idioma/", {"language": "fr"})
    with override_settings(ASKS_SECOND_PROOF=False, PASSKEY_ROLES=frozenset()):
        server.post(SIGN_IN, {"username": "cr.formadora", "password": PASSWORD})
    kept = dict(server.cookies.items())

    assert {"__Host-session", "__Host-csrf", "__Host-language"} <= set(kept)
    nothing([name for name in kept if not name.startswith("__Host-")])
    nothing([name for name, each in kept.items() if not (each["secure"] and each["httponly"])])
    nothing(
        [name for name, each in kept.items() if (each["samesite"], each["path"], each["domain"]) != ("Lax", "/", "")]
    )
    nothing([name for name, each in kept.items() if len(name) + len(each.value) > 4096])


def bare(answer: HttpResponse) -> list[str]:
    """Return what an answer lacks of what every answer carries, and what it carries of what none does."""
    said, found = answer.headers, []
    if said.get("X-Content-Type-Options") != "nosniff":
        found.append("guessing")
    if said.get("Referrer-Policy") != "same-origin":
        found.append("referrer")
    if said.get("Cross-Origin-Opener-Policy") != "same-origin":
        found.append("opener")
    policy = said.get("Content-Security-Policy", "")
    if "object-src 'none'" not in policy and not ("sandbox" in policy and "default-src 'none'" in policy):
        found.append("objects")
    kind = said.get("Content-Type", "")
    if answer.content and (not kind or (kind.startswith("text/") and "charset=utf-8" not in kind)):
        found.append(f"type {kind!r}")
    return [*found, *(name for name in said if name in {"Server", "X-Powered-By"} or name.startswith("Access-Control"))]


@pytest.mark.parametrize("username", ["", "cr.secretaria"])
def test_every_answer_carries_what_keeps_a_browser_strict(database: str, username: str) -> None:
    client = sign_in(username) if username else Client()
    elsewhere = {"origin": "https://elsewhere.example"}
    asked = [each for each in PAGES if each.name not in {"home:leave", "home:sign_out"}]
    answers = {each.name: client.get(each.address, headers=elsewhere) for each in asked}
    answers["nothing"] = client.get("/nothing/")

    nothing({f"{name}: {found}" for name, answer in answers.items() for found in bare(answer)})  # type: ignore[arg-type]


def test_files_of_ours_are_for_our_pages_and_no_folder_is_listed(database: str) -> None:
    client = Client()
    file = client.get("/static/base.css", headers={"origin": "https://elsewhere.example"})

    file.close()
    assert file.status_code == 200
    assert "Access-Control-Allow-Origin" not in file.headers
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    wrong = [
        "/static/", "/static/icons/", "/static/../pyproject.toml", "/static/..%2f..%2fpyproject.toml", "/.git/config",
        "/.git/HEAD", "/.env", "/pyproject.toml", "/src/amparo/config/settings/base.py", "/metrics", "/schema/",
        "/mi-trabajo/x.css", "/casos/CR-7Q4M-2X/x.js",
    ]  # fmt: skip
    nothing({each: answer.status_code for each in wrong if (answer := client.get(each)).status_code not in {302, 404}})
    assert [each for each in wrong[:11] if client.get(each).status_code == 302] == []


@pytest.mark.parametrize("method", ["TRACE", "DELETE"])
def test_no_address_answers_a_method_that_it_is_not_made_for(database: str, method: str) -> None:
    client = sign_in("cr.gestora")

    answers = {each.name: client.generic(method, each.address).status_code for each in PAGES}

    nothing({name: status for name, status in answers.items() if status not in {403, 405}})
    assert is_in(client)


# A phone form is sent by a program that has no page and no session; its link is its secret. What ends sessions is sent
# by the server of an institution, and signed by it.
WITHOUT_TOKEN = {"surveys:submission", "signon:end"}


def test_nothing_that_is_sent_without_the_token_of_our_page_is_taken(database: str) -> None:
    signed_in = sign_in("cr.gestora")
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in.cookies
    headers = {"origin": "https://elsewhere.example", "content-type": "text/plain"}

    answers = {each.name: client.post(each.address, headers=headers).status_code for each in PAGES}

    nothing({name: status for name, status in answers.items() if status != 403 and name not in WITHOUT_TOKEN})
    assert is_in(client)


def test_what_is_sent_elsewhere_or_twice_gains_nothing(database: str) -> None:
    client = Client()

    client.post(f"{SIGN_IN}?account=cr.gestora&username=cr.gestora&password={PASSWORD}")
    assert not is_in(client)
    client.cookies["account"] = "cr.gestora"
    client.post(SIGN_IN, {"username": "cr.gestora"}, headers={"password": PASSWORD})
    assert not is_in(client)
    client.post(SIGN_IN, {"username": ["cr.gestora", "cr.gestora"], "password": [PASSWORD, "wrong"]})
    assert not is_in(client)


def test_nobody_is_given_a_session_for_looking(database: str) -> None:
    client = Client()

    for each in PAGES:
        if each not in CLOSED and each.name != "home:language":
            client.get(each.address)

    assert as_owner("select count(*) from sec.session where not service") == [(0,)]
    assert not is_in(client)


def test_a_session_has_a_key_that_nobody_guesses(database: str) -> None:
    keys = {SessionStore()._get_new_session_key() for _each in range(200)}  # type: ignore[attr-defined]

    assert len(keys) == 200
    assert {len(key) for key in keys} == {32}
    assert len(set("".join(keys))) == 36  # 36 letters and digits, 32 of them: 165 bits


def test_a_fault_is_told_plainly_and_kept_in_the_log(server: Client, caplog: pytest.LogCaptureFixture) -> None:
    with override_settings(ROOT_URLCONF=__name__), caplog.at_level(logging.ERROR):
        answer = server.get("/stumble/")
        after = server.get("/entrar/")

    page = answer.content.decode()
    assert (answer.status_code, after.status_code) == (500, 200)
    nothing([word for word in (SECRET, "Traceback", "LookupError", "stumble", "django", "amparo/") if word in page])
    assert SECRET in caplog.text
    assert "LookupError" in caplog.text


def test_a_line_of_the_log_is_one_line_with_its_time_in_utc() -> None:
    said = "%s\r\n2026-01-01T00:00:00+00:00 INFO somebody signed in\x1b[31m\u2028"
    record = logging.LogRecord("amparo", logging.WARNING, "", 1, said, ("name",), None)
    try:
        raise LookupError("first\nsecond")
    except LookupError:
        record.exc_info = sys.exc_info()

    line = JsonLines().format(record)

    assert line.isascii()
    assert line.isprintable()
    told = json.loads(line)
    assert told["said"] == said % "name"
    assert (told["level"], told["from"]) == ("WARNING", "amparo")
    assert told["at"].endswith("+00:00")
    assert "first\nsecond" in told["fault"]


def test_a_server_writes_its_log_in_such_lines(production: ModuleType) -> None:
    handlers, formatters = production.LOGGING["handlers"], production.LOGGING["formatters"]

    assert {formatters[each["formatter"]]["()"] for each in handlers.values()} == {f"{JsonLines.__module__}.JsonLines"}
    assert {each["class"] for each in handlers.values()} == {"logging.StreamHandler"}


def test_no_password_and_no_session_is_logged(database: str, caplog: pytest.LogCaptureFixture) -> None:
    client = Client()
    with caplog.at_level(logging.DEBUG):
        client.post(SIGN_IN, {"username": "cr.gestora", "password": "a wrong secret of somebody"})
        client.post(SIGN_IN, {"username": "cr.gestora", "password": PASSWORD})
        client.get("/mi-trabajo/")
        client.get("/nothing/?token=abc")

    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert is_in(client)
    nothing([each for each in (PASSWORD, "a wrong secret", key) if each in caplog.text])


COMMON = [each for each in sorted(CommonPasswordValidator().passwords) if len(each) >= 15]


def test_common_passwords_are_refused_and_any_other_long_one_is_taken_as_it_is_typed(database: str) -> None:
    def taken(password: str) -> bool:
        return PasswordForm({"password": password}, label="Nobody").is_valid()

    assert len(CommonPasswordValidator().passwords) > 3000
    nothing([each for each in COMMON if taken(each)])
    long = "  Caballo grapa BATERÍA correcto 文字 🔑 " + "y así hasta que sea muy larga, " * 3
    assert 64 < len(long) < 200
    assert taken(long)

    client = sign_in("cr.formadora")
    assert client.post(reverse("accounts:change_password"), {"password": long}).status_code == 302
    tried = [long.strip(), long.lower(), long[:72], long[:-1], f"{long} "]
    others = [Client() for _each in tried]
    for other, each in zip(others, tried, strict=True):
        other.post(SIGN_IN, {"username": "cr.formadora", "password": each})
    right = Client().post(SIGN_IN, {"username": "cr.formadora", "password": long})

    assert [is_in(other) for other in others] == [False] * len(tried)
    assert right.status_code == 302


def test_a_password_is_hidden_while_it_is_typed_and_may_be_pasted(database: str) -> None:
    page = Client().get(SIGN_IN).content.decode()
    change = sign_in("cr.formadora").get(reverse("accounts:change_password")).content.decode()
    scripts = "".join(
        each.read_text() for each in (ROOT / "assets" / "js").rglob("*.js") if "modeler" not in each.parts
    )

    for html, kind in ((page, "current-password"), (change, "new-password")):
        (field,) = [tag for tag in html.split("<input")[1:] if 'name="password"' in tag.partition(">")[0]]
        assert 'type="password"' in field.partition(">")[0]
        assert f'autocomplete="{kind}"' in field.partition(">")[0]
    assert "paste" not in scripts
