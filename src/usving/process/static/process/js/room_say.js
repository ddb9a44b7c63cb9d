// Sends what is said in the room without leaving the page. On a bad line it tries again with the same key, so that it is said
// once; a large photo is made smaller first. What is written stays in the field until it has been received.
const form = document.getElementById("si-noe");
const status = document.getElementById("si-status");
const LARGEST = 1600;
let sending = false;

function say(words, wrong) {
  status.textContent = words;
  status.classList.toggle("wrong", Boolean(wrong));
}

async function smaller(file) {
  if (!window.createImageBitmap || file.size < 300000) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LARGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.width * scale, picture.height * scale];
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return (await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85))) ?? file;
  } catch {
    return file;
  }
}

async function bodyOf(button) {
  const body = new FormData(form);
  body.set("to", button?.value ?? "me");
  const file = body.get("photo");
  if (file?.size) body.set("photo", await smaller(file), "bilde.jpg");
  else body.delete("photo");
  return body;
}

function received(answer) {
  const told = new DOMParser().parseFromString(answer, "text/html").querySelector("p");
  say(told.textContent, !told.dataset.key);
  if (!told.dataset.key) return;
  form.elements.key.value = told.dataset.key;
  for (const name of ["text", "photo", "photo_words"]) form.elements[name].value = "";
  form.querySelector("details").open = false;
  document.dispatchEvent(new Event("room:look"));
}

async function send(body, wait = 1000) {
  const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  if (cookie) body.set("csrfmiddlewaretoken", cookie[1]);
  try {
    const headers = { "HX-Request": "true" };
    const answer = await fetch(form.action, { method: "POST", body, headers, redirect: "manual", signal: AbortSignal.timeout(30000) });
    if (answer.status >= 500) throw new Error(answer.status);
    if (answer.ok || answer.status === 422) received(await answer.text());
    else say(form.dataset.out, true);
    sending = false;
  } catch {
    say(form.dataset.lost, true);
    let tried = false;
    const retry = () => {
      if (tried) return;
      tried = true;
      removeEventListener("online", retry);
      send(body, Math.min(wait * 2, 15000));
    };
    addEventListener("online", retry);
    setTimeout(retry, wait * (0.5 + Math.random()));
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (sending) return;
  sending = true;
  say(form.dataset.sending);
  send(await bodyOf(event.submitter));
});
