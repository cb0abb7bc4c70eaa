/** Hides the mouse's pointer where it has rested a while. Owns `.deckgen-idle`. */

/** How long it rests, in milliseconds. */
const RESTS_MS = 2500;

/** @param {Deck} deck */
function idle(deck) {
  let timer = 0;
  const rest = () => deck.root.classList.add("deckgen-idle");
  /** @param {PointerEvent} event */
  const move = ({ movementX, movementY, type }) => {
    if (type === "pointermove" && !movementX && !movementY) return; // the canvas moved, not the mouse
    deck.root.classList.remove("deckgen-idle");
    window.clearTimeout(timer);
    timer = window.setTimeout(rest, RESTS_MS);
  };
  rest();
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerdown", move, true);
  return () => {
    window.clearTimeout(timer);
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerdown", move, true);
  };
}
