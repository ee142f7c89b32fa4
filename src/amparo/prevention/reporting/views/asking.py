"""The questions, one a page; then what was written is looked at once more, and sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.foundation.access.actors import NOBODY
from amparo.foundation.design.fields import Field, Mistake, Option
from amparo.foundation.design.pieces import Stepper
from amparo.prevention.community.queries import questions
from amparo.prevention.community.queries.questions import Question
from amparo.prevention.community.rules import receipts
from amparo.prevention.community.vocabulary import ADULT, SIMPLE
from amparo.prevention.reporting.operations import sending
from amparo.prevention.reporting.operations.sending import Telling
from amparo.prevention.reporting.rules import answers as rules
from amparo.prevention.reporting.rules import files
from amparo.prevention.reporting.rules.files import Unfit
from amparo.prevention.reporting.tasks import DESK
from amparo.prevention.reporting.views import waiting
from amparo.prevention.reporting.views.around import COUNTRIES, nonce_of, spoken, token_for, too_many
from amparo.prevention.reporting.views.leading import CARD

KINDS: Final = {"a": ADULT, "n": SIMPLE}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page of questions was asked with: where, which questions, what was told, and by which form."""

    lang: str
    country: str
    simple: bool
    asked: Sequence[Question]
    told: Mapping[str, str]
    card: str
    nonce: str

    def context(self) -> dict[str, Any]:
        """Return what both pages show."""
        carried = [(rules.START + code, said) for code, said in self.told.items()]
        return {
            "lang": self.lang, "country": self.country, "simple": self.simple, "csrf_token": token_for(self.nonce),
            "carried": carried, "card": self.card, "lines": questions.lines_of(self.country.upper()),
        }  # fmt: skip


@spoken
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, lang: str, country: str, kind: str) -> HttpResponse:
    """Ask one question after the other; what was told before is carried in the form, and kept nowhere."""
    if country not in COUNTRIES or kind not in KINDS:
        raise Http404
    asked = questions.questions(simple=kind == "n")
    nonce, is_fresh = nonce_of(request)
    card = (request.POST.get("card") or request.GET.get("c", ""))[:12]
    told = rules.answers_in(request.POST, asked)
    sheet = Sheet(lang, country, kind == "n", asked, told, card if CARD.fullmatch(card) else "", nonce)
    place, wanted = _place(request, len(asked)), request.POST.get("go", "")
    if request.method != "POST":
        return _question(request, sheet, 0)
    if wanted == "send":
        return _send(request, sheet, is_fresh=is_fresh)
    if wanted == "back":
        return _question(request, sheet, max(place - 1, 0))
    if wanted != "next":
        return _page(request, sheet, place)
    wrong = rules.missing(asked[place], told[asked[place].code]) if place < len(asked) else ""
    if wrong:
        return _question(request, sheet, place, wrong)
    return _page(request, sheet, place + 1)


def _place(request: HttpRequest, most: int) -> int:
    said = request.POST.get("place", "0")
    return min(int(said), most) if said.isascii() and said.isdigit() and len(said) < 4 else 0


def _page(request: HttpRequest, sheet: Sheet, place: int) -> HttpResponse:
    return _question(request, sheet, place) if place < len(sheet.asked) else _check(request, sheet)


def _question(request: HttpRequest, sheet: Sheet, place: int, wrong: str = "") -> HttpResponse:
    question = sheet.asked[place]
    said = sheet.told.get(question.code, "")
    name = rules.START + question.code
    field = Field(
        name, question.label, kind="radios" if question.options else "long_text", value=said, help=question.help,
        error=wrong, optional=not question.required, max_length=None if question.options else question.max_length,
        rows=question.rows, label_is_title=True,
        options=tuple(Option(code, label, code == said) for code, label in question.options),
    )  # fmt: skip
    context = {
        **sheet.context(), "field": field, "place": place, "stepper": Stepper(place + 1, len(sheet.asked) + 1),
        "mistakes": (Mistake(wrong, field.id),) if wrong else (), "asks_text": question.kind == "text",
        "sounds": questions.sounds_of(question.code, simple=sheet.simple),
        "in_danger": question.code != "danger" and sheet.told.get("danger") == "YES" and place == 1,
    }  # fmt: skip
    context["carried"] = [each for each in context["carried"] if each[0] != name]
    return render(request, "reporting/question.html", context, status=422 if wrong else 200)


def _check(request: HttpRequest, sheet: Sheet, wrong: str = "") -> HttpResponse:
    shown = [
        (question.label, dict(question.options).get(said, said) or _("Left empty"))
        for question in sheet.asked
        for said in (sheet.told[question.code],)
    ]
    place = len(sheet.asked)
    context = {
        **sheet.context(), "shown": shown, "place": place, "stepper": Stepper(place + 1, place + 1),
        "mistakes": (Mistake(wrong, ""),) if wrong else (), "in_words": request.POST.get("receipt") == "words",
        "accept": files.ACCEPT,
    }  # fmt: skip
    return render(request, "reporting/check.html", context, status=422 if wrong else 200)


def _send(request: HttpRequest, sheet: Sheet, *, is_fresh: bool) -> HttpResponse:
    gap = rules.first_missing(sheet.asked, sheet.told)
    if gap is not None:
        return _question(request, sheet, gap, rules.missing(sheet.asked[gap], ""))
    if not is_fresh:
        return _check(request, sheet, _("The page was open for a long time. Press “Send” once more."))
    given = request.FILES.get("file")
    if given is not None and (given.size or 0) > files.LARGEST_BYTES:
        return _check(request, sheet, _("The file is larger than 5 MB. Choose a smaller one."))
    content = given.read() if given is not None else b""
    in_words = request.POST.get("receipt") == "words"
    receipt = sending.receipt_for(sheet.nonce, sheet.lang, in_words=in_words)

    def job() -> str:
        picture = files.kept_from(content) if content else None
        kind = SIMPLE if sheet.simple else ADULT
        telling = Telling(sheet.country.upper(), kind, sheet.lang, sheet.told, sheet.card, picture)
        sending.send_report(by=NOBODY, telling=telling, receipt=receipt)
        return receipt

    turn = DESK.take(job, weight=len(content) * 3)
    if turn is None:
        return too_many(request)

    def show(request: HttpRequest, came: str) -> HttpResponse:
        context = {"code": receipts.told(came), "lang": sheet.lang, "in_words": in_words}
        return render(request, "reporting/receipt.html", context)

    try:
        return waiting.answer(request, turn, show)
    except Unfit as unfit:
        return _check(request, sheet, str(unfit))
