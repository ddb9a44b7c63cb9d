"""What hangs on the ways in: devices that are known, identities from outside, addresses that wait for an answer, attempts."""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy, closed
from usving.people.models.accounts import Account
from usving.people.models.organisations import Municipality
from usving.people.rules.devices import Device
from usving.people.rules.guards import ME, person_owned

DEVICES = {
    Device.ANDROID: _("Android-telefon"),
    Device.IPHONE: _("iPhone"),
    Device.IPAD: _("iPad"),
    Device.WINDOWS: _("PC med Windows"),
    Device.MAC: _("Mac"),
    Device.LINUX: _("PC med Linux"),
    Device.OTHER: _("en annen enhet"),
}


class KnownDevice(models.Model):
    """A browser that someone has logged in with. The word in its cookie is not kept, only a digest that differs by account."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Hvem"))
    digest = models.CharField(max_length=64, unique=True)
    kind = models.CharField(_("Enhet"), max_length=10, choices=labelled(Device, DEVICES))
    first_at = models.DateTimeField(_("Først"), default=timezone.now)
    last_at = models.DateTimeField(_("Sist"), default=timezone.now)

    policy = person_owned()

    class Meta:
        verbose_name = _("kjent enhet")
        verbose_name_plural = _("kjente enheter")
        constraints = [known("kind", Device, "people_knowndevice_kind")]

    class Personal:
        about = {"account", "kind", "first_at", "last_at"}
        plain = {"id", "digest"}
        of = {"account": "account"}
        erased = DELETE
        secret = {"digest"}
        at = "about_me"
        kept = Kept(
            "belonging",
            "process_person_unused((select a.person_id from people_account a where a.id = account_id))",
            "(select a.municipality_id from people_account a where a.id = account_id)",
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.last_at:%Y-%m-%d}"


class OutsideIdentity(models.Model):
    """That an account is someone whom an identity provider knows. What the provider calls them is kept as a keyed digest only."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Hvem"))
    provider = models.CharField(_("Hos"), max_length=30)
    digest = models.CharField(_("Avtrykk"), max_length=64, unique=True)
    connected_at = models.DateTimeField(_("Koblet"), default=timezone.now)

    policy = person_owned()

    class Meta:
        verbose_name = _("identitet utenfra")
        verbose_name_plural = _("identiteter utenfra")
        constraints = [
            models.UniqueConstraint(fields=["account", "provider"], name="people_outsideidentity_once"),
        ]

    class Personal:
        about = {"account", "provider", "digest", "connected_at"}
        plain = {"id", "municipality"}
        of = {"account": "account"}
        erased = DELETE
        secret = {"digest"}
        at = "about_me"
        kept = Kept(
            "belonging",
            "process_person_unused((select a.person_id from people_account a where a.id = account_id))",
            "(select a.municipality_id from people_account a where a.id = account_id)",
        )

    def __str__(self) -> str:
        return f"{self.provider} {self.connected_at:%Y-%m-%d}"


class AddressChange(models.Model):
    """An e-mail address that someone wants, until they have shown that they read it. Asking again drops the one before."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.OneToOneField(Account, on_delete=models.CASCADE, verbose_name=_("Hvem"))
    address = models.EmailField(_("Ny adresse"))
    digest = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(_("Bedt om"), default=timezone.now)
    expires_at = models.DateTimeField(_("Til"))

    policy = Policy(
        select=f"account_id = {ME}",
        delete=f"account_id = {ME}",
        why="person-owned; asked for by people_ask_address, used by people_confirm_address before anyone is known",
    )

    class Meta:
        verbose_name = _("adresse som venter")
        verbose_name_plural = _("adresser som venter")

    class Personal:
        about = {"account", "address"}
        plain = {"id", "digest", "asked_at", "expires_at"}
        of = {"account": "account"}
        erased = DELETE
        secret = {"digest"}
        at = "about_me"
        kept = Kept("way-in", "expires_at", "(select a.municipality_id from people_account a where a.id = account_id)")

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d %H:%M}"


class Attempt(models.Model):
    """How often something has been tried in vain lately. What was tried and from where stands only as a keyed digest."""

    digest = models.CharField(primary_key=True, max_length=64)
    failures = models.PositiveIntegerField(db_default=0)
    last_at = models.DateTimeField(db_default=Now())

    policy = closed("people_attempts and people_attempt_failed are the only ways to it; swept by the hour")

    class Meta:
        verbose_name = _("mislykket forsøk")
        verbose_name_plural = _("mislykkede forsøk")

    class Personal:
        plain = {"digest", "failures", "last_at"}

    def __str__(self) -> str:
        return f"{self.failures}"
