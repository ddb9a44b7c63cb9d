"""What the worker does about steering."""

from procrastinate.contrib.django import app

from usving.steering.actions.clock import tell_by_the_clock
from usving.steering.actions.escalation_answers import rise_what_is_overdue
from usving.steering.actions.quality import follow_the_clock


@app.periodic(cron="11 8 * * *")
@app.task(name="steering.rise", queueing_lock="steering.rise")
def rise(timestamp: int) -> None:
    """Let what nobody has answered in time rise, in the daytime: nobody is woken by it."""
    rise_what_is_overdue()


@app.periodic(cron="31 8 * * *")
@app.task(name="steering.ask_and_tell", queueing_lock="steering.ask_and_tell")
def ask_and_tell(timestamp: int) -> None:
    """Open and close the rounds on how the process works, and tell of what is to be looked at again."""
    follow_the_clock()
    tell_by_the_clock()
