/** Finds what a few typed letters mean, without case and accents. All of it is pure. */

/** Letters that Unicode does not take apart. */
const LETTERS = { œ: "oe", æ: "ae", ß: "ss", ø: "o", đ: "d", ł: "l", ı: "i", "’": "'" };
/** Letters in order count as a match where they stand no further apart than this on average. */
const SCATTER = 4;

/** @param {string} text without case, accents and doubled spaces */
function plain(text) {
  const apart = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  return apart.replace(/[œæßøđłı’]/g, (letter) => LETTERS[/** @type {keyof LETTERS} */ (letter)]).replace(/\s+/g, " ").trim();
}

/**
 * How well a text that was typed fits a title, or else what stands below it: 0 is best,
 * Infinity no match. All are plain.
 * @param {string} wanted
 * @param {string} title
 * @param {string} [text]
 */
function rank(wanted, title, text = "") {
  if (title.startsWith(wanted)) return 0;
  if (title.includes(` ${wanted}`)) return 1;
  if (title.includes(wanted)) return 2;
  const words = wanted.split(" ");
  if (words.every((word) => title.includes(word))) return 3;
  if (text.includes(wanted)) return 4;
  if (words.every((word) => title.includes(word) || text.includes(word))) return 5;
  return isScattered(wanted, title) ? 6 : Infinity;
}

/**
 * Whether a text has these letters in this order, near each other.
 * @param {string} wanted
 * @param {string} text
 */
function isScattered(wanted, text) {
  for (let start = text.indexOf(wanted[0]); start >= 0; start = text.indexOf(wanted[0], start + 1)) {
    let at = start;
    for (const letter of wanted.slice(1)) {
      at = text.indexOf(letter, at + 1);
      if (at < 0) return false;
    }
    if (at - start < SCATTER * wanted.length) return true;
  }
  return false;
}
