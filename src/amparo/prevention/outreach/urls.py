"""Addresses of communities: work by place, channels, sessions, companies, and what everybody reads."""

from django.urls import path

from amparo.prevention.outreach.views import asking, companies, initiatives, overview, publishing, reporting, sessions

app_name = "outreach"

WORK = "comunidades/trabajo/<int:key>/"
COMPANY = "comunidades/empresas/<int:key>/"

urlpatterns = [
    path("comunidad/<str:country>/", overview.show_public, name="public"),
    path("comunidades/", overview.show_home, name="home"),
    path("comunidades/peligro/", overview.show_danger, name="danger"),
    path("comunidades/sesiones/", sessions.show_list, name="sessions"),
    path("comunidades/sesiones/nueva/", sessions.hold, name="hold"),
    path("comunidades/sesiones/<int:key>/", sessions.show_session, name="session"),
    path("comunidades/canales/", reporting.show_channels, name="channels"),
    path("comunidades/canales/<int:key>/probar/", reporting.test, name="test"),
    path("comunidades/canales/<int:key>/cerrar/", reporting.close, name="close_channel"),
    path("comunidades/empresas/", companies.show_list, name="companies"),
    path("comunidades/empresas/nueva/", companies.enter, name="enter_company"),
    path(COMPANY, companies.show_company, name="company"),
    path(COMPANY + "cambiar/", companies.change, name="change_company"),
    path(COMPANY + "terminar/", companies.end, name="end_company"),
    path(COMPANY + "consentimiento/", companies.consent, name="consent"),
    path(COMPANY + "consentimiento/retirar/", companies.withdraw_consent, name="withdraw_consent"),
    path(COMPANY + "compromiso/", companies.commit, name="commit"),
    path("comunidades/compromisos/<int:key>/", companies.check, name="check"),
    path(WORK, initiatives.show_initiative, name="initiative"),
    path(WORK + "cambiar/", initiatives.change, name="change"),
    path(WORK + "socio/", initiatives.add_partner, name="add_partner"),
    path(WORK + "linea/", initiatives.write_line, name="write_line"),
    path(WORK + "canal/", reporting.open_channel, name="open_channel"),
    path(WORK + "respuestas/", asking.ask, name="ask"),
    path(WORK + "pares/", asking.pair, name="pair"),
    path(WORK + "revision/", initiatives.review, name="review"),
    path(WORK + "publicar/", publishing.publish, name="publish"),
    path(WORK + "retirar/", publishing.withdraw, name="withdraw"),
    path("comunidades/socios/<int:key>/terminar/", initiatives.end_partner, name="end_partner"),
    path("comunidades/lineas/<int:key>/", initiatives.tell, name="tell"),
    path("comunidades/<slug:slug>/nueva/", initiatives.enter, name="enter"),
    path("comunidades/<slug:slug>/", initiatives.show_list, name="list"),
]
