"""The pages of events: for everybody, for whoever holds a code, and for staff."""

from __future__ import annotations

import io
from datetime import UTC, timedelta

import icalendar
import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from amparo.demo.gathering import load_gathering
from amparo.demo.holding import load_events
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.exports.badges import badges_pdf
from amparo.partnership.events.exports.calendars import calendar_of
from amparo.partnership.events.models import Event, ProgrammeItem, Registration
from amparo.partnership.events.operations import programme as placing
from amparo.partnership.events.pages.public import mine_page
from amparo.partnership.events.queries import programme
from amparo.partnership.events.queries.registering import participant_with
from amparo.partnership.rolls.queries import presence
from tests.conftest import As, Browsing
from tests.partnership.events.holding import NOW, accepted, event, fresh, registered

PRIVATE = "https://directo.example"


def with_code(code: str) -> Client:
    client = Client()
    client.cookies[words.COOKIE] = code
    return client


def the_rolls_are_those_of_before() -> None:

    first, second, coming = Event.objects.select_related("activity__kept_by").order_by("place_in_series")
    reach = presence.reach_of([first.activity])

    assert (reach.unique, reach.in_person, reach.online) == (140, 70, 70)
    assert presence.countries_of([first.activity]) == {"BZ", "CR", "SV", "GT", "HN", "MX", "NI", "PA", "DO"}
    both = presence.countries_of([first.activity, second.activity])
    assert both - presence.countries_of([first.activity]) == {"CO"}
    figures = list(first.activity.figures.values_list("value", "qualifier"))
    assert figures == [(140, "EXACT"), (50, "MORE_THAN")]
    assert first.activity.sessions.count() == 4
    assert second.activity.sessions.count() == 3
    assert ProgrammeItem.objects.filter(event=first, track__isnull=False).values("track").distinct().count() == 6
    assert first.is_invented
    assert coming.activity.sessions.count() == 4
    assert list(Registration.objects.filter(event=coming).values_list("state", flat=True)) == [
        words.ACCEPTED, words.ACCEPTED, words.WAITING, words.WAITING, words.REFUSED,
    ]  # fmt: skip


def every_page_opens_for_whom_it_is(browsing: Browsing) -> None:
    event = Event.objects.get(place_in_series=3)
    item = ProgrammeItem.objects.filter(event=event)[0].pk
    one = [
        "event", "printed", "about", "publish", "series", "tracks", "name_track", "add_item", "budget", "add_line",
        "terms", "registrations", "badges",
    ]  # fmt: skip
    paths = [reverse("events:events"), reverse("events:make")]
    paths += [reverse(f"events:{name}", args=[event.pk]) for name in one]
    paths += [
        reverse(f"events:{name}", args=[event.pk, item]) for name in ("change_item", "strike_item", "name_speaker")
    ]
    paths += [reverse("events:registration", args=[event.pk, 4]), reverse("events:change_line", args=[event.pk, 1])]
    secretariat, police, abroad = browsing("hn.secretaria"), browsing("hn.policia"), browsing("cr.secretaria")

    assert [path for path in paths if secretariat.get(path).status_code != 200] == []
    read = [path for path in paths if police.get(path).status_code == 200]
    assert read == [
        reverse("events:events"),
        *(reverse(f"events:{name}", args=[event.pk]) for name in ("event", "printed")),
    ]
    assert [path for path in paths[2:] if abroad.get(path).status_code != 404] == []
    everybody = Client().get(reverse("events:public", args=[event.pk])).content.decode()
    assert PRIVATE not in everybody
    assert "inventada.example" not in everybody


def no_name_of_who_did_not_agree_is_shown() -> None:
    first = Event.objects.get(place_in_series=1)

    told = Client().get(reverse("events:public", args=[first.pk])).content.decode()

    assert "Jueza inventada" in told
    assert "Fiscal inventado" not in told
    assert "nombre elegido" not in told


@pytest.mark.usefixtures("database")
def test_evt_01_02_09_the_demonstration_holds_both_events_over_the_same_rolls_and_pages_open_for_whom_they_are(
    browsing: Browsing,
) -> None:
    load_gathering()
    load_events()

    the_rolls_are_those_of_before()
    every_page_opens_for_whom_it_is(browsing)
    no_name_of_who_did_not_agree_is_shown()


def test_somebody_registers_without_scripts_and_account_and_everything_typed_is_kept(as_staff: As) -> None:
    made, client = event(as_staff), Client()
    path = reverse("events:register", args=[made.pk])
    said = {
        "given_names": "Ana", "family_names": "Mora", "e_mail": "ana@x.hn", "country": "HN", "mode": "IN_PERSON",
        "organisation": "Fiscalía", "wishes": "2",
    }  # fmt: skip
    with pytest.MonkeyPatch.context() as clock:
        clock.setattr("amparo.partnership.events.views.public.now", lambda: NOW)
        wanting = client.post(path, said)
        done = client.post(path, {**said, "agrees": "on"})
        code = client.cookies[words.COOKIE].value
        shown = client.get(reverse("events:code")).content.decode()

    assert wanting.status_code == 422
    assert 'value="ana@x.hn"' in wanting.content.decode()
    assert done.headers["Location"] == reverse("events:code")
    assert code in shown
    row = Registration.objects.get()
    assert (row.state, str(row.wishes)[:2], row.visibility) == (words.WAITING, "2.", words.HIDDEN)
    assert Client().get(reverse("events:mine")).headers["Location"] == reverse("events:back")
    assert Client().post(reverse("events:back"), {"code": "AAAA"}).status_code == 422
    assert Client().post(reverse("events:back"), {"code": code.lower()}).status_code == 302


def test_who_has_a_place_sees_the_own_programme_and_the_stream_only_around_its_time(as_staff: As) -> None:
    made = event(as_staff, "congress")
    one, waits = registered(made), registered(made, 2)
    accepted(as_staff, one.registration)
    who, other = participant_with(one.code), participant_with(waits.code)
    assert who is not None
    assert other is not None
    opening = programme.items_of(made)[0].starts_at

    assert mine_page(who, opening).stream.startswith(PRIVATE)
    assert mine_page(who, opening - timedelta(minutes=31)).stream == ""
    assert mine_page(who, opening - timedelta(minutes=31)).stream_told != ""
    assert mine_page(other, opening).stream == ""
    assert mine_page(other, opening).code == ""
    page = with_code(one.code).get(reverse("events:mine")).content.decode()
    assert who.enrolment is not None
    assert who.enrolment.check_in_code in page


def test_evt_04_the_own_calendar_has_the_own_group_the_zone_of_the_place_and_no_secret_address(as_staff: As) -> None:
    made = event(as_staff, "congress")
    group = programme.track_of(made, 2)
    struck, moved = programme.items_of(made).filter(kind="PRESS")
    with as_staff("hn.secretaria") as actor:
        placing.strike_item(by=actor, item=struck, why="Sin prensa.", at=NOW)

    content = calendar_of(fresh(made), NOW, track=group, is_own=True)

    read = icalendar.Calendar.from_ical(content)
    entries = {str(each["uid"]): each for each in read.walk("VEVENT")}
    titles = [str(each["summary"]) for each in entries.values()]
    assert len([title for title in titles if "(2." in title]) == 3
    assert [title for title in titles if "(3." in title] == []
    assert str(entries[f"event-item-{struck.pk}@amparo"]["status"]) == "CANCELLED"
    start = entries[f"event-item-{moved.pk}@amparo"].decoded("dtstart")
    assert start.isoformat().endswith("-06:00")
    assert start.astimezone(UTC) == moved.starts_at
    assert b"directo.example" not in content


def test_badges_are_one_on_a_page_tagged_and_of_their_size(as_staff: As) -> None:
    made = event(as_staff)
    for number in (1, 2):
        accepted(as_staff, registered(made, number).registration)

    read = pypdf.PdfReader(io.BytesIO(badges_pdf(fresh(made), "A7")))

    assert len(read.pages) == 2
    assert [round(float(side) / 72 * 25.4) for side in read.pages[0].mediabox[2:]] == [74, 105]
    assert "/StructTreeRoot" in read.root_object
    assert "Berta Lanza" in read.pages[0].extract_text().replace("\n", " ")
    assert "Fiscal" not in read.pages[0].extract_text()
