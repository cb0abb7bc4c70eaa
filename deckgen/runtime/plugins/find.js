/** Goes to a number, an id or a title: digits and Enter, or a field with what matches. */

/** How many matches are shown. */
const MATCHES = 8;

/** @param {Deck} deck */
function find(deck) {
  const undo = [digits(deck), field(deck)];
  return () => undo.forEach((each) => each());
}

/** @param {Deck} deck */
function digits(deck) {
  const typed = deck.element("deckgen-number");
  typed.hidden = true;
  /** @type {Undo | null} */
  let shut = null;
  /** @param {string} text */
  const show = (text) => {
    typed.textContent = text;
    typed.hidden = !text;
    if (!text) shut?.();
    else shut ??= deck.open({ name: "number", exclusive: false, close: clear });
  };
  const clear = () => {
    shut = null;
    show("");
  };
  const undo = [
    deck.offer("digit", (digit = "") => show(`${typed.textContent}${digit}`.slice(-4))),
    deck.offer("erase", () => show((typed.textContent ?? "").slice(0, -1))),
    deck.offer("number", () => {
      const number = Number(typed.textContent);
      shut?.();
      deck.goto(Math.min(deck.lastStep, Math.max(0, number - 1)));
    }),
    deck.on("depart", () => shut?.()),
  ];
  return () => undo.forEach((each) => each());
}

/** @param {Deck} deck */
function field(deck) {
  const { dialog, show, close } = makeDialog(deck, "find", deck.word("Go to"));
  const input = document.createElement("input");
  const list = document.createElement("ul");
  list.id = "deckgen-find-list";
  list.setAttribute("role", "listbox");
  const about = { role: "combobox", "aria-labelledby": "deckgen-find-title", "aria-controls": list.id, "aria-expanded": "true", "aria-autocomplete": "list", autocomplete: "off" };
  Object.entries(about).forEach(([name, value]) => input.setAttribute(name, value));
  dialog.append(input, list);
  let picked = 0;

  const refresh = () => {
    const found = matches(deck, input.value);
    picked = Math.max(0, Math.min(picked, found.length - 1));
    list.replaceChildren(...found.map((match, index) => option(match, index === picked)));
    if (found.length) input.setAttribute("aria-activedescendant", `deckgen-found-${found[picked].at}`);
    else input.removeAttribute("aria-activedescendant");
    return found;
  };
  /** @param {{at: number} | undefined} match */
  const go = (match) => {
    close();
    if (match) deck.goto(match.at);
  };

  input.addEventListener("input", () => {
    picked = 0;
    refresh();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") go(refresh()[picked]);
    else if (event.key === "ArrowDown") picked++;
    else if (event.key === "ArrowUp") picked--;
    else return;
    event.preventDefault();
    refresh();
  });
  list.addEventListener("click", (event) => {
    const at = event.target instanceof Element && event.target.closest("li")?.getAttribute("data-at");
    if (at) go({ at: Number(at) });
  });
  return deck.offer("find", () => {
    input.value = "";
    picked = 0;
    refresh();
    show();
    input.focus();
  });
}

/** @param {{at: number, text: string}} match @param {boolean} selected */
function option({ at, text }, selected) {
  const line = document.createElement("li");
  line.id = `deckgen-found-${at}`;
  line.dataset.at = String(at);
  line.setAttribute("role", "option");
  line.setAttribute("aria-selected", String(selected));
  line.textContent = `${at + 1}  ${text}`;
  return line;
}

/**
 * The stops that a text may mean, best first: the number, then ids and titles that begin
 * with it, hold it, or have its letters in order.
 * @param {Deck} deck
 * @param {string} text
 */
function matches(deck, text) {
  const wanted = plain(text);
  const found = deck.route.steps.map(({ id, frame }, at) => {
    const title = frame === null ? deck.word("The whole canvas") : deck.scene.frames[frame].title;
    const score = Math.min(rank(wanted, plain(title)), rank(wanted, plain(id)));
    return { at, text: title, score: String(at + 1) === wanted ? -1 : score };
  });
  return found
    .filter(({ score }) => score < Infinity)
    .sort((one, other) => one.score - other.score || one.at - other.at)
    .slice(0, MATCHES);
}
