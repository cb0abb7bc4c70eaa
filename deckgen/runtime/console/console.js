/**
 * The presenter window: reads its own page's text, finds the talk's window, and shows what a
 * speaker wants to see. What the window holds is in PANELS, one a file.
 */

/** In the order in which they are read. */
const PANELS = [times, pictures, notesPanel, mapPanel, ways, controlsPanel, jump, warning];

/** How often clocks are looked at, in milliseconds. */
const TICK_MS = 250;

/** @param {string} text of the page */
async function startConsole(text) {
  const source = makeSource(text, takeStyles());
  const { scene } = source;
  const served = document.querySelector('meta[name="deckgen-live"]')?.getAttribute("content");
  // A served page has no notes in it; who has the server's key asks for them.
  if (served) addNotes(scene, (await askFor(served).catch(() => null))?.notes);
  /** @type {{send: (command: StageCommand) => void} | null} */
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
  keys(desk, (row, event) => desk.press(row.action, event));
  help(desk);
  windowActions(desk);
  if (served) keepNew(served);

  wire = connect({
    heard(received) {
      const record = readRecord(received, scene);
      if (record) desk.receive(record);
    },
    changed: (isThere) => desk.link(isThere),
    took: (ms) => desk.emit("took", { ms }),
  });
  setInterval(() => desk.emit("tick", {}), TICK_MS);
  desk.link(false);
  Object.defineProperty(window, "deckgen", { value: Object.freeze({ desk }) });
}

/**
 * Reads the page anew when a save has changed what is served.
 * @param {string} served
 */
function keepNew(served) {
  hear("/_deckgen/versions", () => {
    askFor(served).then(({ deck }) => deck === served || location.reload(), () => {}); // gone: the next heartbeat tells
  });
}

/**
 * Finds the talk's window: the one that opened this, or on another machine, through the server.
 * @param {{heard: (body: unknown) => void, changed: (isThere: boolean) => void, took: (ms: number) => void}} on
 */
function connect(on) {
  if (!isRemote()) return makePresenterEnd(window.opener, location.hash.slice(1), on);
  return makeServerEnd(sessionStorage.getItem(KEY_STORE) ?? "", on);
}

/** Whether this is another machine than the talk's. */
function isRemote() {
  return new URLSearchParams(location.search).has("remote");
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
