"""What the worker does about people: sending, and sweeping up. A job's arguments are ids only."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from usving.people.actions import contacts, own_data, retention
from usving.people.actions.attempts import sweep as sweep_attempts
from usving.people.actions.bundles import send_due
from usving.people.actions.consents import remind_of_ending
from usving.people.actions.danger import tell_those_who_wait
from usving.people.actions.gateways import NotSent
from usving.people.actions.notices import SEND
from usving.people.actions.sending import send
from usving.people.models.sessions import SessionStore

# 4 s, 16 s, 1 min, 4 min, 17 min, 1 h 8 min, 4 h 33 min: a mail server may be away for a working morning.
AGAIN = RetryStrategy(max_attempts=7, exponential_wait=4, retry_exceptions=[NotSent])


@app.task(name=SEND, retry=AGAIN)
def send_notice(message_id: str) -> None:
    """Send one message, if it is there and unsent."""
    send(UUID(message_id))


@app.periodic(cron="2 * * * *")
@app.task(name="people.send_due", queueing_lock="people.send_due")
def send_what_is_due(timestamp: int) -> None:
    """Send what has waited for its hour: bundles, and what came in quiet hours."""
    send_due()


@app.periodic(cron="17 * * * *")
@app.task(name="people.sweep_sessions", queueing_lock="people.sweep_sessions")
def sweep_sessions(timestamp: int) -> None:
    """Drop the sessions whose time is over, and forget failed attempts that shut no door any more."""
    sweep_attempts()
    SessionStore.clear_expired()


@app.periodic(cron="* * * * *")
@app.task(name="people.revive_jobs", queueing_lock="people.revive_jobs", pass_context=True)
async def revive_jobs(context: Any, timestamp: int) -> None:
    """Give the jobs of a worker that was killed to another one."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=60):
        await manager.retry_job(job, retry_at=datetime.now(UTC))


@app.task(name=own_data.MAKE, retry=3)
def make_own_copy(copy_id: str) -> None:
    """Make someone's copy of everything about them, if it waits."""
    own_data.make_copy(UUID(copy_id))


@app.periodic(cron="27 * * * *")
@app.task(name="people.sweep_own_copies", queueing_lock="people.sweep_own_copies")
def sweep_own_copies(timestamp: int) -> None:
    """Drop the copies whose day is over."""
    own_data.sweep_copies()


@app.periodic(cron="23 2 * * *")
@app.task(name="people.clear_away", queueing_lock="people.clear_away")
def clear_away(timestamp: int) -> None:
    """Clear away what has been kept as long as it may be."""
    retention.clear_away()


@app.periodic(cron="5 3 * * *")
@app.task(name="people.part_from_those_who_left", queueing_lock="people.part_from_those_who_left")
def part_from_those_who_left(timestamp: int) -> None:
    """Tell the families whose contact person has left, the night after, so that a slip of the hand can be undone till then."""
    contacts.part_from_those_who_left()


@app.periodic(cron="41 3 * * *")
@app.task(name="people.forget_jobs", queueing_lock="people.forget_jobs", pass_context=True)
async def forget_jobs(context: Any, timestamp: int) -> None:
    """Drop finished jobs after a week: when someone asked for a link is nobody's business for longer."""
    await context.app.job_manager.delete_old_jobs(nb_hours=7 * 24, include_failed=True)


@app.periodic(cron="7 6 * * *")
@app.task(name="people.tell_of_danger", queueing_lock="people.tell_of_danger")
def tell_of_danger(timestamp: int) -> None:
    """Tell of the openings in danger that the law let wait until today."""
    tell_those_who_wait()


@app.periodic(cron="23 8 * * *")
@app.task(name="people.remind_of_consents", queueing_lock="people.remind_of_consents")
def remind_of_consents(timestamp: int) -> None:
    """Remind those whose consent ends within a week, each once."""
    remind_of_ending()
