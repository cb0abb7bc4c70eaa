/**
 * The deck: what every plugin receives. It knows where we are on the route, and goes
 * elsewhere; the pilot flies, the world draws, impress.js keeps the steps.
 */

/**
 * @param {Scene} scene
 * @param {HTMLElement} root
 * @param {string | null} routeName
 * @returns {Deck}
 */
function makeDeck(scene, root, routeName) {
  const route = routeOf(scene, routeName);
  const known = indexRoute(scene, route);
  const frames = scene.frames.map(({ id }) => elementOf(root, id));
  const { on, emit } = makeEvents();
  const clock = makeClock();
  const layers = makeLayers(() => emit("layer", { top: layers.top()?.name ?? null }));
  const engine = makeEngine(root, frames, {
    next: () => deck.next(),
    prev: () => deck.previous(),
    goto: (step) => deck.goto(step instanceof Element ? step.id : /** @type {any} */ (step)),
  });
  const canvas = /** @type {HTMLElement} */ (root.firstElementChild);
  const world = makeWorld(scene, root, canvas, frames, (frame) => emit("show", { frame }));
  world.measure();
  const whole = cameraFrom(scene.whole);
  const pilot = makePilot(world, clock, (camera, t) => emit("move", { camera, t }), whole);
  /** @type {Set<number>} */
  const visited = new Set();
  /** @type {Place} */
  let place = { step: 0, substep: 0, frame: null, away: "overview", camera: whole };

  /** @param {Place} at */
  const substepsShown = (at) => {
    if (at.frame === null) return 0;
    const stop = route.steps[at.step];
    const counts = stop?.frame === at.frame && known.stopAt(at.frame) === at.step;
    return counts ? at.substep : scene.frames[at.frame].substeps;
  };

  function showPlace() {
    if (place.frame !== null) showSubsteps(frames[place.frame], substepsShown(place));
  }

  /** @param {Place} to @param {FlightOptions} options @param {Cause} cause */
  function travel(to, options, cause) {
    const from = place;
    place = to;
    if (to.frame !== null) visited.add(to.frame);
    engine.leave(to.frame);
    if (to.frame !== from.frame || cause === "start") engine.activate(to.frame);
    showPlace();
    pilot.fly(to.camera, options, {
      departed: (flown) => emit("depart", { from: from.step, to: to.step, place, flight: flown, cause }),
      arrived() {
        engine.enter(place.frame);
        showPlace(); // impress.js hides the substeps of a step that it enters
        emit("arrive", { at: place.step, place });
      },
    });
    return true;
  }

  /** @param {number} step @param {Moves} moves */
  function goStop(step, moves) {
    const stop = route.steps[step];
    if (!stop) return false;
    const total = known.substepsAt(step);
    const back = stop.frame !== null && visited.has(stop.frame);
    const substep = Math.min(total, Math.max(0, Math.trunc(moves.substep ?? (back ? total : 0)) || 0));
    const camera = cameraOfStop(scene, stop);
    const options = mannerOf(deck.manner, moves.flight ?? stop.flight);
    const to = { step, substep, frame: stop.frame, away: null, camera };
    return travel(to, options, moves.cause ?? "route");
  }

  /** @param {number} index */
  function reveal(index) {
    const before = place.substep;
    place = { ...place, substep: index };
    showPlace();
    if (place.frame !== null) announceSubstep(frames[place.frame], before, index);
    emit("substep", { step: place.step, index, place });
  }

  /** @type {Deck} */
  const deck = {
    scene,
    route,
    lastStep: route.steps.length - 1,
    ready: new Promise((done) => void on("fonts", () => done())),
    root,
    world: canvas,
    frames,
    clock,
    manner: "normal",
    on,
    emit,
    get place() {
      return place;
    },
    get step() {
      return place.step;
    },
    get substep() {
      return place.substep;
    },
    get flying() {
      return pilot.flight !== null;
    },
    get layer() {
      return layers.top();
    },
    next() {
      if (place.away) goStop(place.step, { substep: place.substep });
      else if (!deck.flying && place.substep < known.substepsAt(place.step)) reveal(place.substep + 1);
      else goStop(place.step + 1, {});
    },
    previous() {
      if (place.away) goStop(place.step, { substep: place.substep });
      else if (!deck.flying && place.substep > 0) reveal(place.substep - 1);
      else goStop(place.step - 1, { substep: known.substepsAt(place.step - 1) });
    },
    goto(target, moves = {}) {
      if (typeof target === "number") return goStop(target, moves);
      const frame = known.frameNamed(target);
      const step = known.stopNamed(target);
      if (frame === undefined && step === undefined) return false;
      if (frame === undefined || step !== undefined) return goStop(Number(step), moves);
      return deck.visit(frame, moves);
    },
    visit(frame, moves = {}) {
      if (!scene.frames[frame]) return false;
      const { step, substep } = place;
      if (route.steps[step]?.frame === frame) return goStop(step, { substep, ...moves });
      const stop = known.stopAt(frame);
      if (stop !== undefined && !isWithin(scene, place.frame, frame)) return goStop(stop, moves);
      const to = { step, substep, frame, away: /** @type {Away} */ ("frame"), camera: cameraAt(scene, frame) };
      return travel(to, mannerOf(deck.manner, moves.flight), moves.cause ?? "visit");
    },
    fly(camera, away, moves = {}) {
      const frame = away === "overview" ? null : place.frame;
      return travel({ ...place, frame, away, camera }, mannerOf(deck.manner, moves.flight), moves.cause ?? "visit");
    },
    camera: () => pilot.camera,
    look(camera) {
      place = { ...place, away: "free", camera };
      pilot.look(camera);
    },
    view: world.view,
    restart: () => visited.clear(),
    visited: (frame) => visited.has(frame),
    measure() {
      const view = world.measure();
      if (deck.flying) world.draw(pilot.camera);
      else world.rest(pilot.camera);
      emit("resize", { view });
    },
    seek: pilot.seek,
    play: pilot.play,
    word: (english) => scene.words?.[english] ?? english,
    say: (text) => emit("say", { text, shown: true }),
    tell: (text) => emit("say", { text, shown: false }),
    element(className, tag = "div") {
      const made = document.createElement(tag);
      made.className = `deckgen-ui ${className}`;
      document.body.append(made);
      return made;
    },
    offer: layers.offer,
    offers: layers.offers,
    ask: layers.ask,
    open: layers.open,
    close: layers.close,
    isOpen: layers.isOpen,
  };
  return deck;
}

/**
 * The element of a frame. A page whose script does not fit its frames must not start.
 * @param {HTMLElement} root
 * @param {string} id
 */
function elementOf(root, id) {
  const found = document.getElementById(id);
  if (!found || !root.contains(found)) throw new Error(`the page has no frame "${id}"`);
  return found;
}
