/* Sections, scales, tooltips, keyboard. */

function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && defined(value)) node.setAttribute(key, value);
  }
  node.append(...children.flat().filter(defined));
  return node;
}

/** A section with a heading; returns it. */
function section(main, id, title, lead) {
  const node = el("section", {id, "aria-labelledby": `${id}-title`}, el("h2", {id: `${id}-title`}, title));
  if (lead) node.append(el("p", {class: "lead"}, lead));
  main.append(node);
  return node;
}

/** A section with a chart: controls, legend, figure, numbers. `draw(svg, chart)` fills the empty svg and returns the table. */
function chartSection(main, name, title, lead, controls, draw) {
  const node = section(main, `section-${name}`, title, lead);
  let table = null;
  const bar = el("div", {class: "controls"});
  const legend = el("ul", {class: "legend"});
  const figure = el("figure", {id: `chart-${name}`});
  const caption = el("figcaption", {"aria-live": "polite"});
  const numbers = el("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": `Numbers: ${title}`});
  const more = el("details", {class: "data"}, el("summary", {}, "Numbers of this chart"), numbers);
  const saves = saveButtons(name, title, figure, legend, () => table);
  const redraw = () => {
    hideTip();
    figure.replaceChildren(caption);
    legend.replaceChildren();
    caption.textContent = "";
    const svg = d3.create("svg").attr("role", "img").attr("tabindex", 0);
    figure.prepend(svg.node());
    table = draw(svg, {legend, caption, title});
    svg.attr("aria-label", title);
    svg.insert("desc", ":first-child").text(`${lead} ${caption.textContent} The numbers stand in the table below the chart.`);
    keyboard(svg.node());
    more.hidden = !table;
    saves.forEach(button => { button.hidden = !table; });
    // also while it is closed: nothing fills it again when it is opened
    if (table) numbers.replaceChildren(dataTable(title, table.head, table.rows));
  };
  controls.forEach(control => { bar.append(control); control.addEventListener("change", redraw); });
  if (controls.length) node.append(bar);
  node.append(legend, figure, el("div", {class: "saves"}, saves), more);
  redraw();
  REDRAWS.push(redraw);
}

const MOST_ROWS = 500;

function dataTable(caption, head, rows) {
  const cut = rows.length > MOST_ROWS ? ` (the first ${MOST_ROWS} of ${rows.length} rows)` : "";
  return el("table", {}, el("caption", {}, caption + cut),
    el("thead", {}, el("tr", {}, head.map(h => el("th", {scope: "col"}, h)))),
    el("tbody", {}, rows.slice(0, MOST_ROWS).map(row => el("tr", {}, row.map(numberCell)))));
}

function numberCell(value) {
  return typeof value === "number" ? el("td", {class: "number", "data-value": String(value)}, String(value))
    : el("td", {}, defined(value) ? full(value) : "");
}

/** Options are [value, text], or [heading, options]. */
function chooser(id, label, options, chosen) {
  const entries = list => list.map(([value, text]) => (Array.isArray(text) ? el("optgroup", {label: value}, entries(text))
    : el("option", {value, selected: value === chosen}, text)));
  const select = el("select", {id}, entries(options));
  const node = el("label", {for: id}, label, select);
  Object.defineProperty(node, "value", {get: () => select.value, set: value => { select.value = value; }});
  return node;
}

function check(id, label, on) {
  const box = el("input", {id, type: "checkbox"});
  box.checked = on;
  const node = el("label", {for: id, class: "check"}, box, label);
  Object.defineProperty(node, "value", {get: () => box.checked});
  return node;
}

/** Entries: [class, text, shape] with shape line, dashed, dotted, box, dot, diamond, tick. */
function legend(list, entries) {
  const shapes = {
    line: s => s.append("line").attr("x1", 1).attr("x2", 25).attr("y1", 7).attr("y2", 7).attr("stroke-width", 2.5),
    box: s => s.append("rect").attr("x", 4).attr("y", 1).attr("width", 18).attr("height", 12),
    ring: s => s.append("circle").attr("cx", 13).attr("cy", 7).attr("r", 5.5),
    dot: s => s.append("circle").attr("cx", 13).attr("cy", 7).attr("r", 5),
    diamond: s => s.append("path").attr("d", "M13 1l6 6-6 6-6-6z"),
    tick: s => s.append("rect").attr("x", 12).attr("y", 0).attr("width", 3).attr("height", 14),
  };
  for (const [colour, text, shape] of entries) {
    const svg = d3.create("svg").attr("viewBox", "0 0 26 14").attr("aria-hidden", "true");
    const drawn = (shapes[shape] || shapes.line)(svg);
    const line = !shapes[shape] || shape === "line";
    drawn.attr("class", line ? `${colour.includes("series") ? `${colour} s-series` : `s-${colour}`} ${shape}`
      : colour.includes("series") ? `${colour} f-series` : `f-${colour}`);
    list.append(el("li", {}, svg.node(), text));
  }
}

/* Tooltips. */

const tooltip = document.getElementById("tooltip");

function hideTip() {
  tooltip.hidden = true;
  document.querySelectorAll(".mark.active").forEach(m => m.classList.remove("active"));
}

function showTip(mark) {
  tooltip.textContent = mark.dataset.tip;
  tooltip.hidden = false;
  const box = mark.getBoundingClientRect();
  const own = tooltip.getBoundingClientRect();
  const left = Math.min(Math.max(8, box.left + box.width / 2 - own.width / 2), window.innerWidth - own.width - 8);
  const above = box.top - own.height - 10;
  tooltip.style.left = `${left}px`;
  tooltip.style.top = `${above > 4 ? above : box.bottom + 10}px`;
}

/** After scrolling: the tooltip of the keyboard stays with its mark, focus itself may have scrolled; that of the pointer goes. */
function followTip() {
  const active = document.querySelector(".mark.active");
  if (active) showTip(active);
  else hideTip();
}

/** Makes the elements of a selection marks: hovering and the arrow keys show what `text` says of their datum. */
function mark(selection, text) {
  return selection.classed("mark", true).attr("data-tip", text)
    .on("pointerenter", event => showTip(event.currentTarget)).on("pointerleave", hideTip);
}

/** One tab stop a chart; arrow keys go through its marks. */
function keyboard(svg) {
  const marks = [...svg.querySelectorAll(".mark")];
  let at = 0;
  const go = to => {
    hideTip();
    at = Math.max(0, Math.min(marks.length - 1, to));
    if (marks[at]) {
      marks[at].classList.add("active");
      showTip(marks[at]);
    }
  };
  svg.addEventListener("focus", () => { if (svg.matches(":focus-visible")) go(at); });
  svg.addEventListener("blur", hideTip);
  svg.addEventListener("keydown", event => {
    const steps = {ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1};
    if (event.key === "Escape") hideTip();
    else if (event.key in steps) {
      event.preventDefault();
      go(steps[event.key]);
    }
  });
}

/* Scales and axes. */

const WIDEST = 960;

/** Units across a chart. They are pixels, so that the text of charts keeps its size on a narrow screen. */
let WIDTH = WIDEST;

/** How the charts of the page are drawn again. */
const REDRAWS = [];

function layOut(width) {
  const before = WIDTH;
  WIDTH = Math.max(300, Math.min(WIDEST, width));
  if (WIDTH !== before) REDRAWS.forEach(redraw => redraw());
}

function fitScreen() {
  layOut(document.getElementById("main").clientWidth);
}

/** Labels of rows then stand above them, and axes have fewer ticks. */
function narrow() {
  return WIDTH < 640;
}

/** Rows of a chart at once. */
const ROWS = 25;

/** A chart with labelled rows, `title` above the labels; rows are `height` high, without a label above. */
function rowFrame(title, labels, height, right) {
  const head = labelRoom(labels);
  const left = narrow() ? 8 : Math.min(300, 24 + 7 * d3.max(labels, l => l.length));
  const top = title ? 28 : 10;
  const step = height + head;
  return {left, right: WIDTH - right, top, head, step, bottom: top + step * labels.length};
}

/** A text of at most so many characters; what is cut is marked. */
function shortened(text, most) {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}\u2026` : text;
}

/** A text in lines of at most so many characters, broken after a space, comma or slash; what is too long for them is cut, marked. */
function wrapped(text, room, most) {
  const lines = [""];
  for (const word of text.split(/(?<=[ ,/])/)) {
    const last = lines.length - 1;
    if (lines[last] && (lines[last] + word).trimEnd().length > room && lines.length < most) lines.push(word);
    else lines[last] += word;
  }
  return lines.map(line => (line.trimEnd().length > room ? shortened(line, room) : line));
}

/** Writes lines into a text one below the other, the last of them, or the middle of all, where the text stood. */
function writeLines(text, lines, x, middle) {
  text.text(null).selectAll("tspan").data(lines).join("tspan").attr("x", x)
    .attr("dy", (line, k) => (k ? LINE : middle ? 4 - (lines.length - 1) * LINE / 2 : -(lines.length - 1) * LINE)).text(line => line);
}

const LINE = 14;
const LABEL_LINES = 3;

function labelLines(label) {
  return wrapped(label, Math.floor((WIDTH - 8) / 7), LABEL_LINES);
}

/** Height of the labels of rows where they stand above them. */
function labelRoom(labels) {
  return narrow() ? 4 + LINE * d3.max(labels, label => labelLines(label).length) : 0;
}

function setHeight(svg, height) {
  svg.attr("viewBox", `0 0 ${WIDTH} ${height}`);
}

/** Appends a text; place and words may be functions of the datum. */
function write(parent, x, y, words, anchor = null) {
  return parent.append("text").attr("x", x).attr("y", y).attr("text-anchor", anchor).text(words);
}

/** What the numbers of the rows' labels are. */
function writeRowHead(svg, title) {
  svg.append("text").attr("class", "soft").attr("x", 0).attr("y", 16).text(title);
}

/** Cuts lines that are wider than so many letters usually are. */
function fit(text, room) {
  text.selectAll("tspan").each(function () {
    const line = this.textContent;
    for (let most = [...line].length - 1; most > 0 && this.getComputedTextLength() > room; most--) this.textContent = shortened(line, most);
  });
}

/** The label of a row whose middle is `middle` and whose upper edge is `upper`: in lines beside it, or above it. */
function rowLabelText(row, frame, label, upper, middle) {
  const text = narrow() ? write(row, 0, upper - 5, "", "start") : write(row, frame.left - 14, middle + 1, "", "end");
  if (narrow()) writeLines(text, labelLines(label), 0, false);
  else writeLines(text, wrapped(label, Math.floor((frame.left - 24) / 7), 2), frame.left - 14, true);
  fit(text, narrow() ? WIDTH : frame.left - 14);
  wholeOnHovering(text, label);
}

/** What was cut off a text is said on hovering. */
function wholeOnHovering(text, whole) {
  if (text.text().includes("\u2026") && !whole.includes("\u2026")) text.append("title").text(whole);
}

/** An axis for a single value: on the value's side of 0. */
function around(value, zero) {
  if (value === 0) return [0, 1];
  return d3.sort([value * (zero ? 0 : 0.9), value * 1.1]);
}

/** A scale over numbers (linear or logarithmic) or over other values (points in their order). */
function scaleOf(values, log, range, zero) {
  const numbers = values.filter(v => typeof v === "number");
  if (numbers.length < values.length) return d3.scalePoint(values.map(full), range).padding(0.5);
  let [low, high] = d3.extent(numbers);
  if (log) {
    low = d3.min(numbers.filter(v => v > 0));
    if (low === undefined) return scaleOf(values, false, range, zero);
    return d3.scaleLog([low === high ? low / 2 : low, low === high ? high * 2 : high], range).clamp(true);
  }
  if (zero) low = Math.min(0, low);
  // values that differ in their last digits only are one: no scale can tell them apart
  if (high - low <= 1e-6 * Math.max(Math.abs(low), Math.abs(high))) [low, high] = around(low, zero);
  return Object.assign(d3.scaleLinear([low, high], range), {whole: numbers.every(Number.isInteger)});
}

function at(scale, value) {
  return scale(scale.bandwidth ? full(value) : value);
}

/** Ticks of a logarithmic axis that leave room for their labels, round numbers first. */
function logTicks(scale) {
  const rank = v => ([1, 5, 2].indexOf(Math.round(v / 10 ** Math.floor(Math.log10(v) + 1e-9))) + 4) % 4;
  const taken = [];
  for (const v of d3.sort(scale.ticks(), rank)) {
    if (taken.every(other => Math.abs(scale(other) - scale(v)) >= 48)) taken.push(v);
  }
  return taken;
}

/** The label of a value that may be no number. */
function brief(value) {
  return Number.isFinite(+value) ? short(+value) : shortened(String(value), narrow() ? 8 : 14);
}

/** Writes ticks with the decimals that their distance needs. */
function evenly(ticks) {
  const decimals = Math.max(0, Math.ceil(-Math.log10(Math.abs(ticks[1] - ticks[0]) || 1) - 1e-9));
  return v => (decimals > 10 || Math.abs(v) >= 1e6 ? short(v) : v === 0 ? "0" : v.toFixed(decimals));
}

/** Where ticks stand and what they say; labels of values that are no numbers take `room` units. */
function ticked(drawn, scale, room) {
  if (scale.base) return drawn.tickValues(logTicks(scale)).tickFormat(short);
  if (scale.ticks) {
    const ticks = scale.ticks(narrow() ? 4 : 6).filter(v => !scale.whole || Number.isInteger(v));
    return drawn.tickValues(ticks).tickFormat(evenly(ticks));
  }
  const [from, to] = scale.range();
  const step = Math.ceil(scale.domain().length * room / Math.abs(to - from));
  return drawn.tickValues(scale.domain().filter((v, i) => i % step === 0)).tickFormat(brief);
}

function axis(svg, make, scale, transform) {
  const room = make === d3.axisLeft ? 20 : 12 + 7 * d3.max(scale.domain(), v => brief(v).length);
  const drawn = svg.append("g").attr("class", "axis").attr("transform", transform).call(ticked(make(scale), scale, room).tickSizeOuter(0));
  if (!scale.ticks) drawn.selectAll(".tick text").each(function (value) { wholeOnHovering(d3.select(this), String(value)); });
  return drawn;
}

/** Lines across the chart at the ticks of a scale of numbers. */
function grid(svg, drawn, scale, transform) {
  svg.append("g").attr("class", "grid").attr("transform", transform).attr("aria-hidden", "true").call(ticked(drawn, scale).tickFormat(""));
}

function axisBelow(svg, x, frame, title) {
  axis(svg, d3.axisBottom, x, `translate(0,${frame.bottom})`);
  write(svg, (frame.left + frame.right) / 2, frame.bottom + 42, title, "middle");
}

/** The axis of a chart of rows: below them, with a grid. */
function rowsAxis(svg, x, frame, title) {
  grid(svg, d3.axisBottom(x).tickSize(frame.top - frame.bottom), x, `translate(0,${frame.bottom})`);
  axisBelow(svg, x, frame, title);
}

/** Both axes with a grid and their titles. */
function axes(svg, x, y, frame, xTitle, yTitle) {
  grid(svg, d3.axisLeft(y).tickSize(frame.left - frame.right), y, `translate(${frame.left},0)`);
  axisBelow(svg, x, frame, xTitle);
  axis(svg, d3.axisLeft, y, `translate(${frame.left},0)`);
  write(svg, frame.left, frame.top - 14, yTitle, "start");
}
