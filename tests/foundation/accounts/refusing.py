"""The application's addresses, and one where reading is refused."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from amparo.config.urls import urlpatterns as real
from amparo.foundation.access.permits import NotAllowed


def refuse(request: HttpRequest) -> HttpResponse:
    """Refuse a permission before anything is written."""
    raise NotAllowed("TRY", case="CR-AAAA-AA")


urlpatterns = [*real, path("trial/refused/", refuse)]
