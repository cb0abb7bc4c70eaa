/**
 * How much may move: what the system asks for, or what the viewer chose, here or with
 * `?motion=calm`, `cut` or `normal`, which is remembered.
 */

const MOTION_KEY = "deckgen-motion";
/** @type {readonly {name: Manner, text: string}[]} */
const MOTIONS = [
  { name: "normal", text: "Normal: the camera flies" },
  { name: "calm", text: "Calm: it flies gently" },
  { name: "cut", text: "Cut: a short fade instead" },
];

/** @param {Deck} deck */
function motion(deck) {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let chosen = mannerNamed(new URLSearchParams(location.search).get("motion"));
  if (chosen) remember(MOTION_KEY, chosen);
  else chosen = mannerNamed(recall(MOTION_KEY));

  const apply = () => {
    deck.manner = chosen ?? (still.matches ? "cut" : "normal");
    document.documentElement.dataset.motion = deck.manner;
  };
  apply();

  const { dialog, show, close } = makeDialog(deck, "motion", deck.word("How much moves"));
  const radios = MOTIONS.map(({ name, text }) => radio(dialog, name, deck.word(text)));
  dialog.addEventListener("change", () => {
    chosen = mannerNamed(radios.find(({ checked }) => checked)?.value ?? null);
    if (chosen) remember(MOTION_KEY, chosen);
    apply();
  });
  dialog.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") close();
  });

  const undo = deck.offer("motion", () => {
    radios.forEach((each) => (each.checked = each.value === deck.manner));
    show();
    radios.find(({ checked }) => checked)?.focus();
  });
  still.addEventListener("change", apply);
  return () => {
    undo();
    dialog.remove();
    still.removeEventListener("change", apply);
  };
}

/** @param {HTMLElement} dialog @param {string} value @param {string} text */
function radio(dialog, value, text) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  Object.assign(input, { type: "radio", name: "deckgen-motion", value });
  label.append(input, text);
  dialog.append(label);
  return input;
}

/** @param {string | null} name @returns {Manner | null} */
function mannerNamed(name) {
  return name === "normal" || name === "calm" || name === "cut" ? name : null;
}
