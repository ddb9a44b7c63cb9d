"""What is wrong with a process file, in the language of the page: the gist, and the place in the file where it is."""

import re
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# The file's own sentences are for whoever runs the command; each form of them has its gist here, the first that fits.
GISTS: tuple[tuple[str, Any], ...] = (
    (r"^is larger than", _("Filen er for stor. Den kan være høyst 2 MB.")),
    (r"^is not UTF-8 text", _("Filen er ikke en tekstfil. Lagre den som UTF-8.")),
    (
        r"^is not TOML|^a key has too many dots|^is not a process file",
        _("Filen er ikke skrevet slik en prosessfil skal være (TOML)."),
    ),
    (
        r"^is missing; write version|^the file is of version",
        _("Filen mangler versjonen, eller er for en annen utgave av U-sving."),
    ),
    (r"^unknown key", _("Her står det noe som ikke hører hjemme i en prosessfil. Kanskje er det skrevet feil.")),
    (r"^is missing", _("Her mangler det noe.")),
    (r"^has \d+ characters", _("Teksten er for lang.")),
    (r"^has \d+; the least", _("Det er for få her.")),
    (r"^has \d+; the most", _("Det er for mange her.")),
    (
        r"^must not be empty|must not begin or end with a space",
        _("Teksten er tom, eller begynner eller slutter med et mellomrom."),
    ),
    (r"^has the character", _("Teksten har et tegn som ikke kan vises. Skriv én linje vanlig tekst.")),
    (r"already used by|is named twice|is already taken", _("Det samme står to ganger.")),
    (r"^there is no station", _("Den stasjonen finnes ikke. Stasjonene har numrene 1 til 7.")),
    (r"^there is no", _("Det vises til noe som ikke står i filen.")),
    (r"is outside the process", _("Datoen er utenfor tiden prosessen varer.")),
    (r"is before|is after", _("Datoene kommer i feil rekkefølge.")),
    (r"^takes \d+ minutes", _("Planen tar lengre tid enn samlingen varer.")),
    (r"must be a date from|cannot be moved by", _("Datoen ligger for langt fra i dag.")),
    (r"a date", _("Her skal det stå en dato, uten hermetegn.")),
    (r"is not one of", _("Ordet er ikke et av dem som kan stå her.")),
    (r"circle", _("Kretsen passer ikke til samlingen.")),
    (r"^must be", _("Det som står her, har feil form.")),
)


def in_words(refusal: object) -> str:
    """Say what a file was refused for: the gist, the place, and the sentence itself where no gist fits."""
    place, _colon, sentence = str(refusal).partition(": ")
    gist = next((words for form, words in GISTS if re.search(form, sentence)), None)
    if place == "the file":
        return str(gist or refusal)
    if gist is None:
        return gettext("Filen kan ikke brukes. Det gjelder «%(place)s»: %(sentence)s") % {
            "place": place,
            "sentence": sentence,
        }
    return gettext("%(gist)s Det gjelder «%(place)s» i filen.") % {"gist": gist, "place": place}
