"""One transaction for each request, told who acts; read-only unless something is being done."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from amparo.foundation import keys
from amparo.foundation.access import actors
from amparo.foundation.access.permits import NotAllowed
from amparo.foundation.accounts.sessions import token_of
from amparo.foundation.accounts.standing import ENROL, enrolling, look_at
from amparo.foundation.audit import entries
from amparo.foundation.design.refusals import show_refusal, show_unavailable

READING = frozenset({"GET", "HEAD", "OPTIONS"})


class ActingMiddleware:
    """Opens the transaction, finds the actor, undoes a refused change, and audits refusals on the ledger."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request inside its transaction."""
        reading = request.method in READING
        token = self._live_token(request)
        with transaction.atomic():
            actor = actors.begin_acting(token, read_only=reading)
            request.actor = actor  # type: ignore[attr-defined]
            self._let_enrol(request)
            with timezone.override(actor.time_zone if actor else None):
                response = self.get_response(request)
            if not reading and response.status_code >= 400 and not getattr(request, "keep_writes", False):
                transaction.set_rollback(True)
        response = self._audited(request, response)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path.startswith(settings.STATIC_URL):
            return response
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def _audited(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Write down a refusal; without the key process nothing can be, and that is what the page then says."""
        refusal: NotAllowed | None = getattr(request, "refusal", None)
        if refusal is None:
            return response
        by = request.actor  # type: ignore[attr-defined]
        try:
            entries.record_refusal(by=by, action=refusal.operation, case=refusal.case)
        except keys.Unavailable as away:
            return show_unavailable(request, away)
        return response

    def _live_token(self, request: HttpRequest) -> str:
        """Return the session's token when it is neither idle for too long nor ended."""
        token = token_of(request)
        if not token:
            return ""
        found = look_at(token)
        request.standing = found  # type: ignore[attr-defined]
        if found is not None:
            return token
        request.session_ended = True  # type: ignore[attr-defined]
        return ""

    def _let_enrol(self, request: HttpRequest) -> None:
        """Say who is here to add a first passkey, and may do that only."""
        found = getattr(request, "standing", None)
        here = enrolling() if found is not None and found.stage == ENROL else None
        request.enrolling, request.waiting_roles = here or (None, frozenset())  # type: ignore[attr-defined]

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn a refused permission, and what cannot be opened or sealed now, into the plain page that says so."""
        if isinstance(exception, keys.Unavailable):
            return show_unavailable(request, exception)
        if not isinstance(exception, NotAllowed):
            return None
        request.refusal = exception  # type: ignore[attr-defined]
        return show_refusal(request, exception)
