// Keeps a page of the room fresh. The live process says that something has changed; the page's own address gives what is new,
// to whoever is logged in here. Where the stream cannot be had, the page asks every few seconds. Nothing is kept in the browser.
const room = document.getElementById("rom");
const says = document.getElementById("rom-sier");
const SLOW = 5000;
const SILENT = 40000; // the live process says something every fifteen seconds
let [mark, busy, again, drift] = [room.dataset.mark, false, false, 0];
let [stream, alive, heard, wait] = [null, false, 0, 500];

function version() {
  return mark.replace(/^(?:W\/)?"(\d+)-.*/, "$1");
}

// The new part, with what is unchanged in it left as it stands: photos do not flicker, and what is open stays open.
function show(html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  for (const item of fresh.content.querySelectorAll("[data-key]")) {
    const same = room.querySelector(`[data-key="${item.dataset.key}"]`);
    if (same && same.textContent === item.textContent) item.replaceWith(same);
    else if (!same) item.classList.add("fresh");
  }
  for (const open of room.querySelectorAll("[data-part] details[open]")) fresh.content.getElementById(open.id)?.setAttribute("open", "");
  const going = (where) => where.querySelector("[data-going]")?.dataset.going;
  if (going(fresh.content) !== going(room) && !document.querySelector("#si-noe textarea")?.value) return location.reload();
  const title = () => document.getElementById("punkt")?.textContent;
  const [before, focused] = [title(), document.activeElement?.id];
  for (const part of fresh.content.querySelectorAll("[data-part]")) document.getElementById(part.id)?.replaceWith(part);
  if (title() && title() !== before) says.textContent = `${room.dataset.new} ${title()}`;
  if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus({ preventScroll: true });
  setClock();
}

async function look() {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  try {
    const headers = { "HX-Request": "true", ...(mark && { "If-None-Match": mark }) };
    const answer = await fetch(room.dataset.here, { headers, redirect: "manual", signal: AbortSignal.timeout(10000) });
    if (answer.type === "opaqueredirect" || answer.status === 404 || answer.status === 403) return location.reload();
    if (answer.ok) {
      show(await answer.text());
      mark = answer.headers.get("ETag") ?? "";
    }
    if (says.classList.contains("lost")) says.textContent = "";
    says.classList.remove("lost");
  } catch {
    says.textContent = room.dataset.lost;
    says.classList.add("lost");
  } finally {
    busy = false;
    if (again) {
      again = false;
      look();
    }
  }
}

function listen() {
  if (!room.dataset.stream) return;
  stream?.close();
  stream = new EventSource(room.dataset.stream);
  stream.onopen = () => {
    [alive, heard, wait] = [true, Date.now(), 500];
    document.body.classList.add("room-live");
  };
  stream.onmessage = ({ data }) => {
    heard = Date.now();
    if (data === "?") setTimeout(look, Math.random() * 1000); // all are told at once: not all ask at once
    else if (data !== "-" && data !== version()) look();
  };
  stream.onerror = lose;
}

function lose() {
  stream?.close();
  alive = false;
  document.body.classList.remove("room-live");
  setTimeout(listen, wait * (0.5 + Math.random()));
  wait = Math.min(wait * 2, 20000);
}

function setClock() {
  const at = document.getElementById("na").dataset.at;
  if (at) drift = Date.parse(at) - Date.now();
  tick();
}

function tick() {
  for (const each of document.querySelectorAll("[data-ends]")) {
    const left = Math.ceil((Date.parse(each.dataset.ends) - Date.now() - drift) / 60000);
    const words = left > 1 ? each.dataset.many : left > -1 ? each.dataset.few : each.dataset.over;
    const said = words.replace("#", Math.abs(left));
    if (each.textContent !== said) each.textContent = said;
  }
}

setClock();
setInterval(tick, 1000);
setInterval(() => {
  if (alive && Date.now() - heard > SILENT) lose();
  if (!alive) look();
}, SLOW + Math.random() * 1000);
addEventListener("online", look);
document.addEventListener("room:look", look);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
addEventListener("pagehide", () => stream?.close());
listen();
