"""What the worker does about a household's economy."""

from procrastinate.contrib.django import app

from usving.economy.actions.plans import remind_of_trials


@app.periodic(cron="31 9-17 * * *")
@app.task(name="economy.remind_of_what_is_tried", queueing_lock="economy.remind_of_what_is_tried")
def remind_of_what_is_tried(timestamp: int) -> None:
    """Remind whoever tries a plan that its month is over, in the daytime."""
    remind_of_trials()
