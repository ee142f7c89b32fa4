"""Addresses of events: for everybody, for whoever holds a code, and for staff."""

from django.urls import path

from amparo.partnership.events.views import events, programme, public, registrations

app_name = "events"

MINE = "mi-inscripcion/"
OPEN = "encuentros/<int:key>/"
ONE = "eventos/<int:key>/"
ITEM = ONE + "programa/<int:item>/"

urlpatterns = [
    path("encuentros/", public.show_list, name="open"),
    path(OPEN, public.show_event, name="public"),
    path(OPEN + "calendario/", public.calendar, name="calendar"),
    path(OPEN + "inscribirse/", public.register, name="register"),
    path(OPEN + "invitacion/", public.answer_invitation, name="invitation"),
    path("encuentros/volver/", public.come_back, name="back"),
    path(MINE, public.show_mine, name="mine"),
    path(MINE + "codigo/", public.show_code, name="code"),
    path(MINE + "calendario/", public.own_calendar, name="own_calendar"),
    path(MINE + "retirar/", public.withdraw, name="withdraw"),
    path(MINE + "cerrar/", public.close, name="close"),
    path("eventos/", events.show_list, name="events"),
    path("eventos/nuevo/", events.make, name="make"),
    path("eventos/actividad/<int:key>/", events.hold, name="hold"),
    path(ONE, events.show_event, name="event"),
    path(ONE + "imprimir/", events.show_printed, name="printed"),
    path(ONE + "sede/", events.change_about, name="about"),
    path(ONE + "publicar/", events.publish, name="publish"),
    path(ONE + "retirar/", events.take_back, name="take_back"),
    path(ONE + "serie/", events.put_in_series, name="series"),
    path(ONE + "grupos/", events.show_tracks, name="tracks"),
    path(ONE + "grupos/nombrar/", events.name_track, name="name_track"),
    path(ONE + "programa/nuevo/", programme.add_item, name="add_item"),
    path(ITEM + "cambiar/", programme.change_item, name="change_item"),
    path(ITEM + "quitar/", programme.strike_item, name="strike_item"),
    path(ITEM + "personas/", programme.name_speaker, name="name_speaker"),
    path(ITEM + "personas/<int:speaker>/quitar/", programme.remove_speaker, name="remove_speaker"),
    path(ONE + "presupuesto/", programme.show_budget, name="budget"),
    path(ONE + "presupuesto/nueva/", programme.add_line, name="add_line"),
    path(ONE + "presupuesto/<int:number>/", programme.change_line, name="change_line"),
    path(ONE + "condiciones/", registrations.set_terms, name="terms"),
    path(ONE + "inscripciones/", registrations.show_list, name="registrations"),
    path(ONE + "inscripciones/promover/", registrations.promote, name="promote"),
    path(ONE + "inscripciones/<int:number>/", registrations.show_one, name="registration"),
    path(ONE + "gafetes/", registrations.choose_badges, name="badges"),
]
