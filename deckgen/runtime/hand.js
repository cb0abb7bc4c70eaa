/**
 * The camera in a hand: what wheels, mice, fingers and keys do to it, within reach, from
 * wherever it is, in a flight too. Points are those of the window.
 */

/** Slower than this, in pixels per millisecond, nothing is thrown; and nothing faster. */
const THROW_FROM = 0.08;
const THROW_MOST = 3;
/** A canvas that fingers left turned by less than this, in degrees, comes upright again. */
const SNAP_DEGREES = 12;
/** The speed of a hand is that of its last movement, this long. */
const SPEED_MS = 80;

const NOWHERE = Object.freeze({ x: 0, y: 0 });

/** @param {Deck} deck */
function makeHand(deck) {
  const reach = reachOf(deck.scene);
  const keep = (/** @type {Camera} */ camera) => panWithin(camera, deck.view(), reach);
  const under = (/** @type {Point} */ at) => toCanvas(at, deck.camera(), deck.view());
  const still = () => deck.manner === "cut";
  const letGo = (/** @type {Flight} */ flown) => void deck.fly(flown.to, "free", { flight: flown });

  return {
    under,
    /**
     * Moves, zooms and turns (degrees clockwise) what is seen, about a point of the window.
     * @param {{by?: Point, at?: Point, factor?: number, degrees?: number}} change
     */
    move({ by = NOWHERE, at = NOWHERE, factor = 1, degrees = 0 }) {
      const camera = panBy(deck.camera(), by, deck.view());
      const point = toCanvas(at, camera, deck.view());
      const zoomed = zoomAbout(camera, point, zoomWithin(factor, camera.width, reach));
      deck.carry(keep(turnAbout(zoomed, point, degrees)));
    },
    /**
     * Zooms in a moment; asked again meanwhile, to the product of both.
     * @param {Point} at
     * @param {number} factor
     * @param {number} ms
     */
    approach(at, factor, ms) {
      const camera = deck.camera();
      const { away, camera: target } = deck.place;
      const ahead = deck.flying && away === "free" ? camera.width / target.width : 1;
      const wanted = zoomWithin(factor * ahead, camera.width, reach);
      if (Math.abs(Math.log(wanted)) < 1e-9) return;
      letGo(approach(camera, under(at), wanted, { duration: still() ? 0 : ms, keep }));
    },
    /** Stops a canvas that was thrown; whether it was. */
    catch() {
      if (!deck.flying || deck.place.away !== "free") return false;
      deck.carry(deck.camera());
      return true;
    },
    /** The turn, in degrees, that brings what is there upright, if not much is missing. @param {Point} at */
    upright: (at) => turnUpright(deck, under(at)),
    /**
     * Lets go of a canvas that moved so fast, in window pixels per millisecond.
     * @param {Point} speed
     * @param {{at: Point, degrees: number}} turn that it still has to make
     */
    release(speed = NOWHERE, { at, degrees } = { at: NOWHERE, degrees: 0 }) {
      const camera = deck.camera();
      const fast = !still() && Math.hypot(speed.x, speed.y) >= THROW_FROM;
      if (!fast && (!degrees || still())) {
        const upright = degrees ? keep(turnAbout(camera, under(at), degrees)) : camera;
        return letGo(stillness(camera, upright));
      }
      const next = panBy(camera, fast ? speed : NOWHERE, deck.view());
      const moved = { x: next.x - camera.x, y: next.y - camera.y };
      letGo(coast(camera, moved, { point: under(at), degrees }, keep));
    },
  };
}

/**
 * The smallest frame that the window shows at a point of it, or null: not one that is too
 * small to be drawn, or in a topic that shows only its own label.
 * @param {Deck} deck
 * @param {Point} at
 */
function frameUnder(deck, at) {
  if (deck.root.matches(".deckgen-deep")) return deepFrameUnder(deck, at);
  const point = toCanvas(at, deck.camera(), deck.view());
  return frameAt(point, deck.scene.frames, (index) => deck.frames[index].getClientRects().length > 0);
}

/**
 * The turn that brings what is under a point of the canvas upright, if not much is missing.
 * @param {Deck} deck
 * @param {Point} point
 */
function turnUpright(deck, point) {
  const { frames, whole } = deck.scene;
  const frame = frameAt(point, frames) ?? deck.place.frame;
  const upright = frame === null ? whole[3] : frames[frame].rotate;
  const missing = shortestTurn(upright, deck.camera().rotate);
  return Math.abs(missing) <= SNAP_DEGREES ? missing : 0;
}

/**
 * The same where frames stand out of the canvas and are tilted: by the boxes that they
 * take in the window.
 * @param {Deck} deck
 * @param {Point} at
 */
function deepFrameUnder(deck, { x, y }) {
  let found = null;
  let least = Infinity;
  deck.frames.forEach((frame, index) => {
    const { left, right, top, bottom, width, height } = frame.getBoundingClientRect();
    if (x < left || x > right || y < top || y > bottom || width * height > least) return;
    [found, least] = [index, width * height];
  });
  return found;
}

/** How fast a pointer has been moving, in window pixels per millisecond. */
function makeSpeedometer() {
  /** @type {(Point & {time: number})[]} */
  let marks = [];
  const since = (/** @type {number} */ time) => marks.filter((mark) => time - mark.time <= SPEED_MS);
  return {
    reset: () => void (marks = []),
    /** @param {Point} point @param {number} time */
    mark(point, time) {
      marks = [...since(time), { ...point, time }];
    },
    /** @param {number} time @returns {Point} */
    read(time) {
      const [first] = since(time);
      const last = marks[marks.length - 1];
      if (!first || first === last) return NOWHERE;
      const ms = Math.max(16, time - first.time); // a picture of the screen is shown so long
      const x = (last.x - first.x) / ms;
      const y = (last.y - first.y) / ms;
      const share = Math.min(1, THROW_MOST / (Math.hypot(x, y) || 1));
      return { x: x * share, y: y * share };
    },
  };
}

/** Keeps the press that just ended from being a click. */
function swallowClick() {
  const end = () => {
    window.removeEventListener("click", swallow, true);
    window.removeEventListener("pointerdown", end, true);
  };
  const swallow = (/** @type {MouseEvent} */ event) => {
    if (!event.detail) return; // pressed by a key or a script
    event.preventDefault();
    event.stopImmediatePropagation();
    end();
  };
  window.addEventListener("click", swallow, true);
  window.addEventListener("pointerdown", end, true);
}
