// A recorder beside the field for a sound file: what is recorded becomes the file, and is heard before it is sent. Nothing
// leaves the page until the form is sent. Where the browser cannot record, the field alone stands there.
const LONGEST = 180000;
const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

function recorder(box) {
  const input = box.querySelector("input[type=file]");
  const words = box.dataset;
  const [row, button, drop, status, player] = ["div", "button", "button", "p", "audio"].map((name) => document.createElement(name));
  let [machine, pieces, ends, clock] = [null, [], 0, 0];

  row.className = "told-recorder";
  for (const each of [button, drop]) {
    each.type = "button";
    each.className = "ds-button";
    each.dataset.variant = each === button ? "secondary" : "tertiary";
  }
  button.textContent = words.start;
  drop.textContent = words.drop;
  status.setAttribute("role", "status");
  player.controls = true;
  player.hidden = drop.hidden = true;
  row.append(button, drop, status);
  box.append(row, player);

  function left() {
    const seconds = Math.max(0, Math.round((ends - Date.now()) / 1000));
    status.textContent = words.recording + Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
    if (seconds === 0) stop();
  }

  async function start() {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      status.textContent = words.denied;
      return;
    }
    pieces = [];
    machine = new MediaRecorder(stream, { mimeType: KINDS.find((kind) => MediaRecorder.isTypeSupported(kind)), audioBitsPerSecond: 48000 });
    machine.addEventListener("dataavailable", (event) => pieces.push(event.data));
    machine.addEventListener("stop", () => {
      for (const track of stream.getTracks()) track.stop();
      keep(new Blob(pieces, { type: machine.mimeType.split(";")[0] }));
    });
    machine.start();
    ends = Date.now() + LONGEST;
    clock = setInterval(left, 1000);
    button.textContent = words.stop;
    left();
  }

  function stop() {
    clearInterval(clock);
    if (machine?.state === "recording") machine.stop();
  }

  function keep(blob) {
    const files = new DataTransfer();
    files.items.add(new File([blob], words.name + "." + blob.type.split("/")[1], { type: blob.type }));
    input.files = files.files;
    player.src = URL.createObjectURL(blob);
    player.hidden = drop.hidden = false;
    button.textContent = words.again;
    status.textContent = words.ready;
  }

  button.addEventListener("click", () => (machine?.state === "recording" ? stop() : start()));
  drop.addEventListener("click", () => {
    input.value = "";
    player.hidden = drop.hidden = true;
    button.textContent = words.start;
    status.textContent = words.dropped;
    button.focus();
  });
}

if (window.MediaRecorder && navigator.mediaDevices && KINDS.some((kind) => MediaRecorder.isTypeSupported(kind))) {
  document.querySelectorAll("[data-recorder]").forEach(recorder);
}
