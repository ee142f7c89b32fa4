"""Addresses of community reports for staff."""

from django.urls import path

from amparo.prevention.community.views import cards, following, reading, receiving

app_name = "community"

REPORT = "reportes/<int:key>/"
CARD = "reportes/tarjetas/<int:key>/"

urlpatterns = [
    path("reportes/", reading.lead, name="home"),
    path("reportes/por-ver/", reading.show_inbox, name="inbox"),
    path("reportes/cerrados/", reading.show_closed, name="closed"),
    path("reportes/llamada/", following.take_down, name="take_down"),
    path("reportes/recibidos/", receiving.show_slices, name="slices"),
    path("reportes/recibidos/<int:key>/", receiving.show_slice, name="slice"),
    path("reportes/recibidos/<int:key>/abrir/", receiving.open_slice, name="open_slice"),
    path("reportes/recibidos/<int:key>/resultado/", receiving.finish, name="finish"),
    path("reportes/tarjetas/", cards.show_cards, name="cards"),
    path("reportes/tarjetas/nueva/", cards.make, name="make_card"),
    path("reportes/mensajes/", cards.pass_words, name="pass_words"),
    path("reportes/mensajes/<slug:language>/", cards.pass_picture, name="pass_picture"),
    path(CARD, cards.show_card, name="card"),
    path(CARD + "imprimir/<slug:language>/", cards.print_card, name="print_card"),
    path(CARD + "terminar/", cards.end, name="end_card"),
    path(REPORT, reading.show_report, name="report"),
    path(REPORT + "abrir/", reading.open_report, name="open"),
    path(REPORT + "responder/", reading.answer, name="answer"),
    path(REPORT + "archivo/", reading.show_file, name="file"),
    path(REPORT + "valorar/", following.weigh, name="weigh"),
    path(REPORT + "igual/", following.join, name="join"),
    path(REPORT + "pasar/", following.pass_on, name="pass_on"),
    path(REPORT + "cerrar/", following.close, name="close"),
    path(REPORT + "conservar/", following.keep, name="keep"),
]
