/*
 * The page of one or several runs. The script files are joined in this order into one script element: page (data, numbers, light and dark), report
 * (this file: words, cells), axes (of a sweep, of several runs), frame (sections, scales, tooltips, keyboard), save, interval, curves, bars, tables
 * (those that are sorted and filtered), verdicts (answer, notes, verdicts, provenance), start.
 *
 * Names that stay:
 *   #data                  the JSON; PageData.java makes it
 *   #run                   which run is shown, all of them at first (only with several runs)
 *   #answer                the answer in a sentence
 *   #chart-interval, #chart-curves, #chart-heatmap, #chart-overoptimisation, #chart-waterfall,
 *   #chart-decomposition, #chart-capacities, #chart-convergence, #chart-latency    one <figure> a chart; absent without its data
 *   .mark                  whatever carries a number in a chart: one element, its tooltip in data-tip
 *   #tooltip               shown on hovering a mark and on keyboard focus: a chart's <svg> is one tab stop, focus shows its first
 *                          mark, arrow keys go through the marks (class active), Home and End to the ends, Escape hides
 *   #x-parameter, #y-quantity, #series, #log-x, #log-y      choosers of the curves; #heat-quantity, #heat-x, #heat-y of the heat map
 *   button.save            under each chart: what is drawn as SVG, its numbers as CSV
 *   #scale                 linear or logarithmic axis of the interval diagram
 *   #waterfall-cell, #capacities-cell                       which cell is shown
 *   #verdicts              the table of verdicts; #filter, #verdict-filter its filters; th[data-key] > button sorts, aria-sort tells
 *   #failed, #provenance, #command                          failed cells, provenance, the command that repeats the run
 *   #theme                 light or dark; the address's #dark or #light does the same
 * A number in a <td> or tooltip carries all digits of points.csv, but in a <td> of the verdicts; td.number has it in data-value too.
 */
/** Gives every value of a cell its own name: the names stand once, in run.names, and null is what a cell has not. */
function nameValues(run) {
  const there = bound => bound.value !== null;
  const bounds = (names, part, d) => names.map((name, i) => ({
    ...name, column: name.bound, value: part.value[i], confidence: part.confidence ? part.confidence[i] : null, failures: part.failures ? part.failures[i] : null,
    verdict: VERDICTS[part.verdict[i]], beside: VERDICTS[part.cell_verdict[i]], vacuous: part.vacuous[i] === "t",
    bound: name.bound + ((d.broken || {})[name.kind || "floor"] || ""), power: part.power ? part.power[i] : null, matched: !name.kind || d.matched !== false,
  })).filter(there);
  const label = ({step, label}, d) => (step === "best" ? `${label}, ${d.floor_best_rung}`
    : step === "risk" && d.matched === false ? `${label} under the observable loss, not the true risk` : label);
  const steps = (side, d) => run.names.waterfall[side].map((name, i) => ({step: name.step, label: label(name, d), value: d.waterfall[side][i]})).filter(there);
  // beside its values a cell has what differs from the cell before
  let floors = {}, ceilings = {};
  for (const d of sound(run)) {
    floors = {...floors, ...d.floors};
    ceilings = {...ceilings, ...d.ceilings};
    d.floors = bounds(run.names.floors, floors, d);
    d.ceilings = bounds(run.names.ceilings, ceilings, d);
    d.checks = [...d.floors, ...d.ceilings];
    d.waterfall = {floor: steps("floor", d), ceiling: steps("ceiling", d)};
  }
}

const VERDICTS = {h: "holds", v: "violated", i: "inconclusive", f: "failed"};

/** What people call a quantity of points.csv where it stands alone. */
function titleOf(name) {
  return name in PAGE.words ? PAGE.words[name].title : name;
}

/** What they call it beside others. */
function legendOf(name) {
  return PAGE.words[name].legend;
}

/** The lines of risk charts: quantity, colour class, dash class. */
const RISK_LINES = [
  ["prior_risk", "soft", "dotted"], ["blind_risk", "soft", "dashed"], ["ceiling_best", "data-set", "dotted"], ["ceiling_expected", "ceiling", "dashed"],
  ["observable_risk_mean", "observable", ""], ["risk_mean", "risk", "dotted"], ["risk_exact", "risk", ""], ["bayes_risk", "bayes", "dashed"], ["floor_best", "floor", ""],
];

/** The last part of a path. */
function leaf(key) {
  return key.split(".").slice(-1)[0];
}

/** Place of a cell in the columns. */
function pointOf(run, cell) {
  if (!run.places) run.places = new Map(run.points.cell.map((c, i) => [c, i]));
  return run.places.get(cell);
}

/** The risk of a point: exact where it is known, else the mean over the simulated data sets. */
function riskOf(run, i) {
  const exact = quantity(run, "risk_exact");
  return exact && exact[i] !== null ? exact[i] : quantity(run, "risk_mean")[i];
}

/** Whether the exact risk is known of every cell that has numbers. */
function exactEverywhere(run) {
  const exact = quantity(run, "risk_exact");
  return exact !== null && exact.every((v, i) => v !== null || run.points.verdict[i] === "f");
}

function valueOf(run, cell, name) {
  const column = quantity(run, name);
  return column ? column[pointOf(run, cell)] : null;
}

function place(run, cell, words = full) {
  const i = pointOf(run, cell);
  return run.parts.map(part => `${part.name} ${worded(part.values[i], words)}`).join(", ");
}

/** The label of a cell in a chart, with rounded numbers; its tooltips have all digits. With several swept keys rowHead names them once. */
function rowLabel(run, cell) {
  const i = pointOf(run, cell);
  const parts = run.parts.map(part => (run.parts.length > 1 ? "" : `${part.name} `) + worded(part.values[i], part.number));
  return parts.join(", ") || run.name;
}

function rowHead(run) {
  return run.parts.length > 1 ? run.parts.map(part => part.name).join(", ") : "";
}

/** Of several runs a cell has the number of its run before its own. */
function cellName(run, cell) {
  const at = place(run, cell);
  const [own, of] = String(cell).split(".").reverse();
  const name = of === undefined ? `cell ${own}` : `cell ${own} of run ${of}`;
  return at ? `${name}: ${at}` : name;
}

function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Cells that have numbers. */
function sound(run) {
  return run.details.filter(d => d.floors);
}

function rungName(rung) {
  return [rung.rung, rung.information, rung.context].filter(Boolean).join(", ");
}

function ceilingName(c) {
  const kind = c.kind !== "expected" ? `, one data set at ${full(c.confidence)}` : `, in expectation${sampledLimit(c.confidence)}`;
  return `${c.name} (${c.kl} KL${kind})`;
}

/** An expected ceiling from sampled means is a limit that holds with a confidence; an exact one has none. */
function sampledLimit(confidence) {
  return defined(confidence) ? `, a limit at confidence ${full(confidence)}` : "";
}

/** Whether the learner sees another loss than the true one, of which its ceilings speak. */
function proxy(run) {
  return run.details.some(d => d.matched === false);
}

/** The risk that the ceilings bound. */
function riskWord(run) {
  if (!proxy(run)) return "the risk";
  return sound(run).some(d => d.matched) ? "the risk, or where the learner saw a proxy the proxy risk" : "the proxy risk (not the true risk)";
}
