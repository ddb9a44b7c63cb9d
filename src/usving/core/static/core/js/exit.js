// Leave at once: blank first, then forget what lies in the tab and replace this page in the history, so that Back does not
// return here.
const link = document.getElementById("forlat");
let presses = [];

function leave() {
  document.title = "";
  document.documentElement.hidden = true;
  try {
    sessionStorage.clear();
  } catch {
    // a browser that keeps nothing
  }
  location.replace(link.href);
}

link.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});

document.addEventListener("keydown", (event) => {
  if (event.repeat) return;
  const now = Date.now();
  presses = event.key === "Escape" ? [...presses, now].filter((press) => now - press < 2000) : [];
  if (presses.length >= 3) leave();
});
