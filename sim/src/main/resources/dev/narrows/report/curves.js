/* Curves along a swept parameter, the heat map, risk against labels, over-optimisation. */

const MOST_SERIES = 8;

/** Choosers for the swept keys that a chart does not draw; `free` names the drawn ones. */
function holders(run, prefix) {
  return run.keys.filter(key => distinct(run.points.at[key]).length > 1).map(key => {
    const values = distinct(run.points.at[key]);
    const node = chooser(`${prefix}-${key.replaceAll(".", "-")}`, keyName(run, key), values.map((v, i) => [String(i), full(v)]), "0");
    node.holds = i => same(run.points.at[key][i], values[+node.value]);
    node.key = key;
    return node;
  });
}

/** Indices of the points that agree with every holder but those of the drawn keys, which are hidden. */
function slice(run, holds, free) {
  holds.forEach(h => { h.hidden = free.includes(h.key); });
  return d3.range(run.points.cell.length).filter(i => run.points.verdict[i] !== "f" && holds.every(h => free.includes(h.key) || h.holds(i)));
}

function hasInterval(p) {
  return defined(p.low);
}

/** The interval of a single point, which no band shows. */
function intervalBar(group, stroke, p, x, y) {
  const [left, low, high] = [at(x, p.x), y(p.low), y(p.high)];
  group.append("path").attr("class", `line interval ${stroke}`).attr("d", `M${left} ${low}V${high}M${left - 5} ${low}h10M${left - 5} ${high}h10`);
}

/** Lines: [{name, colour, dash, points: [{x, y, i, low, high}]}]. */
function drawLines(svg, chart, run, lines, options) {
  const frame = {left: 74, right: WIDTH - 24, top: 40, bottom: 400};
  const points = lines.flatMap(l => l.points);
  if (!points.length) return nothing(svg);
  setHeight(svg, 456);
  const x = scaleOf(points.map(p => p.x), options.logX, [frame.left + 10, frame.right - 10]);
  const y = scaleOf(points.flatMap(p => [p.y, p.low, p.high].filter(defined)), options.logY, [frame.bottom - 6, frame.top], !options.tightY);
  if (y.nice && !y.base) y.nice(6);
  axes(svg, x, y, frame, options.xTitle, options.yTitle);
  const usable = p => p.y !== null && (!options.logY || !y.base || p.y > 0) && (!x.base || !options.logX || p.x > 0);
  let left = 0;
  for (const line of lines) {
    const shown = line.points.filter(usable);
    left += line.points.length - shown.length;
    const group = svg.append("g").attr("class", line.series || "");
    const [fill, stroke] = ["f", "s"].map(use => `${use}-${line.series ? "series" : line.colour}`);
    if (shown.some(hasInterval)) {
      group.append("path").attr("class", `area ${fill}`)
        .attr("d", d3.area().x(p => at(x, p.x)).y0(p => y(p.low)).y1(p => y(p.high))(shown.filter(hasInterval)));
      if (shown.filter(hasInterval).length === 1) intervalBar(group, stroke, shown.find(hasInterval), x, y);
    }
    group.append("path").attr("class", `line ${stroke} ${line.dash || ""}`)
      .attr("d", d3.line().x(p => at(x, p.x)).y(p => y(p.y))(shown));
    mark(group.selectAll("circle").data(shown).join("circle").attr("class", fill)
      .attr("r", shown.length > 60 ? 2 : 4).attr("cx", p => at(x, p.x)).attr("cy", p => y(p.y)),
    p => `${p.i === undefined ? "" : `${cellName(run, run.points.cell[p.i])}\n`}${line.name}: ${full(p.y)}${hasInterval(p) ? `\ninterval ${full(p.low)} to ${full(p.high)}` : ""}`
      + (p.note ? `\n${p.note}` : ""));
  }
  legend(chart.legend, lines.map(l => [l.series || l.colour, l.name, l.dash || "line"]));
  if (left) chart.caption.textContent += ` ${left} values of 0 have no place on the logarithmic axis.`;
  return {head: ["cell", "line", options.xTitle, "value", "low", "high"],
    rows: lines.flatMap(l => l.points.map(p => [p.i === undefined ? null : run.points.cell[p.i], l.name, p.x, p.y, p.low, p.high]))};
}

/** What stands in place of a chart whose cells failed or lack the quantity. */
function nothing(svg) {
  setHeight(svg, 40);
  svg.append("text").attr("y", 24).text("No cell here has this quantity.");
  return null;
}

function quantityLine(run, indices, name, colour, dash, text, xOf) {
  const column = quantity(run, name);
  const interval = name === "risk_mean" && quantity(run, "risk_low");
  return {name: text, colour, dash, points: indices.filter(i => column[i] !== null)
    .map(i => ({x: xOf(i), y: column[i], i, ...(interval ? {low: quantity(run, "risk_low")[i], high: quantity(run, "risk_high")[i]} : {})}))
    .sort((a, b) => typeof a.x === "number" && typeof b.x === "number" ? a.x - b.x : 0)};
}

function riskLines(run, indices, xOf, names) {
  return RISK_LINES.filter(([name]) => quantity(run, name) && (!names || names.includes(name)))
    .filter(([name]) => name !== "observable_risk_mean" || indices.some(i => quantity(run, name)[i] !== quantity(run, "risk_mean")[i]))
    .map(([name, colour, dash]) => quantityLine(run, indices, name, colour, dash, legendOf(name), xOf));
}

function swept(run) {
  return sound(run).length ? run.keys.filter(key => distinct(run.points.at[key]).length > 1) : [];
}

/** The key with the most values, of those over numbers if there is one. */
function longest(run, keys) {
  const sizes = keys.map(key => distinct(run.points.at[key])).map(values => [values.every(v => typeof v === "number"), values.length]);
  return keys[d3.leastIndex(sizes, (a, b) => b[0] - a[0] || b[1] - a[1])];
}

/** Whether values cover a factor of a hundred. */
function wide(values) {
  return values.every(v => typeof v === "number" && v > 0) && d3.max(values) / d3.min(values) >= 100;
}

function curvesChart(main, run) {
  const keys = swept(run);
  if (!keys.length) return;
  const first = longest(run, keys);
  const x = chooser("x-parameter", "Horizontal axis", keys.map(k => [k, keyName(run, k)]), first);
  const y = chooser("y-quantity", "Quantity", [["risks", "floor, Bayes risk, risk, ceilings"],
    ...Object.keys(run.points.quantities).map(q => [q, titleOf(q)])], "risks");
  const series = chooser("series", "One line for each", [["", "nothing"], ...keys.map(k => [k, keyName(run, k)])], "");
  const holds = holders(run, "curves");
  const logX = check("log-x", "logarithmic horizontally", wide(distinct(run.points.at[first])));
  const logY = check("log-y", "logarithmic vertically", false);
  chartSection(main, "curves", "Along a swept parameter", "Choose the parameter, the quantity, and another parameter that gives one line for each of its values; the rest is held.",
    [x, y, ...(keys.length > 1 ? [series, ...holds] : []), logX, logY], (svg, chart) => {
      const bySeries = keys.length > 1 && y.value !== "risks" && series.value && series.value !== x.value ? series.value : null;
      series.hidden = y.value === "risks";
      const indices = slice(run, holds, [x.value, bySeries]);
      const xOf = i => run.points.at[x.value][i];
      const lines = y.value === "risks" ? riskLines(run, indices, xOf) : seriesLines(run, indices, y.value, bySeries, xOf, chart);
      return drawLines(svg, chart, run, lines, {logX: logX.value, logY: logY.value, tightY: y.value !== "risks", xTitle: x.value,
        yTitle: y.value === "risks" ? "risk" : titleOf(y.value)});
    });
}

function seriesLines(run, indices, name, key, xOf, chart) {
  if (!key) return [quantityLine(run, indices, name, "risk", "", titleOf(name), xOf)];
  const values = distinct(run.points.at[key]);
  const step = Math.max(1, (values.length - 1) / (MOST_SERIES - 1));
  const chosen = values.length <= MOST_SERIES ? values : d3.range(MOST_SERIES).map(k => values[Math.round(k * step)]);
  if (chosen.length < values.length) chart.caption.textContent = `${chosen.length} of ${values.length} values of ${key} are drawn.`;
  return chosen.map((v, k) => ({...quantityLine(run, indices.filter(i => same(run.points.at[key][i], v)), name, "", "", `${keyName(run, key)} ${full(v)}`, xOf), series: `series${k}`}));
}

function heatmapChart(main, run) {
  const keys = swept(run);
  if (keys.length < 2) return;
  const options = keys.map(k => [k, keyName(run, k)]);
  const q = chooser("heat-quantity", "Quantity", Object.keys(run.points.quantities).map(n => [n, titleOf(n)]), exactEverywhere(run) ? "risk_exact" : "risk_mean");
  const x = chooser("heat-x", "Horizontal", options, keys[keys.length - 1]);
  const y = chooser("heat-y", "Vertical", options, keys[0]);
  const holds = holders(run, "heat");
  chartSection(main, "heatmap", "Two parameters at once", "One field for each pair of values; the colours run from dark blue (least) to yellow (largest) and read the same to colour-blind eyes.",
    [q, x, y, ...(keys.length > 2 ? holds : [])], svg => drawHeatmap(svg, run, slice(run, keys.length > 2 ? holds : [], [x.value, y.value]), q.value, x.value, y.value));
}

function drawHeatmap(svg, run, indices, name, xKey, yKey) {
  const column = quantity(run, name);
  const shown = indices.filter(i => column[i] !== null);
  if (!shown.length) return nothing(svg);
  const xs = distinct(run.points.at[xKey]);
  const ys = distinct(run.points.at[yKey]);
  const frame = {left: narrow() ? 78 : 120, right: WIDTH - 24, top: 34, bottom: 34 + Math.max(120, Math.min(460, 46 * ys.length))};
  setHeight(svg, frame.bottom + (narrow() ? 130 : 110));
  const x = d3.scaleBand(xs.map(full), [frame.left, frame.right]).paddingInner(xs.length > 40 ? 0 : 0.03);
  const y = d3.scaleBand(ys.map(full), [frame.bottom, frame.top]).paddingInner(ys.length > 40 ? 0 : 0.03);
  axisBelow(svg, x, frame, xKey);
  axis(svg, d3.axisLeft, y, `translate(${frame.left},0)`);
  write(svg, 8, 18, yKey);
  const [low, high] = d3.extent(shown, i => column[i]);
  const colour = d3.scaleSequential([low, high === low ? low + 1e-12 : high], d3.interpolateCividis);
  mark(svg.append("g").selectAll("rect").data(shown).join("rect").attr("x", i => x(full(run.points.at[xKey][i]))).attr("y", i => y(full(run.points.at[yKey][i])))
    .attr("width", x.bandwidth()).attr("height", y.bandwidth()).attr("fill", i => colour(column[i])),
  i => `${cellName(run, run.points.cell[i])}\n${titleOf(name)}: ${full(column[i])}`);
  if (x.bandwidth() > 48 && y.bandwidth() > 20) {
    svg.append("g").attr("pointer-events", "none").selectAll("text").data(shown).join("text").attr("text-anchor", "middle")
      .attr("x", i => x(full(run.points.at[xKey][i])) + x.bandwidth() / 2).attr("y", i => y(full(run.points.at[yKey][i])) + y.bandwidth() / 2 + 4)
      .style("fill", i => (d3.lab(colour(column[i])).l > 55 ? "#1b1f23" : "#ffffff")).text(i => short(column[i]));
  }
  colourKey(svg, colour, low, high, frame, titleOf(name));
  return {head: ["cell", yKey, xKey, name], rows: shown.map(i => [run.points.cell[i], run.points.at[yKey][i], run.points.at[xKey][i], column[i]])};
}

function colourKey(svg, colour, low, high, frame, title) {
  const y = frame.bottom + 66;
  const width = 240;
  svg.append("g").selectAll("rect").data(d3.range(60)).join("rect").attr("x", k => frame.left + k * width / 60).attr("y", y).attr("width", width / 60 + 0.5).attr("height", 12)
    .attr("fill", k => colour(low + (high - low) * k / 59));
  write(svg, frame.left, y + 28, short(low));
  write(svg, frame.left + width, y + 28, short(high), "end");
  const left = frame.left + (narrow() ? 0 : width + 14);
  write(svg, left, y + (narrow() ? 48 : 11), shortened(title, Math.floor((WIDTH - left) / 7)));
}

function labelsChart(main, run) {
  const key = "learner.labels";
  if (!swept(run).includes(key)) return;
  const holds = holders(run, "labels");
  chartSection(main, "labels", "Risk against the number of labels", `Floors and the Bayes risk do not depend on the number of labels m: more labels bring the risk down to the Bayes risk and no further${proxy(run) ? ", and a learner of a proxy not even there" : ""}.`,
    holds.filter(h => h.key !== key), (svg, chart) => drawLines(svg, chart, run, riskLines(run, slice(run, holds, [key]), i => run.points.at[key][i]),
      {logX: true, logY: false, xTitle: "labels m", yTitle: "risk"}));
}

function overoptimisationChart(main, run) {
  const observed = quantity(run, "observable_risk_mean");
  const differs = observed && observed.some((v, i) => v !== null && v !== quantity(run, "risk_mean")[i]);
  const labels = i => (run.points.at["learner.labels"] ? run.points.at["learner.labels"][i] : run.settings.learner.labels);
  const beta = i => (run.points.at["learner.beta"] ? run.points.at["learner.beta"][i] : run.settings.learner.beta);
  const pressure = i => labels(i) * beta(i);
  if (!differs || distinct(d3.range(observed.length).map(pressure)).length < 2) return;
  const holds = holders(run, "over").filter(h => !["learner.labels", "learner.beta"].includes(h.key));
  chartSection(main, "overoptimisation", "Over-optimisation", "The learner fits the observable loss. Where the observable risk goes on falling with beta m while the true risk rises, it has learnt the proxy.",
    holds, (svg, chart) => {
      const indices = slice(run, holds, []);
      const lines = [["observable_risk_mean", "observable", ""], ["empirical_risk_mean", "empirical", "dashed"], ["risk_mean", "risk", "dotted", "true risk, simulated mean"], ["risk_exact", "risk", "", "true risk, exact"],
        ["bayes_risk", "bayes", "dashed"]].filter(([n]) => quantity(run, n)).map(([n, c, d, t]) => quantityLine(run, indices, n, c, d, t || legendOf(n), pressure));
      return drawLines(svg, chart, run, lines, {logX: true, logY: false, xTitle: "beta m", yTitle: "risk"});
    });
}

/** The running mean, ending with the mean and interval of the results, and the exact risk where it is known. */
function settlingLines(run, {cell, points}) {
  const i = pointOf(run, cell);
  const value = name => (quantity(run, name) ? quantity(run, name)[i] : null);
  const replicates = value("replicates");
  const means = points.map(([n, mean]) => ({x: n, y: mean, note: `${n} replicates`}));
  means.push({x: replicates, y: value("risk_mean"), low: value("risk_low"), high: value("risk_high"), note: `${replicates} replicates`});
  const lines = [{name: "mean risk so far, at its end with its interval", colour: "risk", dash: "dotted", points: means}];
  const exact = value("risk_exact");
  if (exact !== null) lines.unshift({name: legendOf("risk_exact"), colour: "risk", points: [means[0], means[means.length - 1]].map(p => ({x: p.x, y: exact}))});
  return lines;
}

function convergenceChart(main, run) {
  if (!run.convergence) return;
  const cell = chooser("convergence-cell", "Cell", run.convergence.map((c, k) => [String(k), cellName(run, c.cell)]), "0");
  chartSection(main, "convergence", "How the estimate settled", "Running mean of the simulated risk; at its end the interval of the results, which is the only one.", [cell], (svg, chart) => {
    const chosen = run.convergence[+cell.value];
    return drawLines(svg, chart, run, settlingLines(run, chosen), {logX: true, logY: false, tightY: true, xTitle: "replicates", yTitle: "risk"});
  });
}
