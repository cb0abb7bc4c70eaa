/**
 * The talk as the presenter window has it: the text of its own page. Of that only what a
 * picture needs becomes elements: what stands before the first frame, an empty shell for each
 * frame, and the content of the few that are seen.
 */

/** Not in one piece, because this file stands in that text too. */
const SCENE_MARK = ["id=", '"deckgen-scene">'].join("");
const FRAME_TAG = /<[a-z][a-z0-9]*\s[^<>]*\bdata-frame="(\d+)"[^<>]*>/g;

/**
 * @param {string} text of the page
 * @param {string} styles of the deck
 */
function makeSource(text, styles) {
  const end = text.lastIndexOf(SCENE_MARK);
  const json = text.slice(text.indexOf(">", end) + 1, text.indexOf("<" + "/script>", end));
  /** @type {Scene} */
  const scene = JSON.parse(json);
  const tags = [...text.slice(0, end).matchAll(FRAME_TAG)].slice(0, scene.frames.length);
  const starts = tags.map(({ index = 0 }) => index);
  const parse = (/** @type {string} */ html) => new DOMParser().parseFromString(html, "text/html");
  return {
    scene,
    styles,
    /** The page's body up to its first frame, with an empty shell for each frame at its end. */
    shells() {
      const box = '<div class="frame-box"></div><div class="frame-label"><span></span></div>';
      const frames = tags.map(([tag]) => `${tag}${box}</${/[a-z0-9]+/.exec(tag)?.[0]}>`);
      return parse(`${text.slice(0, starts[0] ?? end)}${frames.join("")}`);
    },
    /** The content of a frame, without its notes. @param {number} index */
    content(index) {
      const { body } = parse(text.slice(starts[index], starts[index + 1] ?? end));
      const frame = body.firstElementChild;
      frame?.querySelectorAll(".notes").forEach((notes) => notes.remove());
      frame?.querySelectorAll("[autoplay]").forEach((clip) => clip.removeAttribute("autoplay"));
      return [...(frame?.children ?? [])];
    },
  };
}

/** @typedef {ReturnType<typeof makeSource>} Source */
