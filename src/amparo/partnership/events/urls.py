"""Addresses of events: for everybody, for whoever holds a code, and for staff."""

from django.urls import path

from amparo.partnership.events.views import (
    certificates,
    events,
    minutes,
    press,
    programme,
    public,
    record,
    registrations,
)

app_name = "events"

MINE = "mi-inscripcion/"
OPEN = "encuentros/<int:key>/"
ONE = "eventos/<int:key>/"
ITEM = ONE + "programa/<int:item>/"
RECORD = ONE + "registro/"
SHEET = "eventos/actas/<int:key>/"
RELEASE = "eventos/comunicados/<int:key>/"

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
    path(RECORD, record.show_record, name="record"),
    path(RECORD + "recomendar/", record.recommend, name="recommend"),
    path(RECORD + "seguimiento/<int:point>/", record.follow, name="follow"),
    path(RECORD + "informe/", record.show_report, name="report"),
    path(RECORD + "informe/publicar/", record.publish_report, name="publish_report"),
    path(RECORD + "informe/<slug:language>/<slug:kind>/", record.give_report, name="report_file"),
    path(RECORD + "evaluacion/", record.evaluate, name="evaluate"),
    path(RECORD + "acta/", minutes.open_sheet, name="open_sheet"),
    path(RECORD + "constancias/", certificates.show_certificates, name="certificates"),
    path(RECORD + "constancias/todas/", certificates.certify_all, name="certify_all"),
    path(RECORD + "constancias/persona/<int:person>/", certificates.certify, name="certify"),
    path(RECORD + "constancias/<int:certificate>/", certificates.give_pdf, name="certificate_pdf"),
    path(RECORD + "constancias/<int:certificate>/retirar/", certificates.withdraw, name="withdraw_certificate"),
    path("eventos/actas/", minutes.show_mine, name="my_sheets"),
    path(SHEET, minutes.show_sheet, name="sheet"),
    path(SHEET + "parte/", minutes.write_part, name="sheet_part"),
    path(SHEET + "vivo/", minutes.show_live, name="sheet_live"),
    path(SHEET + "relatoria/", minutes.name_writer, name="name_writer"),
    path(SHEET + "aprobar/", minutes.approve, name="approve_sheet"),
    path("eventos/constancias/", certificates.show_mine, name="my_certificates"),
    path("eventos/comunicados/", press.show_releases, name="releases"),
    path("eventos/comunicados/nuevo/", press.begin, name="begin_release"),
    path(RELEASE, press.show_release, name="release"),
    path(RELEASE + "texto/<slug:language>/", press.write, name="write_release"),
    path(RELEASE + "firmar/", press.sign_off, name="sign_off"),
    path(RELEASE + "hora/", press.move_hour, name="move_hour"),
    path(RELEASE + "retirar/", press.withdraw, name="withdraw_release"),
    path("prensa/", press.show_press_room, name="press_room"),
    path("prensa/rss/", press.give_feed, name="feed"),
    path("prensa/<slug:code>/", press.show_press, name="press"),
    path("prensa/informes/<slug:code>/<slug:language>/", press.show_published, name="published"),
    path("prensa/informes/<slug:code>/<slug:language>/<slug:kind>/", press.give_published, name="published_file"),
    path("constancias/<slug:code>/", certificates.show_verification, name="verify"),
]
