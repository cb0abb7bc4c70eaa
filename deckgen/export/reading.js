/** What a document says to those who hear it, as PDF/UA-1 asks (ISO 14289-1, 7.4.2 and 7.7). */

/**
 * `mark` stands before what is said of a formula; `above` are the levels of headings before this.
 * @param {{mark: string, above: number[]}} plan
 */
function readAloud({ mark, above }) {
  for (const math of document.querySelectorAll("math")) {
    math.role = "img"; // else the browser tags its signs alone
    math.ariaLabel = mark + (math.getAttribute("alttext") ?? math.textContent ?? "");
  }
  levelHeadings([...document.querySelectorAll("h1, h2, h3, h4, h5, h6")], above);
}

/**
 * No level is left out on the way down, as decks do that choose headings by their size.
 * @param {Element[]} headings @param {number[]} above
 */
function levelHeadings(headings, above) {
  for (const heading of headings.filter((each) => !each.closest('[aria-hidden="true"]'))) {
    const level = Number(heading.localName[1]);
    above = [...above.filter((other) => other < level), level];
    if (above.length !== level) heading.ariaLevel = String(above.length);
  }
}
