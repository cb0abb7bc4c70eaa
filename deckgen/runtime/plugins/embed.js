/**
 * Inside another page (`?embed`): the deck takes keys, wheel and fingers once it is clicked,
 * or pressed with Enter, and gives them back on Escape, when the focus goes elsewhere, or
 * when it is scrolled out of sight. Owns `.deckgen-cover` and `.deckgen-covered`.
 */

/** @param {Deck} deck */
function embed(deck) {
  const page = document.documentElement;
  const cover = /** @type {HTMLButtonElement} */ (deck.element("deckgen-cover", "button"));
  const sign = document.createElement("span");
  cover.type = "button";
  sign.textContent = deck.word("Click to explore");
  cover.append(sign);
  /** @type {Undo | null} */
  let shut = null;
  /** Everything but the cover: nothing under it can be reached by Tab. @param {boolean} asleep */
  const sleep = (asleep) => {
    for (const each of document.body.children) {
      if (each instanceof HTMLElement && each !== cover) each.inert = asleep;
    }
  };

  const give = () => {
    if (shut) return;
    while (deck.close()); // nothing stays open under the cover
    page.classList.add("deckgen-covered");
    cover.hidden = false;
    sleep(true);
    // Exclusive, so that no key does anything and no arrival takes the focus from the page.
    shut = deck.open({ name: "cover", exclusive: true, close: () => {} });
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  const take = () => {
    page.classList.remove("deckgen-covered");
    cover.hidden = true;
    sleep(false);
    shut?.();
    shut = null;
    const { frame } = deck.place;
    if (frame !== null) deck.frames[frame].focus({ preventScroll: true });
  };
  const release = () => {
    give();
    window.parent.focus();
  };

  const undo = deck.offer("close", () => {
    if (shut) return;
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
    else if (!deck.close()) release();
  });
  const left = () => {
    if (!document.fullscreenElement) give();
  };
  const watcher = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) give();
  });
  cover.addEventListener("click", take);
  window.addEventListener("blur", left);
  watcher.observe(document.body);
  give();
  return () => {
    undo();
    watcher.disconnect();
    window.removeEventListener("blur", left);
    cover.remove();
    sleep(false);
    page.classList.remove("deckgen-covered");
  };
}
