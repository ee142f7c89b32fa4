"""Addresses of the people of one's institution."""

from django.urls import path

from amparo.partnership.members import views

app_name = "members"

urlpatterns = [
    path("personal/", views.show_members, name="list"),
    path("personal/invitar/", views.invite, name="invite"),
    path("personal/<int:key>/funciones/", views.change_posts, name="posts"),
    path("personal/<int:key>/cerrar/", views.close_account, name="close"),
    path("personal/<int:key>/recuperar/", views.ask_recovery, name="recover"),
    path("personal/<int:key>/confirmar/", views.confirm_recovery, name="confirm"),
]
