"""The frame of an invented person, and the pages outside the signed-in area."""

from __future__ import annotations

from typing import Any

from amparo.foundation.design.boards import DemoAccount
from amparo.foundation.design.fields import Field, Option
from amparo.foundation.design.frame import Frame, Language, NavItem
from amparo.foundation.design.pieces import Fact, Stepper

PLACES = (
    ("Mi trabajo", "work", "work"),
    ("Casos", "case", "cases"),
    ("Reportes", "report", "reports"),
    ("Procedimientos", "procedure", "flow"),
    ("Coalición", "coalition", "coalition"),
    ("Formación", "training", "training"),
    ("Eventos", "events", "events"),
    ("Prácticas", "practices", "practice"),
    ("Resultados", "results", "results"),
)
UNDER = {"step": "work", "vote": "work", "course": "case", "consents": "case", "referral": "case"}
LANGUAGES = (("es", "ES", "Español"), ("fr", "FR", "Français"), ("en", "EN", "English"))


def frame(*, here: str, language: str, current: str) -> Frame:
    """Make a frame as ``site.home`` does, with the addresses of the examples."""
    place = UNDER.get(current, current)
    nav = tuple(NavItem(label, f"../{name}/", icon, current=name == place) for label, name, icon in PLACES)
    return Frame(
        institution="Instituto Nacional de las Mujeres",
        role_label="Gestora de casos",
        account_label="Lucía Brenes",
        account_url="#cuenta",
        sign_out_url="#salir",
        exit_url="../neutral/",
        language_url="/i18n/setlang/",
        here=here,
        nav=nav,
        phone_places=(nav[0], nav[1], nav[2], nav[8]),
        footer=(NavItem("Ayuda", "#ayuda"), NavItem("De dónde vienen los textos", "#fuentes")),
        languages=tuple(Language(code, short, name, code == language) for code, short, name in LANGUAGES),
        is_demo=True,
        version="0.1",
    )


def sign_in() -> dict[str, Any]:
    """Sign in, with the roles that can be tried in the demo."""
    accounts = (
        ("Recepción de reportes", "Línea 9-1-1"),
        ("Turno del equipo de respuesta", "Equipo de respuesta inmediata"),
        ("Gestora de casos", "Instituto Nacional de las Mujeres"),
        ("Panel de acreditación, 1", "Dirección de Migración"),
        ("Panel de acreditación, 2", "Patronato Nacional de la Infancia"),
        ("Panel de acreditación, 3", "Oficina de Atención a la Víctima"),
        ("Policía especializada", "Policía Profesional de Migración"),
        ("Fiscal", "Fiscalía Adjunta contra la Trata"),
        ("Abogada", "Defensa de los derechos de la víctima"),
        ("Albergue", "Albergue Jacaranda (inventado)"),
        ("Secretaría técnica", "Coalición nacional"),
        ("Auditora de protección de datos", "Coalición nacional"),
        ("Administrador técnico", "Coalición nacional"),
    )
    return {
        "fields": (
            Field("username", "Correo", kind="email", autocomplete="username"),
            Field("password", "Contraseña", kind="password", autocomplete="current-password"),
        ),
        "accounts": tuple(DemoAccount(role, place, str(n)) for n, (role, place) in enumerate(accounts)),
    }


def report() -> dict[str, Any]:
    """Ask one question of an anonymous report."""
    options = (
        Option("now", "Sí, ahora mismo", hint="Llame al 9-1-1 si puede hacerlo sin riesgo. También puede seguir aquí."),
        Option("before", "Pasó antes"),
        Option("unsure", "No estoy segura o seguro"),
    )
    question = Field("danger", "¿Hay alguien en peligro?", kind="radios", options=options, label_is_title=True)
    return {"field": question, "stepper": Stepper(2, 5)}


def receipt() -> dict[str, Any]:
    """Give the code of a report that was sent."""
    facts = (
        Fact("Qué sigue", "Alguien del equipo lo lee antes de las 18:00."),
        Fact("Si quiere agregar algo", "Vuelva con este código. No le pediremos su nombre."),
    )
    return {"code": "garza-nube-41", "facts": facts}
