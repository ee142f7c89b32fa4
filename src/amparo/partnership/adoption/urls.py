"""Addresses of proposals, of adoption and of what countries propose to one another."""

from django.urls import path

from amparo.partnership.adoption.views import cells, matrix, proposals, regional, verifying

app_name = "adoption"

PLACE = "adopcion/<int:institution>/<slug:number>/"

urlpatterns = [
    path("adopcion/", matrix.show_matrix, name="matrix"),
    path("adopcion/csv/", matrix.export, name="export"),
    path(PLACE, matrix.show_cell, name="cell"),
    path(PLACE + "acto/", cells.record_act, name="act"),
    path(PLACE + "evidencia/", cells.record_evidence, name="evidence"),
    path(PLACE + "incidencia/", cells.record_advocacy, name="advocacy"),
    path(PLACE + "acuerdo/", cells.agree_date, name="agree"),
    path(PLACE + "aplica/", cells.exempt, name="exempt"),
    path(PLACE + "recordar/", cells.remind, name="remind"),
    path("adopcion/actos/<int:key>/retirar/", cells.withdraw_act, name="withdraw"),
    path("adopcion/documentos/<int:key>/", matrix.open_document, name="document"),
    path("adopcion/oficios/<int:key>/<slug:language>/", matrix.show_letter, name="letter"),
    path("adopcion/oficios/<int:key>/<slug:language>/pdf/", matrix.open_letter, name="letter_pdf"),
    path("oficios/comprobar/", verifying.verify_letter, name="verify"),
    path("propuestas/", proposals.show_list, name="proposals"),
    path("propuestas/borrador/<int:key>/", proposals.consult, name="consult"),
    path("propuestas/<int:key>/", proposals.show_proposal, name="proposal"),
    path("propuestas/<int:key>/comprobacion/", proposals.show_check, name="check"),
    path("propuestas/<int:key>/comentar/", proposals.comment, name="comment"),
    path("propuestas/<int:key>/comentarios/<int:comment>/", proposals.answer_comment, name="answer"),
    path("propuestas/<int:key>/cerrar/", proposals.close, name="close"),
    path("propuestas/<int:key>/validar/", proposals.validate, name="validate"),
    path("propuestas/<int:key>/aprobar/", proposals.approve, name="approve"),
    path("propuestas/<int:key>/publicar/", proposals.publish, name="publish"),
    path("propuestas/<int:key>/devolver/", proposals.return_to_draft, name="return"),
    path("regional/", regional.show_offers, name="offers"),
    path("regional/<int:key>/", regional.show_offer, name="offered"),
    path("regional/<int:key>/tomar/", regional.take_up, name="take_up"),
    path("regional/<int:key>/declinar/", regional.decline, name="decline"),
    path("regional/ofrecer/<slug:number>/", regional.offer, name="offer"),
]
