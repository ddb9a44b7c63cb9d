"""What the worker does about values, resources and exchange."""

from procrastinate.contrib.django import app

from usving.strengths.actions.lent import remind_of_lent, settle_those_gone


@app.periodic(cron="17 10 * * *")
@app.task(name="strengths.remind_of_lent", queueing_lock="strengths.remind_of_lent")
def remind_of_what_is_lent(timestamp: int) -> None:
    """Remind those who have borrowed something, in the morning of the days that the rule names."""
    remind_of_lent()


@app.periodic(cron="37 * * * *")
@app.task(name="strengths.settle_those_gone", queueing_lock="strengths.settle_those_gone")
def settle_those_who_left(timestamp: int) -> None:
    """Take down what those had put up who have left, and tell whoever waits for them."""
    settle_those_gone()
