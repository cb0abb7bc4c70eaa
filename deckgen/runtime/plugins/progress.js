/**
 * How far along the route we are: a thin bar with a part for each chapter. In the mouse's
 * reach it grows, says which stop is under the pointer, and a click flies there. Owns
 * `.deckgen-progress`.
 */

/** With more chapters than this, the bar is one piece. */
const CHAPTERS_SHOWN = 60;

/** @param {Deck} deck */
function progress(deck) {
  const bar = deck.element("deckgen-progress", "nav");
  const line = document.createElement("div");
  const tip = document.createElement("div");
  tip.className = "deckgen-progress-tip";
  bar.setAttribute("aria-label", deck.word("Progress"));
  line.setAttribute("role", "img"); // no progress bar, which some screen readers beep at
  /** @type {{chapter: Chapter, part: HTMLElement}[]} */
  let parts = [];

  const show = () => {
    const stops = deck.route.steps.length;
    line.setAttribute("aria-label", `${Math.min(stops, deck.step + 1)} / ${stops}`);
    for (const { chapter, part } of parts) {
      const done = (deck.step + 1 - chapter.start) / chapter.stops;
      part.style.setProperty("--done", String(clamp(done, 0, 1)));
    }
  };
  const build = () => {
    parts = chaptersOf(deck.scene, deck.route).map((chapter) => {
      const part = document.createElement("i");
      part.style.flexGrow = String(chapter.stops);
      return { chapter, part };
    });
    line.replaceChildren(...parts.map(({ part }) => part));
    show();
  };

  /** The stop under the pointer. @param {MouseEvent} event */
  const stopUnder = ({ clientX }) => {
    const { left, width } = bar.getBoundingClientRect();
    const share = clamp((clientX - left) / width, 0, 1);
    const along = deck.scene.dir === "rtl" ? 1 - share : share;
    return Math.min(deck.lastStep, Math.floor(along * deck.route.steps.length));
  };
  /** @param {MouseEvent} event */
  const hover = (event) => {
    const at = stopUnder(event);
    const frame = deck.route.steps[at]?.frame ?? null;
    tip.textContent = `${at + 1}  ${frame === null ? deck.word("The whole canvas") : deck.scene.frames[frame].title}`;
    const half = tip.offsetWidth / 2;
    tip.style.left = `${clamp(event.clientX, half, innerWidth - half)}px`;
  };

  tip.setAttribute("aria-hidden", "true"); // it follows the mouse
  bar.append(line, tip);
  build();
  bar.addEventListener("pointermove", hover);
  bar.addEventListener("click", (event) => void deck.goto(stopUnder(event)));
  const undo = [deck.on("depart", show), deck.on("route", build), deck.on("build", build)];
  return () => {
    undo.forEach((each) => each());
    bar.remove();
  };
}

/** @typedef {{start: number, stops: number}} Chapter stops in a row, from the first */

/**
 * The stretches of a route in one frame of the top level; an overview goes with those before it.
 * @param {Scene} scene
 * @param {SceneRoute} route
 * @returns {Chapter[]}
 */
function chaptersOf({ frames }, { steps }) {
  /** @type {Chapter[]} */
  const chapters = [];
  /** @type {number | null} */
  let last = null;
  steps.forEach(({ frame }, start) => {
    const top = frame === null ? last : (outsideOf(frames, frame)[0] ?? frame);
    const open = chapters[chapters.length - 1];
    if (open && top === last) open.stops++;
    else chapters.push({ start, stops: 1 });
    last = top;
  });
  return chapters.length > CHAPTERS_SHOWN ? [{ start: 0, stops: steps.length }] : chapters;
}
