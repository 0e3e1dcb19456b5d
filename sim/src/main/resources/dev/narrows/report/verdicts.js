/* The answer, notes, verdicts, failed cells, provenance of runs. */

function range(values) {
  const [low, high] = d3.extent(values.filter(defined));
  return low === high ? risk(low) : `${risk(low)} to ${risk(high)}`;
}

function answerText(run) {
  const unmet = run.expectations.filter(e => e.met < e.cells).length;
  return riskAnswer(run) + (unmet ? ` ${unmet} of ${run.expectations.length} expectations not met.` : "");
}

/** Every condition of expect, with a tick where all cells meet it. */
function expectations(main, run) {
  if (!run.expectations.length) return;
  const node = section(main, "expectations", "Expectations", "The conditions that the scenario sets; each is met where every cell meets it.");
  node.append(el("ul", {class: "expectations"}, run.expectations.map(e => {
    const met = e.met === e.cells;
    return el("li", {class: met ? "met" : "failed"}, `${met ? "\u2713 met" : "\u2717 not met"}: `, el("code", {}, e.condition), e.run ? ` in run ${e.run}` : "", met ? "" : ` (not in ${e.cells - e.met} of ${e.cells} cells)`);
  })));
}

function riskAnswer(run) {
  const cells = sound(run);
  if (!cells.length) return "No cell could be computed.";
  const q = name => quantity(run, name) || [];
  const count = Object.entries(run.counts).filter(([, n]) => n > 0).map(tally).join(", ");
  if (run.points.cell.length === 1 && !run.runs) {
    const d = cells[0];
    const checks = d3.rollups(d.checks, v => v.length, c => c.verdict).map(tally).join(", ");
    return `${riskText(run, d)}: ${boundsText(run, q)}${sampledLimit(d.ceiling_expected_confidence)}. Of ${d.checks.length} bounds ${checks}.`;
  }
  return `Over ${run.cells} cells${run.runs ? ` of ${run.runs.length} runs` : ""} the risk is ${range(q("risk_mean").map((v, i) => riskOf(run, i)))} (${exactEverywhere(run) ? "exact" : quantity(run, "risk_exact") ? "exact where it is known, else the simulated mean" : "the simulated mean"}), above ${known(q("bayes_risk")) ? `a Bayes risk of ${range(q("bayes_risk"))} and ` : ""}a best floor of ${range(q("floor_best"))}`
    + `${known(q("ceiling_expected")) ? `; the expected ceiling over ${riskWord(run)} is ${range(q("ceiling_expected"))}` : ""}. Of ${run.cells} cells ${count}.`;
}

function tally([verdict, n]) {
  return `${n} ${verdict === "holds" && n > 1 ? "hold" : verdict}`;
}

/** Whether some cell has the quantity. */
function known(values) {
  return values.some(defined);
}

/** The bounds of a run of one cell. */
function boundsText(run, q) {
  const parts = [`no policy gets below ${risk(q("floor_best")[0])}`];
  if (known(q("bayes_risk"))) parts.push(`the best one reaches ${risk(q("bayes_risk")[0])}`);
  if (known(q("ceiling_expected"))) parts.push(`and the expected ceiling over ${riskWord(run)} is ${risk(q("ceiling_expected")[0])}`);
  return parts.join(", ");
}

/** The exact risk is the answer where it is known, and the simulated one stands beside it. */
function riskText(run, d) {
  const value = name => valueOf(run, d.cell, name);
  const error = value("risk_se");
  const simulated = `${short(d.confidence * 100)} % interval ${risk(value("risk_low"))} to ${risk(value("risk_high"))}${defined(error) ? `, standard error ${short(error)}` : ""}`;
  return value("risk_exact") === null ? `The risk lies at ${risk(value("risk_mean"))} (${simulated})`
    : `The risk is ${risk(value("risk_exact"))}, computed exactly (simulated: ${risk(value("risk_mean"))}, ${simulated})`;
}

function notes(main, run) {
  const note = (text, bad) => main.append(el("p", {class: bad ? "note bad" : "note"}, text));
  if (run.details.some(d => d.negative_control)) {
    note(`Negative control (${[...new Set(run.details.map(d => d.negative_control).filter(Boolean))].join(", ")}): a bound was broken on purpose in this run, and a violation is what should be found. Its ceilings are no ceilings.`, true);
  }
  if (proxy(run)) note("Where the learner saw a proxy loss, its ceilings bound the proxy risk, not the true risk. They are marked unmatched and do not enter the verdict of a cell.");
  if (run.counts.violated) note(`${run.counts.violated} of ${run.cells} cells are violated: see the verdicts, where they come first.`, true);
  if (run.sampled) {
    note(`A batch of ${run.cells} cells. The interval diagram, the verdicts and the charts of one cell show ${run.details.length} of them: whole lines of the sweep and the first violated and failed cells. `
      + `Curves and heat map show ${run.pointsSampled ? `the whole lines of ${run.lines.length} cells${run.lengths.length ? `, ${run.lengths.join(" \u00d7 ")} positions of the axes` : ""}` : "every cell"}. points.csv and checks.csv hold all.`);
  }
  if (run.rounded) note("A large batch: the numbers on this page have nine significant digits. points.csv has all of them.");
}

function failedCells(main, run) {
  const failed = run.details.filter(d => d.error);
  if (!failed.length) return;
  const node = section(main, "failed", "Failed cells", `${run.counts.failed} of ${run.cells} cells could not be computed; the others are not touched by that.`);
  node.append(el("ul", {}, failed.map(d => el("li", {}, `${cellName(run, d.cell)}: `, el("span", {class: "failed"}, d.error)))));
}

/* Verdicts. */

const RANK = {violated: 0, inconclusive: 1, holds: 2};

function verdictRows(run) {
  return sound(run).flatMap(d => d.checks.map(c => {
    const remarks = [c.vacuous ? "vacuous" : "", c.matched ? "" : "unmatched: not on the true risk", c.failures === null ? "" : `${c.failures} of ${d.replicates} failed`,
      c.power === null ? "" : `caught if broken by a factor of ${short(c.power)}`];
    return {cell: d.cell, order: pointOf(run, d.cell), at: place(run, d.cell), bound: c.bound, value: c.value, verdict: c.verdict, beside: c.beside, remarks: remarks.filter(Boolean).join("; ")};
  }));
}

function verdictTable(main, run) {
  if (!sound(run).length) return;
  const rows = verdictRows(run);
  const node = section(main, "section-verdicts", "Verdicts", "One row for each cell and bound, violated ones first. Click a heading to sort.");
  const only = chooser("verdict-filter", "Verdict", [["", "all"], ...Object.keys(RANK).map(v => [v, v])], "");
  sortedTable(node, {
    id: "verdicts", filter: "filter", more: "more", count: "verdict-count", label: "Verdicts", caption: verdictCaption(run), placeholder: "for example kl or error 0.3",
    columns: [["cell", "cell"], ...(run.keys.length ? [["at", "where"]] : []), ["bound", "bound"], ["value", "value", "number"], ["verdict", "verdict"], ["beside", "alone"], ["remarks", "remarks"]],
    rows, sorted: "verdict", only, keep: r => !only.value || r.verdict === only.value, words: r => `cell ${r.cell} ${r.at} ${r.bound} ${r.verdict} ${r.remarks}`,
    order: (r, key) => (key === "cell" ? r.order : key === "verdict" || key === "beside" ? RANK[r[key]] : r[key]), cell: verdictCell,
  });
}

function verdictCaption(run) {
  const confidence = distinct(sound(run).map(d => d.confidence)).map(full).join(" or ");
  return `Verdicts at confidence ${confidence} for the whole batch, divided over its cells and bounds; alone, as if a cell and a bound were the only ones`;
}

function verdictCell(r, key) {
  if (key === "cell") return numberCell(r[key]);
  if (key === "value") return shortCell(r.value);
  if (key === "bound") return el("td", {class: "words"}, ...r.bound.split(/(?<=_)/).flatMap((word, k) => (k ? [el("wbr"), word] : [word])));
  return el("td", {class: key === "verdict" || key === "beside" ? r[key] : "words"}, r[key]);
}

/* Provenance. */

function provenance(main, run) {
  const node = section(main, "provenance", "Where the numbers come from", "The same command on the same version gives the same numbers, with any number of threads.");
  (run.runs || [run]).forEach((one, k) => node.append(...provenanceOf(one, run.runs ? `-${k + 1}` : "", run.runs ? `Run ${k + 1}: ${one.name}` : "")));
  node.append(el("p", {class: "quiet"}, "Common random numbers: cells that differ only in what does not touch the data, such as beta, delta or the policy class, share their data sets, so differences between them are less noisy than each of them."));
}

function provenanceOf(run, suffix, head) {
  const m = run.manifest;
  const rows = [["scenario", `${m.scenario}, folder ${m.hash}`], ["seed", run.seed], ["Narrows", `${m.narrows.version}, commit ${m.narrows.commit}, random numbers ${m.narrows.rng}`],
    ["Java", `${m.jvm.version}, ${m.jvm.vendor}, ${m.jvm.name}`], ["machine", `${m.machine.os}, ${m.machine.arch}, ${m.machine.processors} processors, ${m.machine.threads} threads`],
    ["time", m.time ? `${m.time.start}, ${short(m.time.seconds)} s` : ""], ["cells", `${run.cells}, ${m.replicates} replicates each at most`]];
  return [...(head ? [el("h3", {}, head)] : []), el("dl", {}, rows.filter(([, v]) => v).flatMap(([k, v]) => [el("dt", {}, k), el("dd", {}, v)])),
    el("p", {}, `The command that repeats the run; scenario.source.yaml ${head ? "in its folder" : "beside this page"} is the file it read:`), ...commandBlock(m.command, suffix)];
}
