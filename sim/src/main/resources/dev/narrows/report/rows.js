/* Charts of rows: of each its values with their intervals beside what they are held against; and tables of truth and label. */

/**
 * A section with a chart of rows, 25 at once, in their order or by the value of their last mark. A row has a name, marks ({kind, value, low, high})
 * and, where its ratings say nothing, `few`, which says so. `kinds` has of each kind of mark its colour, words and shape, as the legend takes them:
 * dashed and dotted lines are references. `given` says what order the rows come in.
 */
function rowsChart(main, {name, title, lead, axis, kinds, given = "by kind and number of ratings"}, rows) {
  const pages = d3.range(0, rows.length, ROWS).map(i => [String(i), `${i + 1} to ${Math.min(i + ROWS, rows.length)} of ${rows.length}`]);
  const page = chooser(`${name}-rows`, "Rows", pages, "0");
  const order = chooser(`${name}-order`, "Order", [["", given], ["least", "least first"], ["largest", "largest first"]], "");
  chartSection(main, name, title, lead, [...(pages.length > 1 ? [page] : []), ...(rows.length > FEW_ROWS ? [order] : [])],
    (svg, chart) => drawRows(svg, chart, ordered(rows, order.value).slice(+page.value, +page.value + ROWS), axis, kinds));
}

/** By the last mark, which is what the chart is about; rows without one come last. */
function ordered(rows, order) {
  const of = r => (r.few ? null : r.marks[r.marks.length - 1].value);
  const sorted = [...rows];
  if (order) sortRows(sorted, of, order === "largest");
  return sorted;
}

function drawRows(svg, chart, rows, axisTitle, kinds) {
  const frame = rowFrame("", rows.map(r => r.name), 34, 20);
  setHeight(svg, frame.bottom + 56);
  const marks = rows.flatMap(r => r.marks);
  const x = d3.scaleLinear([0, 1.05 * d3.max(marks, m => Math.max(m.value, m.high || 0)) || 1], [frame.left, frame.right]);
  rowsAxis(svg, x, frame, axisTitle);
  rows.forEach((r, i) => drawMarks(svg.append("g").attr("transform", `translate(0,${frame.top + frame.step * i + frame.head + 17})`), frame, x, r, kinds));
  legend(chart.legend, Object.entries(kinds).filter(([kind]) => marks.some(m => m.kind === kind)).map(([, look]) => look));
  return {head: ["row", "what", "value", "low", "high"],
    rows: rows.flatMap(r => (r.few ? [[r.name, r.few]] : r.marks.map(m => [r.name, kinds[m.kind][1], m.value, m.low, m.high])))};
}

const SHAPES = {
  dashed: g => g.append("line").attr("y1", -14).attr("y2", 14).attr("stroke-width", 2),
  dotted: g => g.append("line").attr("y1", -14).attr("y2", 14).attr("stroke-width", 2),
  tick: g => g.append("rect").attr("x", -2).attr("y", -12).attr("width", 4).attr("height", 24),
  diamond: g => g.append("path").attr("d", "M0-8l7 8-7 8-7-8z"),
  dot: g => g.append("circle").attr("r", 6),
};

function drawMarks(row, frame, x, {name, marks, few}, kinds) {
  rowLabelText(row, frame, name, -15, 0);
  if (few) write(row, frame.left + 8, 5, few).attr("class", "soft");
  for (const m of marks) {
    const [colour, words, shape] = kinds[m.kind];
    if (defined(m.low)) row.append("line").attr("class", `s-${colour}`).attr("stroke-width", 3).attr("x1", x(m.low)).attr("x2", x(m.high));
    const line = shape === "dashed" || shape === "dotted";
    mark(SHAPES[shape](row).attr("class", line ? `s-${colour} ${shape}` : `f-${colour}`).attr("transform", `translate(${x(m.value)},0)`),
      () => `${name}\n${words}: ${full(m.value)}${defined(m.low) ? `\n${full(m.low)} to ${full(m.high)}` : ""}`);
  }
}

/** A table of truth (rows) and label (columns), of all ratings or of those that are chosen: `tables` has groups of {name, rows}. */
function confusionSection(main, lead, corner, truths, labels, tables) {
  const node = section(main, "confusion", "Confusion table", lead);
  const every = tables.flatMap(([, list]) => list);
  const options = tables.map(([group, list]) => (group ? [group, list.map(t => [String(every.indexOf(t)), t.name])] : [String(every.indexOf(list[0])), list[0].name]));
  const choice = chooser("confusion-of", "Ratings", options, "0");
  const box = el("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "Confusion table"});
  const show = () => box.replaceChildren(confusionTable(every[+choice.value], corner, truths, labels));
  choice.addEventListener("change", show);
  if (every.length > 1) node.append(el("div", {class: "controls"}, choice));
  node.append(box);
  show();
}

function confusionTable({name, rows, counted}, corner, truths, labels) {
  const share = (n, of) => el("span", {class: "quiet"}, of > 0 ? risk(n / of) : "-");
  const cell = (value, of, right) => el("td", {class: right ? "number right" : "number", "data-value": String(value)},
    counted ? [String(value), el("br"), share(value, of)] : risk(value));
  return el("table", {id: "confusion-table"}, el("caption", {}, el("bdi", {}, name)),
    el("thead", {}, el("tr", {}, el("th", {scope: "col"}, corner), labels.map(y => el("th", {scope: "col", class: "number words"}, y)), counted ? el("th", {scope: "col", class: "number"}, "all") : null)),
    el("tbody", {}, truths.map((u, i) => {
      const of = d3.sum(rows[i]);
      return el("tr", {}, el("th", {scope: "row", class: "words"}, u),
        labels.map((y, k) => (rows[i].length ? cell(rows[i][k], of, y === u) : el("td", {class: "number"}, "-"))), counted ? el("td", {class: "number"}, String(of)) : null);
    })));
}

/** Terms and what they mean, or what something is. */
function definitions(rows) {
  return el("dl", {}, rows.filter(([, v]) => v).flatMap(([k, v]) => [el("dt", {}, k), el("dd", {}, v)]));
}
