/**
 * What the speaker shows over the talk for a moment, on the page of who follows: the black or
 * white screen, and the laser's dot. Owns `.deckgen-follow-blank`.
 */

/** @typedef {{blank: Blank | null, laser: Point | null}} Signs */

/** The dot is told of some times a second, and goes from point to point within this, in milliseconds. */
const GLIDE_MS = 100;

/**
 * @param {Deck} deck
 * @param {() => void} lifted what is done where a hand takes the speaker's black away
 */
function makeSigns(deck, lifted) {
  const dot = makeDot(deck, { glide: GLIDE_MS });
  const why = deck.element("deckgen-follow-blank", "p");
  why.hidden = true;
  why.textContent = deck.word("The speaker’s screen is blank. A tap shows the talk again");
  /** What the speaker has, and what of it covers this screen. */
  const blank = { told: /** @type {Blank | null} */ (null), shown: /** @type {Blank | null} */ (null) };

  /** @param {Blank | null} next */
  const cover = (next) => {
    blank.shown = next;
    why.hidden = !next;
    why.dataset.blank = next ?? "";
    deck.ask(next ?? "unblank");
  };
  const renew = () => {
    const isFree = !deck.layer || ["overview", "blank"].includes(deck.layer.name); // nothing of one's own is open
    if (blank.shown && blank.shown !== blank.told) cover(null);
    if (blank.told && !blank.shown && !deck.blank && isFree) cover(blank.told);
  };
  const undo = deck.on("layer", () => {
    if (blank.shown && !deck.blank) {
      blank.shown = blank.told = null;
      why.hidden = true;
      lifted();
    } else renew();
  });
  return {
    /** @param {Signs | null} signs */
    show(signs) {
      dot.point(signs?.laser ?? null);
      blank.told = signs?.blank ?? null;
      renew();
    },
    remove() {
      undo();
      dot.remove();
      why.remove();
    },
  };
}

/**
 * What was heard; what is none of it counts for nothing.
 * @param {unknown} value
 * @returns {Signs}
 */
function readSigns(value) {
  const { blank, laser } = /** @type {Record<string, any>} */ (Object(value));
  return {
    blank: blank === "black" || blank === "white" ? blank : null,
    laser: isNumber(laser?.x) && isNumber(laser?.y) ? { x: laser.x, y: laser.y } : null,
  };
}
