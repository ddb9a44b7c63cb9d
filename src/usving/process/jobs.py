"""What the worker does about processes."""

from procrastinate.contrib.django import app

from usving.process.actions.recruiting_reminders import remind_all


@app.periodic(cron="23 9-17 * * *")
@app.task(name="process.remind_of_invitations", queueing_lock="process.remind_of_invitations")
def remind_of_invitations(timestamp: int) -> None:
    """Remind those who have not answered an invitation, in the daytime: nobody is woken by it."""
    remind_all()
