// Keeps what is typed, for its author alone, a moment after the last key. The words stay in the field whatever happens;
// without a line they lie in the browser too (offline.js), where the telephone is one's own.
const form = document.getElementById("skriv");
const status = document.getElementById("utkast");
const safe = typeof offline === "undefined" ? null : offline;
let kept = form ? words() : "";
let timer = 0;
let busy = false;
let sent = false;

function words() {
  return ["text", "voice", "alias"].map((name) => new FormData(form).get(name) ?? "").join("\n");
}

function later(wait) {
  clearTimeout(timer);
  timer = setTimeout(keep, wait);
}

// After logging in anew in another tab the page's own token is old; the cookie's is not.
function renewToken() {
  const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  if (cookie) form.elements.csrfmiddlewaretoken.value = cookie[1];
}

async function keep() {
  const typed = words();
  if (sent || busy || typed === kept || !form.elements.text.value.trim()) return;
  busy = true;
  renewToken();
  try {
    const answer = await fetch(form.dataset.draft, {
      method: "POST",
      body: new FormData(form),
      redirect: "manual",
      keepalive: true,
      signal: AbortSignal.timeout(15000),
    });
    if (answer.type === "opaqueredirect" || answer.status === 403) status.textContent = form.dataset.out;
    else if (!answer.ok && answer.status !== 422) throw new Error(answer.status);
    else {
      status.textContent = (await answer.text()).trim();
      kept = typed;
      safe?.drop();
      form.elements.version.value = answer.headers.get("Draft-Version") ?? form.elements.version.value;
      if (answer.ok && form.dataset.again) history.replaceState(null, "", form.dataset.again);
    }
  } catch {
    status.textContent = form.dataset.lost;
    await safe?.put({ text: form.elements.text.value, key: form.elements.key.value });
    later(10000);
  } finally {
    busy = false;
    if (kept === typed && words() !== typed) later(2000);
  }
}

async function findAgain() {
  const words = await safe?.get();
  if (!words || words.text === form.elements.text.value) return;
  for (const name of ["text", "key"]) form.elements[name].value = words[name];
  status.textContent = form.dataset.found;
  later(2000);
}

if (form) {
  findAgain();
  form.addEventListener("input", () => later(2000));
  form.addEventListener("submit", () => {
    sent = true;
    safe?.sent();
    clearTimeout(timer);
    renewToken();
    setTimeout(() => (sent = false), 8000);
  });
  addEventListener("online", keep);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep());
}
