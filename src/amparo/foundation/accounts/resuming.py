"""Asking to sign in again without losing what was being sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from amparo.foundation.access.doors import seal_typed
from amparo.foundation.accounts.forms import SignInForm


def ask_to_sign_in_again(request: HttpRequest) -> HttpResponse:
    """Show the sign-in page with what was typed, sealed for the account that typed it."""
    context = {"form": SignInForm(), "resume": seal_typed(request), "next": request.path, "ended": True}
    return render(request, "accounts/sign_in.html", context, status=401)
