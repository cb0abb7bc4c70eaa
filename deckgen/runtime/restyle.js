/**
 * Other styles in the place of the page's own, without a flash: the faces that both have
 * stay, because a face that is declared anew is fetched anew.
 */

/** Gives back what puts another sheet in the place of the theme's (0) or the content's (1). */
function makeRestyle() {
  /** @type {CSSStyleSheet[]} the theme's rules, and those for the content */
  const adopted = [];
  const first = document.querySelector("style")?.sheet ?? null;

  /** @param {number} index @param {string} text */
  return (index, text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    if (index === 0) {
      const faces = [first, adopted[0]].flatMap((each) => [...(each?.cssRules ?? [])].filter(isFace));
      drop(sheet, (rule) => isFace(rule) && faces.some((face) => face.cssText === rule.cssText));
      if (first) drop(first, (rule) => !isFace(rule));
    }
    adopted[index] = sheet;
    document.adoptedStyleSheets = adopted.filter(Boolean);
  };
}

/** @param {CSSRule} rule */
function isFace(rule) {
  return rule instanceof CSSFontFaceRule;
}

/** @param {CSSStyleSheet} sheet @param {(rule: CSSRule) => boolean} unwanted */
function drop(sheet, unwanted) {
  for (let index = sheet.cssRules.length - 1; index >= 0; index--) {
    if (unwanted(sheet.cssRules[index])) sheet.deleteRule(index);
  }
}
