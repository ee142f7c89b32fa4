"""Addresses of drafts."""

from django.urls import path

from amparo.partnership.revision import views

app_name = "revision"

DRAFT = "procedimientos/borradores/<int:key>/"

urlpatterns = [
    path("procedimientos/borradores/", views.show_list, name="list"),
    path("procedimientos/borradores/nuevo/", views.begin, name="begin"),
    path(DRAFT, views.show_draft, name="draft"),
    path(DRAFT + "bpmn/", views.download, name="file"),
    path(DRAFT + "descartar/", views.discard, name="discard"),
]
