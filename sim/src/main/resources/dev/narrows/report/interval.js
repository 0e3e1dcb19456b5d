/* The interval diagram: floors, Bayes risk, risk and ceilings of each cell on one axis. */

function intervalChart(main, run) {
  const cells = sound(run);
  if (!cells.length) return;
  const scale = chooser("scale", "Axis", [["linear", "linear"], ["log", "logarithmic"]], "linear");
  const controls = [scale];
  let first = null;
  if (cells.length > ROWS) {
    const pages = d3.range(0, cells.length, ROWS).map(i => [String(i), `cells ${cells[i].cell} to ${cells[Math.min(i + ROWS, cells.length) - 1].cell}`]);
    first = chooser("interval-page", "Cells", pages, "0");
    controls.push(first);
  }
  chartSection(main, "interval", "Between floor and ceiling",
    `Each row is a cell. No policy can be left of the best floor; the Bayes risk is the best that any policy reaches; the expected ceiling bounds ${riskWord(run)}.`,
    controls, (svg, chart) => drawIntervals(svg, chart, run, cells.slice(first ? +first.value : 0).slice(0, ROWS), scale.value === "log"));
}

function intervalMarks(run, d) {
  const value = name => valueOf(run, d.cell, name);
  const called = (kind, name) => ({kind, value: value(name), text: legendOf(name)});
  const marks = [called("prior", "prior_risk"), called("blind", "blind_risk")];
  d.floors.forEach(f => marks.push({kind: "floor", value: f.value, text: `floor: ${rungName(f)}`}));
  marks.push(called("best", "floor_best"));
  d.ceilings.forEach(c => {
    const expected = c.kind === "expected";
    marks.push({kind: expected ? "ceiling" : "data-set", value: c.value, text: `ceiling: ${ceilingName(c)}${expected ? "" : ", mean over data sets"}`, confidence: c.confidence});
  });
  marks.push({kind: "expected", value: value("ceiling_expected"), text: "least expected ceiling", confidence: d.ceiling_expected_confidence});
  marks.push(called("bayes", "bayes_risk"));
  if (d.matched === false) {
    const observed = value("observable_risk_exact");
    marks.push(observed === null ? {kind: "observable", value: value("observable_risk_mean"), text: "observable risk, mean over data sets"}
      : {kind: "observable", value: observed, text: titleOf("observable_risk_exact"), note: `simulated mean ${full(value("observable_risk_mean"))}`});
  }
  const exact = value("risk_exact");
  marks.push({kind: exact === null ? "risk" : "simulated", value: value("risk_mean"), text: "risk, mean over data sets", low: value("risk_low"), high: value("risk_high"),
    error: value("risk_se"), confidence: d.confidence});
  marks.push({...called("risk", "risk_exact"),
    note: `simulated mean ${full(value("risk_mean"))}\ninterval ${full(value("risk_low"))} to ${full(value("risk_high"))}`});
  return marks.filter(m => m.value !== null).map(m => ({...m, cell: d.cell}));
}

function drawIntervals(svg, chart, run, cells, log) {
  const labels = cells.map(d => rowLabel(run, d.cell));
  const frame = rowFrame(rowHead(run), labels, 44, 20);
  setHeight(svg, frame.bottom + 56);
  const all = cells.map(d => intervalMarks(run, d));
  const every = all.flat();
  const values = every.flatMap(m => [m.value, m.high || 0]);
  const x = log ? d3.scaleLog([d3.min(values.filter(v => v > 0)) * 0.9, Math.max(1, d3.max(values))], [frame.left, frame.right]).clamp(true)
    : d3.scaleLinear([0, Math.min(1, d3.max(values) * 1.05)], [frame.left, frame.right]);
  rowsAxis(svg, x, frame, "risk");
  writeRowHead(svg, rowHead(run));
  all.forEach((marks, i) => drawRow(svg, run, x, frame, i, labels[i], marks, cells[i].matched));
  const of = proxy(run) ? ` over ${riskWord(run)}` : "";
  legend(chart.legend, [["floor", "floors, best one taller", "tick"], ["bayes", legendOf("bayes_risk"), "diamond"], ...riskLegend(every),
    ...(every.some(m => m.kind === "observable") ? [["observable", legendOf("observable_risk_mean"), "dot"]] : []),
    ["ceiling", `expected ceilings${of}, least one taller`, "tick"], ["data-set", `ceilings of one data set${of}, mean`, "tick"],
    ...[["blind", "blind risk: the least without labels", "dashed"], ["prior", legendOf("prior_risk"), "dotted"]].filter(([kind]) => every.some(m => m.kind === kind)).map(([, ...rest]) => ["soft", ...rest])]);
  if (log && every.some(m => m.value <= 0)) chart.caption.textContent = "Values of 0 stand at the left end of the logarithmic axis.";
  return {head: ["cell", ...run.keys, "what", "value", "low", "high", "standard error", "confidence"],
    rows: all.flatMap((marks, i) => marks.map(m => [cells[i].cell, ...run.keys.map(k => run.points.at[k][pointOf(run, cells[i].cell)]), m.text, m.value, m.low, m.high, m.error, m.confidence]))};
}

/** The exact risk is the answer where it is known; the simulated mean then stands beside it, a ring. */
function riskLegend(marks) {
  const has = kind => marks.some(m => m.kind === kind);
  if (!has("simulated")) return [["risk", "risk: simulated mean with its interval", "dot"]];
  const others = marks.some(m => m.kind === "risk" && m.low !== undefined);
  return [["risk", others ? "risk: exact where it is known, else the simulated mean" : legendOf("risk_exact"), "dot"], ["simulated", "simulated mean, with its interval", "ring"]];
}

/** A ceiling that bounds another risk closes no interval: such rows have no band. */
function drawRow(svg, run, x, frame, i, label, marks, matched) {
  const row = svg.append("g").attr("transform", `translate(0,${frame.top + frame.step * i + frame.head + 22})`);
  const find = kind => marks.find(m => m.kind === kind);
  rowLabelText(row, frame, label, -20, 0);
  if (find("best") && find("expected") && matched) {
    const [low, high] = [find("best").value, find("expected").value].map(v => x(Math.max(v, x.base ? x.domain()[0] : 0)));
    row.append("rect").attr("class", "f-band").attr("x", low).attr("y", -12).attr("width", Math.max(0, high - low)).attr("height", 24);
  }
  const tall = {floor: 12, best: 26, ceiling: 12, expected: 26, "data-set": 12};
  const colour = {best: "floor", expected: "ceiling"};
  const tip = m => `${cellName(run, m.cell)}\n${m.text}: ${full(m.value)}`
    + (defined(m.low) ? `\ninterval ${full(m.low)} to ${full(m.high)}` : "") + (defined(m.error) ? `\nstandard error ${full(m.error)}` : "")
    + (defined(m.confidence) && !m.text.includes("confidence") ? `\nat confidence ${full(m.confidence)}` : "") + (m.note ? `\n${m.note}` : "");
  mark(row.selectAll(".reference").data(marks.filter(m => m.kind === "blind" || m.kind === "prior")).join("line")
    .attr("class", m => `s-soft ${m.kind === "blind" ? "dashed" : "dotted"}`).attr("stroke-width", 2).attr("y1", -17).attr("y2", 17)
    .attr("x1", m => x(m.value)).attr("x2", m => x(m.value)), tip);
  mark(row.selectAll(".tick-mark").data(marks.filter(m => tall[m.kind])).join("rect").attr("class", m => `f-${colour[m.kind] || m.kind}`)
    .attr("x", m => x(m.value) - (tall[m.kind] > 12 ? 2 : 1)).attr("y", m => -tall[m.kind] / 2).attr("width", m => tall[m.kind] > 12 ? 4 : 2).attr("height", m => tall[m.kind]), tip);
  const risk = find("simulated") || find("risk");
  if (risk && defined(risk.low)) row.append("line").attr("class", "s-risk").attr("stroke-width", 3).attr("x1", x(risk.low)).attr("x2", x(risk.high));
  mark(row.selectAll(".bayes").data(marks.filter(m => m.kind === "bayes")).join("path").attr("class", "f-bayes").attr("d", "M0-9l8 9-8 9-8-9z")
    .attr("transform", m => `translate(${x(m.value)},0)`), tip);
  mark(row.selectAll(".dot").data(marks.filter(m => ["observable", "simulated", "risk"].includes(m.kind))).join("circle").attr("class", m => `f-${m.kind}`)
    .attr("r", m => (m.kind === "simulated" ? 7 : 5)).attr("cx", m => x(m.value)), tip);
}
