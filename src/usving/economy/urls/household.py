"""Names of the pages of a household's own economy."""

from django.urls import URLPattern, path

from usving.economy.views import bank, books, commitments, helped, months

urlpatterns: list[URLPattern] = [
    path("okonomi/", books.economy, name="economy"),
    path("okonomi/bok/", books.book_new, name="book_new"),
    path("okonomi/post/<uuid:pk>/", months.line, name="line"),
    path("okonomi/post/<uuid:pk>/bort/", months.line_removal, name="line_removal"),
    path("okonomi/post/<uuid:pk>/tilbake/", months.line_back, name="line_back"),
    path("okonomi/gjeld/<uuid:pk>/", commitments.commitment, name="commitment"),
    path("okonomi/gjeld/<uuid:pk>/bort/", commitments.commitment_removal, name="commitment_removal"),
    path("okonomi/gjeld/<uuid:pk>/tilbake/", commitments.commitment_back, name="commitment_back"),
    path("okonomi/regel/<uuid:pk>/bort/", bank.sorting_rule_removal, name="sorting_rule_removal"),
    path("hjelper/<uuid:mandate>/okonomi/", helped.helped_economy, name="helped_economy"),
    path("okonomi/<uuid:pk>/", books.book, name="book"),
    path("okonomi/<uuid:pk>/sletting/", books.book_removal, name="book_removal"),
    path("okonomi/<uuid:pk>/frister/", books.book_deadlines, name="book_deadlines"),
    path("okonomi/<uuid:pk>/sammenligning/", books.book_comparison, name="book_comparison"),
    path("okonomi/<uuid:pk>/sammenligning/alder/", books.book_comparison_ages, name="book_comparison_ages"),
    path("okonomi/<uuid:pk>/sammenligning/bort/", books.book_comparison_away, name="book_comparison_away"),
    path("okonomi/<uuid:pk>/gjeld/", commitments.commitments, name="commitments"),
    path("okonomi/<uuid:pk>/bank/", bank.bank_file, name="bank_file"),
    path("okonomi/<uuid:pk>/bank/kolonner/", bank.bank_columns, name="bank_columns"),
    path("okonomi/<uuid:pk>/bank/rader/", bank.bank_rows, name="bank_rows"),
    path("okonomi/<uuid:pk>/sortering/", bank.sorting, name="sorting"),
    path("okonomi/<uuid:pk>/<slug:month>/", months.book_month, name="book_month"),
    path("okonomi/<uuid:pk>/<slug:month>/post/", months.line_new, name="line_new"),
    path("okonomi/<uuid:pk>/<slug:month>/kopi/", months.month_copied, name="month_copied"),
]
