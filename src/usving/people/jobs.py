"""What the worker does about people: sending, and sweeping up. A job's arguments are ids only."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from usving.people.actions.notices import SEND, NotSent, send
from usving.people.models.sessions import SessionStore

# 4 s, 16 s, 1 min, 4 min, 17 min, 1 h 8 min, 4 h 33 min: a mail server may be away for a working morning.
AGAIN = RetryStrategy(max_attempts=7, exponential_wait=4, retry_exceptions=[NotSent])


@app.task(name=SEND, retry=AGAIN)
def send_notice(message_id: str) -> None:
    """Send one message, if it is there and unsent."""
    send(UUID(message_id))


@app.periodic(cron="17 * * * *")
@app.task(name="people.sweep_sessions", queueing_lock="people.sweep_sessions")
def sweep_sessions(timestamp: int) -> None:
    """Drop the sessions whose time is over."""
    SessionStore.clear_expired()


@app.periodic(cron="* * * * *")
@app.task(name="people.revive_jobs", queueing_lock="people.revive_jobs", pass_context=True)
async def revive_jobs(context: Any, timestamp: int) -> None:
    """Give the jobs of a worker that was killed to another one."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=60):
        await manager.retry_job(job, retry_at=datetime.now(UTC))


@app.periodic(cron="41 3 * * *")
@app.task(name="people.forget_jobs", queueing_lock="people.forget_jobs", pass_context=True)
async def forget_jobs(context: Any, timestamp: int) -> None:
    """Drop finished jobs after a week: when someone asked for a link is nobody's business for longer."""
    await context.app.job_manager.delete_old_jobs(nb_hours=7 * 24, include_failed=True)
