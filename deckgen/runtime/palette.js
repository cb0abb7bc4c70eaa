/** The colours and the pictures of a page, for a miniature of it (chart.js). */

/**
 * The colours of a page that has the theme's.
 * @param {Element} element
 * @param {readonly Element[]} [frames] which may lie on drawings whose colours their authors know
 * @returns {ChartColours}
 */
function chartColours(element, frames = []) {
  const colour = coloursOf(element);
  return {
    bare(frame) {
      const of = frames[frame] ? coloursOf(frames[frame]) : colour;
      return { ink: of("ink", "#1c1f23"), halo: of("under", colour("ground", "#e4e6e8")) };
    },
    paper: colour("paper", "#fff"),
    ink: colour("ink", "#1c1f23"),
    accent: colour("ground-accent", "#0b57a4"),
    here: colour("accent", "#0b57a4"),
    hereInk: colour("accent-ink", "#fff"),
    line: colour("ground-line", "#8d99a3"),
    ground: colour("ground", "#e4e6e8"),
    groundInk: colour("ground-ink", "#1c1f23"),
    mark: colour("mark", "#ffe9a8"),
    markInk: colour("mark-ink", "#1c1f23"),
    font: colour("font-text", "system-ui, sans-serif"),
    levels: [1, 2, 3].map((level) => ({
      paper: colour(`level-${level}-paper`, "#f3f5f6"),
      ink: colour(`level-${level}-ink`, "#1c1f23"),
    })),
  };
}

/** The custom properties of an element. @param {Element} element */
function coloursOf(element) {
  const style = (element.ownerDocument.defaultView ?? window).getComputedStyle(element);
  return (/** @type {string} */ name, /** @type {string} */ other) => style.getPropertyValue(`--${name}`).trim() || other;
}

/**
 * What each frame is filled and written with; null for what has no ground of its own.
 * @param {readonly SceneFrame[]} frames
 * @param {ChartColours} colours
 * @returns {{paper: string | null, ink: string, halo: string}[]}
 */
function surfacesOf(frames, colours) {
  const { levels, ground, groundInk, bare } = colours;
  return frames.map(({ level, topic, shape }, index) => {
    if (shape === "none" || shape === "bracket") return { paper: null, ink: groundInk, halo: ground, ...bare?.(index) };
    const { paper, ink } = topic ? levels[Math.min(level, levels.length) - 1] : colours;
    return { paper, ink, halo: paper };
  });
}

/**
 * The pictures that lie on the canvas of a page, for a miniature of it.
 * @param {ParentNode} root
 * @param {readonly SceneArt[]} art
 * @returns {ChartPicture[]}
 */
function chartPictures(root, art) {
  return [...root.querySelectorAll("[data-art]")].flatMap((holder) => {
    const at = art[Number(holder.getAttribute("data-art"))];
    const image = holder.querySelector("img");
    if (!at || !image) return [];
    const [width, height] = [image.offsetWidth * at.scale, image.offsetHeight * at.scale];
    return width && height ? [{ image, box: { x: at.x, y: at.y, width, height, rotate: at.rotate } }] : [];
  });
}
