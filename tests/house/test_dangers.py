"""What our code does not do: run text, glue queries, call other servers, believe files, keep secrets in a browser."""

from __future__ import annotations

import ast
import importlib
import json
import re
import time
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from django.conf import settings

from tests.house.source import ROOT, SOURCE, modules, named, nothing, tree

OURS = [path for path in modules() if SOURCE in path.parents]
SCRIPTS = sorted((ROOT / "assets" / "js").rglob("*.js"))


def dotted(node: ast.expr) -> str:
    """Return the name of what is called: `os.system`, or `.execute` of something that is itself made by a call."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


@cache
def called(path: Path) -> tuple[tuple[str, str, ast.Call], ...]:
    """Return each call of a file: the file, the name of what is called, and the call."""
    nodes = (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    return tuple((named(path), dotted(node.func), node) for node in nodes)


def calls(*paths: Path) -> Iterator[tuple[str, str, ast.Call]]:
    """Yield each call of some files, or of all of ours."""
    return chain.from_iterable(map(called, paths or OURS))


@cache
def imported() -> tuple[tuple[str, str], ...]:
    """Return each file with each full name that it imports."""
    return tuple(_imported())


def _imported() -> Iterator[tuple[str, str]]:
    for path in OURS:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Import):
                yield from ((named(path), alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((named(path), f"{node.module}.{alias.name}") for alias in node.names)


def importing(*names: str) -> set[tuple[str, str]]:
    """Return the files that import one of these, or something out of it, with what it is."""
    return {(file, name) for file, name in imported() for each in names if name == each or name.startswith(f"{each}.")}


def is_plain(node: ast.expr) -> bool:
    """Say whether an expression is text written in the code."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)


def test_no_text_is_run_as_code() -> None:
    nothing({(file, name) for file, name, _call in calls() if name in {"eval", "exec", "compile", "__import__"}})
    nothing(importing("code", "codeop", "runpy"))
    nothing([path for path in SCRIPTS if re.search(r"\beval\(|new Function|setTimeout\(\s*[\"'`]", path.read_text())])


def test_programs_are_started_by_a_list_and_never_through_a_shell() -> None:
    started = [(file, call) for file, name, call in calls(*modules()) if name.startswith("subprocess.")]

    assert len(started) > 5
    nothing([file for file, call in started if any(given.arg == "shell" for given in call.keywords)])
    nothing([file for file, call in started if isinstance(call.args[0], ast.JoinedStr) or is_plain(call.args[0])])
    nothing({(file, name) for file, name, _call in calls(*modules()) if name in {"os.system", "os.popen"}})


# Questions that are put together: always of words of ours, and what was typed goes beside them as values.
PUT_TOGETHER = {
    "src/amparo/keyd/gate.py": "the names of its four functions",
    "src/amparo/keyd/shelf.py": "settings of its own table",
    "src/amparo/foundation/access/sql.py": "statements of migrations",
    "src/amparo/foundation/access/undoing.py": "the name of a savepoint",
    "src/amparo/foundation/audit/entries.py": "names of columns",
    "src/amparo/foundation/audit/verify.py": "names of columns",
    "src/amparo/partnership/coalition/operations.py": "names of tables",
    "src/amparo/partnership/members/operations.py": "the names of its functions",
    "src/amparo/partnership/signon/operations.py": "the names of its functions",
    "src/amparo/prevention/reporting/operations/sending.py": "a mark for each value",
}


def test_no_question_to_the_database_is_glued_from_what_was_typed() -> None:
    asked = [(file, call.args[0]) for file, name, call in calls() if name.endswith(".execute") and call.args]
    glued = {file for file, said in asked if isinstance(said, ast.JoinedStr | ast.BinOp)}

    assert len(asked) > 30
    nothing([file for file in glued if not any(file.startswith(known) for known in PUT_TOGETHER)])
    nothing({(file, name) for file, name, _call in calls() if name.endswith((".raw", ".extra")) or "RawSQL" in name})


def test_templates_are_never_made_from_text() -> None:
    nothing(importing("django.template.Template", "django.template.engine", "django.template.Engine", "jinja2"))
    nothing({(file, name) for file, name, _call in calls() if name.endswith("from_string")})


def test_only_drawings_and_icons_of_ours_are_put_on_a_page_as_they_are() -> None:
    trusted = {file for file, _name in importing("django.utils.html.format_html", "django.utils.safestring")}
    files = [path for path in SOURCE.rglob("*.html") if re.search(r"\|\s*safe\b|autoescape", path.read_text())]

    assert trusted == {"src/amparo/foundation/design/templatetags/design.py"}
    assert [path.name for path in files] == ["diagram.html"]
    assert "autoescape" not in str(settings.TEMPLATES)


PATTERNS = {"compile", "search", "match", "fullmatch", "sub", "findall", "finditer", "split"}
# Patterns with a value in them that is no constant: the name of a column of ours, and parts that were escaped before.
VALUES = {"src/amparo/evidence/results/rules/counting.py", "src/amparo/partnership/calls/rules/naming.py"}


def loose(pattern: ast.JoinedStr) -> list[str]:
    """Return the values in a pattern that are neither constants of the module nor escaped."""
    said = [ast.unparse(part.value) for part in pattern.values if isinstance(part, ast.FormattedValue)]
    return [each for each in said if not each.isupper() and not each.startswith("re.escape(")]


def test_a_value_in_a_search_pattern_is_taken_literally() -> None:
    asked = [(file, call.args[0]) for file, name, call in calls() if name in {f"re.{each}" for each in PATTERNS}]

    assert len(asked) > 40
    nothing({file for file, said in asked if isinstance(said, ast.JoinedStr) and loose(said)} - VALUES)
    nothing({file for file, said in asked if isinstance(said, ast.Call) and "escape" not in ast.unparse(said)})


def patterns() -> set[re.Pattern[str]]:
    """Return the search patterns that modules of ours keep, for text."""
    files = [path for path in OURS if "re.compile(" in path.read_text(encoding="utf-8")]
    names = [".".join(path.relative_to(ROOT / "src").with_suffix("").parts) for path in files]
    kept = (each for name in names for each in vars(importlib.import_module(name)).values())
    return {each for each in kept if isinstance(each, re.Pattern) and isinstance(each.pattern, str)}


def pumps(pattern: str) -> Iterator[str]:
    """Yield texts that make a careless pattern try for ever: what it knows, over and over, and then something else."""
    known = sorted({*"aA1 .@-", *(char for char in pattern if char.isalnum())})
    for first in known:
        yield f"{first * 200}!"
        yield from (f"{(first + second) * 60}!" for second in "a1 .-A")


def test_no_search_pattern_takes_for_ever() -> None:
    found = patterns()
    slow = {}
    for each in found:
        for text in pumps(each.pattern):
            started = time.process_time()
            each.search(text)
            if time.process_time() - started > 0.5:
                slow[each.pattern] = text[:10]
                break

    assert len(found) > 20
    nothing(slow)


def test_a_pattern_that_takes_for_ever_would_be_found() -> None:
    careless = re.compile(r"^(a+)+$")
    started = time.process_time()

    careless.search("a" * 24 + "!")

    assert time.process_time() - started > 0.2


def test_xml_is_read_by_one_reader_that_opens_nothing() -> None:
    readers = [
        (file, {given.arg: ast.unparse(given.value) for given in call.keywords})
        for file, name, call in calls()
        if name in {"etree.XMLParser", "etree.iterparse"}
    ]
    read = [(file, len(call.args)) for file, name, call in calls() if name in {"etree.fromstring", "etree.parse"}]

    assert len(readers) > 4
    shut = {"resolve_entities": "False", "no_network": "True", "load_dtd": "False", "huge_tree": "False"}
    nothing({(file, str(given)) for file, given in readers if not shut.items() <= given.items()})
    nothing([file for file, given in read if given < 2])
    others = importing("xml.etree", "xml.dom", "xml.sax.handler", "xml.sax.expatreader", "xml.sax.make_parser")
    nothing(others)
    nothing({(file, name) for file, name, _call in calls() if name.endswith(".xpath") and not is_plain(_call.args[0])})


def test_nothing_comes_back_as_a_live_object() -> None:
    nothing(importing("pickle", "marshal", "shelve", "dill", "jsonpickle", "yaml", "joblib"))
    assert settings.SESSION_SERIALIZER == "django.contrib.sessions.serializers.JSONSerializer"


# The servers that are called, each named by the settings or by who looks after the machines: a time-stamping authority,
# which learns a hash; a gateway for SMS, which learns a number of a member and a neutral sentence; the sign-in of an
# institution, which learns that somebody who is there came here;
# and Vault, by the key process, which wraps our keys.
CALLS = {
    ("src/amparo/foundation/checkpoints/stamps.py", "urllib.request"),
    ("src/amparo/foundation/posting/carriers.py", "urllib.request"),
    ("src/amparo/foundation/openid/fetching.py", "http.client"),
    ("src/amparo/keyd/vault.py", "http.client"),
    ("src/amparo/foundation/checkpoints/stamps.py", "http.client.HTTPException"),
    ("src/amparo/foundation/posting/carriers.py", "http.client.HTTPException"),
}


def test_the_server_calls_no_other_server_than_the_one_of_its_settings() -> None:
    clients = importing("urllib.request", "http.client", "requests", "httpx", "aiohttp", "urllib3", "ftplib")
    assert clients == CALLS
    talking = {file for file, _name in importing("socket", "ssl", "smtplib")}

    own = ("src/amparo/keyd/", "src/amparo/foundation/keys/", "src/amparo/foundation/posting/carriers.py")
    nothing([file for file in talking if not file.startswith(own)])
    nothing({(file, name) for file, name in importing("socket") if "AF_INET" in name})


def test_what_must_not_be_guessed_comes_from_the_systems_own_randomness() -> None:
    playing = {
        "src/amparo/bpmn/rehearse/offers.py", "src/amparo/bpmn/rehearse/stage.py",
        "src/amparo/evidence/surveys/operations/counting.py",
    }  # fmt: skip
    assert {file for file, _name in importing("random")} == playing
    nothing({(file, name) for file, name, _call in calls() if name in {"uuid.uuid1", "uuid1"}})
    sizes = [
        (file, ast.literal_eval(call.args[0]))
        for file, name, call in calls()
        if name in {"secrets.token_bytes", "secrets.token_urlsafe", "secrets.token_hex", "os.urandom"}
        and call.args
        and isinstance(call.args[0], ast.Constant)
    ]
    # Names that are read aloud, places and endings that keep two apart: none of them is a secret.
    names = {
        ("src/amparo/protection/cases/operations.py", 6), ("src/amparo/keyd/providers.py", 8),
        ("src/amparo/prevention/community/operations/cards.py", 6),
        ("src/amparo/prevention/community/rules/sealing.py", 8),
    }  # fmt: skip
    assert len(sizes) > 5
    nothing({(file, size) for file, size in sizes if size < 16} - names)


# Every cipher, hash and signature in the code: what is not here is not there.
CRYPTOGRAPHY = {
    "exceptions", "hazmat.primitives.ciphers.aead.AESGCM", "hazmat.primitives.serialization",
    "hazmat.primitives.hashes", "hazmat.primitives.asymmetric.padding", "hazmat.primitives.asymmetric.rsa",
    "hazmat.primitives.kdf.hkdf", "hazmat.primitives.twofactor", "x509",
}  # fmt: skip


def test_all_cryptography_is_of_the_library_and_of_this_list() -> None:
    used = {name.removeprefix("cryptography.") for _file, name in importing("cryptography")}

    assert used
    nothing([name for name in used if not any(name == each or name.startswith(f"{each}.") for each in CRYPTOGRAPHY)])
    nothing(importing("Crypto", "nacl", "OpenSSL", "rsa", "ecdsa", "jose", "gnupg"))
    nothing(
        {(file, name) for file, name, _call in calls() if re.search(r"\b(ECB|CBC|CFB|OFB|CTR|ARC4|TripleDES)\b", name)}
    )


def test_broken_hashes_guard_nothing() -> None:
    weak = [(file, name, call) for file, name, call in calls() if re.search(r"md5|sha1\b|SHA1", name)]
    free = [(file, name) for file, name, call in weak if "usedforsecurity=False" not in ast.unparse(call)]

    # Applications that show figures know no other hash; it stands inside an HMAC, where its weakness does not count.
    assert free == [("src/amparo/foundation/accounts/timecodes.py", "SHA1")]


def test_scripts_put_text_on_a_page_as_text_and_listen_to_nobody_else() -> None:
    wrong = (
        r"(?:inner|outer)HTML\s*\+?=|insertAdjacentHTML|document\.write|postMessage|addEventListener\(\s*[\"']message|"
        r"document\.domain|jsonp|importScripts|XMLHttpRequest|fetch\(\s*[\"'`]https?:|document\.cookie"
    )

    assert len(SCRIPTS) > 8
    nothing({f"{named(path)}: {hit.group(0)}" for path in SCRIPTS if (hit := re.search(wrong, path.read_text()))})


def test_a_browser_keeps_only_the_marks_of_a_roll_and_a_drawing_in_work() -> None:
    storing = {
        path.name for path in SCRIPTS if re.search(r"localStorage|sessionStorage|indexedDB|caches\.", path.read_text())
    }

    assert storing == {"roll.js", "keeper.js"}
    nothing([path.name for path in SCRIPTS if "serviceWorker" in path.read_text()])


def test_a_cookie_says_everything_that_keeps_it_safe() -> None:
    made = [(file, call) for file, name, call in calls() if name.endswith(".set_cookie")]
    said = [(file, {given.arg: ast.unparse(given.value) for given in call.keywords}) for file, call in made]

    assert len(said) >= 4
    nothing([file for file, given in said if given.get("httponly") != "True" or given.get("samesite") != "'Lax'"])
    nothing([file for file, given in said if given.get("secure") not in {"settings.SESSION_COOKIE_SECURE", "secure"}])
    names = [ast.unparse(call.args[0]) for _file, call in made]
    nothing([name for name in names if not name.startswith(("kept_as(", "_cookie(", "settings.LANGUAGE_COOKIE_NAME"))])


def test_every_library_is_locked_by_its_hash_and_comes_from_one_place() -> None:
    locked = tomllib.loads((ROOT / "uv.lock").read_text())["package"]
    others = [each for each in locked if each["source"] != {"editable": "."}]
    files = [(each["name"], file) for each in others for file in [*each.get("wheels", []), each.get("sdist")] if file]
    scripts = json.loads((ROOT / "assets" / "package-lock.json").read_text())["packages"]

    assert len(others) > 50
    nothing([each["name"] for each in others if each["source"] != {"registry": "https://pypi.org/simple"}])
    nothing([name for name, file in files if not file["hash"].startswith("sha256:")])
    nothing([name for name, file in files if not file["url"].startswith("https://files.pythonhosted.org/")])
    theirs = {name: each for name, each in scripts.items() if name}
    nothing([name for name, each in theirs.items() if not each.get("integrity", "").startswith("sha512-")])
    # Without a place of its own each comes from npm's registry, and no file leads npm elsewhere.
    nothing([name for name, each in theirs.items() if "resolved" in each or "link" in each])
    nothing([path.name for path in (ROOT / ".npmrc", ROOT / "assets" / ".npmrc") if path.exists()])


def test_uploaded_files_lie_in_no_folder_and_are_never_unpacked_into_one() -> None:
    assert settings.MEDIA_ROOT == ""
    assert settings.FILE_UPLOAD_HANDLERS == ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
    nothing(importing("django.db.models.FileField", "django.db.models.ImageField", "tarfile"))
    kinds = {"models.FileField", "models.ImageField", "models.FilePathField"}
    nothing({(file, name) for file, name, _call in calls() if name in kinds})
    nothing(
        {
            (file, name)
            for file, name, _call in calls()
            if name.endswith((".extractall", "archive.extract", "unpack_archive"))
        }
    )


def test_a_form_changes_only_what_it_asks_for() -> None:
    nothing(importing("django.forms.ModelForm", "django.forms.modelform_factory"))
    nothing({named(path) for path in OURS if re.search(r"ModelForm\b|\*\*request\.(POST|GET)", path.read_text())})


def test_no_cache_keeps_what_people_see() -> None:
    nothing(importing("django.core.cache", "django.views.decorators.cache.cache_page"))
    nothing([each for each in settings.MIDDLEWARE if "cache" in each.lower()])
