"""Addresses of bodies, meetings, points, plans, action points and agreements."""

from django.urls import path

from amparo.partnership.governance.views import bodies, deciding, meetings, plans, promises

app_name = "governance"

BODY = "gobernanza/organos/<int:key>/"
MEETING = "gobernanza/reuniones/<int:key>/"
ITEM = "gobernanza/puntos/<int:key>/"
PLAN = "gobernanza/planes/<int:key>/"
POINT = "gobernanza/compromisos/"
AGREEMENT = "gobernanza/convenios/"

urlpatterns = [
    path("gobernanza/", bodies.show_list, name="bodies"),
    path("gobernanza/organos/nuevo/", bodies.enter, name="enter_body"),
    path(BODY, bodies.show_body, name="body"),
    path(BODY + "asiento/", bodies.enter_seat, name="enter_seat"),
    path(BODY + "convocar/", meetings.convene, name="convene"),
    path(BODY + "plan/", plans.make, name="make_plan"),
    path("gobernanza/asientos/<int:key>/", bodies.show_seat, name="seat"),
    path("gobernanza/asientos/<int:key>/mandato/", bodies.give_mandate, name="give_mandate"),
    path("gobernanza/asientos/<int:key>/terminar/", bodies.end_seat, name="end_seat"),
    path("gobernanza/mandatos/<int:key>/terminar/", bodies.end_mandate, name="end_mandate"),
    path(MEETING, meetings.show_meeting, name="meeting"),
    path(MEETING + "punto/", meetings.add_item, name="add_item"),
    path(MEETING + "acta/", meetings.draft_minutes, name="draft_minutes"),
    path(MEETING + "compromiso/", promises.raise_in_meeting, name="raise_in_meeting"),
    path("gobernanza/actas/<int:key>/aprobar/", meetings.approve_minutes, name="approve_minutes"),
    path(ITEM, deciding.show_item, name="item"),
    path(ITEM + "documento/", deciding.add_paper, name="add_paper"),
    path(ITEM + "interes/", deciding.declare_conflict, name="declare_conflict"),
    path(ITEM + "votar/", deciding.vote, name="vote"),
    path(ITEM + "decidir/", deciding.decide, name="decide"),
    path("gobernanza/documentos/<int:key>/", deciding.open_paper, name="paper"),
    path(PLAN, plans.show_plan, name="plan"),
    path(PLAN + "linea/", plans.write_line, name="write_line"),
    path(PLAN + "lineas/<int:number>/quitar/", plans.remove_line, name="remove_line"),
    path(PLAN + "version/", plans.begin_version, name="begin_version"),
    path("gobernanza/extensiones/<int:key>/", plans.show_extension, name="extension"),
    path("gobernanza/metas/<int:key>/", plans.confirm_target, name="confirm_target"),
    path(POINT, promises.show_points, name="points"),
    path(POINT + "excel/", promises.export_points, name="points_xlsx"),
    path(POINT + "nuevo/", promises.raise_point, name="raise_point"),
    path(POINT + "<int:key>/", promises.close_point, name="close_point"),
    path(AGREEMENT, promises.show_agreements, name="agreements"),
    path(AGREEMENT + "nuevo/", promises.enter_agreement, name="enter_agreement"),
    path(AGREEMENT + "comprobar/", promises.check_agreement, name="check_agreement"),
    path(AGREEMENT + "<int:key>/", promises.show_agreement, name="agreement"),
    path(AGREEMENT + "<int:key>/firmar/", promises.sign, name="sign"),
    path(AGREEMENT + "<int:key>/terminar/", promises.end_agreement, name="end_agreement"),
]
