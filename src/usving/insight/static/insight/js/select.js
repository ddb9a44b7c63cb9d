// Whoever selects words in a text with a finger or a mouse ticks the sentences they stand in. Without it one ticks them.
document.querySelectorAll(".sentences").forEach((text) => {
  const tick = () => {
    const chosen = window.getSelection();
    if (chosen.isCollapsed || chosen.toString().trim().length < 3) return;
    text.querySelectorAll(".sentence").forEach((sentence) => {
      if (chosen.containsNode(sentence.querySelector("label"), true)) sentence.querySelector("input").checked = true;
    });
  };
  text.addEventListener("mouseup", tick);
  text.addEventListener("touchend", tick);
});
