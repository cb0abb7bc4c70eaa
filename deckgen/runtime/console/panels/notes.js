/** What the speaker says here, as it was written, in a size that is remembered. */

const NOTES_SIZE_KEY = "deckgen-notes-size";
/** Times the usual size. */
const NOTES_SIZES = [0.6, 0.7, 0.85, 1, 1.15, 1.35, 1.6, 1.9, 2.3];
const NOTES_USUAL = 3;

/** @param {Desk} desk */
function notesPanel(desk) {
  const { scene } = desk;
  const { panel } = makePanel(desk, "notes", desk.word("Speaker notes"));
  const text = document.createElement("div");
  text.className = "notes-text";
  text.tabIndex = 0;
  text.lang = scene.lang;
  text.dir = scene.dir;
  text.setAttribute("role", "group");
  text.setAttribute("aria-labelledby", "notes-title");
  const sizes = document.createElement("div");
  sizes.className = "sizes";
  sizes.append(
    makeButton(desk.word("Smaller notes"), () => desk.ask("notes-smaller"), "-"),
    makeButton(desk.word("Larger notes"), () => desk.ask("notes-larger"), "+"),
  );
  // A hyphen is hard to see; a minus is as wide as the plus.
  sizes.querySelectorAll("kbd").forEach((sign) => (sign.textContent = sign.textContent === "-" ? "−" : "+"));
  panel.append(sizes, text);

  let size = NOTES_SIZES.indexOf(Number(recall(NOTES_SIZE_KEY)));
  /** @param {number} index */
  const resize = (index) => {
    size = Math.max(0, Math.min(NOTES_SIZES.length - 1, index));
    text.style.setProperty("--notes-size", String(NOTES_SIZES[size]));
  };
  /** @param {number} by */
  const change = (by) => () => {
    resize(size + by);
    remember(NOTES_SIZE_KEY, String(NOTES_SIZES[size]));
  };
  /** @param {number} by */
  const scroll = (by) => () => text.scrollBy({ top: by * 0.6 * text.clientHeight, behavior: "smooth" });
  resize(size < 0 ? NOTES_USUAL : size);
  desk.offer("notes-larger", change(1));
  desk.offer("notes-smaller", change(-1));
  desk.offer("notes-down", scroll(1));
  desk.offer("notes-up", scroll(-1));

  /** What is shown: of which frame, and its text. @type {readonly [id: string | null, notes: string] | null} */
  let shown = null;
  desk.on("record", ({ frame }) => {
    const id = frame === null ? null : scene.frames[frame].id;
    const notes = frame === null ? "" : (scene.frames[frame].notes ?? "");
    if (shown?.[0] === id && shown[1] === notes) return;
    const top = shown?.[0] === id ? text.scrollTop : 0; // a save leaves the place where it is
    shown = [id, notes];
    const hasNotes = scene.frames.some((each) => each.notes);
    document.body.classList.toggle("no-notes", !hasNotes);
    text.classList.toggle("empty", !notes);
    if (notes) text.innerHTML = notes; // of this very file, made safe when it was built
    else text.textContent = hasNotes ? desk.word("No notes here") : desk.word("This file was built without notes. With them: deckgen build --with-notes");
    text.querySelectorAll("[id]").forEach((each) => each.removeAttribute("id"));
    text.scrollTop = top;
  });
}
