/**
 * The whole canvas as a camera. There, arrows choose a frame by where it lies, and Enter
 * flies to it. Owns `.deckgen-chosen` and `--deckgen-pixel`.
 */

/** A view so much narrower than another, as a share, shows as much. */
const NEARLY = 0.02;

/** @param {Deck} deck */
function overview(deck) {
  const { frames } = deck.scene;
  const whole = () => cameraFrom(deck.scene.whole);
  /** @type {number | null} */
  let chosen = null;
  /** @type {Undo | null} */
  let shut = null;

  /** @param {number | null} frame */
  const choose = (frame) => {
    if (chosen !== null) deck.frames[chosen].classList.remove("deckgen-chosen");
    chosen = frame;
    if (frame === null) return;
    const pixel = 1 / (scaleOf(deck.place.camera, deck.view()) * frames[frame].scale);
    deck.frames[frame].classList.add("deckgen-chosen");
    deck.frames[frame].style.setProperty("--deckgen-pixel", `${pixel}px`);
    deck.emit("choose", { frame });
  };

  const leave = () => {
    choose(null);
    shut = null;
    if (deck.place.away === "overview") deck.goto(deck.step, { substep: deck.substep });
  };

  const undo = [
    deck.on("depart", ({ place }) => {
      if (place.away !== "overview") shut?.();
      else if (!shut) shut = deck.open({ name: "overview", exclusive: false, close: leave });
    }),
    deck.on("arrive", ({ place }) => {
      if (place.away === "overview" && chosen === null) choose(startOf(deck));
    }),
    deck.on("build", ({ before }) => {
      const now = chosen === null ? -1 : before.indexOf(chosen);
      chosen = now < 0 ? null : now;
    }),
    deck.offer("overview", () => {
      if (shut) shut();
      else deck.fly(whole(), "overview");
    }),
    deck.offer("select", (key = "") => {
      const found = neighbour(deck, chosen ?? startOf(deck), DIRECTIONS[key]);
      if (found !== null) choose(found);
    }),
    deck.offer("dive", () => {
      if (chosen !== null) deck.visit(chosen);
    }),
    deck.offer("out", () => {
      if (deck.place.away === "overview") return;
      const outer = outerOf(deck);
      if (outer === undefined) return;
      if (outer === null) deck.fly(whole(), "overview");
      else deck.visit(outer);
    }),
  ];
  return () => undo.forEach((each) => each());
}

/**
 * The frame around what we look at; null where that is the whole, and undefined where
 * nothing is further out.
 * @param {Deck} deck
 */
function outerOf(deck) {
  const { frame, away } = deck.place;
  const { frames } = deck.scene;
  if (away === "free") {
    // The smallest around the middle of the view that is seen whole further out only.
    const { x, y, width } = deck.camera();
    const isLarger = (/** @type {number} */ index) => cameraAt(deck.scene, index).width > width * (1 + NEARLY);
    return frameAt({ x, y }, frames, isLarger);
  }
  if (frame === null) return undefined;
  return away === "figure" ? frame : (frames[frame].parent ?? null);
}

/** The frame that we are at, or what shows of it. @param {Deck} deck */
function startOf(deck) {
  /** @type {number | null} */
  let at = deck.route.steps[deck.step]?.frame ?? (deck.frames.length ? 0 : null);
  while (at !== null && !deck.frames[at].checkVisibility()) at = deck.scene.frames[at].parent ?? null;
  return at;
}

/**
 * The frame that lies there, of those that the window shows.
 * @param {Deck} deck
 * @param {number | null} from
 * @param {Point} direction
 * @returns {number | null}
 */
function neighbour(deck, from, direction) {
  if (from === null) return null;
  const camera = deck.camera();
  const points = deck.scene.frames.map((frame, index) =>
    deck.frames[index].checkVisibility() ? toWindow(bearingOf(frame), camera, deck.view()) : null,
  );
  return nextToward(points, from, direction);
}
