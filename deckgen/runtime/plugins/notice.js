/** Says things: to a screen reader always, on the screen for a moment where asked to. */

/** How long a notice stays, in milliseconds. */
const NOTICE_MS = 1800;

/** @param {Deck} deck */
function notice(deck) {
  const spoken = deck.element("deckgen-spoken");
  spoken.setAttribute("role", "status");
  spoken.setAttribute("aria-live", "polite");
  const seen = deck.element("deckgen-notice");
  seen.setAttribute("aria-hidden", "true");
  seen.hidden = true;
  let timer = 0;
  const undo = deck.on("say", ({ text, shown }) => {
    spoken.replaceChildren(text); // a new node, so that the same words are said again
    if (!shown) return;
    seen.textContent = text;
    seen.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => (seen.hidden = true), NOTICE_MS);
  });
  return () => {
    undo();
    spoken.remove();
    seen.remove();
  };
}
