"""Who there is: practice groups with their clinics and members, and the patients they treat."""

from typing import ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from soepel.records.history import history
from soepel.records.vocabulary import Role, choices
from soepel.words import Lang


class Users(BaseUserManager["User"]):
    """Finds an account by its address, whatever its capitals."""

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)


@history
class User(AbstractBaseUser):
    """An account: an e-mail address to sign in with. What it may do hangs on its roles."""

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = Users()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="one_account_per_address")
        ]

    def has_usable_password(self) -> bool:
        """Nobody has one: a mailed code or a passkey is what signs in."""
        return False


@history
class PracticeGroup(models.Model):
    """A group of clinics under one name; nothing is shared between two groups."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(unique=True)
    example = models.BooleanField(default=False)
    """Invented, and says so."""


@history
class SignOff(models.Model):
    """Who signed that a practice group may use Soepel in real care, and for which rules."""

    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="sign_offs")
    name = models.CharField(max_length=120)
    register_number = models.CharField(max_length=40)
    """The number in the register of health professionals."""
    signed_on = models.DateField()
    programme_version = models.CharField(max_length=40)
    content_hash = models.CharField(max_length=64)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()


@history
class Clinic(models.Model):
    """A place where people are treated."""

    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="clinics")
    slug = models.SlugField()
    name = models.CharField(max_length=120)
    street = models.CharField(max_length=120)
    postcode = models.CharField(max_length=7)
    place = models.CharField(max_length=80)
    province = models.CharField(max_length=40)
    phone = models.CharField(max_length=20)
    email = models.EmailField()
    hours = models.JSONField(default=dict)
    """Opening hours in words, by language."""
    accepts_new = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "slug"], name="one_clinic_per_slug")
        ]


@history
class Member(models.Model):
    """Somebody who works for a practice group, in one role."""

    user = models.OneToOneField(User, models.PROTECT, related_name="member")
    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="members")
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="members", null=True)
    """None: works for the whole group."""
    role = models.CharField(max_length=20, choices=choices(Role))
    name = models.CharField(max_length=120)


@history
class Patient(models.Model):
    """Somebody who is treated, or who goes on her own."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    """Names the patient in an address; says nothing about her."""
    user = models.OneToOneField(User, models.PROTECT, related_name="patient", null=True)
    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="patients")
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="patients")
    therapist = models.ForeignKey(Member, models.PROTECT, related_name="patients", null=True)
    given_name = models.CharField(max_length=60)
    family_name = models.CharField(max_length=80)
    born = models.DateField()
    phone = models.CharField(max_length=30, blank=True, default="", db_default="")
    """For who treats her; empty where it is not known."""
    language = models.CharField(max_length=2, choices=choices(Lang), default=Lang.NL.value)
    made_at = models.DateTimeField(auto_now_add=True)

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"
