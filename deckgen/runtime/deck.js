/**
 * The deck: what every plugin receives. It answers from its parts: the journey knows where
 * we are on the route, the pilot flies, the world draws, impress.js keeps the steps.
 */

class Deck extends Front {
  #journey;
  #pilot;
  #world;
  timer = TIMER_ZERO; // the talk's time so far, which its plugin keeps
  /** What covers the screen. @type {Blank | null} */
  blank = null;
  /** Where the speaker points on the canvas. @type {Point | null} */
  laser = null;

  /**
   * @param {Scene} scene
   * @param {HTMLElement} root
   * @param {string | null} routeName
   */
  constructor(scene, root, routeName) {
    super(scene);
    const { on, emit } = this;
    this.root = root;
    this.frames = scene.frames.map(({ id }) => elementOf(root, id));
    this.clock = makeClock();
    /** Kept when the first view is drawn with its own faces. */
    this.ready = new Promise((done) => void on("fonts", done));
    const engine = makeEngine(root, this.frames, {
      next: () => this.next(),
      prev: () => this.previous(),
      goto: (step) => this.goto(step instanceof Element ? step.id : /** @type {any} */ (step)),
    });
    this.#world = new World(scene, root, this.frames, {
      placed: (frame) => emit("place", { frame }),
      shown: (frame) => emit("show", { frame }),
    });
    const whole = cameraFrom(scene.whole);
    this.#pilot = new Pilot(this.#world, this.clock, (camera, t) => emit("move", { camera, t }), whole);
    this.#journey = new Journey(this, routeOf(scene, routeName), engine, this.#pilot);
  }

  // ---- where we are ----------------------------------------------------------------

  get place() {
    return this.#journey.place;
  }
  /** The route that we are on. */
  get route() {
    return this.#journey.route;
  }
  get lastStep() {
    return this.route.steps.length - 1;
  }
  get step() {
    return this.place.step;
  }
  get substep() {
    return this.place.substep;
  }
  get flying() {
    return this.#pilot.flight !== null;
  }
  camera() {
    return this.#pilot.camera;
  }
  view() {
    return this.#world.view;
  }
  /** The frames that are drawn in full where the camera rests at a stop of the route, or elsewhere. @param {number | Camera} at */
  nearAt(at) {
    return this.#world.nearFrom(typeof at === "number" ? cameraOfStop(this.scene, this.route.steps[at]) : at);
  }
  /** Where next leads, or null at the end. */
  ahead() {
    return this.#journey.ahead(1);
  }
  /** The frames where we have been. @returns {ReadonlySet<number>} */
  get visited() {
    return this.#journey.visited;
  }

  // ---- elsewhere -------------------------------------------------------------------

  next() {
    this.#journey.move(1);
  }
  previous() {
    this.#journey.move(-1);
  }
  /**
   * To a stop by its number, or to what has that id; false where there is none.
   * @param {number | string} target
   * @param {Moves} [moves]
   */
  goto(target, moves = {}) {
    return this.#journey.goto(target, moves);
  }
  /** Shows so many of the substeps of the stop that we are at. @param {number} count */
  reveal(count) {
    this.#journey.reveal(count);
  }
  /** @param {number} frame @param {Moves} [moves] */
  visit(frame, moves = {}) {
    return this.#journey.visit(frame, moves);
  }
  /** @param {Camera} camera @param {Away} away @param {Moves} [moves] */
  fly(camera, away, moves = {}) {
    return this.#journey.fly(camera, away, moves);
  }
  /** Shows a view at once, without a flight. @param {Camera} camera */
  look(camera) {
    this.#journey.look(camera);
  }
  /** Shows a view in passing, as a hand moves it; whoever does flies on or ends it. @param {Camera} camera */
  carry(camera) {
    this.#journey.carry(camera);
  }
  /** Goes on along the route of that name, from where we are; false where there is none. @param {string} name */
  useRoute(name) {
    const route = this.scene.routes.find((each) => each.name === name);
    if (route && route !== this.route) this.#journey.use(route);
    return route !== undefined;
  }
  /** Shows another version of the talk from where we are. @param {Scene} scene @param {Renewal} renewal */
  replace(scene, renewal) {
    renew(this, this.#world, this.#journey, scene, renewal);
  }
  /** Forgets what was seen: substeps are hidden, to be revealed one by one again. */
  restart() {
    this.#journey.visited = new Set();
    for (const frame of this.frames) showSubsteps(frame, 0);
  }
  /** Says below which scale of the view each topic is all label. @param {Float64Array} below 0 for never */
  fold(below) {
    this.#world.fold(below);
  }
  /** Has frames measured all at once that are going to be seen. @param {readonly number[]} frames */
  lay(frames) {
    this.#world.lay(frames);
    this.emit("lay", { frames });
  }
  /** Measures the window again and shows the same view in it. */
  measure() {
    const view = this.#world.measure();
    if (this.flying) this.#world.draw(this.camera());
    else this.#world.rest(this.camera());
    this.emit("resize", { view });
  }

  // ---- time ------------------------------------------------------------------------

  /** How flights are made where neither the call nor the route says. */
  get manner() {
    return this.#journey.manner;
  }
  set manner(manner) {
    this.#journey.manner = manner;
  }
  /** Stops the clock, so long after the departure of the flight under way. @param {number} ms */
  seek(ms) {
    this.#pilot.seek(ms);
  }
  /** Lets the clock go on. */
  play() {
    this.#pilot.play();
  }

  // ---- words -----------------------------------------------------------------------

  /** Says something on the screen and to screen readers. @param {string} text */
  say(text) {
    this.emit("say", { text, shown: true });
  }
  /** Says something to screen readers only. @param {string} text */
  tell(text) {
    this.emit("say", { text, shown: false });
  }
  /** An element of the interface, above the canvas. @param {string} className @param {string} tag */
  element(className, tag = "div") {
    const made = document.createElement(tag);
    made.className = `deckgen-ui ${className}`;
    document.body.append(made);
    return made;
  }
}
