"""The jobs: the nightly review and the mail, in the queue that lives in the database.

The night's round hands out portions of patients. A portion can be run twice, by anybody: whoever
has been reviewed is skipped, so a round that was broken off goes on where it stopped.
"""

import logging
from datetime import UTC, datetime
from typing import Final

import pghistory
from django.conf import settings
from django.core.mail import send_mail
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection
from procrastinate.contrib.django import app as queue

from soepel.actions.demo.go_on import catch_up
from soepel.actions.messages.forget_sent import forget_sent
from soepel.actions.messages.send_due import send_due
from soepel.actions.people.erase import erase, still_to_erase
from soepel.actions.plan.review_tonight import review_tonight, still_to_review
from soepel.records import clock as wall
from soepel.records.models import Message
from soepel.server import clock
from soepel.server.environment import OWNER

log = logging.getLogger(__name__)
PORTION: Final = 200


@queue.periodic(cron="*/15 * * * *", periodic_id="night")
@queue.task(queue="reviews", queueing_lock="night")
@pghistory.context(job="begin_night")
def begin_night(timestamp: int) -> None:  # noqa: ARG001 - procrastinate hands it in
    """Hands out everybody whose plan of today is not there yet, in portions.

    Every quarter of an hour, not once: a night that was missed is made good, and by day there is
    nothing to hand out.
    """
    if settings.DEMO:
        # The invented people live on first, so that the night finds what they told.
        catch_up(datetime.now(UTC))
    _forget_failed_portions()
    day, after = wall.today(clock.now()), 0
    while portion := still_to_review(day, after, PORTION):
        review_portion.defer(patients=list(portion))
        after = portion[-1]


def _forget_failed_portions() -> None:
    """This round hands out again whom they left: what failed is told once, not each quarter."""
    with connection.cursor() as cursor:
        cursor.execute(
            "delete from procrastinate_jobs where task_name = %s and status = 'failed'",
            [review_portion.name],
        )


class NotReviewed(Exception):
    """How many patients of a portion could not be reviewed; the log has each of them."""


@queue.task(queue="reviews")
@pghistory.context(job="review_portion")
def review_portion(patients: list[int]) -> None:
    """Brings each patient of a portion to today, each in a transaction of her own.

    One whose review breaks does not keep the others from theirs: the next round hands out who is
    left. Raises NotReviewed at the end.
    """
    now = clock.now()
    broken = [patient for patient in patients if not _done(patient, now)]
    if broken:
        raise NotReviewed(f"{len(broken)} of {len(patients)} patients")


def _done(patient: int, now: datetime) -> bool:
    try:
        review_tonight(patient, wall.today(now), now)
    except Exception:
        log.exception("the review of patient %s broke", patient)
        return False
    return True


@queue.periodic(cron="* * * * * */10", periodic_id="mail")
@queue.task(queue="mail", queueing_lock="mail")
@pghistory.context(job="send_mail_due")
def send_mail_due(timestamp: int) -> None:  # noqa: ARG001 - procrastinate hands it in
    """Sends what waits in the outbox. The demo's mail ends in its mailbox."""
    send_due(_kept if settings.DEMO else _mailed, clock.now())


def _mailed(message: Message) -> None:
    send_mail(message.title, message.body, settings.DEFAULT_FROM_EMAIL, [message.to])


def _kept(message: Message) -> None:
    """The mailbox page shows it as sent."""


@queue.periodic(cron="35 * * * *", periodic_id="forget")
@queue.task(queue="mail", queueing_lock="forget")
@pghistory.context(job="forget_what_is_over")
def forget_what_is_over(timestamp: int) -> None:  # noqa: ARG001 - procrastinate hands it in
    """Forgets mail that was sent long enough ago, and sessions that have ended."""
    forget_sent(clock.now())
    call_command("clearsessions")


@queue.periodic(cron="*/5 * * * *", periodic_id="erase")
@queue.task(queue="erasing", queueing_lock="erase")
def erase_what_was_asked(timestamp: int) -> None:  # noqa: ARG001 - procrastinate hands it in
    """Erases the data of who asked, as the owner of the tables: the site itself could not.

    Where a worker does not know that role, its database refuses, and the job says so.
    """
    using = OWNER if OWNER in settings.DATABASES else DEFAULT_DB_ALIAS
    for patient in still_to_erase(using):
        erase(patient, clock.now(), using)
