"""Names that are nobody's, to begin with: asking shall not begin with thinking of a name."""

from django.utils.translation import gettext_lazy as _

ALIASES = (
    _("Blåklokke"), _("Linerle"), _("Bjørkeblad"), _("Sjøstjerne"), _("Rognebær"), _("Snøfonn"), _("Fyrlykt"), _("Tindved"),
    _("Hvitveis"), _("Blåveis"), _("Tyttebær"), _("Multebær"), _("Bringebær"), _("Røsslyng"), _("Myrull"), _("Kongle"),
    _("Einerbusk"), _("Furutopp"), _("Ospeløv"), _("Hestehov"), _("Løvetann"), _("Kløver"), _("Markjordbær"), _("Granbar"),
    _("Kråkebolle"), _("Blåskjell"), _("Tang og tare"), _("Rullestein"), _("Svaberg"), _("Brenning"), _("Drivved"), _("Båtripa"),
    _("Tjeld"), _("Ærfugl"), _("Havørn"), _("Spurvehauk"), _("Kjøttmeis"), _("Dompap"), _("Rødstrupe"), _("Gråtrost"),
    _("Morgendis"), _("Solgløtt"), _("Regnbue"), _("Nordavind"), _("Nysnø"), _("Stjerneklart"), _("Nordlys"), _("Skumring"),
)  # fmt: skip
