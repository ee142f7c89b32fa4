"""Inviting and reminding: each once, in neutral words, and only those who did not answer are written to again."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from amparo.evidence.surveys.models import Invitation, SurveyMail
from amparo.evidence.surveys.operations import answering, inviting
from amparo.evidence.surveys.queries.links import INVITED, link_of, token_of
from amparo.evidence.surveys.queries.surveys import mails_waiting
from amparo.evidence.surveys.tasks import send_mails
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.posting.carriers import Letter
from tests.conftest import As
from tests.evidence.surveys.asking import NOW, SMALL_FORM, opened

TEXT = "ana@ejemplo.invalid, berta@ejemplo.invalid"


def test_who_was_invited_is_not_written_to_twice(as_staff: As) -> None:
    survey = opened(as_staff, anyone=False)
    with as_staff("hn.programa") as actor:
        first = inviting.invite(by=actor, survey=survey, text=TEXT, language="fr", at=NOW)
        again = inviting.invite(by=actor, survey=survey, text=TEXT + " carla@ejemplo.invalid", language="fr", at=NOW)

    assert (first, again) == (2, 1)
    assert (Invitation.objects.count(), SurveyMail.objects.count()) == (3, 3)


def test_a_list_with_something_wrong_writes_nothing(as_staff: As) -> None:
    survey = opened(as_staff)

    with pytest.raises(Refused), as_staff("hn.programa") as actor:
        inviting.invite(by=actor, survey=survey, text=TEXT + " nadie", language="es", at=NOW)

    assert Invitation.objects.count() == 0


def test_only_those_who_did_not_answer_are_reminded_and_after_some_days(as_staff: As) -> None:
    survey = opened(as_staff, anyone=False)
    with as_staff("hn.programa") as actor:
        inviting.invite(by=actor, survey=survey, text=TEXT, language="es", at=NOW)
    (ana, berta) = Invitation.objects.order_by("address")
    link = link_of(token_of(INVITED, ana.pk))
    assert link is not None
    answering.submit(by=link, form=SMALL_FORM, answers={"sector": "state"}, at=NOW)

    with pytest.raises(Refused), as_staff("hn.programa") as actor:
        inviting.remind(by=actor, survey=survey, at=NOW + timedelta(days=1))
    with as_staff("hn.programa") as actor:
        assert inviting.remind(by=actor, survey=survey, at=NOW + timedelta(days=4)) == 1

    assert [mail.invitation_id for mail in SurveyMail.objects.filter(kind="REMINDER")] == [berta.pk]


def test_a_mail_is_neutral_and_its_link_opens_the_invitation(as_staff: As) -> None:
    survey = opened(as_staff, anyone=False)
    with as_staff("hn.programa") as actor:
        inviting.invite(by=actor, survey=survey, text=TEXT, language="es", at=NOW)
    left: list[Letter] = []

    sent = send_mails(NOW, "https://ejemplo.invalid", left.append)

    assert sent == 2
    assert mails_waiting() == []
    said = f"{left[0].subject} {left[0].body}".lower()
    assert re.findall(r"trata|víctima|cicesct|conatt|amparo|coalici|encuesta de prueba", said) == []
    (token,) = re.findall(r"https://ejemplo\.invalid/encuesta/([a-z0-9-]+)/", left[0].body)
    link = link_of(token)
    assert link is not None
    assert Invitation.objects.get(pk=link.key).address == left[0].to


def test_a_mail_that_cannot_be_sent_waits(as_staff: As) -> None:
    survey = opened(as_staff, anyone=False)
    with as_staff("hn.programa") as actor:
        inviting.invite(by=actor, survey=survey, text=TEXT, language="es", at=NOW)

    def refuse(letter: Letter) -> None:
        if letter.to.startswith("ana"):
            raise OSError("no route")

    assert send_mails(NOW, "https://ejemplo.invalid", refuse) == 1
    assert [mail.invitation.address for mail in mails_waiting()] == ["ana@ejemplo.invalid"]


def test_only_the_installation_sends(as_staff: As) -> None:
    survey = opened(as_staff, anyone=False)
    with as_staff("hn.programa") as actor:
        inviting.invite(by=actor, survey=survey, text=TEXT, language="es", at=NOW)
        with pytest.raises(NotAllowed):
            inviting.send_mail(by=actor, mail=mails_waiting()[0], address_of_site="", send=lambda _: None, at=NOW)
