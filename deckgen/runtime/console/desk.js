/**
 * What every panel of the presenter window receives: the talk, the last record of where it
 * is, and how to ask something of it. It stands in for the deck where keys, help and dialogs
 * are concerned, and knows nothing of how the talk's window is reached.
 */

class Desk extends Front {
  /** @type {StageRecord | null} */
  record = null;
  /** Whether the talk's window answers. */
  isThere = false;
  #ahead = 0;
  /** What was received last, for when it fits. @type {unknown} */
  #received = null;
  /** A newer talk than is shown, until its window shows it too. @type {{source: Source, edition: string} | null} */
  #newer = null;
  /** @type {Map<SceneRoute, number[] | null>} */
  #plans = new Map();

  /**
   * @param {Source} source
   * @param {(command: StageCommand) => void} send
   */
  constructor(source, send) {
    super({ ...source.scene, frames: [...source.scene.frames] }); // pictures keep that of their source
    this.source = source;
    this.send = send;
  }

  /**
   * Shows what was just received, where it is of the talk as it is here. After a save it may be
   * of the next version, or this window knows that already; then what is seen stays as it is
   * until both have it, and changes at once.
   * @param {unknown} received
   */
  receive(received) {
    this.#received = received;
    const { edition = "", now } = /** @type {Record<string, any>} */ (Object(received));
    if (isNumber(now)) this.#ahead = now - Date.now();
    if (this.#newer?.edition === edition) this.#renew();
    else if (edition === this.edition) this.#show();
  }
  #show() {
    const record = readRecord(this.#received, this.scene);
    if (!record) return;
    this.record = record;
    this.emit("record", record);
  }
  /** @param {boolean} isThere */
  link(isThere) {
    this.isThere = isThere;
    if (!isThere) this.#renew(); // nobody is left to wait for
    this.emit("link", { isThere });
  }
  /** The talk as it was saved. @param {Source} source @param {string} edition */
  renew(source, edition) {
    this.#newer = { source, edition };
    if (!this.isThere || Object(this.#received).edition === edition) this.#renew();
  }
  #renew() {
    if (!this.#newer) return;
    const { source, edition } = this.#newer;
    this.#newer = null;
    this.edition = edition;
    this.source = source;
    const frames = fill(this.scene.frames, source.scene.frames); // who keeps the scene has the newest
    Object.assign(this.scene, { duration: undefined }, source.scene, { frames });
    this.record = null;
    this.#plans.clear();
    this.emit("build", { before: [] });
    this.#show();
  }

  get route() {
    return routeOf(this.scene, this.record?.route ?? null);
  }
  /** Where the talk is: nothing is known but that, until it has answered. */
  get place() {
    return this.record ?? { away: null };
  }
  get flying() {
    return this.record?.flying ?? false;
  }
  /** The time by the talk's own clock. */
  now() {
    return Date.now() + this.#ahead;
  }
  /** The talk's time so far, in milliseconds. */
  elapsed() {
    return this.record ? elapsedMs(this.record.timer, this.now()) : 0;
  }
  /** When each stop of the route should begin (plan.js), or null. */
  plan() {
    const { route } = this;
    if (!this.#plans.has(route)) this.#plans.set(route, planOf(this.scene, route));
    return this.#plans.get(route) ?? null;
  }
  /** What a stop, or a frame off the route, is called. @param {number | null} frame */
  titleOf(frame) {
    return frame === null ? this.word("The whole canvas") : this.scene.frames[frame].title;
  }

  // ---- as the deck has it -------------------------------------------------------------

  /** What is open here, else on the talk's screen. */
  get layer() {
    return super.layer ?? /** @type {Layer | null} */ (this.record?.layer ?? null);
  }
  /** Closes what is open here, else on the talk's screen. */
  close() {
    const isOurs = super.close();
    if (!isOurs) this.send({ kind: "ask", action: "close" });
    return isOurs;
  }
  /** @param {string} action */
  offers(action) {
    return super.offers(action) || COMMANDED.has(action);
  }
  /** @param {string} action @param {string} [detail] */
  ask(action, detail) {
    if (super.offers(action)) super.ask(action, detail);
    else this.send({ kind: "ask", action, ...(detail ? { detail } : {}) });
  }
  /**
   * Does what a key means here, as far as is known here; what it does to the talk is settled
   * in the talk's window, which another key may have reached a moment ago.
   * @param {string} action
   * @param {KeyboardEvent} event
   */
  press(action, event) {
    const isOurs = super.layer || (action !== "close" && super.offers(action));
    if (isOurs) super.ask(action, event.key);
    else this.send({ kind: "key", name: keyName(event) });
  }
  /** @param {string} className @param {string} tag */
  element(className, tag = "div") {
    const made = document.createElement(tag);
    made.className = className;
    (document.querySelector("main") ?? document.body).append(made);
    return made;
  }
}

/**
 * A titled part of the presenter window.
 * @param {Desk} desk
 * @param {string} name
 * @param {string} title
 */
function makePanel(desk, name, title) {
  const panel = desk.element(`panel ${name}`, "section");
  const heading = document.createElement("h2");
  heading.id = `${name}-title`;
  heading.textContent = title;
  panel.setAttribute("aria-labelledby", heading.id);
  panel.append(heading);
  return { panel, heading };
}

/**
 * @param {string} label
 * @param {() => void} press
 * @param {string} [key] that does the same
 */
function makeButton(label, press, key) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(document.createTextNode(label));
  if (key) {
    const sign = document.createElement("kbd");
    sign.textContent = key;
    sign.setAttribute("aria-hidden", "true");
    button.append(" ", sign);
    button.setAttribute("aria-keyshortcuts", key);
  }
  button.addEventListener("click", () => {
    press();
    button.blur(); // so that the next Space goes on with the talk
  });
  return button;
}

/** @param {HTMLButtonElement} button @param {string} label */
function rename(button, label) {
  const text = /** @type {Text} */ (button.firstChild);
  if (text.data !== label) text.data = label;
}
