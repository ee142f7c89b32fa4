"""Coming back with the receipt: reading what was answered, writing again, opening and sending pictures."""

from __future__ import annotations

import base64
import json
import os
import time
from functools import partial
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amparo.foundation import keys
from amparo.foundation.access.actors import NOBODY
from amparo.foundation.design.fields import Mistake
from amparo.prevention.community.rules import due, receipts
from amparo.prevention.community.vocabulary import FILE, LONGEST_MESSAGE, STATUSES
from amparo.prevention.reporting.operations import returning
from amparo.prevention.reporting.operations.returning import Box, Opening
from amparo.prevention.reporting.rules import files
from amparo.prevention.reporting.rules.answers import cleaned
from amparo.prevention.reporting.rules.files import Unfit
from amparo.prevention.reporting.rules.slowing import Slowing
from amparo.prevention.reporting.tasks import DESK
from amparo.prevention.reporting.views import waiting
from amparo.prevention.reporting.views.around import nonce_of, say, spoken, token_for, too_many

# What opens a box stays in the page, sealed for this process alone, and for half an hour.
_SECRET: Final = os.urandom(32).hex()
GOOD_SECONDS: Final = 30 * 60
SLOWING: Final = Slowing()


@spoken
@require_http_methods(["GET", "HEAD", "POST"])
def come_back(request: HttpRequest, lang: str) -> HttpResponse:
    """Ask for the receipt, and show what is in the box of a right one."""
    nonce, is_fresh = nonce_of(request)
    if request.method != "POST":
        return _ask(request, nonce)
    typed = receipts.plain(request.POST.get("code", ""))
    if not typed:
        return _ask(request, nonce, _("A code has sixteen digits, or eight words. Look at it once more."))
    if not is_fresh:
        return _ask(request, nonce, _("The page was open for a long time. Write the code once more."))

    def show(request: HttpRequest, came: Box | None) -> HttpResponse:
        if came is None:
            return _ask(request, nonce, _("Nothing is kept under this code. Look at it once more, sign by sign."))
        return _box(request, came)

    place = request.META.get("REMOTE_ADDR", "")
    wait = SLOWING.wait_for(place, time.time())
    turn = DESK.take(partial(_look, typed, place), wait=wait)
    return too_many(request) if turn is None else waiting.answer(request, turn, show, held=0.1 if wait else 12.0)


def _look(receipt: str, place: str) -> Box | None:
    """Return the box of a receipt; a wrong one makes the next of its place wait."""
    opening = returning.open_with(by=NOBODY, receipt=receipt)
    if opening is None:
        SLOWING.note_wrong(place, time.time())
        return None
    return returning.read_box(by=NOBODY, opening=opening)


def _ask(request: HttpRequest, nonce: str, wrong: str = "") -> HttpResponse:
    context = {
        "csrf_token": token_for(nonce),
        "mistakes": (Mistake(wrong, "id_code"),) if wrong else (),
        "wrong": wrong,
    }
    return render(request, "reporting/back.html", context, status=422 if wrong else 200)


def _sealed(opening: Opening) -> str:
    said = {"at": int(time.time()), "lookup": opening.lookup.hex(), "ref": opening.ref, "key": opening.key}
    return base64.urlsafe_b64encode(keys.seal_under_secret(_SECRET, "box", "", json.dumps(said))).decode()


def _opening(request: HttpRequest) -> Opening | None:
    """Return what the page carried; None when it is not ours or too old."""
    try:
        blob = base64.urlsafe_b64decode(request.POST.get("box", "")[:2000].encode("ascii", "ignore"))
    except ValueError:
        return None
    text = keys.open_under_secret(_SECRET, "box", "", blob)
    said: dict[str, Any] = json.loads(text) if text else {"at": 0}
    if said["at"] < time.time() - GOOD_SECONDS:
        return None
    return Opening(bytes.fromhex(said["lookup"]), said["ref"], said["key"])


def _box(request: HttpRequest, box: Box, *, wrong: str = "", typed: str = "", sent: bool = False) -> HttpResponse:
    context = {
        "box": box, "status": STATUSES[box.status], "carried": _sealed(box.opening), "file": FILE,
        "accept": files.ACCEPT, "is_warned": due.is_warned(box.erase_on, box.today),
        "mistakes": (Mistake(wrong, "id_text"),) if wrong else (),
        "typed": typed, "sent": sent, "csrf_token": token_for(nonce_of(request)[0]),
    }  # fmt: skip
    return render(request, "reporting/box.html", context, status=422 if wrong else 200)


@spoken
@require_POST
def write(request: HttpRequest, lang: str) -> HttpResponse:
    """Add a message or a picture, and show the box again."""
    opening = _opening(request)
    if opening is None:
        return _ask(request, nonce_of(request)[0], _("The page was open for a long time. Write the code once more."))
    text = cleaned(request.POST.get("text", ""), LONGEST_MESSAGE)
    given = request.FILES.get("file")
    if given is not None and (given.size or 0) > files.LARGEST_BYTES:
        return say(request, _("The file is larger than 5 MB. Choose a smaller one."), _("Go back one page."), 422)
    content = given.read() if given is not None else b""

    def job() -> tuple[Box | None, str]:
        wrong = _written(opening, text, content)
        return returning.read_box(by=NOBODY, opening=opening), wrong

    def show(request: HttpRequest, came: tuple[Box | None, str]) -> HttpResponse:
        box, wrong = came
        if box is None:
            return say(request, _("Nothing is kept here any more."), _("It was erased on its day."), 404)
        return _box(request, box, wrong=wrong, typed=text if wrong else "", sent=not wrong)

    turn = DESK.take(job, weight=len(content) * 3)
    return too_many(request) if turn is None else waiting.answer(request, turn, show)


def _written(opening: Opening, text: str, content: bytes) -> str:
    """Write what was sent; return what is wrong with it, "" when nothing is."""
    if not text and not content:
        return _("Write something, or choose a file.")
    try:
        picture = files.kept_from(content) if content else None
    except Unfit as unfit:
        return str(unfit)
    written = not text or returning.write_in(by=NOBODY, opening=opening, message=text)
    if picture is not None and written:
        written = returning.write_in(by=NOBODY, opening=opening, picture=picture)
    return "" if written else _("There is no room left here. Begin a new report.")


@spoken
@require_POST
def show_file(request: HttpRequest, lang: str) -> HttpResponse:
    """Give a picture of the box, to be kept or looked at; the page itself never shows it."""
    opening = _opening(request)
    if opening is None:
        return _ask(request, nonce_of(request)[0], _("The page was open for a long time. Write the code once more."))
    place = request.POST.get("place", "")[:40]
    turn = DESK.take(lambda: returning.open_file(by=NOBODY, opening=opening, place=place))
    if turn is None or not turn.done.wait(30):
        return too_many(request)
    found = turn.result()
    if found is None:
        raise Http404
    response = HttpResponse(found.content, content_type=found.kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{found.name}"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
