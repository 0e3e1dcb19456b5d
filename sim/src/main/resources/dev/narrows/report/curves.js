/* Curves along a swept parameter, the heat map, over-optimisation. */

const MOST_SERIES = 8;

/** A chooser for each axis, of a position to hold. */
function holders(run, prefix) {
  return run.varied.map(axis => {
    const node = chooser(`${prefix}-${axis.parts[0].key.replaceAll(".", "-")}`, axis.title, axis.firsts.map(i => [String(axis.place[i]), axis.label(i)]), String(axis.place[axis.firsts[0]]));
    node.axis = axis;
    node.holds = i => axis.place[i] === +node.value;
    return node;
  });
}

/**
 * The points that agree with every holder but those of the drawn axes, which are hidden. Where the batch has no such cell with the
 * quantity, the holders go to one that has, and that differs from what was held in as few of them as can be.
 */
function slice(run, holds, free, usable = () => true) {
  holds.forEach(h => { h.hidden = free.includes(h.axis); });
  const held = holds.filter(h => !free.includes(h.axis));
  const points = run.lines.filter(i => run.points.verdict[i] !== "f" && usable(i));
  const found = () => points.filter(i => held.every(h => h.holds(i)));
  if (held.length && points.length && !found().length) {
    const weight = h => (h.contains(document.activeElement) ? held.length + 1 : 1); // the one that was just chosen stays
    const nearest = points[d3.greatestIndex(points, i => d3.sum(held, h => h.holds(i) && weight(h)))];
    held.forEach(h => { h.value = String(h.axis.place[nearest]); });
  }
  return found();
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
      .attr("r", shown.length > WIDTH / 16 ? 2 : 4).attr("cx", p => at(x, p.x)).attr("cy", p => y(p.y)),
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
  svg.append("text").attr("y", 24).text("No cell that is shown has this quantity.");
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

/** Whether values cover a factor of a hundred. */
function wide(values) {
  return values.every(v => typeof v === "number" && v > 0) && d3.max(values) / d3.min(values) >= 100;
}

function curvesChart(main, run) {
  if (!run.varied.length) return;
  const choice = id => run.choices.find(c => c.id === id);
  const between = run.apart ? run.varied.find(axis => axis.parts.some(part => run.apart.includes(part.key))) : null;
  const first = longest(run.varied.length > 1 ? run.varied.filter(axis => axis !== between) : run.varied).choices[0];
  const x = chooser("x-parameter", "Horizontal axis", run.choices.map(c => [c.id, c.name]), first.id);
  const lines = between && between !== first.axis ? String(run.varied.indexOf(between)) : "";
  const y = chooser("y-quantity", "Quantity", [["risks", "floor, Bayes risk, risk, ceilings"], ...quantityGroups(run)],
    lines ? exactEverywhere(run) ? "risk_exact" : "risk_mean" : "risks");
  const series = chooser("series", "One line for each", [["", "nothing"], ...run.varied.map((axis, k) => [String(k), axis.title])], lines);
  const holds = holders(run, "curves");
  const logX = check("log-x", "logarithmic horizontally", wide(first.axis.firsts.map(first.of)));
  const logY = check("log-y", "logarithmic vertically", false);
  chartSection(main, "curves", "Along a swept parameter", `Choose the parameter, the quantity, and another parameter that gives one line for each of its values; the rest is held.${run.keys.includes("learner.labels")
    ? ` Floors and the Bayes risk do not depend on the number of labels: more labels bring the risk down to the Bayes risk and no further${proxy(run) ? ", and a learner of a proxy not even there" : ""}.` : ""}`,
    [x, y, ...(run.varied.length > 1 ? [series, ...holds] : []), logX, logY], (svg, chart) => {
      const along = choice(x.value);
      const apart = run.varied[+series.value];
      const by = series.value && y.value !== "risks" && apart !== along.axis ? apart : null;
      series.hidden = y.value === "risks";
      const column = y.value === "risks" ? null : quantity(run, y.value);
      const indices = slice(run, holds, [along.axis, by], i => !column || column[i] !== null);
      const drawn = column ? seriesLines(run, indices, y.value, by, along.of, chart) : riskLines(run, indices, along.of);
      partly(run, y.value, chart);
      return drawLines(svg, chart, run, drawn, {logX: logX.value, logY: logY.value, tightY: Boolean(column), xTitle: along.title, yTitle: column ? titleOf(y.value) : "risk"});
    });
}

/** Says so where only the cells of the tables have a quantity. */
function partly(run, name, chart) {
  if (run.sampled && !(name in run.points.quantities) && name !== "risks") {
    chart.caption.textContent += ` Of this quantity the page has ${run.details.length} of ${run.cells} cells; points.csv has all.`;
  }
}

function seriesLines(run, indices, name, axis, xOf, chart) {
  if (!axis) return [quantityLine(run, indices, name, "risk", "", titleOf(name), xOf)];
  const there = new Set(indices.map(i => axis.place[i]));
  const values = axis.firsts.filter(i => there.has(axis.place[i]));
  const chosen = values.length <= MOST_SERIES ? values : d3.range(MOST_SERIES).map(k => values[Math.round(k * (values.length - 1) / (MOST_SERIES - 1))]);
  if (chosen.length < values.length) chart.caption.textContent = `${chosen.length} of ${values.length} values of ${axis.title} are drawn.`;
  const absent = axis.firsts.filter(i => !there.has(axis.place[i]));
  if (absent.length) {
    const more = absent.length > MOST_SERIES ? ` and ${absent.length - MOST_SERIES} more` : "";
    chart.caption.textContent += ` Not drawn, for want of a cell at what is held: ${axis.title} ${absent.slice(0, MOST_SERIES).map(i => axis.label(i)).join(", ")}${more}.`;
  }
  return chosen.map((v, k) => ({...quantityLine(run, indices.filter(i => axis.place[i] === axis.place[v]), name, "", "",
    (axis.parts.length > 1 ? "" : `${axis.title} `) + axis.label(v), xOf), series: `series${k}`}));
}

function heatmapChart(main, run) {
  if (run.varied.length < 2) return;
  const choice = id => run.choices.find(c => c.id === id);
  const options = run.choices.map(c => [c.id, c.name]);
  const q = chooser("heat-quantity", "Quantity", quantityGroups(run), exactEverywhere(run) ? "risk_exact" : "risk_mean");
  const [last] = run.varied.slice(-1);
  const x = chooser("heat-x", "Horizontal", options, last.choices[0].id);
  const y = chooser("heat-y", "Vertical", options, run.choices[0].id);
  const holds = holders(run, "heat");
  // two names of one axis make no field
  const part = (kept, other) => kept.addEventListener("change", () => {
    if (choice(kept.value).axis === choice(other.value).axis) other.value = run.choices.find(c => c.axis !== choice(kept.value).axis).id;
  });
  part(x, y);
  part(y, x);
  chartSection(main, "heatmap", "Two parameters at once", "One field for each pair of values; the colours run from dark blue (least) to yellow (largest) and read the same to colour-blind eyes.",
    [q, x, y, ...(run.varied.length > 2 ? holds : [])], (svg, chart) => {
      const column = quantity(run, q.value);
      partly(run, q.value, chart);
      const [across, up] = [choice(x.value), choice(y.value)];
      return drawHeatmap(svg, run, slice(run, run.varied.length > 2 ? holds : [], [across.axis, up.axis], i => column[i] !== null), q.value, across, up);
    });
}

function drawHeatmap(svg, run, indices, name, across, up) {
  const column = quantity(run, name);
  const shown = indices.filter(i => column[i] !== null);
  if (!shown.length) return nothing(svg);
  const there = choice => choice.axis.firsts.filter(i => shown.some(k => choice.axis.place[k] === choice.axis.place[i])).map(choice.of);
  const [xs, ys] = [there(across), there(up)];
  const longest = 20 + 7 * d3.max(ys.map(full), label => label.length);
  const left = narrow() ? Math.max(78, Math.min(132, longest)) : Math.max(120, Math.min(240, longest));
  const frame = {left, right: WIDTH - 24, top: 34, bottom: 34 + Math.max(120, Math.min(460, 46 * ys.length))};
  setHeight(svg, frame.bottom + (narrow() ? 130 : 110));
  const x = d3.scaleBand(xs.map(full), [frame.left, frame.right]).paddingInner(xs.length > 40 ? 0 : 0.03);
  const y = d3.scaleBand(ys.map(full), [frame.bottom, frame.top]).paddingInner(ys.length > 40 ? 0 : 0.03);
  axisBelow(svg, x, frame, across.title);
  wrapTicks(axis(svg, d3.axisLeft, y, `translate(${frame.left},0)`), frame.left - 16, y.bandwidth());
  write(svg, 8, 18, up.title);
  const [low, high] = d3.extent(shown, i => column[i]);
  const colour = d3.scaleSequential([low, high === low ? low + 1e-12 : high], d3.interpolateCividis);
  mark(svg.append("g").selectAll("rect").data(shown).join("rect").attr("x", i => x(full(across.of(i)))).attr("y", i => y(full(up.of(i))))
    .attr("width", x.bandwidth()).attr("height", y.bandwidth()).attr("fill", i => colour(column[i])),
  i => `${cellName(run, run.points.cell[i])}\n${titleOf(name)}: ${full(column[i])}`);
  if (x.bandwidth() > 48 && y.bandwidth() > 20) {
    svg.append("g").attr("pointer-events", "none").selectAll("text").data(shown).join("text").attr("text-anchor", "middle")
      .attr("x", i => x(full(across.of(i))) + x.bandwidth() / 2).attr("y", i => y(full(up.of(i))) + y.bandwidth() / 2 + 4)
      .style("fill", i => (d3.lab(colour(column[i])).l > 55 ? "#1b1f23" : "#ffffff")).text(i => short(column[i]));
  }
  colourKey(svg, colour, low, high, frame, titleOf(name));
  return {head: ["cell", up.title, across.title, name], rows: shown.map(i => [run.points.cell[i], up.of(i), across.of(i), column[i]])};
}

/** The labels of rows that are no numbers, in lines as far as there is room. */
function wrapTicks(drawn, width, height) {
  drawn.selectAll(".tick text").filter(value => !Number.isFinite(+value))
    .each(function (value) {
      const text = d3.select(this);
      writeLines(text, wrapped(value, Math.floor(width / 7), Math.max(1, Math.floor(height / LINE))), -9, true);
      wholeOnHovering(text, value);
    });
}

function colourKey(svg, colour, low, high, frame, title) {
  const y = frame.bottom + 66;
  const width = 240;
  const from = Math.min(frame.left, WIDTH - 24 - width);
  svg.append("g").selectAll("rect").data(d3.range(60)).join("rect").attr("x", k => from + k * width / 60).attr("y", y).attr("width", width / 60 + 0.5).attr("height", 12)
    .attr("fill", k => colour(low + (high - low) * k / 59));
  write(svg, from, y + 28, short(low));
  write(svg, from + width, y + 28, short(high), "end");
  const left = from + (narrow() ? 0 : width + 14);
  wholeOnHovering(write(svg, left, y + (narrow() ? 48 : 11), shortened(title, Math.floor((WIDTH - left) / 7))), title);
}

function overoptimisationChart(main, run) {
  const observed = quantity(run, "observable_risk_mean");
  const differs = observed && observed.some((v, i) => v !== null && v !== quantity(run, "risk_mean")[i]);
  const pressure = i => learnerSetting(run, i, "labels") * learnerSetting(run, i, "beta");
  if (!differs || distinct(d3.range(observed.length).map(pressure)).length < 2) return;
  const strength = run.varied.filter(axis => axis.parts.some(part => ["learner.labels", "learner.beta"].includes(part.key)));
  const holds = holders(run, "over").filter(h => !strength.includes(h.axis));
  chartSection(main, "overoptimisation", "Over-optimisation", "The learner fits the observable loss. Where the observable risk goes on falling with beta m while the true risk rises, it has learnt the proxy.",
    holds, (svg, chart) => {
      const indices = slice(run, holds, strength);
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
  if (!run.convergence || !run.convergence.length) return;
  const cell = chooser("convergence-cell", "Cell", run.convergence.map((c, k) => [String(k), cellName(run, c.cell)]), "0");
  chartSection(main, "convergence", "How the estimate settled", "Running mean of the simulated risk; at its end the interval of the results, which is the only one.", [cell], (svg, chart) => {
    const chosen = run.convergence[+cell.value];
    return drawLines(svg, chart, run, settlingLines(run, chosen), {logX: true, logY: false, tightY: true, xTitle: "replicates", yTitle: "risk"});
  });
}
