"""The invented staff of the demonstration: one account for each role, in two countries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Staff:
    """A demonstration account: who, where, in which team of the institution and in which role."""

    username: str
    label: str
    country: str
    institution: str
    posts: tuple[tuple[str, str], ...]


# A password that everybody may know: the sign-in page of the demonstration shows it.
PASSWORD: Final = "demostración-amparo"  # noqa: S105 - public by design

STAFF: Final = (
    Staff("cr.recepcion", "Rosa Ureña", "CR", "CR_ERI", (("guard", "intake"),)),
    Staff("cr.guardia", "Marvin Solano", "CR", "CR_ERI", (("guard", "duty_officer"), ("guard", "response_team"))),
    Staff("cr.gestora", "Elena Quirós", "CR", "CR_ERI", (("care", "case_manager"),)),
    Staff("cr.psicologia", "Irene Fallas", "CR", "CR_ERI", (("care", "psychologist"),)),
    Staff("cr.supervision", "Jorge Madriz", "CR", "CR_ERI", (("supervision", "supervisor"),)),
    Staff("cr.panel1", "Adriana Mora", "CR", "CR_ERI", (("panel", "panel"),)),
    Staff("cr.panel2", "Luis Chacón", "CR", "CR_ERI", (("panel", "panel"),)),
    Staff("cr.panel3", "Karla Zúñiga", "CR", "CR_ERI", (("panel", "panel"),)),
    Staff("cr.revision1", "Óscar Brenes", "CR", "CR_REVIEW", (("panel", "appeal_panel"),)),
    Staff("cr.revision2", "Nuria Sibaja", "CR", "CR_REVIEW", (("panel", "appeal_panel"),)),
    Staff("cr.revision3", "Pablo Retana", "CR", "CR_REVIEW", (("panel", "appeal_panel"),)),
    Staff("cr.policia", "Wálter Picado", "CR", "CR_OIJ", (("team", "police"),)),
    Staff("cr.fiscalia", "Silvia Arguedas", "CR", "CR_FACTRA", (("team", "prosecutor"),)),
    Staff("cr.juzgado", "Ana Lucía Rojas", "CR", "CR_COURTS", (("team", "judge"),)),
    Staff("cr.abogada", "Daniela Cordero", "CR", "CR_CSO_LEGAL", (("team", "lawyer"),)),
    Staff("cr.albergue", "Teresa Villalta", "CR", "CR_CSO_SHELTER", (("team", "shelter"),)),
    Staff("cr.salud", "Mauricio Céspedes", "CR", "CR_CCSS", (("team", "health"),)),
    Staff("cr.inamu", "Gabriela Monge", "CR", "CR_INAMU", (("team", "provider"),)),
    Staff("cr.migracion", "Esteban Alfaro", "CR", "CR_DGME", (("team", "migration"),)),
    Staff("cr.fondo", "Laura Vindas", "CR", "CR_FONATT", (("team", "fund"),)),
    Staff("cr.ninez", "Yorleny Matarrita", "CR", "CR_PANI", (("team", "child_authority"),)),
    Staff("cr.tutora", "Ileana Vargas", "CR", "CR_PANI", (("team", "guardian"),)),
    Staff("cr.escuela", "Randall Esquivel", "CR", "CR_MEP", (("team", "school"),)),
    Staff("cr.forense", "Viviana Sancho", "CR", "CR_OIJ", (("team", "forensic"),)),
    Staff("cr.tribunal", "Álvaro Jiménez", "CR", "CR_COURTS", (("team", "court"),)),
    Staff("cr.defensa", "Natalia Bogantes", "CR", "CR_COURTS", (("team", "defence"),)),
    Staff("cr.consulado", "Federico Rímolo", "CR", "CR_RREE", (("team", "consulate"),)),
    Staff("cr.contraparte", "Pilar Guzmán", "CR", "CR_SECRETARIAT", (("team", "counterpart"),)),
    Staff("cr.inclusion", "Xinia Barrantes", "CR", "CR_CSO_CARE", (("team", "ngo"),)),
    Staff("cr.custodia", "Rodrigo Leitón", "CR", "CR_SECRETARIAT", (("team", "dpo"),)),
    Staff("cr.secretaria", "Marcela Obando", "CR", "CR_SECRETARIAT", (("team", "secretariat"),)),
    Staff("cr.comite1", "Hernán Quesada", "CR", "CR_INAMU", (("committee", "steering"),)),
    Staff("cr.comite2", "Beatriz Alpízar", "CR", "CR_DGME", (("committee", "steering"),)),
    Staff("cr.jurista", "Mariana Segura", "CR", "CR_CSO_LEGAL", (("procedures", "drafter"),)),
    Staff("cr.formadora", "Alejandra Fonseca", "CR", "CR_EJ", (("training", "trainer"),)),
    Staff("cr.programa", "Valeria Montero", "CR", "CR_SECRETARIAT", (("programme", "programme"),)),
    Staff("cr.enlace", "Vilma Sancho", "CR", "CR_OIJ", (("liaison", "focal_point"),)),
    Staff("cr.datos", "Raquel Umaña", "CR", "CR_SECRETARIAT", (("oversight", "auditor"),)),
    Staff("cr.tecnica", "Iván Cascante", "CR", "CR_SECRETARIAT", (("service", "administrator"),)),
    Staff("hn.recepcion", "Suyapa Mejía", "HN", "HN_ERI", (("guard", "intake"),)),
    Staff("hn.guardia", "Carlos Zelaya", "HN", "HN_ERI", (("guard", "duty_officer"), ("guard", "response_team"))),
    Staff("hn.gestora", "Dunia Padilla", "HN", "HN_ERI", (("care", "case_manager"),)),
    Staff("hn.psicologia", "Fanny Ulloa", "HN", "HN_ERI", (("care", "psychologist"),)),
    Staff("hn.supervision", "Rigoberto Sosa", "HN", "HN_ERI", (("supervision", "supervisor"),)),
    Staff("hn.panel1", "Reina Cáceres", "HN", "HN_ERI", (("panel", "panel"),)),
    Staff("hn.panel2", "Óscar Banegas", "HN", "HN_ERI", (("panel", "panel"),)),
    Staff("hn.panel3", "Lesly Funes", "HN", "HN_ERI", (("panel", "panel"),)),
    Staff("hn.revision1", "Mirna Andino", "HN", "HN_REVIEW", (("panel", "appeal_panel"),)),
    Staff("hn.revision2", "Wilfredo Erazo", "HN", "HN_REVIEW", (("panel", "appeal_panel"),)),
    Staff("hn.revision3", "Sonia Guifarro", "HN", "HN_REVIEW", (("panel", "appeal_panel"),)),
    Staff("hn.policia", "Denis Amador", "HN", "HN_POLICE", (("team", "police"),)),
    Staff("hn.fiscalia", "Ondina Paz", "HN", "HN_UTESCTP", (("team", "prosecutor"),)),
    Staff("hn.abogada", "Keyla Rivera", "HN", "HN_CSO_LEGAL", (("team", "lawyer"),)),
    Staff("hn.albergue", "Nohemí Ochoa", "HN", "HN_CSO_SHELTER", (("team", "shelter"),)),
    Staff("hn.juzgado", "Julio Discua", "HN", "HN_COURTS", (("team", "judge"),)),
    Staff("hn.salud", "Yadira Bonilla", "HN", "HN_SESAL", (("team", "health"),)),
    Staff("hn.servicio", "Delia Castellanos", "HN", "HN_CSO_WOMEN", (("team", "provider"),)),
    Staff("hn.migracion", "Arnaldo Membreño", "HN", "HN_INM", (("team", "migration"),)),
    Staff("hn.fondo", "Ivonne Perdomo", "HN", "HN_FUND", (("team", "fund"),)),
    Staff("hn.ninez", "Belinda Cárcamo", "HN", "HN_SENAF", (("team", "child_authority"),)),
    Staff("hn.tutora", "Rosario Tábora", "HN", "HN_SENAF", (("team", "guardian"),)),
    Staff("hn.escuela", "Edgardo Murillo", "HN", "HN_SEDUC", (("team", "school"),)),
    Staff("hn.forense", "Leticia Aguilera", "HN", "HN_MP", (("team", "forensic"),)),
    Staff("hn.tribunal", "Héctor Valladares", "HN", "HN_COURTS", (("team", "court"),)),
    Staff("hn.defensa", "Lourdes Bustillo", "HN", "HN_COURTS", (("team", "defence"),)),
    Staff("hn.consulado", "Mauro Fúnez", "HN", "HN_SRECI", (("team", "consulate"),)),
    Staff("hn.contraparte", "Jacinta Lagos", "HN", "HN_SECRETARIAT", (("team", "counterpart"),)),
    Staff("hn.inclusion", "Elsa Pavón", "HN", "HN_CSO_WOMEN", (("team", "ngo"),)),
    Staff("hn.custodia", "Roger Amaya", "HN", "HN_SECRETARIAT", (("team", "dpo"),)),
    Staff("hn.comite1", "Martha Euceda", "HN", "HN_SENAF", (("committee", "steering"),)),
    Staff("hn.comite2", "Ramón Matute", "HN", "HN_INM", (("committee", "steering"),)),
    Staff("hn.jurista", "Gustavo Pineda", "HN", "HN_UTESCTP", (("procedures", "drafter"),)),
    Staff("hn.formador", "Roger Maradiaga", "HN", "HN_JUDICIAL_SCHOOL", (("training", "trainer"),)),
    Staff("hn.programa", "Lorena Chinchilla", "HN", "HN_SECRETARIAT", (("programme", "programme"),)),
    Staff("hn.enlace", "Edwin Maradiaga", "HN", "HN_POLICE", (("liaison", "focal_point"),)),
    Staff("hn.datos", "Nelson Irías", "HN", "HN_SECRETARIAT", (("oversight", "auditor"),)),
    Staff("hn.secretaria", "Fausto Lanza", "HN", "HN_SECRETARIAT", (("team", "secretariat"),)),
)
