"""The sign-ins of institutions on the page where one comes in, and the way to one's own from one's account."""

from __future__ import annotations

from typing import Any

from django import template

from amparo.partnership.signon import pages

register = template.Library()


@register.inclusion_tag("signon/doors.html", takes_context=True)
def sign_on_doors(context: template.Context) -> dict[str, Any]:
    """Show the sign-ins to choose from; nothing where there is none."""
    return {"doors": pages.doors(), "next": context.get("next", ""), "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("signon/account_part.html", takes_context=True)
def sign_on_account(context: template.Context) -> dict[str, Any]:
    """Show the way to the sign-in of one's own institution, where it has one."""
    return {"shown": pages.has_own(context["request"].actor)}
