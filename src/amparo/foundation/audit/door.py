"""What is called what people do at the door."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _lazy

DOOR: Final = {
    "PASSKEY_ADDED": _lazy("Added a passkey"),
    "PASSKEY_RENAMED": _lazy("Renamed a passkey"),
    "PASSKEY_REMOVED": _lazy("Removed a passkey"),
    "TIME_CODE_SET": _lazy("Set up figures for signing in"),
    "PASSWORD_CHANGED": _lazy("Changed their password"),
    "SESSION_ENDED": _lazy("Ended a session on another device"),
    "SESSIONS_ENDED": _lazy("Ended all sessions on other devices"),
    "PROVED_AGAIN": _lazy("Showed again who they are"),
    "INTERVIEW_BEGUN": _lazy("Kept a device open for an interview"),
    "CODE_USED": _lazy("Somebody came with a code to add a passkey"),
    "MEMBER_INVITED": _lazy("Invited somebody to the institution"),
    "POST_GIVEN": _lazy("Gave a colleague a role"),
    "POST_TAKEN": _lazy("Took a role from a colleague"),
    "RECOVERY_ASKED": _lazy("Vouched for a colleague who lost their passkey"),
    "SIGN_ON_KEPT": _lazy("Set up the sign-in of an institution"),
    "SIGN_ON_LINKED": _lazy("Linked their account with their institution's sign-in"),
    "SIGN_ON_UNLINKED": _lazy("Undid the link with their institution's sign-in"),
    "SIGN_ON_ANSWERED": _lazy("An institution said who somebody is who comes in"),
    "SIGN_ON_ENDED": _lazy("An institution ended somebody's sessions"),
    "RECOVERY_CONFIRMED": _lazy("Confirmed that a colleague lost their passkey"),
    "REACH_CHANGED": _lazy("Said how they are told that something waits"),
    "MESSAGE_SENT": _lazy("A neutral message left"),
    "MESSAGE_DEAD": _lazy("A neutral message could not be carried"),
    "MESSAGE_TRIED_AGAIN": _lazy("Let a neutral message leave once more"),
}

DOOR_ATTEMPTS: Final = {
    "PROVE_AGAIN": _lazy("to show again who they are"),
    "ADD_PASSKEY": _lazy("to add a passkey"),
    "RENAME_PASSKEY": _lazy("to rename a passkey"),
    "REMOVE_PASSKEY": _lazy("to remove a passkey"),
    "KEEP_TIME_CODE": _lazy("to set up figures for signing in"),
    "CHANGE_PASSWORD": _lazy("to change a password"),
    "BEGIN_INTERVIEW": _lazy("to keep a device open for an interview"),
    "END_SESSION": _lazy("to end a session"),
    "MAKE_CODE": _lazy("to make a code to come in"),
    "SEE_MEMBERS": _lazy("to see the people of an institution"),
    "INVITE_MEMBER": _lazy("to invite somebody to an institution"),
    "CHANGE_POSTS": _lazy("to change the roles of a colleague"),
    "ASK_RECOVERY": _lazy("to vouch for a colleague who lost their passkey"),
    "SEE_SIGN_ONS": _lazy("to see the sign-ins of institutions"),
    "KEEP_SIGN_ON": _lazy("to set up the sign-in of an institution"),
    "LINK_SIGN_ON": _lazy("to link an account with an institution's sign-in"),
    "UNLINK_SIGN_ON": _lazy("to undo the link with an institution's sign-in"),
    "CONFIRM_RECOVERY": _lazy("to confirm that a colleague lost their passkey"),
}
