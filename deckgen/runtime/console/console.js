/**
 * The presenter window: reads its own page's text, finds the talk's window, and shows what a
 * speaker wants to see. What the window holds is in PANELS, one a file.
 */

/** In the order in which they are read. */
const PANELS = [times, pictures, notesPanel, mapPanel, ways, controls, jump, warning];

/** How often clocks are looked at, in milliseconds. */
const TICK_MS = 250;

/** @param {string} text of the page */
async function startConsole(text) {
  const source = makeSource(text, takeStyles());
  const { scene } = source;
  const served = /<meta name="deckgen-live" content="([^"]*)">/.exec(document.head.innerHTML)?.[1];
  // A served page has no notes in it; who has the server's key asks for them.
  if (served) addNotes(scene, (await askFor(served).catch(() => null))?.notes);
  /** @type {ReturnType<typeof makePresenterEnd> | null} */
  let wire = null;
  const desk = new Desk(source, (command) => wire?.send(command));
  const { documentElement, body } = document;
  documentElement.className = "deckgen-console";
  body.replaceChildren(document.createElement("main"));
  document.title = `${scene.title} – ${desk.word("Presenter window")}`;
  const heading = desk.element("spoken", "h1");
  heading.textContent = document.title;
  for (const panel of PANELS) panel(desk);
  // What is said, and below it what may be cut short.
  desk.element("side").append(...document.querySelectorAll(".notes, .ways"));
  keys(/** @type {any} */ (desk));
  help(/** @type {any} */ (desk));
  windowActions(desk);
  keepNew(desk);

  const talk = /** @type {Window | null} */ (window.opener);
  const key = location.hash.slice(1);
  wire = makePresenterEnd(talk, key, {
    heard(received) {
      const record = readRecord(received, scene);
      if (record) desk.receive(record);
    },
    changed: (isThere) => desk.link(isThere),
  });
  setInterval(() => desk.emit("tick", {}), TICK_MS);
  desk.link(false);
  Object.defineProperty(window, "deckgen", { value: Object.freeze({ desk }) });
}

/**
 * On a served page: the notes, which a server gives only to whoever has the speaker's key, and
 * the new page after a save.
 * @param {Desk} desk
 */
function keepNew(desk) {
  const served = document.querySelector('meta[name="deckgen-live"]')?.getAttribute("content");
  if (!served) return;
  hear("/_deckgen/versions", () => {
    askFor(served).then(({ deck, notes }) => {
      if (deck !== served) return location.reload();
      desk.scene.frames.forEach((frame, index) => Object.assign(frame, { notes: notes?.[index] }));
      desk.emit("notes", {});
    }, () => {}); // gone: the next heartbeat tells
  });
}

/** What this window does itself. @param {Desk} desk */
function windowActions(desk) {
  desk.offer("close", () => desk.close());
  desk.offer("presenter", () => window.opener?.focus());
  desk.offer("fullscreen", () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  });
}

/** Takes the deck's styles off this page, where they are for pictures only, and puts ours on. */
function takeStyles() {
  const [deck, own] = document.querySelectorAll("style");
  // Images that the page shows more than once are in its styles, and notes may have some.
  const rules = [...(deck.sheet?.cssRules ?? [])].map(({ cssText }) => cssText);
  const shared = new CSSStyleSheet();
  shared.replaceSync(rules.filter((rule) => rule.startsWith("[data-asset=")).join("\n"));
  document.adoptedStyleSheets = [shared];
  deck.media = "not all";
  own.media = "all";
  return deck.textContent ?? "";
}
