"""What the worker does about processes."""

from procrastinate.contrib.django import app

from usving.process.actions.clock_notices import tell_by_the_clock
from usving.process.actions.minutes import settle_overdue
from usving.process.actions.pulse import close_all_due
from usving.process.actions.recruiting_reminders import remind_all
from usving.process.actions.room import end_forgotten


@app.periodic(cron="1 * * * *")
@app.task(name="process.tell_by_the_clock", queueing_lock="process.tell_by_the_clock")
def tell_of_what_is_due(timestamp: int) -> None:
    """Tell people of what is near: gatherings, what they have taken on, the short questions after."""
    tell_by_the_clock()


@app.periodic(cron="23 9-17 * * *")
@app.task(name="process.remind_of_invitations", queueing_lock="process.remind_of_invitations")
def remind_of_invitations(timestamp: int) -> None:
    """Remind those who have not answered an invitation, in the daytime: nobody is woken by it."""
    remind_all()


@app.periodic(cron="*/10 * * * *")
@app.task(name="process.settle_what_is_over", queueing_lock="process.settle_what_is_over")
def settle_what_is_over(timestamp: int) -> None:
    """Fix the minutes whose last day is over, close the pulses whose days are, and end the rooms that nobody ended."""
    settle_overdue()
    close_all_due()
    end_forgotten()
