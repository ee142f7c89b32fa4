"""What comes near to breaking a right and does not: no false alarm. Name -> (right, drawing)."""

from tests.bpmn.rights.faulty import CASE, FAULTY


def mended(name: str, *changes: tuple[str, str]) -> str:
    """Return a faulty drawing with a few words changed."""
    text = FAULTY[name][1]
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


NEARLY = {
    "the person pauses their own care": (
        "R4",
        mended("care is suspended while the appeal is decided", ("suspension @case_manager", "suspension @person")),
    ),
    "a return right after reflection": (
        "R6",
        mended(
            "a person is sent home during reflection",
            ("-> go\n        task go return @migration -> rest", "-> rest"),
            ("set reflection=over -> e", "set reflection=over -> go\n task go return @migration -> e"),
        ),
    ),
    "what was sent can be taken back at once": (
        "R8",
        mended(
            "what was sent cannot be taken back",
            (
                "xor again -> send if more = yes; e",
                "xor again -> g if more = yes; e\nborder back on send msg referral_revoked -> e",
            ),
        ),
    ),
    "leaving the proceedings leaves the care open": (
        "R8",
        """
        watched
        variable crim unasked* in out
        start s -> p
        and p -> care; work
        task care care @psychologist -> j
        sub work -> m {
            start is -> decide
            task decide decision @person ask crim=in/out -> prepare
            task prepare criminal @lawyer -> ie
            end ie
        }
        border leaves on work msg leaves set crim=out -> stop
        task stop information @lawyer -> m
        xor m -> j
        and j -> e
        end e
        """,
    ),
    "a mind can be changed until closing is decided": (
        "R9",
        mended(
            "no is for ever",
            (
                "closing=goals_met/person_choice -> e",
                "closing=goals_met/not_yet -> g\nxor g -> ask if closing = not_yet; e",
            ),
        ),
    ),
    "what is told on a legal basis needs no consent": (
        "R10",
        mended("data are shared for no stated reason", ("reads C0", "basis law-1 reads C0")),
    ),
    "a second interview by a judge's order": (
        "R13",
        """
        watched
        variable interviews zero* one two
        variable judge_order no* yes
        start s -> hear
        task hear forensic_interview @prosecutor set interviews=one -> order
        task order decision @judge ask judge_order=no/yes -> g
        xor g -> again if judge_order = yes; e
        task again forensic_interview @prosecutor set interviews=two -> e
        end e
        """,
    ),
    "what sets the count of interviews back cannot happen": (
        "R13",
        """
        watched
        variable interviews zero* one two
        variable judge_order no* yes
        start s -> hear
        task hear forensic_interview @prosecutor set interviews=one -> g
        xor g -> t if interviews = zero; e
        throw t msg note set interviews=zero -> e
        end e
        """,
    ),
    "the police receive the minimal notice": (
        "R11",
        mended("the police learn who declined", ("reads C0/C1/C3", "reads C0")),
    ),
    "the police learn of a child in danger": (
        "R11",
        """
        watched
        variable crim unasked* in out
        variable age adult child unsure* given=adult,child
        start s -> ask
        task ask decision @person ask crim=in/out -> g
        xor g -> tell if age = child; e
        task tell share @case_manager to police basis law-1 reads C0/C1/C3 -> e
        end e
        """,
    ),
    "the account is read by the person's own counsel": (
        "R12",
        mended("the panel reads the account", ("task read accreditation @panel", "task read information @lawyer")),
    ),
    "a reporter's words are read before anyone is presumed a victim": (
        "R12",
        mended(
            "the panel reads the account",
            ("start s -> presume", "start s -> triage\ntask triage decision @intake reads C4 -> presume"),
            ("task read accreditation @panel", "task read information @psychologist"),
        ),
    ),
    "every interview is prepared": (
        "R14",
        mended(
            "the second interview is not prepared",
            (
                "set prepared=no -> second",
                "set prepared=no -> once_more\ntask once_more interview @psychologist set prepared=yes -> second",
            ),
        ),
    ),
    "an old fine is lifted for whoever does not join": (
        "R15",
        mended(
            "a fine is lifted only for those who join",
            ("-> lift if crim = in; keep", "-> keep if crim = in; lift"),
            ("@lawyer -> e", "@lawyer -> lift"),
        ),
    ),
    "an age in doubt is looked at again": (
        "R17",
        mended(
            "in doubt the adult's way is taken",
            ("-> protect if age = child; shelter", "-> ask if age = unsure; protect if age = child; shelter"),
        ),
    ),
    "an adult consents alone": (
        "R18",
        mended(
            "a child consents alone",
            ("-> agree\n        task agree consent @person -> name", "-> g\n xor g -> agree if age = adult; name"),
            ("set guardian=assigned -> e", "set guardian=assigned -> agree\n task agree consent @person -> e"),
        ),
    ),
    "the age test runs beside the search for a guardian": (
        "R19",
        mended(
            "an age test comes before any guardian",
            ("start s -> test", "start s -> name"),
            ("-> g\n        xor g -> name if age = child; e", "-> e"),
            ("set guardian=assigned -> e", "set guardian=assigned -> test"),
        ),
    ),
    "an adult goes home without a best-interest panel": (
        "R20",
        mended(
            "a child goes home before anyone asks what is best",
            ("start s -> travel", "start s -> g\nxor g -> travel if age = adult; panel"),
            ("set return=home -> panel", "set return=home -> e"),
            ("set bid=done -> e", "set bid=done -> travel"),
        ),
    ),
    "the person may step back at the door": (
        "R21",
        mended(
            "a return that nobody assessed",
            ("start s -> agree", "start s -> assess\ntask assess decision @case_manager ask risk=low/high -> agree"),
            (
                "-> travel if consent_return = yes; e",
                "-> sure if consent_return = yes; e\n"
                "task sure consent @person ask consent_return=yes/withdrawn -> last\n"
                "xor last -> travel if consent_return = yes; e",
            ),
            (
                "task travel return @migration set return=home -> e",
                "task travel return @migration set return=home -> e\n"
                "border stays on travel msg stays set consent_return=withdrawn -> e",
            ),
        ),
    ),
    "the consulate helps whoever asks for no asylum": (
        "R22",
        mended("the consulate learns of the asylum claim", ("-> call\n", "-> g\n xor g -> e if asylum = yes; call\n")),
    ),
    "an appeal that the person lets pass": (
        "R23",
        mended(
            "a refusal that nobody can appeal",
            ("-> stands if", "-> choose if"),
            (
                "end stands",
                "task choose appeal @person -> last\n border late on choose timer P10D -> last\n"
                " task last information @lawyer -> stands\n"
                " end stands",
            ),
        ),
    ),
    "another body reviews": (
        "R23",
        mended("the panel reviews itself", ("review accreditation @panel", "review accreditation @appeal_panel")),
    ),
    "an emergency is told before rights are explained": (
        "R25",
        mended(
            "consent is asked before rights are explained",
            (
                "start s -> agree",
                "start s -> alarm\ntask alarm share @intake to police basis law-1 reads C0 -> explain",
            ),
            ("-> explain\n        task explain", "-> e\n        task explain"),
            ("set informed=yes -> e", "set informed=yes -> agree"),
        ),
    ),
    "a second alarm while the first is answered": (
        "R26",
        mended(
            "an alarm that only writes a note",
            ("task note information @duty_officer", "task note lodging @duty_officer set danger=no"),
        ),
    ),
    "an alarm answered after a look at where the person is": (
        "R26",
        mended(
            "an alarm that only writes a note",
            ("-> note\n", "-> g\n xor g -> note\n"),
            ("task note information @duty_officer", "task note care @duty_officer set danger=no"),
        ),
    ),
    "the secretariat answers complaints": (
        "R27",
        mended(
            "the case manager answers complaints about their own work",
            ("complaint @case_manager", "complaint @secretariat"),
        ),
    ),
    "the file is erased after years in which the person could come back": (
        "R28",
        CASE
        + """
        start s -> close
        task close closure @supervisor ask closing=goals_met/person_choice set closed=yes -> wait
        gate wait -> returns; years
        catch returns msg returns -> back
        task back reopen @case_manager set closed=no -> close
        catch years timer P5Y -> erase
        task erase information @dpo -> e
        end e
        """,
    ),
    "a report that opens no case": (
        "R29",
        CASE
        + """
        start s -> triage
        task triage decision @intake -> e
        end e set closed=yes
        """,
    ),
    "a timer leads to somebody else": (
        "R30",
        mended(
            "a step that may wait for ever",
            (
                "end e",
                "border late on rule ni timer P1D -> remind\ntask remind decision @secretariat -> e2\n end e2\n end e",
            ),
        ),
    ),
    "a wait that ends by the calendar": (
        "R30",
        mended(
            "a wait for a letter that may never come",
            ("-> letter\n", "-> wait\n gate wait -> letter; late\ncatch late timer P1D -> e\n"),
        ),
    ),
    "a notice about a child tells where the child is": (
        "R32",
        """
        watched
        variable age adult child unsure* given=adult,child
        start s -> g
        xor g -> tell if age = child; notify
        task tell share @duty_officer to police basis law-1 reads C0/C1 -> e
        task notify share @duty_officer to police basis law-1 reads C0 -> e
        end e
        """,
    ),
    "the panel decides and the prosecutor is heard": (
        "R34",
        mended(
            "the prosecutor decides who is a victim",
            ("decide accreditation @prosecutor", "decide accreditation @panel"),
        ),
    ),
    "figures that write that they were made": (
        "R35",
        mended("figures made from files", ("reads C0/C3/C10", "reads C10 writes C0")),
    ),
    "each goes to their own service": (
        "R36",
        mended("care only for nationals", ("task leaflet information @intake", "task leaflet care @ngo set care=done")),
    ),
}
