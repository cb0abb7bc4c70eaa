/**
 * The whole canvas as a camera. There, arrows choose a frame by where it lies, and Enter
 * flies to it. Owns `.deckgen-chosen` and `--deckgen-pixel`.
 */

/** @type {Readonly<Record<string, Point>>} */
const DIRECTIONS = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

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
      const { frame } = deck.place;
      if (frame === null || deck.place.away === "overview") return;
      const outer = deck.place.away === "figure" ? frame : (frames[frame].parent ?? null);
      if (outer === null) deck.fly(whole(), "overview");
      else deck.visit(outer);
    }),
  ];
  return () => undo.forEach((each) => each());
}

/** @param {Deck} deck */
function startOf(deck) {
  return deck.route.steps[deck.step]?.frame ?? (deck.frames.length ? 0 : null);
}

/**
 * The nearest frame in a direction, as the window shows them: what lies straight ahead
 * counts as nearer than what lies aside.
 * @param {Deck} deck
 * @param {number | null} from
 * @param {Point} direction
 * @returns {number | null}
 */
function neighbour(deck, from, direction) {
  if (from === null) return null;
  const camera = deck.camera();
  const centre = (/** @type {number} */ index) => toWindow(deck.scene.frames[index], camera, deck.view());
  const here = centre(from);
  let best = null;
  let least = Infinity;
  for (let index = 0; index < deck.frames.length; index++) {
    if (index === from || isWithin(deck.scene, from, index)) continue;
    const there = centre(index);
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    const ahead = dx * direction.x + dy * direction.y;
    const aside = Math.abs(dx * direction.y - dy * direction.x);
    if (ahead > 1 && aside <= 2 * ahead && ahead + 2 * aside < least) {
      best = index;
      least = ahead + 2 * aside;
    }
  }
  return best;
}
