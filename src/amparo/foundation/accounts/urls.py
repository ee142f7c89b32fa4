"""Addresses of coming in, of what one comes in with, and of one's own sessions."""

from django.urls import path

from amparo.foundation.accounts.views import account, entering, sessions

app_name = "accounts"

urlpatterns = [
    path("entrar/llave/pedir/", entering.ask_passkey, name="ask_passkey"),
    path("entrar/llave/", entering.come_in_with_passkey, name="come_in"),
    path("entrar/cifras/", entering.show_time_code, name="time_code"),
    path("entrar/codigo/", entering.show_code, name="code"),
    path("relevo/", entering.hand_over, name="hand_over"),
    path("inscripcion/", account.enrol, name="enrol"),
    path("mi-cuenta/", account.show_account, name="account"),
    path("mi-cuenta/llaves/pedir/", account.ask_new_passkey, name="ask_new_passkey"),
    path("mi-cuenta/llaves/agregar/", account.add_passkey, name="add_passkey"),
    path("mi-cuenta/llaves/<int:key>/nombre/", account.rename_passkey, name="rename_passkey"),
    path("mi-cuenta/llaves/<int:key>/quitar/", account.remove_passkey, name="remove_passkey"),
    path("mi-cuenta/cifras/", account.set_time_code, name="set_time_code"),
    path("mi-cuenta/clave/", account.change_password, name="change_password"),
    path("mi-cuenta/sesiones/<int:key>/terminar/", sessions.end_session, name="end_session"),
    path("mi-cuenta/sesiones/terminar-otras/", sessions.end_others, name="end_others"),
    path("mi-cuenta/comprobar/pedir/", sessions.ask_proof, name="ask_proof"),
    path("mi-cuenta/comprobar/", sessions.prove, name="prove"),
]
