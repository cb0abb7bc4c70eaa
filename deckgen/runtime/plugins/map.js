/**
 * The map: the canvas in miniature, and beside it the outline and its search. Choosing in
 * either flies there. Owns `.deckgen-map`.
 */

/** @param {Deck} deck */
function map(deck) {
  /** @type {ReturnType<typeof makeMap> | null} */
  let made = null;
  // Made when first asked for: most talks are given without it.
  const undo = [
    deck.offer("map", () => (made ??= makeMap(deck)).show()),
    deck.on("build", () => {
      const open = made?.remove();
      made = open ? makeMap(deck) : null;
      made?.show();
    }),
  ];
  return () => {
    undo.forEach((each) => each());
    made?.remove();
  };
}

/** @param {Deck} deck */
function makeMap(deck) {
  const { scene } = deck;
  const { dialog, show, close } = makeDialog(deck, "map", deck.word("Map and outline"));
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true"); // the outline says the same in words
  const picked = (/** @type {number} */ frame) => {
    close();
    deck.visit(frame);
  };
  const outline = new Outline(deck, { chose: () => draw(), picked });
  const side = document.createElement("div");
  side.className = "deckgen-map-side";
  side.append(...routeChoice(deck), outline.field, outline.found, outline.tree);
  dialog.append(closeButton(deck, close), canvas, side);
  const colours = chartColours(dialog, deck.frames);
  const chart = new Chart(scene, canvas, colours, chartPictures(deck.root, scene.art));

  const draw = () => {
    if (!dialog.open) return;
    const { visited, place: { frame, step } } = deck;
    const { matches: marked, chosen } = outline;
    chart.draw({ camera: deck.camera(), view: deck.view(), frame, route: deck.route, step, marked, chosen, visited });
  };
  const refresh = () => {
    if (dialog.open) outline.refresh();
  };
  aim(chart, picked);
  const undo = [deck.on("move", draw), deck.on("arrive", refresh), deck.on("route", refresh)];

  return {
    /** Takes it away; says whether it was open. */
    remove() {
      const { open } = dialog;
      undo.forEach((each) => each());
      close();
      dialog.remove();
      return open;
    },
    show() {
      show();
      if (!dialog.open) return;
      chart.point(null);
      refresh();
      outline.reset();
      // A field would bring up the keyboard of a phone, over what is to be seen.
      (matchMedia("(pointer: coarse)").matches ? outline.tree : outline.field).focus();
    },
  };
}

/** @param {Deck} deck @param {() => void} close */
function closeButton(deck, close) {
  const button = document.createElement("button");
  button.className = "deckgen-close";
  button.textContent = "×";
  button.setAttribute("aria-label", deck.word("Close"));
  button.addEventListener("click", close);
  return button;
}

/**
 * Which route to go on, where there are several.
 * @param {Deck} deck
 */
function routeChoice(deck) {
  const { routes } = deck.scene;
  if (routes.length < 2) return [];
  const label = document.createElement("label");
  const choice = document.createElement("select");
  label.className = "deckgen-route";
  for (const { name, steps } of routes) {
    const called = name === "main" ? deck.word("Main route") : name;
    choice.append(new Option(`${called} (${steps.length})`, name));
  }
  const show = () => (choice.value = deck.route.name);
  show();
  deck.on("route", show);
  choice.addEventListener("change", () => deck.useRoute(choice.value));
  label.append(deck.word("Route"), choice);
  return [label];
}
