/*
 * The page of estimators. The script files are joined in this order into one script element: page, frame, save, tables, rows, estimators (this file).
 *
 * Names that stay:
 *   #data                  {estimators: what `estimators --format json` prints, made: version, command}; EstimatorsPage.java makes it
 *   #cell                  chooses the cell, where there are several
 *   #answer                who wins where, in sentences
 *   #estimators            table of all estimators; #times, #rates, #differences where there are such numbers
 *   #chart-error           how far each estimator is off, beside half of its interval; #chart-efficiency
 *   #reading, #provenance, #command
 */

const ALL = PAGE.estimators;

/** Numbers of an estimator by dotted key, for tables. */
function estimatorValue(row, key) {
  return key.split(".").reduce((node, part) => (defined(node) ? node[part] : null), row);
}

function estimatorsTable(node, id, label, columns, rows) {
  sortedTable(node, {id, filter: `${id}-filter`, more: `${id}-more`, count: `${id}-count`, label, caption: "every number has all its digits on hovering", placeholder: "part of a name",
    columns: [["estimator", "estimator"], ...columns.map(([key, text]) => [key, text, "number"])], rows: [...rows], sorted: "", words: r => r.estimator, order: estimatorValue,
    cell: (r, key) => (key === "estimator" ? el("td", {class: "words"}, r.estimator) : shortCell(estimatorValue(r, key)))});
}

/** Of one draw: exact where it is enumerated. */
function variance(e) {
  return e.exact_variance ?? e.variance;
}

/** The estimator with the least of something, and what part of the plain one's that is. */
function leastOf(cell, words, of) {
  const known = cell.estimators.filter(e => !e.refused && defined(of(e)));
  if (!known.length) return null;
  const best = d3.least(known, of);
  const plain = cell.estimators[0];
  const ratio = defined(of(plain)) && of(best) > 0 ? `, ${short(of(plain) / of(best))} times less than tuple-wise` : "";
  return `The least ${words} has ${best.estimator}${best === plain ? "" : ratio}.`;
}

function answer(main, cell) {
  const off = cell.estimators.filter(e => e.agrees === false);
  const refused = cell.estimators.filter(e => e.refused);
  const lines = [
    `The exact risk of the ${cell.policy === "bayes" ? "Bayes policy" : "Gibbs policy of replicate 0"} is ${short(cell.exact)}; that of the best policy ${short(cell.bayes_risk)}.`,
    off.length ? `Not within 4.9 standard errors of it: ${off.map(e => e.estimator).join(", ")}.` : "Every estimate that is given is within 4.9 standard errors of it.",
    leastOf(cell, "variance of a draw", variance),
    leastOf(cell, "time of a draw", e => e.times && e.times.nanos_per_draw),
    leastOf(cell, "product of both", e => e.times && variance(e) * e.times.nanos_per_draw),
    ...cell.rates.map(r => `The error of ${r.estimator} falls as draws to the power ${short(r.exponent)} (${short(r.low)} to ${short(r.high)}).`),
    ...refused.map(e => `${e.estimator} is refused: ${e.refused}.`),
    ...Object.entries(cell.impossible).map(([name, why]) => `${name} is not possible: ${why}.`),
  ];
  main.append(el("div", {id: "answer", class: "answer"}, lines.filter(Boolean).map(line => el("p", {}, line))));
}

function errorsChart(main, cell) {
  const given = cell.estimators.filter(e => !e.refused);
  rowsChart(main, {name: "error", title: "Errors", axis: "distance from the exact risk", given: "as in the tables",
    lead: `How far the mean of ${ALL.replicates} replicates is from the exact risk, beside half of its ${short(100 * cell.confidence)} % interval.`,
    kinds: {half: ["soft", "half of the interval", "tick"], off: ["risk", "distance from the exact risk", "dot"]}},
  given.map(e => ({name: e.estimator, marks: [{kind: "half", value: (e.high - e.low) / 2}, {kind: "off", value: Math.abs(e.mean - cell.exact)}]})));
}

function efficiencyChart(main, cell) {
  const timed = cell.estimators.filter(e => !e.refused && e.times && defined(e.times.efficiency));
  if (!timed.length) return;
  rowsChart(main, {name: "efficiency", title: "Efficiency", axis: "1/(variance x time), of tuple-wise 1", given: "as in the tables", lead: "Times are of one machine at one moment: ratios carry over better than nanoseconds.",
    kinds: {one: ["soft", "tuple-wise", "dashed"], efficiency: ["risk", "efficiency", "dot"]}},
  timed.map(e => ({name: e.estimator, marks: [{kind: "one", value: 1}, {kind: "efficiency", value: e.times.efficiency}]})));
}

function tables(main, cell) {
  estimatorsTable(section(main, "section-estimators", "All estimators", "Variances are of one draw: measured over the replicates, and exact where they can be enumerated. Plain draws: as many tuple-wise draws have the same standard error."), "estimators", "All estimators",
    [["mean", "mean"], ["low", "low"], ["high", "high"], ["standard_error", "+-"], ["variance", "variance"], ["exact_variance", "exact"], ["plain_draws", "plain draws"],
      ["weights.effective_draws", "effective"], ["weights.largest_share", "largest share"]], cell.estimators);
  if (cell.estimators.some(e => e.times)) {
    estimatorsTable(section(main, "section-times", "Times", "Nanoseconds, of one thread: other ones each time."), "times", "Times",
      [["times.nanos_per_draw", "a draw"], ["times.efficiency", "efficiency"], ["times.nanos_per_replicate.p50", "p50"], ["times.nanos_per_replicate.p99", "p99"],
        ["times.nanos_per_replicate.p99_9", "p99.9"], ["times.nanos_per_replicate.max", "max"]], cell.estimators);
  }
  if (cell.against) {
    estimatorsTable(section(main, "section-differences", `Less cell ${cell.against.cell}`, "The difference of the two risks, and its variance for one draw with common and with independent random numbers."), "differences", "Differences",
      [["difference", "difference"], ["standard_error", "+-"], ["exact", "exactly"], ["variance_common", "common"], ["variance_independent", "independent"]], cell.against.estimators);
  }
}

function reading(main, cell) {
  const node = section(main, "reading", "What each draws, and presumes", "");
  node.append(definitions(cell.estimators.map(e => [e.estimator, `${e.draws_of}; presumes ${e.presumes}`])));
}

function provenance(main) {
  const made = PAGE.made;
  const node = section(main, "provenance", "Where the numbers come from", "The same command on the same file and version gives the same numbers with any number of threads, but for times, which --no-times leaves out.");
  node.append(definitions([["scenario", ALL.scenario], ["draws", `${ALL.replicates} replicates of ${ALL.draws}`], ["seed", made.seed], ["Narrows", `${made.version}, commit ${made.commit}, random numbers ${made.rng}`]]),
    el("p", {}, "The command that gives it again:"), ...commandBlock(made.command));
}

function showCell(box, cell) {
  box.replaceChildren();
  [answer, errorsChart, efficiencyChart, tables, reading].forEach(part => part(box, cell));
}

function start() {
  theme();
  const main = document.getElementById("main");
  main.replaceChildren();
  const box = el("div");
  const name = cell => [`cell ${cell.cell}`, ...Object.entries(cell.at).map(([k, v]) => `${k.split(".").pop()} ${full(v)}`)].join(", ");
  const choice = chooser("cell", "Cell", ALL.cells.map((cell, i) => [String(i), name(cell)]), "0");
  choice.addEventListener("change", () => showCell(box, ALL.cells[+choice.value]));
  if (ALL.cells.length > 1) main.append(el("div", {class: "controls"}, choice));
  main.append(box);
  fitScreen();
  showCell(box, ALL.cells[0]);
  provenance(main);
  followScreen();
}

start();
