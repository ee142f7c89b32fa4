"""Addresses of reports."""

from django.urls import path

from amparo.evidence.reports import views

app_name = "reports"

urlpatterns = [
    path("informes/", views.show_reports, name="list"),
    path("informes/nuevo/", views.make, name="make"),
    path("informes/citar/<int:key>/", views.cite, name="cite"),
    path("informes/encuesta/", views.cite_survey, name="cite_survey"),
    path("informes/iati/<slug:code>/", views.give_iati, name="iati"),
    path("informes/<slug:code>/", views.show_report, name="report"),
    path("informes/<slug:code>/aprobar/", views.approve, name="approve"),
    path("informes/<slug:code>/publicar/", views.publish, name="publish"),
    path("informes/<slug:code>/<slug:language>/escribir/", views.write, name="write"),
    path("informes/<slug:code>/<slug:language>/revisar/", views.show_check, name="check"),
    path("informes/<slug:code>/<slug:language>/<slug:kind>/", views.give_file, name="file"),
]
