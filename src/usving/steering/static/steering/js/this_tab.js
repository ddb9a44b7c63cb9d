// What is typed in an answer by a link lies in this tab, so that a reload or a lost line takes nothing. Nobody is logged in
// here, so no draft (core/drafts.py) could know whose it is. It is gone when the answer has come through, when one leaves
// quickly (core/js/exit.js) and when the tab is closed: on a shared machine the next one finds nothing.
(() => {
  const KEPT = "svar";
  const form = document.querySelector("form[data-this-tab]");
  try {
    if (!form) return sessionStorage.removeItem(KEPT);
    const { words, outcome } = form.elements;
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    if (kept?.there === form.action && !words.value) {
      words.value = kept.words;
      outcome.value = kept.outcome;
    }
    form.addEventListener("input", () => {
      sessionStorage.setItem(KEPT, JSON.stringify({ there: form.action, words: words.value, outcome: outcome.value }));
    });
    document.getElementById("i-fanen").hidden = false;
  } catch {
    // a browser that keeps nothing: the page says nothing of it either
  }
})();
