/** Does what the key table says, unless the key is someone else's. */

/** Elements that take keys themselves. */
const FIELDS = "input, textarea, select, [contenteditable], video, audio";
/** Elements that Enter and Space press. */
const BUTTONS = "a[href], button, summary, [role=button]";

/** @param {Deck} deck */
function keys(deck) {
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Shift" || isTaken(event)) return;
    const row = keyRow(keyName(event), deck);
    if (!row) return;
    event.preventDefault();
    // A key that is held down goes from stop to stop, and flies past none.
    if (event.repeat && (!row.held || deck.flying)) return;
    deck.ask(row.action, event.key);
  };
  window.addEventListener("keydown", press, true);
  return () => window.removeEventListener("keydown", press, true);
}

/** @param {KeyboardEvent} event */
function isTaken(event) {
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return false;
  if (target.closest(FIELDS)) return true;
  return (event.key === "Enter" || event.key === " ") && target.closest(BUTTONS) !== null;
}
