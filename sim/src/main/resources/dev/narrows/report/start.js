/* Puts the page together. */

function overview(main) {
  if (PAGE.runs.length < 2) return null;
  const differing = runKeys(PAGE.runs).filter(d => d.key !== "run");
  const apart = k => differing.map(d => `, ${d.key} ${worded(d.values[k])}`).join("");
  const names = PAGE.runs.map((r, k) => `${k + 1}: ${r.name}, ${r.manifest.hash}${apart(k)}${differing.some(d => d.key === "seed") ? "" : `, seed ${r.seed}`}`);
  const choice = chooser("run", "Runs", [["all", "all together"], ...names.map((n, k) => [String(k), n])], "all");
  const node = section(main, "runs", "The runs", "The rest of the page shows all runs together, what they differ in as an axis, or the run that you choose.");
  node.append(el("ol", {}, PAGE.runs.map((r, k) => el("li", {}, el("strong", {}, r.name), ` (${r.manifest.hash}${apart(k)}): ${answerText(r)}`))), el("div", {class: "controls"}, choice));
  return choice;
}

function show(main, run) {
  main.replaceChildren();
  REDRAWS.length = 0;
  document.getElementById("question").textContent = run.question;
  document.getElementById("title").textContent = run.name;
  main.append(el("p", {id: "answer", class: "answer"}, answerText(run)));
  notes(main, run);
  expectations(main, run);
  failedCells(main, run);
  [intervalChart, curvesChart, heatmapChart, overoptimisationChart, waterfallChart, decompositionChart, verdictTable, capacitiesChart, convergenceChart, latencyChart, provenance]
    .forEach(part => part(main, run));
}

function start() {
  theme();
  PAGE.runs.forEach(nameValues);
  const all = PAGE.runs.length > 1 ? together(PAGE.runs) : PAGE.runs[0];
  [...new Set([...PAGE.runs, all])].forEach(findAxes);
  const main = document.getElementById("main");
  main.replaceChildren();
  const shown = el("div");
  const choice = overview(main);
  main.append(shown);
  if (choice) choice.addEventListener("change", () => show(shown, PAGE.runs[+choice.value] || all));
  fitScreen();
  show(shown, all);
  followScreen();
}

start();
