// Says that a request failed, at the top of the page and to a screen reader. The words are in the page, in its language.
const notice = document.getElementById("svikt");

function say(words) {
  notice.firstElementChild.textContent = words;
  notice.hidden = false;
  notice.scrollIntoView({ block: "nearest" });
}

document.addEventListener("htmx:before:request", () => (notice.hidden = true));
document.addEventListener("htmx:error", () => say(notice.dataset.there));
document.addEventListener("htmx:after:request", (event) => {
  const status = event.detail?.ctx?.response?.status;
  if (status >= 500) say(notice.dataset.here);
  else if (status >= 400 && status !== 422) say(notice.dataset.gone);
});
