"""`python -m django load_demo`: bring the demonstration in step with the content."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from amparo.demo import loading
from amparo.demo.adopting import load_adoption
from amparo.demo.ahead import Ahead, proved_ahead
from amparo.demo.calling import load_calls
from amparo.demo.cases import load_cases
from amparo.demo.gate import load_gate
from amparo.demo.gathering import load_gathering
from amparo.demo.governing import load_governance
from amparo.demo.guarding import load_guarding
from amparo.demo.holding import load_events
from amparo.demo.kits import load_kit
from amparo.demo.money import load_money
from amparo.demo.outreach import load_outreach
from amparo.demo.practices import load_practices
from amparo.demo.recording import load_records
from amparo.demo.releasing import load_releases
from amparo.demo.reporting import load_reporting
from amparo.demo.results import load_results
from amparo.demo.studying import load_studies
from amparo.demo.surveying import load_surveys
from amparo.demo.training import load_training
from amparo.foundation.access.permits import Refused
from amparo.partnership.coalition.operations import WrongContent


class Command(BaseCommand):
    """Load content, staff and cases; running it again changes nothing that is the same."""

    help = "Load the demonstration; refuses outside a demonstration."

    def add_arguments(self, parser: Any) -> None:
        """Take the option that leaves the invented cases out."""
        parser.add_argument("--no-cases", action="store_true", help="content and staff only")
        parser.add_argument("--migrate", action="store_true", help="make or renew the tables first")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load in order; content that cannot be used is one line."""
        if not settings.IS_DEMO:
            raise CommandError("This is not a demonstration: invented people are not loaded here.")
        try:
            # The longest part needs no table and has a processor of its own.
            with proved_ahead(loading.folders()) as ahead:
                if options["migrate"]:
                    call_command("migrate", interactive=False, verbosity=0)
                self._load(ahead, cases=not options["no_cases"])
        except (WrongContent, Refused) as wrong:
            raise CommandError(str(wrong)) from wrong

    def _load(self, ahead: Ahead, *, cases: bool) -> None:
        loading.load_coalitions()
        loading.load_staff()
        if cases:
            load_gathering()
            load_events()
            load_surveys()
        loading.load_procedures(ahead)
        if cases:
            load_cases()
            load_adoption()
            load_results()
            load_governance()
            load_money()
            load_kit()
            load_training()
            load_gate()
            load_releases()
            load_calls()
            load_practices()
            load_records()
            load_studies()
            load_outreach()
            load_reporting()
            load_guarding()
