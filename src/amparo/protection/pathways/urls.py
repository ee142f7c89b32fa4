"""Addresses of the pathway, in the words of the screen."""

from django.urls import path, re_path

from amparo.protection.cases.vocabulary import CODE_PATTERN
from amparo.protection.pathways.views import cases, consents, documents, steps, told, warnings, work

app_name = "pathways"

CASE = rf"^casos/(?P<code>{CODE_PATTERN})/"
STEP = r"(?P<path>[A-Za-z0-9_./-]{1,200})"

urlpatterns = [
    path("mi-trabajo/", work.show_work, name="work"),
    path("mi-trabajo/sin-certificado/", told.show_done_without, name="without"),
    re_path(r"^mi-trabajo/sin-certificado/(?P<key>\d{1,18})/visto/$", told.take_note, name="without_seen"),
    path("casos/", work.show_cases, name="cases"),
    path("casos/nueva-alerta/", work.record_alert, name="new_alert"),
    re_path(CASE + "$", cases.show_case, name="case"),
    re_path(CASE + "recorrido/$", cases.show_course, name="course"),
    re_path(CASE + "personas/$", cases.show_people, name="people"),
    re_path(CASE + r"abrir/(?P<group>[A-Z0-9]{2})/$", cases.open_group, name="open_group"),
    re_path(CASE + "accesos/$", cases.show_accesses, name="accesses"),
    re_path(CASE + r"avisos/(?P<message>[a-z_]{1,60})/$", warnings.raise_message, name="message"),
    re_path(CASE + "agregar-paso/$", cases.add_step, name="add_step"),
    re_path(CASE + "consentimientos/$", consents.show_consents, name="consents"),
    re_path(CASE + "consentimientos/nuevo/$", consents.give_consent, name="give_consent"),
    re_path(CASE + r"consentimientos/(?P<key>\d{1,18})/retirar/$", consents.withdraw_consent, name="withdraw"),
    re_path(CASE + f"pasos/{STEP}/$", steps.show_step, name="step"),
    re_path(CASE + f"borrador/{STEP}/$", steps.keep_draft, name="draft"),
    re_path(CASE + f"omitir/{STEP}/$", steps.skip_step, name="skip"),
    re_path(CASE + "entrevista/$", cases.begin_interview, name="interview"),
    re_path(CASE + "documentos/$", documents.show_documents, name="documents"),
    re_path(CASE + r"documentos/(?P<key>\d{1,18})/$", documents.open_document, name="document"),
    re_path(CASE + "servicios/$", cases.show_plan, name="plan"),
]
