"""The process that proves: it goes on where another died, and two of them do nothing twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connections

from amparo.partnership.procedures import queries, tasks
from amparo.partnership.procedures.models import Examination, Proof
from tests.conftest import As
from tests.partnership.procedures.drafts import seen_by_callers
from tests.partnership.procedures.operations.test_proving import another, asked_by, standing_of

pytestmark = pytest.mark.usefixtures("publishing")


def ask(as_staff: As, subject: str = "") -> Examination:
    with as_staff("cr.secretaria") as actor:
        asked = asked_by(actor, seen_by_callers(), subject, datetime.now(UTC))
    assert asked is not None
    return asked


def prover(database: str) -> subprocess.Popen[bytes]:
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}").geturl()
    chosen = {"DJANGO_SETTINGS_MODULE": "amparo.config.settings.test", "AMPARO_STATE": str(settings.STATE)}
    command = [sys.executable, "-m", "django", "prove", "--once"]
    return subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url, **chosen})


def wait_until(what: Callable[[], bool], seconds: float = 120) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        time.sleep(0.05)


def proved() -> list[str]:
    return sorted(Proof.objects.filter(drawn__in=marks()).values_list("process", flat=True))


def marks() -> list[str]:
    return [part.marks.drawn for part in standing_of(seen_by_callers()).parts]


def test_a_prover_that_is_killed_midway_leaves_what_it_proved_and_the_next_goes_on(database: str, as_staff: As) -> None:
    asked = ask(as_staff)
    first = prover(database)
    wait_until(lambda: proved() == ["p02_detection"])
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert (proved(), Examination.objects.get().done_at) == (["p02_detection"], None)

    count = tasks.work_off()

    done = Examination.objects.get(pk=asked.pk)
    assert (count, proved(), done.attempts, done.done_at is not None) == (1, ["p00_main", "p02_detection"], 2, True)
    assert standing_of(seen_by_callers()).holds


def test_what_another_prover_holds_is_left_to_it(database: str, as_staff: As) -> None:
    asked = ask(as_staff)
    held, go_on = threading.Event(), threading.Event()

    def hold() -> None:
        with tasks._alone(asked.pk) as mine:
            assert mine
            held.set()
            go_on.wait(60)
        connections.close_all()

    other = threading.Thread(target=hold)
    other.start()
    held.wait(60)
    count = tasks.work_off()
    go_on.set()
    other.join()

    assert (count, Examination.objects.get().attempts, proved()) == (0, 0, [])


def test_a_drawing_changed_meanwhile_is_not_proved_to_its_end(database: str, as_staff: As) -> None:
    asked = ask(as_staff, "draft:1")
    standing = standing_of(seen_by_callers())
    with as_staff("cr.secretaria") as actor:
        newer = asked_by(actor, another(seen_by_callers()), "draft:1", datetime.now(UTC))
    assert newer is not None

    went_on = tasks._prove(asked.pk, standing, "p00_main")

    assert (went_on, proved(), queries.next_examination()) == (False, [], newer.pk)


def test_nothing_to_do_is_done_quickly_and_changes_nothing(database: str) -> None:
    assert (tasks.work_off(), Examination.objects.count()) == (0, 0)


def test_a_database_that_went_away_is_waited_for(database: str, caplog: pytest.LogCaptureFixture) -> None:
    connections["default"].close()
    name = connections["default"].settings_dict["NAME"]
    connections["default"].settings_dict["NAME"] = "never_made"
    try:
        tasks.run_once()
    finally:
        connections["default"].settings_dict["NAME"] = name

    assert [record.message.split(":")[0] for record in caplog.records] == ["the prover waits for the database"]
