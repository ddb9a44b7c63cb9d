// A double click sends a form once: whatever is sent again within three seconds is held back.
for (const form of document.querySelectorAll("form[data-once]")) {
  let last = 0;
  form.addEventListener("submit", (event) => {
    if (Date.now() - last < 3000) event.preventDefault();
    else last = Date.now();
  });
}
