"""What the codes of entries of prevention are called."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _lazy

PREVENTION: Final = {
    "PUBLIC_SESSION_HELD": _lazy("Recorded a session with the public"),
    "INITIATIVE_ENTERED": _lazy("Entered work in a place"),
    "INITIATIVE_CHANGED": _lazy("Changed work in a place"),
    "PARTNER_ADDED": _lazy("Added a partner"),
    "PARTNER_ENDED": _lazy("Ended the part of a partner"),
    "INITIATIVE_LINE_WRITTEN": _lazy("Wrote a measure, risk, ally or commitment"),
    "PROGRESS_TOLD": _lazy("Told progress"),
    "INITIATIVE_REVIEWED": _lazy("Recorded a review of work in a place"),
    "CHANNEL_OPENED": _lazy("Entered a reporting channel"),
    "CHANNEL_CLOSED": _lazy("Closed a reporting channel"),
    "CHANNEL_TESTED": _lazy("Recorded the test of a reporting channel"),
    "SCALE_ASKED": _lazy("Recorded the answers of a group, as counts"),
    "SCALE_PAIRED": _lazy("Recorded pairs of answers, as counts"),
    "COMPANY_ENTERED": _lazy("Entered a company"),
    "COMPANY_CHANGED": _lazy("Changed a company"),
    "COMPANY_ENDED": _lazy("Ended the partnership with a company"),
    "COMPANY_CONSENTED": _lazy("Recorded that a company agrees to be named"),
    "COMPANY_CONSENT_WITHDRAWN": _lazy("Recorded that a company takes back being named"),
    "COMMITMENT_RECORDED": _lazy("Recorded a commitment of a company"),
    "COMMITMENT_CHECKED": _lazy("Checked a commitment of a company"),
    "REPORT_OPENED": _lazy("Opened a community report"),
    "REPORT_FILE_OPENED": _lazy("Opened a file of a community report"),
    "REPORT_ANSWERED": _lazy("Wrote to whoever reported"),
    "REPORT_WEIGHED": _lazy("Weighed a community report"),
    "REPORT_JOINED": _lazy("Marked a community report as the same as another"),
    "REPORT_TAKEN_APART": _lazy("Took back that a community report is the same as another"),
    "REPORT_CLOSED": _lazy("Closed a community report"),
    "REPORT_KEPT_LONGER": _lazy("Kept a community report longer"),
    "REPORT_BECAME_ALERT": _lazy("Opened an alert from a community report"),
    "REPORT_TAKEN_DOWN": _lazy("Took down a report told by telephone"),
    "REPORT_PASSED_ON": _lazy("Passed on answers of a community report"),
    "REPORT_ERASED": _lazy("Erased a community report"),
    "SLICE_OPENED": _lazy("Opened answers that were passed on"),
    "SLICE_FINISHED": _lazy("Said what came of answers that were passed on"),
    "REPORT_CARD_MADE": _lazy("Made a card for reports"),
    "REPORT_CARD_ENDED": _lazy("Ended a card for reports"),
    "ALERT_FROM_REPORT": _lazy("The case was opened from a community report"),
    "ALERT_FROM_SHEET": _lazy("The case was opened from a sealed sheet"),
    "SHEET_BROUGHT": _lazy("Brought a sealed sheet"),
    "SHEET_OPENED": _lazy("Opened a sealed sheet"),
    "SHEET_SENT": _lazy("Sent what a sealed sheet says"),
    "SHEET_PUT_ASIDE": _lazy("Put a sealed sheet aside"),
    "INITIATIVE_PUBLISHED": _lazy("Let everybody read of work in a place"),
    "INITIATIVE_PUBLICATION_WITHDRAWN": _lazy("Took back what everybody read of work in a place"),
}
