"""What stands around every page: who acts, where one can go, which language, the way out."""

from __future__ import annotations

from dataclasses import dataclass, field

PHONE_PLACES = 4
# More places than these do not fit on one line of a desk's screen, in any of the languages.
LINE_PLACES = 8


@dataclass(frozen=True, slots=True)
class NavItem:
    """A place in the navigation, named with a word of the work."""

    label: str
    url: str
    icon: str = "circle"
    current: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class NavGroup:
    """Places that stand together on a desk: in a menu under a word, or one place by itself."""

    label: str
    items: tuple[NavItem, ...]

    @property
    def current(self) -> bool:
        """Whether the page one is on is in this group."""
        return any(item.current for item in self.items)


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the pages; ``code`` is what the form sends, ``short`` is what the button shows."""

    code: str
    short: str
    name: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything that ``design/base.html`` and ``design/base_public.html`` need beside the page itself.

    Addresses come resolved, so that the design knows nothing of the other packages. An empty
    address leaves its link out. ``exit_url`` ends the session and shows ``design/neutral.html``. ``open_until`` is
    the hour until which the session does not end by itself, for an interview.
    """

    institution: str = ""
    role_label: str = ""
    account_label: str = ""
    home_url: str = "/"
    account_url: str = ""
    sign_out_url: str = ""
    exit_url: str = "/"
    language_url: str = ""
    here: str = "/"
    nav: tuple[NavItem, ...] = ()
    account_menu: tuple[NavItem, ...] = ()
    footer: tuple[NavItem, ...] = ()
    languages: tuple[Language, ...] = ()
    is_demo: bool = False
    version: str = ""
    open_until: str = ""
    phone_places: tuple[NavItem, ...] = field(default=())

    @property
    def bottom_nav(self) -> tuple[NavItem, ...]:
        """The four places of the phone's bottom bar: those chosen, else the first four."""
        return self.phone_places or self.nav[:PHONE_PLACES]

    @property
    def desk_nav(self) -> tuple[NavGroup, ...]:
        """The places of a desk on one line: each by itself if they fit, else those of a group under its word."""
        groups: dict[str, list[NavItem]] = {}
        for item in self.nav:
            name = item.group if len(self.nav) > LINE_PLACES else ""
            groups.setdefault(name or item.label, []).append(item)
        return tuple(
            NavGroup(name if len(items) > 1 else items[0].label, tuple(items)) for name, items in groups.items()
        )

    @property
    def more_nav(self) -> tuple[NavItem, ...]:
        """What the phone keeps behind "More"."""
        shown = {item.url for item in self.bottom_nav}
        return tuple(item for item in self.nav if item.url not in shown)

    @property
    def current_is_behind_more(self) -> bool:
        """Whether the page one is on is reached through "More" on a phone."""
        return any(item.current for item in self.more_nav)
