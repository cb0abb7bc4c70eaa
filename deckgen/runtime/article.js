/**
 * The page as the article that it is without scripts, with a bar to leave it by: what the
 * runtime adds to it, and takes away again. Owns `.deckgen-bar` and `data-notes`.
 */

/** The upper part of the window, as a share of it, where readers look. */
const READING_LINE = 0.4;
/**
 * @param {Deck} deck
 * @param {() => void} leave what the bar's button does
 */
function makeArticle(deck, leave) {
  const page = document.documentElement;
  const bar = makeBar("deckgen-bar", deck.word("View"), [
    barButton(deck.word("Show as a zooming deck"), leave),
  ]);
  const notes = document.querySelector(".notes") && notesBar(deck);
  /** @type {HTMLElement[]} */
  let slept = [];
  /** @type {Element[]} */
  let scrollers = [];

  /** @param {Event} event */
  const keep = (event) => event.stopImmediatePropagation();
  // What the canvas would take from whoever scrolls and follows links; clicks on their
  // way up, so that what is inside the page hears of them.
  /** @type {[EventTarget, string, boolean][]} */
  const kept = [
    [window, "wheel", true],
    [window, "pointerdown", true],
    [document, "click", false],
  ];
  const follow = () => {
    const id = readAddress(location.hash)?.id;
    if (id !== undefined && location.hash.startsWith("#/")) scrollToSection(id);
  };

  return {
    /** @param {string | null} id of the section to show, or null for the top */
    show(id) {
      slept = deck.frames.filter((frame) => frame.inert);
      slept.forEach((frame) => (frame.inert = false));
      page.classList.remove("deckgen-on");
      page.dataset.notes ??= new URLSearchParams(location.search).has("notes") ? "on" : "off";
      document.body.append(bar);
      if (notes) document.body.prepend(notes);
      kept.forEach(([target, name, capture]) => target.addEventListener(name, keep, capture));
      window.addEventListener("hashchange", follow);
      scrollers = reachable();
      scrollToSection(id);
    },
    hide() {
      window.removeEventListener("hashchange", follow);
      kept.forEach(([target, name, capture]) => target.removeEventListener(name, keep, capture));
      scrollers.forEach((each) => each.removeAttribute("tabindex"));
      bar.remove();
      notes?.remove();
      page.classList.add("deckgen-on");
      slept.forEach((frame) => (frame.inert = true));
    },
    /** The frame that is being read: the first that begins in the upper part of the window, else the one above. */
    section() {
      const { scrollTop, scrollHeight, clientHeight } = page;
      const tops = deck.frames.map((frame) => frame.getBoundingClientRect().top);
      const atEnd = scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 1;
      if (atEnd) return Math.max(0, tops.filter((top) => top < clientHeight).length - 1);
      const begins = tops.findIndex((top) => top >= 0 && top <= READING_LINE * clientHeight);
      return begins >= 0 ? begins : Math.max(0, tops.filter((top) => top < 0).length - 1);
    },
  };
}

/** @param {string | null} id */
function scrollToSection(id) {
  const section = id === null ? null : document.getElementById(id);
  if (!section) return window.scrollTo({ top: 0, behavior: "instant" });
  section.scrollIntoView({ block: "start", behavior: "instant" });
  section.focus({ preventScroll: true });
}

/** Code and tables that are wider than the page can be scrolled by keys too. */
function reachable() {
  const wide = [...document.querySelectorAll("pre, table, math[display=block]")].filter(
    (each) => each.scrollWidth > each.clientWidth + 1 && !each.hasAttribute("tabindex"),
  );
  wide.forEach((each) => each.setAttribute("tabindex", "0"));
  return wide;
}

/** @param {string} className @param {string} label @param {HTMLElement[]} buttons */
function makeBar(className, label, buttons) {
  const bar = document.createElement("nav");
  bar.className = className;
  bar.setAttribute("aria-label", label);
  bar.append(...buttons);
  return bar;
}

/** @param {Deck} deck */
function notesBar(deck) {
  const { dataset } = document.documentElement;
  const name = deck.word("Speaker notes");
  const button = barButton(name, () => {
    dataset.notes = dataset.notes === "on" ? "off" : "on";
    button.setAttribute("aria-pressed", dataset.notes === "on" ? "true" : "false");
  });
  const asked = new URLSearchParams(location.search).has("notes");
  button.setAttribute("aria-pressed", asked ? "true" : "false");
  return makeBar("deckgen-bar deckgen-notes-bar", name, [button]);
}

/** @param {string} text @param {() => void} press */
function barButton(text, press) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.addEventListener("click", press);
  return button;
}
