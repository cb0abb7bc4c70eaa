/**
 * impress.js, held on a short lead. It keeps the steps, their classes (`future`,
 * `present`, `past`, `active`, `impress-on-…`) and its events, at the moments that our
 * flights give. The camera, the keys, the history and the window's size are ours.
 */

/** What its plugins would listen to on the page and the window, and must not. */
const REFUSED = new Set(["keydown", "keyup", "click", "hashchange", "resize"]);

/**
 * @param {HTMLElement} root
 * @param {readonly HTMLElement[]} frames
 * @param {{next: () => unknown, prev: () => unknown, goto: (step: unknown) => unknown}} moves
 * @returns {Engine}
 */
function makeEngine(root, frames, moves) {
  const api = impress(root.id);
  const start = frames[0] ?? null;
  // Its own reading of the address throws at a malformed one; ours is a plugin.
  api.lib.util.getElementFromHash = () => start;
  const step = oneAtATime(api, root);
  const restore = keepViewport();
  holdEvents();
  for (const frame of frames) frame.classList.add("future");
  deafly(root, () => shortly(api, root, start, () => api.init()));
  restore();
  window.onunload = null; // its console's, which would keep the page out of the back cache
  Object.assign(api, moves, { swipe: () => false });

  /** @type {HTMLElement | null} */
  let entered = null;
  /** @type {HTMLElement | null} */
  let active = start;
  return {
    activate(index) {
      const frame = index === null ? null : (frames[index] ?? null);
      document.body.classList.toggle("impress-on-overview", !frame);
      if (!frame) {
        active?.classList.remove("active");
        if (active) document.body.classList.remove(`impress-on-${active.id}`);
      } else step(frame, 0);
      active = frame;
    },
    leave(index) {
      if (!entered) return;
      const next = index === null ? null : (frames[index] ?? null);
      if (next === entered) return;
      announce(entered, "impress:stepleave", { next });
      entered = null;
    },
    enter(index) {
      const frame = index === null ? null : (frames[index] ?? null);
      if (!frame || frame === entered) return;
      entered = frame;
      announce(frame, "impress:stepenter", null);
    },
  };
}

/**
 * impress.js's `goto`, which reads and places every step anew each time: that alone takes
 * 40 ms with 3,000 of them. Ours never move, so it is shown only the one that it goes to.
 * @param {ImpressApi} api
 * @param {HTMLElement} root
 */
function oneAtATime(api, root) {
  const { goto } = api;
  return (/** @type {HTMLElement} */ frame, /** @type {number} */ duration) =>
    shortly(api, root, frame, () => goto(frame, duration));
}

/**
 * Runs something while impress.js sees no step but one.
 * @param {ImpressApi} api
 * @param {HTMLElement} root
 * @param {HTMLElement | null} frame
 * @param {() => void} run
 */
function shortly({ lib }, root, frame, run) {
  const all = lib.util.$$;
  const steps = frame ? [frame] : [];
  lib.util.$$ = (selector, context) =>
    selector === ".step" && context === root ? steps : all(selector, context);
  // Its plugins ask the root itself, and only to go through what they get.
  const asked = root.querySelectorAll;
  root.querySelectorAll = (/** @type {string} */ selector) =>
    selector === ".step" ? /** @type {any} */ (steps) : asked.call(root, selector);
  try {
    run();
  } finally {
    lib.util.$$ = all;
    Reflect.deleteProperty(root, "querySelectorAll");
  }
}

/** The events that we let through: all others of those names come too early. */
const announced = new WeakSet();

/**
 * @param {Element} target
 * @param {string} name
 * @param {unknown} detail
 */
function announce(target, name, detail) {
  const event = new CustomEvent(name, { bubbles: true, cancelable: true, detail });
  announced.add(event);
  target.dispatchEvent(event);
}

/** impress.js enters a step when it is told to go there; we enter when we have arrived. */
function holdEvents() {
  /** @param {Event} event */
  const hold = (event) => {
    if (!announced.has(event)) event.stopImmediatePropagation();
  };
  window.addEventListener("impress:stepenter", hold, true);
  window.addEventListener("impress:stepleave", hold, true);
  // Its touch plugin listens since the script was read; a finger lifted would turn the page.
  for (const name of ["touchend", "touchcancel"]) {
    window.addEventListener(name, (event) => event.stopPropagation(), true);
  }
}

/**
 * Runs something while listeners for input cannot be added to the page or the window,
 * nor impress.js's second one for `stepenter`, which writes the address.
 * @param {HTMLElement} root
 * @param {() => void} run
 */
function deafly(root, run) {
  let enters = 0;
  /** @param {string} type */
  const refused = (type) => type === "impress:stepenter" && ++enters === 2;
  const undo = [
    shadow(document, (type) => REFUSED.has(type)),
    shadow(window, (type) => REFUSED.has(type)),
    shadow(root, refused),
  ];
  try {
    run();
  } finally {
    undo.forEach((back) => back());
  }
}

/**
 * @param {EventTarget} target
 * @param {(type: string) => boolean} refused
 * @returns {Undo}
 */
function shadow(target, refused) {
  const inherited = EventTarget.prototype.addEventListener;
  target.addEventListener = (type, listener, options) => {
    if (!refused(type)) inherited.call(target, type, listener, options);
  };
  return () => void Reflect.deleteProperty(target, "addEventListener");
}

/**
 * `init` forbids pinching the page larger; gives back what puts that right.
 * @returns {Undo}
 */
function keepViewport() {
  const find = () => document.querySelector('meta[name="viewport"]');
  const before = find()?.getAttribute("content") ?? "width=device-width, initial-scale=1";
  return () => find()?.setAttribute("content", before);
}
