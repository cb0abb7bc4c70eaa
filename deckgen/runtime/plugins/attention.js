/**
 * For whoever does not see the camera fly: the focus moves to the frame on arrival, all
 * others are inert, and what the focus does not say is said once: how far along we are, and
 * what a substep reveals.
 */

/** @param {Deck} deck */
function attention(deck) {
  /** @type {HTMLElement | null} */
  let awake = null;

  const focus = () => {
    if (deck.layer?.exclusive) return;
    if (awake?.contains(document.activeElement)) return; // what Tab reached in it
    if (awake) awake.focus({ preventScroll: true });
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };

  /** @param {number | null} index */
  const attend = (index) => {
    const frame = index === null ? null : deck.frames[index];
    if (awake !== frame && awake) awake.inert = true;
    awake = frame;
    if (frame && index !== null) {
      frame.inert = false;
      // Its heading, after which it is named, is not drawn while it is far away.
      frame.ariaLabel = deck.scene.frames[index].title;
    }
    focus();
  };

  const undo = [
    // Those that have not been displayed yet cannot be reached anyway.
    deck.on("place", ({ frame }) => {
      if (deck.frames[frame] !== awake) deck.frames[frame].inert = true;
    }),
    deck.on("arrive", ({ at, place }) => {
      if (place.away === "figure" || place.away === "free") return;
      attend(place.frame);
      // The title is the name of the frame, which a screen reader says at its focus.
      if (place.frame === null) deck.tell(deck.word("The whole canvas"));
      else if (!place.away) deck.tell(`${at + 1} / ${deck.lastStep + 1}`);
    }),
    deck.on("build", () => {
      awake = deck.place.frame === null ? null : deck.frames[deck.place.frame];
      const reading = deck.layer?.name === "article"; // where all can be reached
      for (const frame of deck.frames) frame.inert = frame !== awake && !reading;
    }),
    deck.on("choose", ({ frame }) => attend(frame)),
    deck.on("substep", ({ index, place }) => {
      const frame = place.frame === null ? null : deck.frames[place.frame];
      // Once the lines of code that it speaks of are lit.
      if (frame && index) queueMicrotask(() => deck.tell(revealedText(frame, index)));
    }),
    // What was open when we arrived had the focus, and gave it back to nothing.
    deck.on("layer", () => {
      if (document.activeElement === document.body) focus();
    }),
  ];
  return () => {
    undo.forEach((each) => each());
    for (const frame of deck.frames) frame.inert = false;
  };
}

/**
 * What a substep says: its words, the words for its picture, or the lines of code it lights.
 * @param {HTMLElement} frame
 * @param {number} index of the substep, counted from 1
 */
function revealedText(frame, index) {
  const shown = frame.querySelectorAll(".substep")[index - 1];
  if (!(shown instanceof HTMLElement)) return "";
  if (shown.matches(".code-step")) {
    let block = shown.previousElementSibling;
    while (block && !block.matches("pre")) block = block.previousElementSibling;
    return [...(block?.querySelectorAll(".line.on") ?? [])].map((line) => line.textContent).join("\n");
  }
  const images = shown.matches("img") ? [shown] : [...shown.querySelectorAll("img")];
  const alternatives = images.map((image) => image.getAttribute("alt") ?? "");
  return [shown.innerText, ...alternatives].map((text) => text.trim()).filter(Boolean).join(", ");
}
