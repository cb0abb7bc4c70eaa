/**
 * Where we are in the outline: the frames around the one in front, each a button that flies
 * out to it. It shows for a moment after every flight that left the route, and while the
 * mouse is near the top or the focus is in it; never along the route. `?crumbs=off` keeps
 * it away, which is remembered, until `?crumbs=on`. Owns `.deckgen-crumbs`.
 */

const CRUMBS_KEY = "deckgen-crumbs";
/** How long it stays after a flight or the last movement, in milliseconds. */
const CRUMBS_MS = 3500;
/** The share of the window's height, from the top, in which the mouse calls it. */
const CRUMBS_REACH = 0.16;
/** In the free camera: the share of the view that a frame must be as wide as, to be "in" it. */
const CRUMBS_WIDTH = 0.4;

/** @param {Deck} deck */
function crumbs(deck) {
  const asked = new URLSearchParams(location.search).get("crumbs");
  if (asked === "on" || asked === "off") remember(CRUMBS_KEY, asked);
  if ((asked ?? recall(CRUMBS_KEY)) === "off") return;
  const bar = deck.element("deckgen-crumbs", "nav");
  bar.setAttribute("aria-label", deck.word("Where we are"));
  let timer = 0;

  const show = () => {
    bar.classList.add("deckgen-shown");
    window.clearTimeout(timer);
    timer = window.setTimeout(() => bar.classList.remove("deckgen-shown"), CRUMBS_MS);
  };
  /** @param {number | null} frame */
  const tell = (frame) => bar.replaceChildren(mapButton(deck), trailOf(deck, frame));
  /** @param {PointerEvent} event */
  const near = ({ clientY, pointerType }) => {
    if (pointerType !== "touch" && clientY < CRUMBS_REACH * deck.view().height) show();
  };

  const undo = [
    deck.on("depart", ({ place, cause }) => {
      if (place.away !== "free") tell(place.frame);
      if (cause === "visit" || cause === "history") show();
    }),
    deck.on("arrive", ({ place }) => {
      if (place.away === "free") tell(frameIn(deck));
    }),
    deck.on("build", () => tell(deck.place.away === "free" ? frameIn(deck) : deck.place.frame)),
  ];
  window.addEventListener("pointermove", near);
  return () => {
    undo.forEach((each) => each());
    window.removeEventListener("pointermove", near);
    window.clearTimeout(timer);
    bar.remove();
  };
}

/** @param {Deck} deck */
function mapButton(deck) {
  const button = document.createElement("button");
  const name = deck.word("Map and outline");
  button.className = "deckgen-map-button";
  button.setAttribute("aria-label", name);
  button.title = name;
  button.addEventListener("click", () => deck.ask("map"));
  return button;
}

/**
 * The talk, the frames around a frame, and the frame.
 * @param {Deck} deck
 * @param {number | null} frame
 */
function trailOf(deck, frame) {
  const { frames, title, whole } = deck.scene;
  const trail = document.createElement("ol");
  const outer = frame === null ? [] : [...outsideOf(frames, frame), frame];
  const named = title || deck.word("The whole canvas");
  trail.append(crumb(named, frame === null, () => deck.fly(cameraFrom(whole), "overview")));
  for (const each of outer) {
    trail.append(crumb(frames[each].title || frames[each].id, each === frame, () => deck.visit(each)));
  }
  return trail;
}

/** @param {string} text @param {boolean} isHere @param {() => void} fly */
function crumb(text, isHere, fly) {
  const item = document.createElement("li");
  const part = document.createElement(isHere ? "span" : "button");
  part.textContent = text;
  if (isHere) part.setAttribute("aria-current", "location");
  else part.addEventListener("click", fly);
  item.append(part);
  return item;
}

/**
 * The frame that a free camera is in: the smallest at the middle of the view that fills
 * enough of it.
 * @param {Deck} deck
 */
function frameIn(deck) {
  const camera = deck.camera();
  const least = CRUMBS_WIDTH * camera.width;
  return frameAt(camera, deck.scene.frames, (index) => {
    const { width, scale } = deck.scene.frames[index];
    return width * scale >= least;
  });
}
