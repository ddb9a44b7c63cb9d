// Words that could not be sent for want of a line. They lie in the browser under the key of the one who is logged in, so that
// nobody else reads them there; gone when sent, at logout (its answer tells the browser), and after twelve hours.
const offline = (() => {
  const [MARK, LIVES, here] = ["kladd:", 12 * 60 * 60 * 1000, location.pathname];
  const secret = document.querySelector('meta[name="drafts-key"]')?.content;
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const text = (data) => btoa(String.fromCharCode(...new Uint8Array(data)));
  const read = (name) => JSON.parse(localStorage.getItem(name) ?? "null");
  const drop = () => localStorage.removeItem(MARK + here);

  // Sent from its own page and answered with another one: it has come through.
  const cameThrough = (name, kept) => kept.sent && here !== name.slice(MARK.length) && document.referrer.endsWith(name.slice(MARK.length));

  function sweep() {
    for (const name of Object.keys(localStorage).filter((each) => each.startsWith(MARK))) {
      const kept = read(name);
      if (Date.now() - kept.at > LIVES || cameThrough(name, kept)) localStorage.removeItem(name);
    }
  }

  try {
    sweep();
  } catch {
    return null; // a browser that keeps nothing
  }
  if (!secret || !globalThis.crypto?.subtle) return null;
  const key = crypto.subtle.importKey("raw", bytes(secret), "AES-GCM", false, ["encrypt", "decrypt"]);

  async function put(words) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key, new TextEncoder().encode(JSON.stringify(words)));
    localStorage.setItem(MARK + here, JSON.stringify({ at: Date.now(), iv: text(iv), data: text(data) }));
  }

  async function get() {
    const kept = read(MARK + here);
    if (!kept) return null;
    try {
      const data = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(kept.iv) }, await key, bytes(kept.data));
      return JSON.parse(new TextDecoder().decode(data));
    } catch {
      drop(); // someone else's
      return null;
    }
  }

  function sent() {
    const kept = read(MARK + here);
    if (kept) localStorage.setItem(MARK + here, JSON.stringify({ ...kept, sent: true }));
  }

  return { put, get, drop, sent };
})();
