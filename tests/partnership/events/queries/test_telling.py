"""Certificates and releases: who finds which; releases of another coalition and texts that are out of date."""

from __future__ import annotations

from amparo.foundation.accounts.queries import account_named
from amparo.partnership.directory.models import Professional
from amparo.partnership.directory.operations.accounts import tie_account
from amparo.partnership.events.operations import certifying, releasing
from amparo.partnership.events.operations.releasing import Text
from amparo.partnership.events.queries import telling
from tests.conftest import As
from tests.partnership.directory.entering import NOW
from tests.partnership.events.operations.test_releasing import written
from tests.partnership.events.recording import TODAY, event, were_there


def test_a_release_is_kept_by_its_coalition_and_a_translation_is_as_old_as_its_original(as_staff: As) -> None:
    release = written(as_staff, "es", "fr")
    with as_staff("hn.secretaria") as by:
        releasing.write_release(by=by, release=release, text=Text("es", "Nuevo", "Texto.", base=1), at=NOW)
        assert telling.release_visible_to(by, release.pk) == release
    with as_staff("cr.secretaria") as by:
        assert telling.release_visible_to(by, release.pk) is None

    texts = telling.texts_of(release)
    assert {language: row.number for language, row in texts.items()} == {"es": 2, "fr": 1}
    assert telling.outdated(release, texts) == ("fr",)


def test_a_certificate_is_found_by_its_code_and_by_its_holder(as_staff: As) -> None:
    made = event(as_staff)
    (ana,) = were_there(as_staff, made.activity, {0: {0: {"IN_PERSON"}}})
    account = account_named("hn.salud")
    assert account is not None
    with as_staff("hn.secretaria") as by:
        tie_account(by=by, professional=Professional.objects.get(pk=ana), account=account.pk)
        (given,) = certifying.certify(by=by, event=made, names={ana: ""}, today=TODAY, at=NOW)

    assert telling.certificate_with(f" {given.code.lower()} ") == given
    assert list(telling.certificates_of_account(account.pk)) == [given]
    assert list(telling.certificates_of_account(None)) == []
    assert telling.certificate_to_take(made.pk, given.pk) == given
    with as_staff("hn.secretaria") as by:
        certifying.withdraw_certificate(by=by, certificate=given, why="Era otra.", today=TODAY)
    assert telling.certificate_to_take(made.pk, given.pk) is None
