"""The municipality's papers on personal data, from the code itself: the record of processing, the fields, the DPIA.

`tools/privacy.py` writes them to docs/personvern; the privacy officer's page shows the same.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from usving.core.catalogue import declared
from usving.core.personal import Classified, Fate, register
from usving.people.rules.record import Category, words
from usving.people.rules.retention import Purpose, purposes

DPIA = Path(__file__).parents[1] / "dpia.md"
MADE = "<!-- Laget av tools/privacy.py. Ikke rett her; rett koden eller malen og lag siden på nytt. -->\n\n"
FATES = {"delete": "slettes", "scrub": "tømmes", "keep": "blir stående"}
KINDS = {"account": "den som har kontoen", "person": "personen", "family": "familien"}
SPECIAL = "Kan inneholde særlige kategorier (artikkel 9)."
NOBODY = "ingen, bare databasens egne funksjoner"
INSIDE = "ingen utenfor kommunen"
# Each condition of a guard, as people. What stands for the same people has the same words.
READERS = {
    "people_me": "den det gjelder",
    "people_my_person": "den det gjelder",
    "people_my_families": "familien",
    "people_my_people": "familien og den som følger den opp",
    "people_i_am_parent_of": "foreldrene",
    "people_i_answer_for": "en hjelper med fullmakt",
    "people_near_by_mandate": "en hjelper med fullmakt",
    "people_families_i_follow": "kontaktpersonen",
    "people_my_staff": "ansatte: alle i kommunen",
    "staff": "ansatte: alle i kommunen",
    "people_my_municipality": "alle i kommunen",
    "people_i_administer": "administrator i kommunen",
    "people_i_have_role": "personvernombudet",
    "people_consents_to_me": "den samtykket nevner",
    "people_requests_to_me": "den som blir spurt",
    "people_overrides_about_me": "den det gjelder, når hun har fått vite det",
    "people_opened_to_me": "den samtykket nevner",
    "people_statements_about_me": "den opplysningen gjelder",
    "people_statements_i_wrote": "den som skrev",
    "people_statements_open_to_me": "den samtykket nevner",
    "people_my_organisations": "kontoret som inviterte",
    "process_offices_i_recruit_for": "kontoret som inviterte",
    "process_invitations_of_mine": "den som ser invitasjonen",
    "process_chosen_for_me": "de den som skrev, har valgt",
    "process_circles_i_sit_in": "kretsen",
    "process_my_circles": "kretsen",
    "process_circles_i_am_guest_of": "prosessveilederen, når alle familiene har sagt ja",
    "process_families_i_am_guest_of": "prosessveilederen, når alle familiene har sagt ja",
    "process_i_speak_for_side": "den som taler for siden",
    "process_joined_with_me": "alle i prosessen, når kretsene er blitt én",
    "process_my_processes": "de som har en plass i prosessen",
    "process_i_take_part_in": "de som deltar i prosessen",
    "process_my_family_processes": "familiene i prosessen",
    "process_my_seats": "den plassen gjelder",
    "process_i_wrote": "den som skrev",
    "process_i_facilitate": "prosessveilederen",
    "process_i_lead": "de som leder prosessen",
    "process_gatherings_i_lead": "de som leder samlingen",
    "process_gatherings_i_am_at": "de som er på samlingen",
    "process_gatherings_i_am_bidden_to": "de som er bedt til samlingen",
    "process_gatherings_i_run": "de som leder samlingen",
    "process_on_my_walls": "de som er i rommet, når det henger på veggen",
    "process_groupings_i_lead": "prosessveilederen",
    "process_groupings_i_sit_in": "de som sitter ved bordene",
    "process_i_make_groups_in": "prosessveilederen",
    "process_needs_told_to_me": "den som planlegger samlingen, når det er krysset av for det",
    "process_minutes": "de som er bedt til samlingen, og de som leder den",
    "process_gathering": "de som ser samlingen",
    "strengths_resource": "den det gjelder, og familien der det er valgt",
    "strengths_my_holders": "de som står bak",
    "strengths_i_meet_in": "de som har en plass i prosessen",
    "strengths_tasks_for_me": "de frivillige i prosessen: bare oppdraget",
    "strengths_agreement": "de to som bytter",
    "insight_accounts_at_home": "familien",
    "insight_chosen_for_me": "de den som fortalte, har valgt",
    "insight_authors_i_write_for": "en hjelper med fullmakt, når den som fortalte har sagt ja",
    "insight_i_told": "den som fortalte",
    "insight_hands_of_mine": "den som skrev",
    "insight_findings_i_draft": "familiene og tjenesteyterne i prosessen",
    "insight_may_say": "familiene og tjenesteyterne i prosessen",
    "insight_experience": "den som kan lese erfaringen",
    "insight_idea": "den som kan lese ideen",
    "insight_pilot": "den som kan lese utprøvingen",
    "insight_pilots_i_am_in": "de som gjør noe i utprøvingen",
    "insight_use": "den som kan lese hva ideen ble",
    "steering_boards_i_sit_on": "styret i prosessen",
    "steering_escalations_i_ask": "de en løftet sak gjelder",
    "steering_escalations_i_follow": "de en løftet sak gjelder, og når den er sendt, de som leder",
    "steering_escalations_i_hold": "den en sak er løftet til",
    "steering_board_seats_i_choose": "kretsen",
    "steering_qualityround": "de som har en plass i prosessen",
    "steering_boarddecision": "de som har en plass i prosessen",
    "steering_groupplan": "de som har en plass i prosessen",
    "people_families_i_speak_for": "de voksne i familien",
    "economy_my_weighings": "de voksne i familien, eller bare den ene det hører til",
    "economy_my_books": "de voksne i familien, eller bare den ene som har boka",
}
# Conditions that only narrow.
SILENT = {"people_pending", "process_hidden", "insight_kept_back"}
# What the clock never takes, and why.
STANDS = Purpose(
    "log",
    "å vise hvem som har sett og gjort hva",
    "slettes ikke: loggen kan ikke endres av noen, og har bare numre",
    "personvernforordningen artikkel 5 nr. 2, artikkel 15 og artikkel 32",
    (),
)
SECURITY = (
    "Databasen avgjør selv, rad for rad, hvem som ser hva (tvungen radvakt), i tillegg til dørene i koden.",
    "Ingenting går over en kommunegrense.",
    "To nivåer av innlogging. Det mest private krever det tryggeste. Ansatte har alltid et steg to.",
    "En logg som ikke kan endres, og som den det gjelder, leser selv.",
    "Engangslenker og innlogginger lagres bare som avtrykk. Meldinger sier at det er noe, aldri hva.",
    "Strengt vern mot fremmed kode i nettleseren. Ingen sporing.",
    "Opplysninger slettes av seg selv når tiden er ute. Små tall vises ikke.",
)


@dataclass(frozen=True)
class Kind:
    """One category of data as it is kept for a purpose: what it tells, about whom, and who gets to see it."""

    category: Category
    tables: tuple[Classified, ...]

    @property
    def whom(self) -> str:
        """The groups of people it is about."""
        return "; ".join(self.category.whom)

    @property
    def readers(self) -> str:
        """Who sees any of it, each group once: the guards of the tables."""
        seen = dict.fromkeys(group for table in self.tables for group in readers(table).split("; "))
        return "; ".join([each for each in seen if each != NOBODY] or [NOBODY])


@dataclass(frozen=True)
class Activity:
    """One purpose as the record has it: the tables, what they tell, who gets to see it, and how long it is kept."""

    purpose: Purpose
    tables: tuple[Classified, ...]

    @property
    def kinds(self) -> list[Kind]:
        """The categories of data that are kept for it, in the order of the file."""
        held = {each.label: each for each in self.tables}
        found = [(each, tuple(held[one] for one in each.models if one in held)) for each in words().categories]
        return [Kind(each, tables) for each, tables in found if tables]

    @property
    def outside(self) -> str:
        """Who gets some of it outside the municipality."""
        return words().receivers.get(self.purpose.code, INSIDE)

    @property
    def time(self) -> str:
        """How long it is kept, as proposed; the municipality's own decision goes before it."""
        period = self.purpose.period(date.max)
        return f"{period.days} dager {self.purpose.counted}" if period else self.purpose.counted


def activities() -> list[Activity]:
    """Every purpose with the tables that are kept for it; what no clock takes stands last."""
    personal = [each for each in register() if each.personal]
    found = [_activity(purpose, personal) for purpose in purposes()]
    rest = tuple(each for each in personal if not each.kept)
    return [each for each in (*found, Activity(STANDS, rest)) if each.tables]


def _activity(purpose: Purpose, personal: list[Classified]) -> Activity:
    return Activity(
        purpose, tuple(each for each in personal if purpose.code in [kept.purpose for kept in each.keeping])
    )


def name_of(each: Classified) -> str:
    """What the rows of a model are called, with a capital."""
    called = str(each.model._meta.verbose_name_plural)
    return called[:1].upper() + called[1:]


def readers(each: Classified) -> str:
    """Who sees the rows, read out of the guard of the table: each of its conditions is a group of people."""
    condition = declared()[each.model._meta.db_table].select
    if condition is None:
        return NOBODY
    found = [group for word, group in READERS.items() if re.search(rf"\b{word}\b", condition)]
    return "; ".join(dict.fromkeys(found))


def unread(condition: str) -> set[str]:
    """The words of a guard's condition that stand for people and that we have no words for."""
    asked = set(re.findall(r"\b(?:people|process)_[a-z_]+(?=\()", condition))
    return asked - READERS.keys() - SILENT


def at_erasure(each: Classified) -> str:
    """What becomes of the rows when the one they are of erases themselves, in words."""
    if each.fates:
        return "; ".join(dict.fromkeys(_fate(fate) for fate in each.fates.values()))
    return str(each.nobody)


def _fate(fate: Fate) -> str:
    act = FATES[fate.act]
    return f"{act} {fate.until}: {fate.why}" if fate.act == "keep" else f"{act}. {fate.why}" if fate.why else act


def record() -> str:
    """The record of processing (article 30)."""
    lines = [
        "# Protokoll over behandlingen\n",
        "Personvernforordningen artikkel 30. Kommunen er behandlingsansvarlig. Fyll inn navn, adresse og personvernombud.\n",
        f"**Hvem det gjelder:** {'; '.join(words().everyone)}.\n",
        "**Overføring til land utenfor EØS:** ingen fra U-sving selv. Den som drifter, må svare for sin egen leverandør.\n",
    ]
    for each in activities():
        lines += _activity_lines(each)
    return "\n".join([*lines, "## Sikkerhet\n", *(f"- {measure}" for measure in SECURITY)]) + "\n"


def _activity_lines(each: Activity) -> list[str]:
    return [
        f"## For {each.purpose.says}\n",
        f"- **Grunnlag:** {each.purpose.basis}",
        f"- **Lagres:** {each.time}. Kommunens egen beslutning går foran.",
        f"- **Mottakere utenfor kommunen:** {each.outside}",
        "",
        "| opplysninger | hvem de er om | hvem som kan se noe av dem |",
        "| --- | --- | --- |",
        *(f"| {_kind_cell(kind)} | {kind.whom} | {kind.readers} |" for kind in each.kinds),
        "",
    ]


def _kind_cell(kind: Kind) -> str:
    text = f"**{kind.category.name}:** {kind.category.tells}."
    return f"{text} {SPECIAL}" if kind.category.special else text


def fields() -> str:
    """Personal data, field by field."""
    lines = [
        "# Personopplysninger felt for felt\n",
        "«Fri tekst» kan inneholde hva som helst, også særlige kategorier (artikkel 9). Slik lages alt herfra: egen kopi, "
        "sletting, lagringstid og protokollen.\n",
        "| hva | felt | fri tekst | hvem den er om | hvem som ser det | ved sletting | formål |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for each in register():
        if each.personal:
            lines.append(f"| {' | '.join(_cells(each))} |")
    return "\n".join(lines) + "\n"


def _cells(each: Classified) -> Iterable[str]:
    yield f"{name_of(each)} (`{each.label}`)"
    for group in ("about", "free"):
        yield ", ".join(f"`{name}`" for name in sorted(each.groups[group])) or "–"
    yield ", ".join(dict.fromkeys(KINDS[kind] for kind in each.of.values())) or (
        "den som gjorde det" if each.by else "ingen som er kjent her"
    )
    yield readers(each)
    yield at_erasure(each)
    yield ", ".join(kept.purpose for kept in each.keeping) or STANDS.code


def dpia() -> str:
    """The assessment (article 35): written by hand, with tables from the code where it says so."""
    text = DPIA.read_text(encoding="utf-8")
    table = ["| formål | tabeller | lagres |", "| --- | --- | --- |"]
    table += [
        f"| {each.purpose.says} | {', '.join(name_of(one) for one in each.tables)} | {each.time} |"
        for each in activities()
    ]
    numbers = {"about": 0, "free": 0}
    for model in register():
        for group in numbers:
            numbers[group] += len(model.groups[group])
    return text.replace("{{ formål }}", "\n".join(table)).replace(
        "{{ tall }}", f"{numbers['about']} felt sier noe om noen, og {numbers['free']} er fri tekst"
    )


PAPERS = {"protokoll": record, "felter": fields, "dpia": dpia}


def paper(name: str) -> str:
    """One paper as Markdown, as docs/personvern holds it. Raises KeyError for a name that is none."""
    return MADE + PAPERS[name]()
