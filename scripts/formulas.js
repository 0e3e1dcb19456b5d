"use strict";
/*
 * Draws the formulas of the Javadoc site: \( within a line \) and \[ on a line of its own \]; what stands in code or
 * pre stays.
 */
document.addEventListener("DOMContentLoaded", () => renderMathInElement(document.body, {
  delimiters: [{left: "\\(", right: "\\)", display: false}, {left: "\\[", right: "\\]", display: true}],
  throwOnError: true,
}));
