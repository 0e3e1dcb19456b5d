/* A chart as a file: what is drawn as SVG with its colours and legend, its numbers as CSV. */

const PAINT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "opacity", "font-size", "font-family", "text-anchor"];

/** A copy of drawn elements that needs no style sheet. */
function painted(node) {
  const copy = node.cloneNode(true);
  const drawn = [node, ...node.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, i) => {
    const style = getComputedStyle(drawn[i]);
    PAINT.forEach(name => element.setAttribute(name, style.getPropertyValue(name)));
    ["class", "style", "data-tip", "tabindex"].forEach(name => element.removeAttribute(name));
  });
  return copy;
}

/** The chart with its title and its legend, on the page's ground. */
function chartSvg(figure, legendList, title) {
  const svg = figure.querySelector("svg");
  const entries = [...legendList.children];
  const columns = WIDTH < 640 ? 1 : 2;
  const height = svg.viewBox.baseVal.height;
  const total = 34 + height + 22 * Math.ceil(entries.length / columns) + 10;
  const text = getComputedStyle(document.body).color;
  const file = d3.create("svg:svg").attr("xmlns", "http://www.w3.org/2000/svg").attr("viewBox", `0 0 ${WIDTH} ${total}`).attr("width", WIDTH).attr("height", total)
    .attr("font-family", "sans-serif").attr("font-size", 13).attr("fill", text);
  file.append("rect").attr("width", WIDTH).attr("height", total).attr("fill", getComputedStyle(document.body).backgroundColor);
  file.append("text").attr("x", 8).attr("y", 20).attr("font-size", 16).text(title);
  const body = painted(svg);
  Object.entries({x: 0, y: 34, width: WIDTH, height}).forEach(([name, value]) => body.setAttribute(name, value));
  file.node().append(body);
  entries.forEach((entry, k) => {
    const place = file.append("g").attr("transform", `translate(${8 + (k % columns) * WIDTH / columns},${34 + height + 8 + 22 * Math.floor(k / columns)})`);
    const sign = painted(entry.querySelector("svg"));
    sign.setAttribute("width", 26);
    sign.setAttribute("height", 14);
    place.node().append(sign);
    place.append("text").attr("x", 34).attr("y", 12).text(entry.textContent);
  });
  return new XMLSerializer().serializeToString(file.node());
}

function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], {type}));
  el("a", {href: address, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** A field of a CSV: a text that a spreadsheet would take for a formula gets an apostrophe. */
function csvField(value) {
  if (!defined(value)) return "";
  return typeof value === "string" && /^[=+@\t\r-]/.test(value) ? `'${value}` : full(value);
}

/** The buttons below a chart; `table` gives what is drawn now. */
function saveButtons(name, title, figure, legendList, table) {
  const svg = el("button", {type: "button", class: "save", "aria-label": `Save as SVG: ${title}`,
    onclick: () => download(`${name}.svg`, "image/svg+xml", chartSvg(figure, legendList, title))}, "Save SVG");
  const csv = el("button", {type: "button", class: "save", "aria-label": `Save the numbers as CSV: ${title}`,
    onclick: () => download(`${name}.csv`, "text/csv", `${d3.csvFormatRows([table().head, ...table().rows.map(row => row.map(csvField))])}\n`)}, "Save CSV");
  return [svg, csv];
}
