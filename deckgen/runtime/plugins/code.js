/** Lights up the lines of code that a substep speaks of. Owns `.on` and `.dim` on lines. */

/** @param {Deck} deck */
function code(deck) {
  const blocks = [...deck.root.querySelectorAll("pre[data-states]")];
  if (!blocks.length) return;
  blocks.forEach(lightUp);
  const undo = [
    deck.on("depart", () => blocks.forEach(lightUp)),
    deck.on("substep", () => blocks.forEach(lightUp)),
  ];
  return () => undo.forEach((each) => each());
}

/** @param {Element} block */
function lightUp(block) {
  const state = stateOf(block);
  const lines = [...block.querySelectorAll(".line")];
  const lit = lines.map((line) => (line.getAttribute("data-on") ?? "").split(" ").includes(state));
  lines.forEach((line, index) => {
    line.classList.toggle("on", lit[index]);
    line.classList.toggle("dim", !lit[index] && lit.includes(true));
  });
}

/**
 * The state of a block: that of the last shown of the markers right after it.
 * @param {Element} block
 */
function stateOf(block) {
  let state = "0";
  for (let next = block.nextElementSibling; next?.matches(".code-step"); next = next.nextElementSibling) {
    if (next.matches(".substep-visible")) state = next.getAttribute("data-state") ?? state;
  }
  return state;
}
