/**
 * A follower's page (`?follow`): it is where the speaker is, and shows what she shows over it,
 * until its own hand goes elsewhere; then one press comes back. Owns `.deckgen-follow`.
 */

/**
 * What a follower hears.
 * @typedef {Pick<Place, "step" | "substep" | "frame" | "away" | "camera"> & {edition: string, route: string}} Whereabouts
 */

/** @param {Deck} deck */
function follow(deck) {
  if (!document.querySelector('meta[name="deckgen-live"]')) return;
  const button = /** @type {HTMLButtonElement} */ (deck.element("deckgen-follow", "button"));
  button.type = "button";
  button.hidden = true;
  const label = document.createElement("b");
  label.textContent = deck.word("Back to the speaker");
  const where = document.createElement("span");
  button.append(label, " ", where);
  /** @type {Whereabouts | null} */
  let there = null;
  let signs = readSigns(null);
  let isWith = true;
  /** Whether it is the speaker who moves us. */
  let isLed = false;

  const tell = () => {
    button.hidden = isWith || !there;
    if (!there) return;
    const { frame } = there;
    where.textContent = frame === null ? deck.word("The whole canvas") : deck.scene.frames[frame].title;
  };
  const join = () => {
    isWith = true;
    isLed = true;
    if (there) goWith(deck, there);
    over.show(signs);
    isLed = false;
    tell();
  };
  const wander = () => {
    if (isLed || !isWith) return;
    isWith = false;
    over.show(null);
    tell();
  };
  const over = makeSigns(deck, wander);
  let heard = Object(null);
  const take = () => {
    const { place } = heard;
    if (place && place.edition !== deck.edition) return; // a save has reached one of the two pages only
    there = readWhereabouts(place, deck.scene) ?? there;
    signs = readSigns(heard.signs);
    if (isWith) join();
    else tell();
  };
  const silence = hear("/_deckgen/place", (text) => {
    heard = Object(JSON.parse(text));
    take();
  });
  const undo = [
    deck.on("depart", ({ cause }) => cause !== "start" && wander()),
    deck.on("substep", wander),
    deck.on("move", ({ camera }) => {
      const isFree = deck.place.away === "free" && !deck.flying;
      if (isFree && !(there && isSameCamera(camera, there.camera))) wander(); // a hand has it
    }),
    deck.on("build", () => {
      if (there && there.edition !== deck.edition) there = null; // until the speaker's page tells
      tell();
      take();
    }),
  ];
  button.addEventListener("click", join);
  return () => {
    silence();
    undo.forEach((each) => each());
    over.remove();
    button.remove();
  };
}

/**
 * Goes where the speaker is, in as little as it takes.
 * @param {Deck} deck
 * @param {Whereabouts} there
 */
function goWith(deck, { step, substep, frame, away, camera, route }) {
  if (route !== deck.route.name) deck.useRoute(route);
  const here = deck.place;
  /** @type {Moves} */
  const moves = { cause: "history" }; // no entry of the browser's history for each
  if (!away && !here.away && here.step === step) {
    if (here.substep !== substep) deck.reveal(substep);
  } else if (!away) deck.goto(step, { ...moves, substep });
  else if (away === "frame" && frame !== null) deck.visit(frame, moves);
  else if (away !== here.away || !isSameCamera(here.camera, camera)) deck.fly(camera, away, moves);
}

/** @param {Camera} one @param {Camera} other */
function isSameCamera(one, other) {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.rotate === other.rotate;
}

/**
 * A place that was heard of, or null where it fits none of this talk.
 * @param {unknown} value
 * @param {Scene} scene
 * @returns {Whereabouts | null}
 */
function readWhereabouts(value, scene) {
  const { edition, step, substep, frame, away, camera, route } = /** @type {Record<string, any>} */ (Object(value));
  const steps = scene.routes.find((each) => each.name === route)?.steps;
  const isNumber = (/** @type {unknown} */ value) => Number.isFinite(value);
  const isPlace =
    steps?.[step] &&
    Number.isInteger(substep) &&
    (frame === null || scene.frames[frame]) &&
    [null, "frame", "overview", "figure", "free"].includes(away) &&
    [camera?.x, camera?.y, camera?.width, camera?.rotate].every(isNumber) &&
    camera.width > 0;
  return isPlace ? { edition, step, substep, frame, away, camera, route } : null;
}
