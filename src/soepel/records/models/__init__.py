"""Everything that is kept. The packages of one subject are one module."""

from soepel.records.models.access import Opening, ReasonGiven, StandIn
from soepel.records.models.agenda import CallBack
from soepel.records.models.attention import AttentionItem
from soepel.records.models.beginning import Beginning, IntakeAnswers, JoinCode
from soepel.records.models.consent import Consent
from soepel.records.models.demo import Demo, DemoLife
from soepel.records.models.diary import Entry, Intake
from soepel.records.models.erasure import Erasure
from soepel.records.models.invitation import Invitation
from soepel.records.models.learning import LessonRead
from soepel.records.models.messages import Message
from soepel.records.models.people import Clinic, Member, Patient, PracticeGroup, SignOff, User
from soepel.records.models.plan import Decision, ReviewedDay, Standing

__all__ = [
    "AttentionItem",
    "Beginning",
    "CallBack",
    "Clinic",
    "Consent",
    "Decision",
    "Demo",
    "DemoLife",
    "Entry",
    "Erasure",
    "Intake",
    "IntakeAnswers",
    "Invitation",
    "JoinCode",
    "LessonRead",
    "Member",
    "Message",
    "Opening",
    "Patient",
    "PracticeGroup",
    "ReasonGiven",
    "ReviewedDay",
    "SignOff",
    "StandIn",
    "Standing",
    "User",
]
