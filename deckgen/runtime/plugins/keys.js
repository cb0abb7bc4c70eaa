/** Does what the key table says, unless the key is someone else's. */

/** Elements that take keys themselves. */
const FIELDS = "input, textarea, select, [contenteditable], video, audio";
/** Elements that Enter and Space press. */
const BUTTONS = "a[href], button, summary, [role=button], .deckgen-figure";
/** Keys of a clicker, which players have no use for. */
const CLICKER = ["PageDown", "PageUp"];

/**
 * @param {Host} deck
 * @param {(row: KeyRow, event: KeyboardEvent) => void} [act] does what a row says
 */
function keys(deck, act = (row, { key }) => deck.ask(row.action, key)) {
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && leaveField(deck, event)) return;
    if (event.key === "Shift" || isTaken(event)) return;
    const row = keyRow(keyName(event), deck);
    if (!row) return;
    event.preventDefault();
    // A key that is held down goes from stop to stop, and flies past none.
    if (event.repeat && (!row.held || deck.flying)) return;
    act(row, event);
  };
  window.addEventListener("keydown", press, true);
  return () => window.removeEventListener("keydown", press, true);
}

/** @param {KeyboardEvent} event */
function isTaken(event) {
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return false;
  if (target.matches("video, audio") && CLICKER.includes(event.key)) return false;
  if (target.closest(FIELDS)) return true;
  return (event.key === "Enter" || event.key === " ") && target.closest(BUTTONS) !== null;
}

/**
 * Out of what the Tab key led into, back to the frame around it, where all keys are ours.
 * @param {Host} deck
 * @param {KeyboardEvent} event
 */
function leaveField(deck, event) {
  const target = event.composedPath()[0];
  if (deck.layer?.exclusive || !(target instanceof Element)) return false;
  const frame = target.matches(`${FIELDS}, ${BUTTONS}`) ? target.closest(".step") : null;
  if (!(frame instanceof HTMLElement) || document.fullscreenElement) return false;
  event.preventDefault();
  frame.focus({ preventScroll: true });
  return true;
}
