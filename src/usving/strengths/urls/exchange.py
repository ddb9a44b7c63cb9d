"""Names of the pages of exchange, and of the volunteers' tasks."""

from django.urls import URLPattern, path

from usving.strengths.views import agreements, exchange, exchange_reports, helped, volunteers

HERE = "prosess/<uuid:process>/bytte/"
POST, BETWEEN = "oppslag/<uuid:pk>/", "bytte/<uuid:pk>/"
urlpatterns: list[URLPattern] = [
    path(HERE, exchange.exchange, name="exchange"),
    path(f"{HERE}tilbud/", exchange.exchange_offer_new, name="exchange_offer_new"),
    path(f"{HERE}onske/", exchange.exchange_ask_new, name="exchange_ask_new"),
    path(f"{HERE}gjenbruk/", exchange.exchange_shelf_new, name="exchange_shelf_new"),
    path(f"{HERE}papir/", exchange.exchange_paper, name="exchange_paper"),
    path(f"{HERE}ark/", exchange.exchange_sheet, name="exchange_sheet"),
    path(f"{HERE}ferdig/", exchange.exchange_ended, name="exchange_ended"),
    path(f"{HERE}meldinger/", exchange_reports.exchange_reports, name="exchange_reports"),
    path(
        f"{HERE}meldinger/<uuid:report>/slutt/", exchange_reports.exchange_report_closed, name="exchange_report_closed"
    ),
    path(POST, exchange.exchange_post, name="exchange_post"),
    path(f"{POST}endring/", exchange.exchange_post_change, name="exchange_post_change"),
    path(f"{POST}nedtaking/", exchange.exchange_post_taken_down, name="exchange_post_taken_down"),
    path(f"{POST}ledig/", exchange.exchange_post_again, name="exchange_post_again"),
    path(f"{POST}svar/", agreements.exchange_answer, name="exchange_answer"),
    path(f"{POST}melding/", exchange_reports.exchange_report, name="exchange_report"),
    path(f"{POST}skjuling/", exchange_reports.exchange_post_hidden, name="exchange_post_hidden"),
    path(BETWEEN, agreements.agreement, name="agreement"),
    path(f"{BETWEEN}ja/", agreements.agreement_yes, name="agreement_yes"),
    path(f"{BETWEEN}nei/", agreements.agreement_no, name="agreement_no"),
    path(f"{BETWEEN}avlysning/", agreements.agreement_cancelled, name="agreement_cancelled"),
    path(f"{BETWEEN}overlevering/", agreements.agreement_handed_over, name="agreement_handed_over"),
    path(f"{BETWEEN}retur/", agreements.agreement_returned, name="agreement_returned"),
    path(f"{BETWEEN}takk/", agreements.agreement_thanks, name="agreement_thanks"),
    path(f"{BETWEEN}dag/", agreements.agreement_due, name="agreement_due"),
    path(f"{BETWEEN}navn/", agreements.agreement_name, name="agreement_name"),
    path(f"{BETWEEN}beskjed/", agreements.agreement_message, name="agreement_message"),
    path(
        f"{BETWEEN}beskjed/<uuid:message>/fjerning/",
        agreements.agreement_message_removal,
        name="agreement_message_removal",
    ),
    path(f"{BETWEEN}melding/", exchange_reports.agreement_report, name="agreement_report"),
    path("hjelper/<uuid:mandate>/bytte/", helped.helped_exchange, name="helped_exchange"),
    path("frivillig/", volunteers.volunteer_tasks, name="volunteer_tasks"),
    path("frivillig/<uuid:pk>/", volunteers.volunteer_task, name="volunteer_task"),
]
