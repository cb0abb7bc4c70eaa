/**
 * Figures for the keyboard: Tab reaches those of the frame in front of us, Enter flies
 * nearer and back, as a click does. What Tab reaches is always in view. Owns
 * `.deckgen-figure`.
 */

/** @param {Deck} deck */
function figures(deck) {
  /** @type {HTMLElement[]} */
  let reached = [];

  const release = () => {
    for (const figure of reached) {
      figure.classList.remove("deckgen-figure");
      figure.removeAttribute("tabindex");
      figure.removeAttribute("aria-description");
    }
    reached = [];
  };

  /** @param {number | null} index */
  const reach = (index) => {
    release();
    if (index === null) return;
    reached = [...deck.frames[index].querySelectorAll(FIGURES)].filter(isOutermost);
    for (const figure of reached) {
      figure.classList.add("deckgen-figure");
      figure.tabIndex = 0;
      figure.setAttribute("aria-description", deck.word("Enter: nearer, and back"));
    }
  };

  /** @param {KeyboardEvent} event */
  const press = (event) => {
    const { target, key, repeat } = event;
    if (!(target instanceof HTMLElement) || !reached.includes(target) || repeat) return;
    if (key !== "Enter" && key !== " ") return;
    event.preventDefault();
    target.click();
  };

  /** @param {FocusEvent} event */
  const follow = ({ target }) => {
    const { away } = deck.place;
    if ((away !== "free" && away !== "figure") || deck.flying || !(target instanceof Element)) return;
    if (!target.matches(".step") && target.matches(":focus-visible")) deck.next();
  };

  deck.root.addEventListener("keydown", press);
  deck.root.addEventListener("focusin", follow);
  const undo = [
    deck.offer("figures", () => {}),
    deck.on("arrive", ({ place }) => {
      if (place.away !== "free" && place.away !== "figure") reach(place.frame);
    }),
    deck.on("build", () => reach(deck.place.frame)),
  ];
  return () => {
    undo.forEach((each) => each());
    deck.root.removeEventListener("keydown", press);
    deck.root.removeEventListener("focusin", follow);
    release();
  };
}

/** @param {Element} figure @returns {figure is HTMLElement} */
function isOutermost(figure) {
  return figure instanceof HTMLElement && !figure.parentElement?.closest(`${FIGURES}, a, button`);
}
