/**
 * How much may move: what the system asks for, or what the viewer chose with
 * `?motion=calm`, `cut` or `normal`, which is remembered.
 */

const MOTION_KEY = "deckgen-motion";

/** @param {Deck} deck */
function motion(deck) {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let chosen = mannerNamed(new URLSearchParams(location.search).get("motion"));
  if (chosen) remember(MOTION_KEY, chosen);
  else chosen = mannerNamed(recall(MOTION_KEY));
  const choose = () => {
    deck.manner = chosen ?? (still.matches ? "cut" : "normal");
    document.documentElement.dataset.motion = deck.manner;
  };
  choose();
  still.addEventListener("change", choose);
  return () => still.removeEventListener("change", choose);
}

/** @param {string | null} name @returns {Manner | null} */
function mannerNamed(name) {
  return name === "normal" || name === "calm" || name === "cut" ? name : null;
}
