/* Charts of bars: tightness waterfall, KL decomposition, capacities, latency. */

function cellChooser(id, run, cells) {
  return chooser(id, "Cell", cells.map((d, k) => [String(k), cellName(run, d.cell)]), "0");
}

function waterfallChart(main, run) {
  const cells = sound(run).filter(d => d.waterfall);
  if (!cells.length) return;
  const cell = cellChooser("waterfall-cell", run, cells);
  chartSection(main, "waterfall", "Which step makes the bounds loose", "From the paper's floor up to the Bayes risk, and from the loosest ceiling down to the risk: a long bar is a step that gives much away.",
    cells.length > 1 ? [cell] : [], svg => drawWaterfall(svg, cells[+cell.value]));
}

function drawWaterfall(svg, d) {
  const rows = ["floor", "ceiling"].flatMap(side => d.waterfall[side].map(({step, label, value}, k, list) =>
    ({side, step, value, before: k ? list[k - 1].value : side === "floor" ? 0 : 1, label: label || step})));
  const head = labelRoom(rows.map(r => r.label));
  const frame = {left: narrow() ? 8 : 462, right: WIDTH - (narrow() ? 64 : 90), top: 10, bottom: 20 + (28 + head) * rows.length + 14};
  setHeight(svg, frame.bottom + 50);
  const x = d3.scaleLinear([0, Math.max(1, d3.max(rows, r => r.value))], [frame.left, frame.right]);
  rowsAxis(svg, x, frame, "risk");
  rows.forEach((r, k) => { r.y = 20 + head + (28 + head) * k + (r.side === "ceiling" ? 14 : 0); });
  const g = svg.selectAll(".step").data(rows).join("g").attr("transform", r => `translate(0,${r.y})`);
  g.each(function (r) { rowLabelText(d3.select(this), frame, r.label, 3, 10); });
  const colour = r => (r.step === "bayes-risk" ? "bayes" : r.step === "risk" ? "risk" : r.side);
  mark(g.append("rect").attr("class", r => `f-${colour(r)}`).attr("x", r => Math.min(x(r.before), x(r.value)) - 1).attr("y", 3).attr("height", 15)
    .attr("width", r => Math.abs(x(r.value) - x(r.before)) + 2), r => `${r.label}: ${full(r.value)}\nstep ${r.value >= r.before ? "+" : ""}${full(r.value - r.before)}`);
  write(g, r => Math.max(x(r.value), x(r.before)) + 8, 15, r => short(r.value));
  return {head: ["side", "step", "value", "change"], rows: rows.map(r => [r.side, r.label, r.value, r.value - r.before])};
}

function decompositionChart(main, run) {
  const cells = sound(run).filter(d => d.decomposition && d.decomposition.expected_kl !== null && d.decomposition.information);
  if (!cells.length) return;
  const pages = d3.range(0, cells.length, ROWS);
  const page = chooser("decomposition-page", "Cells", pages.map(i => [String(i), `from cell ${cells[i].cell}`]), "0");
  chartSection(main, "decomposition", "What the expected KL is made of",
    "E KL = I(theta;D) + KL(mean posterior||prior), in nats. What the bracket of I(theta;D) leaves open is grey; the tick is the channel's budget where it fits on the axis.",
    pages.length > 1 ? [page] : [], (svg, chart) => drawDecomposition(svg, chart, run, cells.slice(+page.value, +page.value + ROWS)));
}

function drawDecomposition(svg, chart, run, cells) {
  const labels = cells.map(d => rowLabel(run, d.cell));
  const frame = rowFrame(rowHead(run), labels, 34, 30);
  setHeight(svg, frame.bottom + 54);
  const most = d3.max(cells, d => d.decomposition.expected_kl) || 1;
  const x = d3.scaleLinear([0, most * 1.02], [frame.left, frame.right]);
  rowsAxis(svg, x, frame, "nats");
  writeRowHead(svg, rowHead(run));
  const rows = [];
  cells.forEach((d, k) => {
    const parts = klParts(d.decomposition);
    const row = svg.append("g").attr("transform", `translate(0,${frame.top + frame.step * k + frame.head})`);
    rowLabelText(row, frame, labels[k], 6, 15);
    mark(row.selectAll("rect").data(parts).join("rect").attr("class", p => `f-${p.colour}`).attr("y", 6).attr("height", 20).attr("x", p => x(p.from))
      .attr("width", p => Math.max(0, x(p.to) - x(p.from))), p => `${cellName(run, d.cell)}\n${p.name}: ${full(p.to - p.from)} nats\n${p.detail}`);
    const budget = d.decomposition.budget;
    if (budget !== null && budget <= most * 1.02) {
      mark(row.append("rect").datum(budget).attr("class", "f-bayes").attr("x", x(budget) - 2).attr("y", 2).attr("width", 4).attr("height", 28), b => `channel budget: ${full(b)} nats`);
    }
    const c = d.decomposition;
    rows.push([d.cell, c.method, c.expected_kl, c.information.low, c.information.high, c.rho.low, c.rho.high, c.mismatch.low, c.mismatch.high, c.channel, c.target_context, c.budget]);
  });
  legend(chart.legend, [["floor", "I(theta;D), certain", "box"], ["soft", "left open by the bracket", "box"], ["ceiling", "KL(mean posterior||prior), certain", "box"]]);
  return {head: ["cell", "method", "E KL", "I(theta;D) low", "high", "I(theta;D|U) low", "high", "KL(mean||prior) low", "high", "m C total", "m I(U;S)", "budget"], rows};
}

function klParts(c) {
  const low = Math.max(0, c.information.low);
  const certain = Math.max(0, Math.min(c.mismatch.low, c.expected_kl - low));
  const brackets = `I(theta;D) in [${full(c.information.low)}, ${full(c.information.high)}]\nof it beyond the targets in [${full(c.rho.low)}, ${full(c.rho.high)}]\nE KL ${full(c.expected_kl)}`;
  return [{name: "I(theta;D), certain", colour: "floor", from: 0, to: low, detail: brackets},
    {name: "left open by the bracket", colour: "soft", from: low, to: c.expected_kl - certain, detail: brackets},
    {name: "KL(mean posterior||prior), certain", colour: "ceiling", from: c.expected_kl - certain, to: c.expected_kl, detail: brackets}]
    .filter(p => p.to > p.from);
}

function capacitiesChart(main, run) {
  const cells = sound(run).filter(d => d.capacities.length);
  if (!cells.length) return;
  const cell = cellChooser("capacities-cell", run, cells);
  chartSection(main, "capacities", `Capacities by ${contextWord(run)}`, "Nats per label. Each capacity is known as a bracket; bars end at the upper end, which floors and budgets use.",
    cells.length > 1 ? [cell] : [], (svg, chart) => drawCapacities(svg, chart, cells[+cell.value], contextName(run), contextWord(run)));
}

const STAGES = [["cognitive stage", "floor"], ["articulation stage", "empirical"], ["both in cascade", "ceiling"], ["information I(J;Y) at this prior", "observable"]];

// contexts that say who gave the label are raters
function contextWord(run) {
  return (run.settings || {}).raters ? "rater" : "context";
}

// what a scenario calls its contexts, or their numbers
function contextName(run) {
  const {contexts, raters} = run.settings || {};
  const names = raters || contexts;
  return s => names && names.length ? names[s] : `context ${s}`;
}

function drawCapacities(svg, chart, d, named, word) {
  const bars = d.capacities.flatMap((c, s) => STAGES.map(([name, colour], k) =>
    ({s, k, name, colour, low: k < 3 ? c[2 * k] : null, value: k < 3 ? c[2 * k + 1] : c[6]})).filter(b => b.value !== null));
  const height = d.capacities.length > 4 ? 12 : 20;
  const block = 4 * height + 22;
  const frame = {left: narrow() ? 84 : 110, right: WIDTH - (narrow() ? 64 : 90), top: 6, bottom: 6 + block * d.capacities.length};
  setHeight(svg, frame.bottom + 54);
  const x = d3.scaleLinear([0, d3.max(bars, b => b.value) * 1.02 || 1], [frame.left, frame.right]);
  rowsAxis(svg, x, frame, "nats");
  const y = b => frame.top + block * b.s + 8 + height * b.k;
  d.capacities.forEach((c, s) => wholeOnHovering(write(svg, frame.left - 14, frame.top + block * s + block / 2 + 4, shortened(named(s), narrow() ? 10 : 14), "end"), named(s)));
  mark(svg.append("g").selectAll("rect").data(bars).join("rect").attr("class", b => `f-${b.colour}`).attr("x", frame.left).attr("y", b => y(b) + 2)
    .attr("width", b => Math.max(1, x(b.value) - frame.left)).attr("height", height - 4),
  b => `${named(b.s)}, ${b.name}\n${b.low === null ? full(b.value) : `${full(b.low)} to ${full(b.value)}`} nats`);
  svg.append("g").selectAll("text").data(bars).join("text").attr("x", b => x(b.value) + 8).attr("y", b => y(b) + height / 2 + 4).text(b => short(b.value));
  legend(chart.legend, STAGES.map(([name, colour]) => [colour, name, "box"]));
  if (d.contexts > d.capacities.length) chart.caption.textContent = `The first ${d.capacities.length} of ${d.contexts} ${word}s.`;
  return {head: [word, "what", "lower end", "upper end"], rows: bars.map(b => [named(b.s), b.name, b.low, b.value])};
}

function latencyChart(main, run) {
  const percentiles = run.runs ? [] : Object.entries(run.manifest.latency_nanos_per_replicate || {}).filter(([, v]) => v > 0);
  if (!percentiles.length) return;
  const words = {p50: "half", p99: "99 %", p99_9: "99.9 %", max: "all"};
  chartSection(main, "latency", "Time of a replicate", "This share of the replicates took at most this long, on a logarithmic axis. Wall-clock time, from the manifest: no result depends on it.", [], svg => {
    const frame = {left: narrow() ? 60 : 110, right: WIDTH - (narrow() ? 72 : 110), top: 6, bottom: 10 + 34 * percentiles.length};
    setHeight(svg, frame.bottom + 54);
    const micros = percentiles.map(([name, v]) => ({name: words[name] || name, key: name, value: v / 1000}));
    const x = d3.scaleLog([d3.min(micros, m => m.value) / 3, d3.max(micros, m => m.value) * 1.3], [frame.left, frame.right]);
    rowsAxis(svg, x, frame, "microseconds per replicate");
    const row = svg.selectAll(".percentile").data(micros).join("g").attr("transform", (m, k) => `translate(0,${frame.top + 34 * k})`);
    write(row, frame.left - 14, 20, m => m.name, "end");
    mark(row.append("rect").attr("class", "f-floor").attr("x", frame.left).attr("y", 6).attr("height", 20).attr("width", m => x(m.value) - frame.left),
      m => `${m.name} of the replicates: at most ${full(m.value)} microseconds`);
    write(row, m => x(m.value) + 8, 21, m => short(m.value));
    return {head: ["percentile", "microseconds"], rows: micros.map(m => [m.key, m.value])};
  });
}
