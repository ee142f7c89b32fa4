"""Addresses of the server for reports: short, and none tells what is done there."""

from django.urls import path

from amparo.prevention.reporting.views import asking, leading, returning, waiting

app_name = "reporting"

urlpatterns = [
    path("", leading.lead, name="lead"),
    path("k/<slug:card>/", leading.lead_by_card, name="card"),
    path("<slug:lang>/", leading.start, name="start"),
    path("<slug:lang>/s/", leading.leave, name="leave"),
    path("<slug:lang>/i/", leading.explain, name="explain"),
    path("<slug:lang>/e/", waiting.wait, name="wait"),
    path("<slug:lang>/v/", returning.come_back, name="back"),
    path("<slug:lang>/v/m/", returning.write, name="write"),
    path("<slug:lang>/v/f/", returning.show_file, name="file"),
    path("<slug:lang>/o/<slug:name>/", leading.play, name="play"),
    path("<slug:lang>/<slug:country>/", leading.enter, name="enter"),
    path("<slug:lang>/<slug:country>/<slug:kind>/", asking.ask, name="ask"),
]
