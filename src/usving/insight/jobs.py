"""What the worker does about experiences, ideas and their answers, and about what is understood together."""

from procrastinate.contrib.django import app

from usving.insight.actions.idea_clock import remind_of_ideas
from usving.insight.actions.reading_clock import note_lost_sources, remind_of_questions
from usving.insight.actions.reply_reminders import remind_by_the_clock
from usving.insight.actions.weeks import draw_weeks


@app.periodic(cron="11 9-17 * * *")
@app.task(name="insight.remind_of_replies", queueing_lock="insight.remind_of_replies")
def remind_of_replies(timestamp: int) -> None:
    """Remind of answers that are owed, in the daytime: before the last day, on it, and every week after."""
    remind_by_the_clock()


@app.periodic(cron="17 9-17 * * *")
@app.task(name="insight.remind_of_what_is_tried", queueing_lock="insight.remind_of_what_is_tried")
def remind_of_what_is_tried(timestamp: int) -> None:
    """Remind of ideas that wait for an answer, of pilots to look at, and of what was made use of a year ago."""
    remind_of_ideas()


@app.periodic(cron="*/10 * * * *")
@app.task(name="insight.note_lost_sources", queueing_lock="insight.note_lost_sources")
def note_what_is_lost(timestamp: int) -> None:
    """Note of findings that a source of theirs was taken back; what builds on them asks for it at every reading besides."""
    note_lost_sources()


@app.periodic(cron="27 3 * * *")
@app.task(name="insight.draw_weeks", queueing_lock="insight.draw_weeks")
def draw_weeks_that_are_over(timestamp: int) -> None:
    """Draw the weeks that nobody can fill in any more, each once."""
    draw_weeks()


@app.periodic(cron="19 9-17 * * *")
@app.task(name="insight.remind_of_questions", queueing_lock="insight.remind_of_questions")
def remind_of_open_questions(timestamp: int) -> None:
    """Remind those who lead of open questions to look at again this year."""
    remind_of_questions()
