/**
 * A live picture of the talk: an inner page of the audience's size, scaled to the room that the
 * presenter window has for it, in the deck's own styles, drawn by the same world as the talk.
 */

/** What a picture shows. @typedef {{camera: Camera, frame: number | null, substep: number}} Shot */

/** An image that has not come by then is waited for no longer, in milliseconds. */
const LATE_MS = 1000;

class Picture {
  /** @type {Shot | null} */
  shot = null;
  /** The inner page that is seen, and the one that takes its place once it can be. */
  #page;
  /** @type {HTMLIFrameElement | null} */
  #coming = null;
  /** Of the inner page that was made last. @type {ReturnType<typeof makeStage> | null} */
  #stage = null;
  #view = { width: 1280, height: 720 };

  /** @param {Source} source */
  constructor(source) {
    this.element = document.createElement("div");
    this.element.className = "picture";
    this.element.setAttribute("role", "img");
    this.#page = this.#makePage(source);
    new ResizeObserver(() => this.#fit()).observe(this.element);
  }

  /** Another version of the talk, in the place of what is seen as soon as it can be seen. @param {Source} source */
  renew(source) {
    this.#coming?.remove();
    this.shot = this.#stage = null;
    this.#coming = this.#makePage(source);
  }

  /** @param {Source} source */
  #makePage(source) {
    const page = document.createElement("iframe");
    page.tabIndex = -1;
    page.setAttribute("aria-hidden", "true");
    page.addEventListener("load", () => this.#open(page, source), { once: true });
    this.element.prepend(page); // below the one that is seen, and so drawn as that is
    return page;
  }

  /** @param {HTMLIFrameElement} page @param {Source} source */
  #open(page, source) {
    const inside = /** @type {Document} */ (page.contentDocument);
    const { lang, dir, dataset } = document.documentElement;
    Object.assign(inside.documentElement, { lang, dir, className: "deckgen-on" });
    Object.assign(inside.documentElement.dataset, dataset);
    const sheet = inside.createElement("style");
    sheet.textContent = source.styles;
    inside.head.append(sheet);
    inside.body.replaceWith(inside.adoptNode(source.shells().body));
    this.#fit(); // before the world measures its window
    const stage = makeStage(source, inside);
    this.#stage = stage;
    if (this.shot) stage.show(this.shot);
    void inside.fonts.ready.then(async () => {
      stage.faces();
      const images = Promise.allSettled([...inside.images].map((image) => image.decode()));
      await Promise.race([images, new Promise((late) => setTimeout(late, LATE_MS))]);
      if (this.#coming === page) this.#change(page);
    });
  }

  /** @param {HTMLIFrameElement} page is ready to be seen */
  #change(page) {
    this.#page.remove();
    this.#page = page;
    this.#coming = null;
  }

  /** The audience's window has that size. @param {{width: number, height: number}} view */
  resize(view) {
    if (view.width === this.#view.width && view.height === this.#view.height) return;
    this.#view = view;
    this.#fit();
    this.#stage?.measure();
  }

  /** @param {Shot} shot */
  show(shot) {
    this.shot = shot;
    this.#stage?.show(shot);
  }

  /** The point of the talk's canvas under a point of this window, or null beside the picture. @param {Point} at */
  canvasAt(at) {
    const { left, top, width } = this.#page.getBoundingClientRect();
    const scale = width / this.#view.width;
    const point = { x: (at.x - left) / scale, y: (at.y - top) / scale };
    const isIn = point.x >= 0 && point.y >= 0 && point.x <= this.#view.width && point.y <= this.#view.height;
    return this.shot && this.#stage && isIn ? toCanvas(point, this.shot.camera, this.#stage.view()) : null;
  }

  #fit() {
    const { clientWidth, clientHeight } = this.element;
    const { width, height } = this.#view;
    const scale = Math.min(clientWidth / width, clientHeight / height);
    const isRtl = document.documentElement.dir === "rtl"; // then it stands at the right, as what is written does
    for (const { style } of this.element.querySelectorAll("iframe")) {
      style.width = `${width}px`;
      style.height = `${height}px`;
      style.scale = String(scale);
      style.translate = isRtl ? `${clientWidth - width * scale}px` : "";
      style.setProperty("--pixel", `${1 / scale}px`);
    }
  }
}

/**
 * What stands in for the deck in a picture: its world, with the plugins that decide what a frame
 * at rest looks like.
 * @param {Source} source
 * @param {Document} inside
 */
function makeStage(source, inside) {
  const { scene } = source;
  const root = /** @type {HTMLElement} */ (inside.getElementById("impress"));
  const canvas = inside.createElement("div");
  canvas.append(...root.childNodes);
  root.append(canvas); // as impress.js does
  const frames = scene.frames.map(({ id }) => /** @type {HTMLElement} */ (inside.getElementById(id)));
  const filled = new Set();
  const { on, emit } = makeEvents();
  const world = new World(scene, root, frames, {
    placed: (frame) => emit("place", { frame }),
    shown(frame) {
      if (!filled.has(frame)) frames[frame].replaceChildren(...source.content(frame));
      filled.add(frame);
      emit("show", { frame });
    },
  });
  const whole = cameraFrom(scene.whole);
  const place = { step: 0, substep: 0, frame: /** @type {number | null} */ (null), away: null, camera: whole };
  const fold = (/** @type {Float64Array} */ below) => world.fold(below);
  const now = { view: () => world.view, camera: () => place.camera, clock: makeClock(), fold };
  const deck = /** @type {Deck} */ (/** @type {unknown} */ ({ scene, root, frames, on, emit, place, ...now }));
  fit(deck);
  let isLabelled = false;
  const label = () => {
    if (isLabelled || !world.levels.includes(FAR)) return;
    isLabelled = true;
    scene.frames.forEach(({ title }, index) => {
      const [span] = frames[index].querySelectorAll(".frame-label > span");
      if (span) span.textContent = title;
    });
    labels(deck);
  };
  return {
    view: () => world.view,
    measure() {
      emit("resize", { view: world.measure() });
      world.rest(place.camera);
    },
    faces: () => emit("fonts", {}),
    /** @param {Shot} shot */
    show({ camera, frame, substep }) {
      if (place.frame !== null) frames[place.frame].classList.remove("active", "present");
      Object.assign(place, { camera, frame });
      if (frame !== null) frames[frame].classList.add("active", "present");
      inside.body.className = inside.body.className.replace(/\s*impress-on-\S+/g, "");
      inside.body.classList.add("impress-enabled", `impress-on-${frame === null ? "overview" : scene.frames[frame].id}`);
      emit("depart", /** @type {any} */ ({ flight: { to: camera }, place }));
      world.rest(camera);
      label();
      emit("move", { camera, t: 1 });
      if (frame !== null) {
        showSubsteps(frames[frame], substep);
        frames[frame].querySelectorAll("pre[data-states]").forEach(lightUp);
      }
      emit("arrive", { at: 0, place });
    },
  };
}
