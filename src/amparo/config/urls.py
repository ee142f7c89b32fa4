"""Addresses, one package a line."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("amparo.site.home.urls")),
    path("", include("amparo.foundation.accounts.urls")),
    path("", include("amparo.foundation.checkpoints.urls")),
    path("", include("amparo.foundation.posting.urls")),
    path("", include("amparo.protection.pathways.urls")),
    path("", include("amparo.protection.referrals.urls")),
    path("", include("amparo.protection.identification.urls")),
    path("", include("amparo.protection.conformance.urls")),
    path("", include("amparo.protection.moving.urls")),
    path("", include("amparo.protection.emergencies.urls")),
    path("", include("amparo.protection.watching.urls")),
    path("", include("amparo.protection.reception.urls")),
    path("", include("amparo.protection.sheets.urls")),
    path("", include("amparo.protection.retention.urls")),
    path("", include("amparo.protection.complaints.urls")),
    path("", include("amparo.protection.releases.urls")),
    path("", include("amparo.protection.seals.urls")),
    path("", include("amparo.protection.finding.urls")),
    path("", include("amparo.partnership.internal.urls")),
    path("", include("amparo.partnership.revision.urls")),
    path("", include("amparo.partnership.adoption.urls")),
    path("", include("amparo.partnership.rehearsal.urls")),
    path("", include("amparo.site.lists.urls")),
    path("", include("amparo.partnership.directory.urls")),
    path("", include("amparo.partnership.rolls.urls")),
    path("", include("amparo.partnership.competencies.urls")),
    path("", include("amparo.partnership.kits.urls")),
    path("", include("amparo.partnership.training.urls")),
    path("", include("amparo.partnership.governance.urls")),
    path("", include("amparo.partnership.practices.urls")),
    path("", include("amparo.partnership.calls.urls")),
    path("", include("amparo.partnership.events.urls")),
    path("", include("amparo.partnership.guarding.urls")),
    path("", include("amparo.partnership.signon.urls")),
    path("", include("amparo.prevention.outreach.urls")),
    path("", include("amparo.prevention.community.urls")),
    path("", include("amparo.partnership.procedures.urls")),
    path("", include("amparo.evidence.surveys.urls")),
    path("", include("amparo.partnership.coalition.urls")),
    path("", include("amparo.partnership.members.urls")),
    path("", include("amparo.evidence.claims.urls")),
    path("", include("amparo.evidence.results.urls")),
    path("", include("amparo.evidence.reports.urls")),
    path("", include("amparo.evidence.studies.urls")),
]

if settings.SHOWS_EXAMPLES:
    urlpatterns += [path("ejemplos/", include("amparo.foundation.design.urls"))]
