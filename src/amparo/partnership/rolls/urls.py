"""Addresses of activities, sessions, rolls and signing in to a session."""

from django.urls import path

from amparo.partnership.rolls.views import activities, correcting, enrolling, rolls

app_name = "rolls"

ONE = "actividades/<int:key>/"
SESSION = "actividades/sesiones/<int:key>/"

urlpatterns = [
    path("actividades/", activities.show_list, name="activities"),
    path("actividades/nueva/", activities.plan, name="plan"),
    path(ONE, activities.show_activity, name="activity"),
    path(ONE + "cambiar/", activities.change, name="change"),
    path(ONE + "cancelar/", activities.cancel, name="cancel"),
    path(ONE + "calendario/", activities.calendar, name="calendar"),
    path(ONE + "sesion/", activities.plan_session, name="plan_session"),
    path(ONE + "cifra/", activities.record_figure, name="record_figure"),
    path(ONE + "personal/", activities.name_staff, name="name_staff"),
    path(ONE + "invitar/", enrolling.enrol, name="enrol"),
    path(ONE + "invitaciones/<int:enrolment>/", enrolling.record_answer, name="answer"),
    path(ONE + "participantes/", enrolling.read_participants, name="read_participants"),
    path(ONE + "participantes/<int:taken_in>/", enrolling.show_participants, name="participants"),
    path(ONE + "participantes/<int:taken_in>/importar/", enrolling.import_participants, name="import_participants"),
    path(SESSION + "lista/", rolls.roll, name="roll"),
    path(SESSION + "imprimir/", rolls.printed, name="printed"),
    path(SESSION + "papel/", rolls.attach_paper, name="attach_paper"),
    path(SESSION + "codigos/", rolls.codes, name="codes"),
    path(SESSION + "codigos/sala.svg", rolls.room_code, name="room_code"),
    path(SESSION + "conteo/", correcting.counts, name="counts"),
    path(SESSION + "marcas/", correcting.show_marks, name="marks"),
    path("actividades/marcas/<int:key>/tachar/", correcting.strike, name="strike"),
    path("actividades/papeles/<int:key>/", rolls.open_paper, name="paper"),
    path("asistencia/<slug:shown>/", rolls.sign_in, name="sign_in"),
]
