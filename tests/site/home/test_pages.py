"""The navigation: every page lights the place that it belongs to, for everyone who may open it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from amparo.foundation.design.frame import Frame
from amparo.site.home import pages
from tests.actors import acting_as

# Around signing in, where nobody has a place yet.
OUTSIDE = ("/entrar/", "/salir/", "/servicios/", "/idioma/", "/acerca/", "/ejemplos/")
# What a value in an address may be, tried one after the other.
VALUES = (1, "x", "01", "HN-2345-67", "00000000-0000-0000-0000-000000000000")
OF_THE_PROGRAMME = frozenset(
    {
        "adoption", "calls", "claims", "coalition", "competencies", "directory", "governance", "internal", "kits",
        "practices", "procedures", "reports", "results", "revision", "rolls", "surveys", "training",
    }
)  # fmt: skip
# The address of these says not whose they are: the page itself does (tests/site/lists).
SAYS_ITSELF = "/listas/"


def addresses() -> Iterator[tuple[str, str]]:
    """Yield the package and an address of every page of ours."""
    for package, name in _names(get_resolver()):
        for value in VALUES:
            try:
                path = reverse(name, kwargs=dict.fromkeys(_asks(name), value))
            except NoReverseMatch:
                continue
            if path != "/" and not path.startswith(OUTSIDE):
                yield package, path
            break


def _names(resolver: URLResolver, package: str = "") -> Iterator[tuple[str, str]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _names(each, each.namespace or package)
        elif isinstance(each, URLPattern) and each.name and not getattr(each.callback, "is_public", False):
            yield package, f"{package}:{each.name}" if package else each.name


def _asks(name: str) -> tuple[str, ...]:
    package, _sign, short = name.rpartition(":")
    resolver = get_resolver()
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver) and each.namespace == package:
            return tuple(each.reverse_dict.getlist(short)[0][0][0][1])
    return ()


def lit(path: str, *roles: str) -> list[str]:
    return [item.label for item in pages._nav(acting_as(*roles), path) if item.current]


@pytest.mark.parametrize("role", ["secretariat", "programme", "trainer", "focal_point", "steering", "intake", "dpo"])
def test_every_page_of_the_programme_lights_one_place_for_whoever_may_open_it(
    role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "judges", lambda _actor: True)
    dark = [
        path
        for package, path in addresses()
        if package in OF_THE_PROGRAMME and not path.startswith(SAYS_ITSELF) and len(lit(path, role)) != 1
    ]

    assert dark == []


def test_every_other_page_lights_one_place_for_somebody() -> None:
    roles = ("secretariat", "lead", "auditor", "administrator", "drafter")
    dark = [path for _package, path in addresses() if len(lit(path, *roles)) != 1]

    # One's own account is reached from the menu with one's name, and coming in is before every place.
    beside = ("/listas/tra", "/listas/llevar", "/mi-cuenta/", "/relevo/", "/personal/", "/inscripcion/", "/entrar/")
    assert [path for path in dark if not path.startswith(beside)] == []


def test_the_secretariat_has_as_many_words_as_fit_on_one_line() -> None:
    frame = Frame(nav=tuple(pages._nav(acting_as("secretariat"), "/gobernanza/")))

    assert len(frame.desk_nav) <= 8
    assert [group.label for group in frame.desk_nav if group.current] == ["Coalición"]
