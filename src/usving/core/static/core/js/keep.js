// Keeps what is typed in the long fields of a form, in the author's session, until the form is sent; without a line in the
// browser (offline.js), with the form's own key, so that what is sent twice is one. A form that keeps its own draft
// (data-draft) is left alone.
const keptWords = JSON.parse(document.getElementById("kept-words")?.textContent ?? "{}");

function watch(form, box) {
  const [status, found, off] = [box.querySelector("[role=status]"), box.querySelector(".keep-found"), box.querySelector(".keep-off")];
  const fields = () => [...form.querySelectorAll("textarea, input[type=text]:not([readonly])")].filter((each) => each.name);
  const words = () => JSON.stringify(fields().map((each) => each.value));
  const safe = typeof offline === "undefined" ? null : offline;
  const named = () => Object.fromEntries([...fields(), form.elements.key].filter(Boolean).map((each) => [each.name, each.value]));
  let [timer, last, sent, over] = [0, words(), false, false];

  async function tell(extra) {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value);
    body.set("there", location.pathname);
    for (const [name, value] of extra) body.set(name, value);
    const answer = await fetch(box.dataset.url, { method: "POST", body, redirect: "manual", keepalive: true, signal: AbortSignal.timeout(15000) });
    if (answer.type === "opaqueredirect" || answer.status === 403) return box.dataset.out;
    if (!answer.ok) throw new Error(answer.status);
    return (await answer.text()).trim();
  }

  async function keep() {
    const typed = words();
    if (sent || over || typed === last) return;
    try {
      status.textContent = await tell(fields().map((each) => ["felt-" + each.name, each.value]));
      off.hidden = false;
      last = typed;
      safe?.drop();
    } catch {
      status.textContent = box.dataset.lost;
      await safe?.put(named());
      later(10000);
    }
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(keep, wait);
  }

  const acts = {
    fetch: () => [...fields(), form.elements.key].filter(Boolean).forEach((each) => (each.value = keptWords[each.name] ?? each.value)),
    drop: () => (safe?.drop(), tell([])),
    off: async () => {
      over = true;
      off.hidden = true;
      safe?.drop();
      status.textContent = await tell([["felles", "1"]]);
    },
  };
  box.addEventListener("click", (event) => {
    const act = acts[event.target.closest("button")?.value];
    if (!act) return;
    act();
    found.hidden = true;
    form.querySelector("textarea").focus();
  });
  box.hidden = false;
  const show = () => (found.hidden = !fields().some((each) => keptWords[each.name]?.trim() && keptWords[each.name] !== each.value));
  show();
  safe?.get().then((words) => words && (Object.assign(keptWords, words), show()));
  form.addEventListener("input", () => later(2000));
  form.addEventListener("submit", () => {
    sent = true;
    safe?.sent();
    clearTimeout(timer);
    setTimeout(() => (sent = false), 8000);
  });
  addEventListener("online", keep);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep());
}

for (const form of document.querySelectorAll("form:not([data-draft])")) {
  const box = form.querySelector(".keep");
  if (box) watch(form, box);
}
