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
  /** @type {{send: (command: StageCommand) => void} | null} */
  let wire = null;
  const desk = new Desk(source, (command) => wire?.send(command));
  // A served page has no notes in it; who has the server's key asks for them.
  const told = desk.edition ? await askFor(desk.edition).catch(() => null) : null;
  if (told?.deck === desk.edition) addNotes(source.scene, told.notes);
  const { documentElement, body } = document;
  documentElement.className = "deckgen-console";
  body.replaceChildren(document.createElement("main"));
  const heading = desk.element("spoken", "h1");
  const title = () => (heading.textContent = document.title = `${desk.scene.title} – ${desk.word("Presenter window")}`);
  title();
  desk.on("build", () => {
    title();
    shareImages(desk.source.styles);
  });
  for (const panel of PANELS) panel(desk);
  // What is said, and below it what may be cut short.
  desk.element("side").append(...document.querySelectorAll(".notes, .ways"));
  keys(desk, (row, event) => desk.press(row.action, event));
  help(desk);
  windowActions(desk);
  if (desk.edition) keepNew(desk, (told?.past ?? told)?.rest);

  wire = connect({
    heard: (received) => desk.receive(received),
    changed: (isThere) => desk.link(isThere),
    took: (ms) => desk.emit("took", { ms }),
  });
  setInterval(() => desk.emit("tick", {}), TICK_MS);
  desk.link(false);
  Object.defineProperty(window, "deckgen", { value: Object.freeze({ desk }) });
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
  const styles = deck.textContent ?? "";
  shareImages(styles);
  deck.media = "not all";
  own.media = "all";
  return styles;
}

/** Images that the page shows more than once are in its styles, and notes may have some. @param {string} styles */
function shareImages(styles) {
  const [all, shared] = [new CSSStyleSheet(), new CSSStyleSheet()];
  all.replaceSync(styles);
  const rules = [...all.cssRules].map(({ cssText }) => cssText);
  shared.replaceSync(rules.filter((rule) => rule.startsWith("[data-asset=")).join("\n"));
  document.adoptedStyleSheets = [shared];
}
