"""A faulty procedure for each right, small enough to read: name -> (right, drawing, where its story goes).

Those of R1, R2, R3, R5, R7, R13, R16 and R24 are sown into one fair procedure in `tests/bpmn/test_rights.py`.
"""

CASE = """
    watched
    variable crim unasked* in out
    variable ident none* presumed formal not_victim appealed not_victim_final
    variable age adult child unsure*
    variable closed no* yes
    variable closing goals_met person_choice lost_contact transferred not_yet
"""

FAULTY = {
    "care is suspended while the appeal is decided": (
        "R4",
        """
        watched
        variable ident none* presumed formal not_victim appealed not_victim_final
        start s -> vote
        task vote accreditation @panel ask ident=formal/not_victim -> g
        xor g -> appeal if ident = not_victim; e
        task appeal appeal @person set ident=appealed -> stop
        task stop suspension @case_manager -> review
        task review accreditation @appeal_panel ask ident=formal/not_victim_final -> e
        end e
        """,
        ["vote ident=not_victim", "appeal"],
    ),
    "a person is sent home during reflection": (
        "R6",
        """
        watched
        variable reflection none* running over
        start s -> offer
        task offer information @case_manager set reflection=running -> go
        task go return @migration -> rest
        task rest information @case_manager set reflection=over -> e
        end e
        """,
        ["offer"],
    ),
    "what was sent cannot be taken back": (
        "R8",
        """
        watched
        variable consent_share none* yes withdrawn
        variable more yes no
        start s -> agree
        task agree consent @person ask consent_share=yes/none -> g
        xor g -> send if consent_share = yes; e
        task send share @case_manager to provider by share_services ask more=yes/no -> again
        xor again -> send if more = yes; e
        end e
        esub withdrawal {
            start heard ni msg consent_withdrawn set consent_share=withdrawn -> note
            task note information @case_manager -> noted
            end noted
        }
        """,
        ["agree consent_share=yes", "heard"],
    ),
    "leaving the proceedings ends the care that was open": (
        "R8",
        """
        watched
        variable crim unasked* in out
        start s -> work
        sub work -> e {
            start is -> decide
            task decide decision @person ask crim=in/out -> p
            and p -> care; prepare
            task care care @psychologist -> j
            task prepare criminal @lawyer -> j
            and j -> ie
            end ie
        }
        border leaves on work msg leaves set crim=out -> e
        end e
        """,
        ["decide", "leaves"],
    ),
    "no is for ever": (
        "R9",
        CASE
        + """
        start s -> ask
        task ask decision @person ask crim=in/out -> care
        task care care @psychologist -> close
        task close closure @supervisor ask closing=goals_met/person_choice -> e
        end e set closed=yes
        """,
        ["ask crim=out"],
    ),
    "who said no is called again and cannot say yes": (
        "R9",
        """
        watched
        promises R9
        variable crim unasked* in out given=unasked,out
        start s -> g
        xor g -> e if crim = out; ask
        task ask decision @person ask crim=in/out -> e
        end e
        """,
        [],
    ),
    "data are shared for no stated reason": (
        "R10",
        """
        watched
        start s -> send
        task send share @case_manager to police reads C0 -> e
        end e
        """,
        [],
    ),
    "a service receives the packet of whoever said no": (
        "R10",
        """
        watched
        variable consent_share none* yes withdrawn
        start s -> agree
        task agree consent @person ask consent_share=yes/none -> send
        task send share @case_manager to provider by share_services -> e
        end e
        """,
        ["agree consent_share=none"],
    ),
    "a procedure without interviews sets their count back": (
        "R13",
        """
        watched
        variable interviews zero* one two given=zero,one
        start s -> new
        task new information @prosecutor set interviews=zero -> e
        end e
        """,
        [],
    ),
    "a procedure sets the count of interviews back as it begins": (
        "R13",
        """
        watched
        variable interviews zero* one two given=zero,one
        start s set interviews=zero -> hear
        task hear information @prosecutor -> e
        end e
        """,
        [],
    ),
    "what comes first sets the count of interviews back": (
        "R13",
        """
        watched
        variable interviews zero* one two given=zero,one
        start s -> t
        throw t msg note set interviews=zero -> hear
        task hear information @prosecutor -> e
        end e
        """,
        [],
    ),
    "a deadline that passes sets the count of interviews back": (
        "R13",
        """
        watched
        variable interviews zero* one two
        variable prepared no* yes
        variable judge_order no* yes
        start s -> prepare
        task prepare information @psychologist set prepared=yes -> hear
        task hear forensic_interview @prosecutor set interviews=one -> keep
        task keep information @prosecutor -> e
        border late on keep timer P30D set interviews=zero -> hear
        end e
        """,
        ["prepare", "hear", "late"],
    ),
    "an interview is held where nobody declares a count": (
        "R13",
        """
        watched
        start s -> hear
        task hear forensic_interview @prosecutor -> e
        end e
        """,
        [],
    ),
    "the police learn who declined": (
        "R11",
        """
        watched
        variable crim unasked* in out
        start s -> ask
        task ask decision @person ask crim=in/out -> tell
        task tell share @case_manager to police basis law-1 reads C0/C1/C3 -> e
        end e
        """,
        ["ask crim=out"],
    ),
    "the panel reads the account": (
        "R12",
        """
        watched
        variable crim unasked* in out
        variable ident none* presumed formal
        start s -> presume
        task presume decision @duty_officer set ident=presumed -> read
        task read accreditation @panel reads C0/C4 -> ask
        task ask decision @person ask crim=in/out -> e
        end e
        """,
        ["presume"],
    ),
    "the second interview is not prepared": (
        "R14",
        """
        watched
        variable prepared no* yes
        start s -> prepare
        task prepare interview @psychologist set prepared=yes -> first
        task first forensic_interview @prosecutor set prepared=no -> second
        task second forensic_interview @prosecutor -> e
        end e
        """,
        ["prepare", "first"],
    ),
    "a victim is fined for the papers": (
        "R15",
        """
        watched
        variable ident none* presumed formal
        variable sanction none* imposed annulled
        start s -> presume
        task presume decision @duty_officer set ident=presumed -> fine
        task fine sanction @migration set sanction=imposed -> lift
        task lift sanction @migration set sanction=annulled -> e
        end e
        """,
        ["presume"],
    ),
    "a fine is lifted only for those who join": (
        "R15",
        """
        watched
        variable crim unasked* in out
        variable sanction none* imposed annulled given=imposed
        start s -> ask
        task ask decision @person ask crim=in/out -> g
        xor g -> lift if crim = in; keep
        task lift sanction @migration set sanction=annulled -> e
        task keep information @lawyer -> e
        end e
        """,
        [],
    ),
    "in doubt the adult's way is taken": (
        "R17",
        """
        watched
        variable age adult child unsure*
        start s -> ask
        task ask screening @intake ask age=adult/child/unsure -> g
        xor g -> protect if age = child; shelter
        task protect guardian @child_authority -> e
        task shelter lodging @shelter -> e
        end e
        """,
        ["ask age=unsure"],
    ),
    "a child consents alone": (
        "R18",
        """
        watched
        variable age adult child unsure*
        variable guardian none* assigned
        start s -> ask
        task ask screening @intake ask age=adult/child/unsure -> agree
        task agree consent @person -> name
        task name guardian @child_authority set guardian=assigned -> e
        end e
        """,
        ["ask age=child"],
    ),
    "an age test comes before any guardian": (
        "R19",
        """
        watched
        variable age adult child unsure*
        variable guardian none* assigned
        start s -> test
        task test decision @forensic ask age=adult/child -> g
        xor g -> name if age = child; e
        task name guardian @child_authority set guardian=assigned -> e
        end e
        """,
        [],
    ),
    "a child goes home before anyone asks what is best": (
        "R20",
        """
        watched
        variable age adult child unsure* given=adult,child,unsure
        variable bid none* done
        variable return none* asked assessed home
        start s -> travel
        task travel return @migration set return=home -> panel
        task panel decision @child_authority set bid=done -> e
        end e
        """,
        ["travel"],
    ),
    "a return that nobody assessed": (
        "R21",
        """
        watched
        variable return none* asked assessed home
        variable risk unassessed* low high
        variable consent_return none* yes withdrawn
        start s -> agree
        task agree consent @person ask consent_return=yes/withdrawn -> g
        xor g -> travel if consent_return = yes; e
        task travel return @migration set return=home -> e
        end e
        """,
        ["agree consent_return=yes"],
    ),
    "the consulate learns of the asylum claim": (
        "R22",
        """
        watched
        variable asylum no* yes
        start s -> claim
        task claim decision @person ask asylum=no/yes -> call
        task call share @case_manager to consulate basis law-1 -> e
        end e
        """,
        ["claim asylum=yes"],
    ),
    "a refusal that nobody can appeal": (
        "R23",
        """
        watched
        variable ident none* presumed formal not_victim appealed not_victim_final
        start s -> vote
        task vote accreditation @panel ask ident=formal/not_victim -> tell
        task tell information @lawyer -> g
        xor g -> stands if ident = not_victim; e
        end stands set ident=not_victim_final
        end e
        """,
        ["vote ident=not_victim", "tell"],
    ),
    "the panel reviews itself": (
        "R23",
        """
        watched
        variable ident none* presumed formal not_victim appealed not_victim_final
        start s -> vote
        task vote accreditation @panel ask ident=formal/not_victim -> g
        xor g -> appeal if ident = not_victim; e
        task appeal appeal @person set ident=appealed -> review
        task review accreditation @panel ask ident=formal/not_victim_final -> e
        end e
        """,
        ["vote ident=not_victim", "appeal"],
    ),
    "consent is asked before rights are explained": (
        "R25",
        """
        watched
        variable informed no* yes
        start s -> agree
        task agree consent @person -> explain
        task explain information @lawyer set informed=yes -> e
        end e
        """,
        [],
    ),
    "nobody hears the alarm once the work is under way": (
        "R26",
        """
        watched
        promises R26
        variable danger no* yes
        start s -> care
        task care care @case_manager -> rest
        task rest care @case_manager -> e
        border alarm on care ni msg danger_alarm set danger=yes -> protect
        task protect lodging @duty_officer set danger=no -> safe
        end safe
        end e
        """,
        ["care"],
    ),
    "an alarm that only writes a note": (
        "R26",
        """
        watched
        variable danger no* yes
        start s -> care
        task care care @case_manager -> e
        end e
        esub alarm {
            start heard ni msg danger_alarm set danger=yes -> note
            task note information @duty_officer -> noted
            end noted
        }
        """,
        ["heard"],
    ),
    "no complaint can be made": (
        "R27",
        """
        watched
        promises R27
        start s -> care
        task care care @case_manager -> e
        end e
        """,
        [],
    ),
    "the case manager answers complaints about their own work": (
        "R27",
        """
        watched
        start s -> care
        task care care @case_manager -> e
        end e
        esub complaint {
            start heard ni msg service_complaint -> answer
            task answer complaint @case_manager -> answered
            end answered
        }
        """,
        ["heard"],
    ),
    "a closed door": (
        "R28",
        CASE.replace("watched", "watched\n promises R28")
        + """
        start s -> close
        task close closure @supervisor ask closing=goals_met/person_choice set closed=yes -> file
        task file information @dpo -> e
        end e
        """,
        ["close closing=goals_met", "file"],
    ),
    "only those who join may come back": (
        "R28",
        CASE
        + """
        start s -> decide
        task decide decision @person ask crim=in/out -> close
        task close closure @supervisor ask closing=goals_met/person_choice set closed=yes -> g
        xor g -> back if crim = in; e
        task back reopen @case_manager set closed=no set crim=out -> decide
        end e
        """,
        ["decide crim=out", "close closing=goals_met"],
    ),
    "the trial closes the case": (
        "R29",
        CASE
        + """
        start s -> presume
        task presume decision @duty_officer set ident=presumed -> decide
        task decide decision @person ask crim=in/out -> g
        xor g -> care if crim = in; lost
        task care care @psychologist -> close
        task close closure @supervisor ask closing=goals_met/person_choice -> e
        end e set closed=yes
        end lost set closed=yes
        """,
        ["presume", "decide crim=out"],
    ),
    "a step that may wait for ever": (
        "R30",
        """
        watched
        start s -> rule
        task rule decision @judge silent -> e
        end e
        """,
        [],
    ),
    "a wait for a letter that may never come": (
        "R30",
        """
        watched
        start s -> ask
        task ask decision @judge -> letter
        catch letter msg letter -> e
        end e
        """,
        [],
    ),
    "a case that cannot end": (
        "R31",
        """
        watched
        variable v a* b
        start s -> ask
        task ask decision @judge ask v=a/b -> g
        xor g -> a if v = a; b
        task a care @team -> j
        task b care @team -> j
        and j -> e
        end e
        """,
        ["ask", "a"],
    ),
    "a notice that tells too much": (
        "R32",
        """
        watched
        start s -> notify
        task notify share @duty_officer to police basis law-1 reads C0/C1 -> e
        end e
        """,
        [],
    ),
    "the prosecutor decides who is a victim": (
        "R34",
        """
        watched
        variable ident none* presumed formal not_victim
        start s -> hear
        task hear interview @prosecutor -> decide
        task decide accreditation @prosecutor ask ident=formal/not_victim -> appeal
        task appeal appeal @person -> e
        end e
        """,
        [],
    ),
    "figures made from files": (
        "R35",
        """
        watched
        start s -> count
        task count stats @secretariat reads C0/C3/C10 -> e
        end e
        """,
        [],
    ),
    "care only for nationals": (
        "R36",
        """
        watched
        variable nationality national foreign
        variable care none* done
        start s -> ask
        task ask screening @intake ask nationality=national/foreign -> g
        xor g -> care if nationality = national; leaflet
        task care care @psychologist set care=done -> e
        task leaflet information @intake -> e
        end e
        """,
        ["ask nationality=national"],
    ),
}
