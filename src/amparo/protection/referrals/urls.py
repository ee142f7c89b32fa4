"""Addresses of referrals."""

from django.urls import path, re_path

from amparo.protection.cases.vocabulary import CODE_PATTERN
from amparo.protection.referrals import views

app_name = "referrals"

urlpatterns = [
    re_path(
        rf"^casos/(?P<code>{CODE_PATTERN})/referir/(?P<path>[A-Za-z0-9_./-]{{1,200}})/$", views.compose, name="compose"
    ),
    path("referencias/", views.show_inbox, name="inbox"),
    path("referencias/<int:key>/", views.show_referral, name="referral"),
    path("referencias/<int:key>/paquete/", views.open_packet, name="packet"),
    path("referencias/<int:key>/retirar/", views.take_back, name="take_back"),
]
