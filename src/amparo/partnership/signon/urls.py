"""Addresses of the sign-in of institutions."""

from django.urls import path

from amparo.partnership.signon.views import entering, keeping, linking

app_name = "signon"

urlpatterns = [
    path("entrar/institucion/<int:key>/", entering.begin, name="begin"),
    path("entrar/institucion/<int:key>/vuelta/", entering.show_answer, name="answer"),
    path("entrar/institucion/<int:key>/seguir/", entering.come_in, name="come_in"),
    path("entrar/institucion/<int:key>/cierre/", entering.end_sessions, name="end"),
    path("mi-cuenta/institucion/", linking.show_mine, name="mine"),
    path("mi-cuenta/institucion/unir/", linking.link, name="link"),
    path("mi-cuenta/institucion/soltar/", linking.unlink, name="unlink"),
    path("servicio-tecnico/instituciones/", keeping.show_list, name="list"),
    path("servicio-tecnico/instituciones/<int:key>/", keeping.keep, name="keep"),
]
