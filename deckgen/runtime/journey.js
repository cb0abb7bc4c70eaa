/**
 * Where we are on the route, and how we get elsewhere: the pilot flies, impress.js keeps
 * the steps, and everyone hears of departures, arrivals and substeps.
 */

class Journey {
  /** @type {Place} */
  place;
  /** How flights are made where neither the call nor the route says. */
  /** @type {Manner} */
  manner = "normal";
  /** @type {Set<number>} */
  visited = new Set();
  /** Whether we were past the stop when its route was chosen, so that next goes on from it. */
  #passed = false;

  /**
   * @param {Pick<Deck, "scene" | "frames" | "emit">} deck
   * @param {SceneRoute} route
   * @param {Engine} engine
   * @param {Pilot} pilot
   */
  constructor({ scene, frames, emit }, route, engine, pilot) {
    this.scene = scene;
    this.route = route;
    this.known = indexRoute(scene, route);
    this.frames = frames;
    this.emit = emit;
    this.engine = engine;
    this.pilot = pilot;
    this.place = { step: 0, substep: 0, frame: null, away: "overview", camera: pilot.camera };
  }

  get flying() {
    return this.pilot.flight !== null;
  }

  /** @param {1 | -1} by */
  move(by) {
    const { step, away } = this.place;
    const isOnWay = this.flying && !away; // on to the next stop, without the substeps of this one
    const to = isOnWay ? this.#beyond(step, by) : this.ahead(by);
    if (!to) return;
    if (!away && to.step === step) this.reveal(to.substep);
    else this.goStop(to.step, { substep: to.substep });
  }

  /**
   * Where a move leads once we have arrived: a stop and how much of it is shown, or null.
   * @param {1 | -1} by
   * @returns {Stand | null}
   */
  ahead(by) {
    const { step, substep, away } = this.place;
    const next = substep + by;
    // Away from the route, either way leads back to where we left it.
    if (away) return (this.#passed && by > 0 && this.#beyond(step, by)) || { step, substep };
    if (next >= 0 && next <= this.known.substepsAt(step)) return { step, substep: next };
    return this.#beyond(step, by);
  }

  /** @param {number} step @param {1 | -1} by @returns {Stand | null} */
  #beyond(step, by) {
    const stop = this.route.steps[step + by];
    return stop ? { step: step + by, substep: by > 0 ? this.#shownAt(step + by) : Infinity } : null;
  }

  /** How many substeps a stop shows when we come to it: all where we have been. @param {number} step */
  #shownAt(step) {
    const { frame } = this.route.steps[step];
    return frame !== null && this.visited.has(frame) ? this.known.substepsAt(step) : 0;
  }

  /**
   * Goes on along another route, without a flight: from the same stop where it has that,
   * else from the nearest one before.
   * @param {SceneRoute} route
   */
  use(route) {
    const { step, same, passed } = stopOn(this.route, this.place.step, route);
    const substep = same ? this.place.substep : Infinity;
    this.route = route;
    this.known = indexRoute(this.scene, route);
    this.#passed = passed;
    const shown = Math.min(substep, this.known.substepsAt(step));
    const away = this.place.away ?? (same ? null : "frame");
    this.place = { ...this.place, step, substep: shown, away };
    this.emit("route", { route, place: this.place });
  }

  /** @param {number | string} target @param {Moves} moves */
  goto(target, moves) {
    if (typeof target === "number") return this.goStop(target, moves);
    const step = this.known.stopNamed(target);
    if (step !== undefined) return this.goStop(step, moves);
    const frame = this.known.frameNamed(target);
    return frame !== undefined && this.visit(frame, moves);
  }

  /** @param {number} step @param {Moves} moves */
  goStop(step, moves) {
    const stop = this.route.steps[step];
    if (!stop) return false;
    const { frame, flight: asked } = stop;
    const total = this.known.substepsAt(step);
    const wanted = moves.substep ?? this.#shownAt(step);
    const substep = Math.min(total, Math.max(0, Math.floor(wanted) || 0));
    const camera = cameraOfStop(this.scene, stop);
    return this.travel({ step, substep, frame, away: null, camera }, moves, asked);
  }

  /**
   * To a frame: to its stop where it has one, unless we only step out of what is in it.
   * @param {number} frame
   * @param {Moves} moves
   */
  visit(frame, moves) {
    if (!this.scene.frames[frame]) return false;
    const { step, substep } = this.place;
    if (this.route.steps[step]?.frame === frame) return this.goStop(step, { substep, ...moves });
    const stop = this.known.stopAt(frame);
    const isOut = isWithin(this.scene, this.place.frame, frame);
    if (stop !== undefined && !isOut) return this.goStop(stop, moves);
    const camera = cameraAt(this.scene, frame);
    return this.travel({ step, substep, frame, away: "frame", camera }, { cause: "visit", ...moves });
  }

  /** @param {Camera} camera @param {Away} away @param {Moves} moves */
  fly(camera, away, moves) {
    const frame = away === "overview" ? null : this.place.frame;
    return this.travel({ ...this.place, frame, away, camera }, { cause: "visit", ...moves });
  }

  /** @param {Camera} camera */
  look(camera) {
    this.place = { ...this.place, away: "free", camera };
    this.pilot.look(camera);
  }

  /** @param {Camera} camera */
  carry(camera) {
    this.place = { ...this.place, away: "free", camera };
    this.pilot.carry(camera);
  }

  /** @param {Place} to @param {Moves} moves @param {Manner | number} [asked] by the author */
  travel(to, { cause = "route", flight: wanted }, asked) {
    const from = this.place;
    this.place = to;
    if (!to.away) this.#passed = false;
    if (to.frame !== null) this.visited.add(to.frame);
    this.engine.leave(to.frame);
    if (to.frame !== from.frame || cause === "start") this.engine.activate(to.frame);
    this.showSubsteps();
    const on = {
      departed: (/** @type {Flight} */ flown) =>
        this.emit("depart", { from: from.step, to: to.step, place: to, flight: flown, cause }),
      arrived: () => this.arrive(),
    };
    if (typeof wanted === "object") this.pilot.follow(wanted, on);
    else this.pilot.fly(to.camera, mannerOf(this.manner, wanted ?? asked), on);
    return true;
  }

  arrive() {
    this.engine.enter(this.place.frame);
    this.showSubsteps(); // impress.js hides the substeps of a step that it enters
    this.emit("arrive", { at: this.place.step, place: this.place });
  }

  /** @param {number} index */
  reveal(index) {
    const { frame, step, substep } = this.place;
    this.place = { ...this.place, substep: index };
    this.showSubsteps();
    if (frame !== null) announceSubstep(this.frames[frame], substep, index);
    this.emit("substep", { step, index, place: this.place });
  }

  /** A frame that is not at its own stop of the route shows all that it has. */
  showSubsteps() {
    const { frame, step, substep } = this.place;
    if (frame === null) return;
    const isStop = this.known.stopAt(frame) === step;
    showSubsteps(this.frames[frame], isStop ? substep : this.scene.frames[frame].substeps);
  }
}
