/**
 * Where on a frame its label may stand: beside the pictures that lie on it. All of it is pure
 * but `picturesOn`.
 */

/** The whole of a frame. @type {Area} */
const WHOLE_FRAME = { left: 0, top: 0, width: 1, height: 1 };

/**
 * The parts of each frame that its label may take, for those that draw no card of their own and
 * on which a small picture lies. One that covers the middle is the ground of the words instead.
 * @param {readonly SceneFrame[]} frames
 * @param {readonly Box[]} pictures that lie on the canvas
 * @returns {Map<number, Area[]>}
 */
function partsBeside(frames, pictures) {
  /** @type {Map<number, Area[]>} */
  const parts = new Map();
  frames.forEach((frame, index) => {
    if (frame.topic || (frame.shape !== "none" && frame.shape !== "bracket")) return;
    const lie = pictures.flatMap((picture) => besideMiddle(coverOf(frame, picture)));
    if (lie.length) parts.set(index, partsAround(unionOf(lie)));
  });
  return parts;
}

/**
 * The frames without a card of their own that a picture of the canvas shows: it lies under their middle.
 * @param {readonly SceneFrame[]} frames
 * @param {readonly Box[]} pictures
 */
function drawnBy(frames, pictures) {
  const isMiddle = (/** @type {Area} */ { left, top, width, height }) =>
    left < 0.5 && left + width > 0.5 && top < 0.5 && top + height > 0.5;
  const isDrawn = (/** @type {SceneFrame} */ frame) =>
    (frame.shape === "none" || frame.shape === "bracket") &&
    pictures.some((picture) => isMiddle(coverOf(frame, picture)));
  return new Set(frames.flatMap((frame, index) => (isDrawn(frame) ? [index] : [])));
}

/** Clear of the picture by so much of the frame. */
const BESIDE_GAP = 0.02;

/** @param {Area} cover @returns {Area[]} */
function partsAround({ left, top, width, height }) {
  const right = left + width + BESIDE_GAP;
  const below = top + height + BESIDE_GAP;
  return [
    { ...WHOLE_FRAME, width: left - BESIDE_GAP },
    { ...WHOLE_FRAME, height: top - BESIDE_GAP },
    { ...WHOLE_FRAME, left: right, width: 1 - right },
    { ...WHOLE_FRAME, top: below, height: 1 - below },
  ].filter((part) => part.width > 0 && part.height > 0);
}

/**
 * What a picture covers, as the frame sees it, in shares of the frame.
 * @param {SceneFrame} frame
 * @param {Box} picture
 * @returns {Area}
 */
function coverOf(frame, picture) {
  const { x, y, rotate, width: wide, height: high } = boxOf(frame);
  const [dx, dy] = turned(picture.x - x, picture.y - y, -rotate);
  const [sin, cos] = [Math.sin, Math.cos].map((of) => Math.abs(of((picture.rotate - rotate) * DEGREE)));
  const width = (picture.width * cos + picture.height * sin) / wide;
  const height = (picture.width * sin + picture.height * cos) / high;
  return { left: 0.5 + dx / wide - width / 2, top: 0.5 + dy / high - height / 2, width, height };
}

/**
 * What of it lies on the frame, where that is most of it and none of the frame's middle.
 * @param {Area} cover
 * @returns {Area[]}
 */
function besideMiddle(cover) {
  const [left, top] = [Math.max(0, cover.left), Math.max(0, cover.top)];
  const right = Math.min(1, cover.left + cover.width);
  const below = Math.min(1, cover.top + cover.height);
  const on = { left, top, width: Math.max(0, right - left), height: Math.max(0, below - top) };
  const isMost = on.width * on.height * 2 > cover.width * cover.height;
  const isMiddle = left < 0.5 && right > 0.5 && top < 0.5 && below > 0.5;
  return isMost && !isMiddle ? [on] : [];
}

/**
 * A part of a box, which may be turned.
 * @param {Box} box
 * @param {Area} part
 * @returns {Box}
 */
function partOf(box, { left, top, width, height }) {
  const across = (left + width / 2 - 0.5) * box.width;
  const down = (top + height / 2 - 0.5) * box.height;
  const [dx, dy] = turned(across, down, box.rotate);
  return { ...box, x: box.x + dx, y: box.y + dy, width: width * box.width, height: height * box.height };
}

/** As CSS has it. @param {Area} part */
function insetOf({ left, top, width, height }) {
  return [top, 1 - left - width, 1 - top - height, left].map((share) => `${(100 * share).toFixed(2)}%`).join(" ");
}

/** @param {readonly Area[]} covers @returns {Area} */
function unionOf(covers) {
  const left = Math.min(...covers.map((each) => each.left));
  const top = Math.min(...covers.map((each) => each.top));
  const right = Math.max(...covers.map((each) => each.left + each.width));
  const below = Math.max(...covers.map((each) => each.top + each.height));
  return { left, top, width: right - left, height: below - top };
}

/** @param {number} x @param {number} y @param {number} degrees clockwise @returns {[number, number]} */
function turned(x, y, degrees) {
  const [sin, cos] = [Math.sin(degrees * DEGREE), Math.cos(degrees * DEGREE)];
  return [x * cos - y * sin, x * sin + y * cos];
}

/**
 * Where the pictures lie that are on the canvas of a page, as large as their files say: to ask
 * the page would have it laid out.
 * @param {ParentNode} root
 * @param {readonly SceneArt[]} art
 * @returns {Box[]}
 */
function picturesOn(root, art) {
  return [...root.querySelectorAll("[data-art]")].flatMap((holder) => {
    const at = art[Number(holder.getAttribute("data-art"))];
    const image = holder.querySelector("img");
    const [width, height] = ["width", "height"].map((name) => Number(image?.getAttribute(name)) * (at?.scale ?? 0));
    return width && height ? [{ x: at.x, y: at.y, width, height, rotate: at.rotate }] : [];
  });
}
