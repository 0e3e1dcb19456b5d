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

function dark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
}

function theme() {
  const button = document.getElementById("theme");
  const tell = () => {
    button.setAttribute("aria-pressed", String(dark()));
    button.textContent = dark() ? "Light" : "Dark";
    button.setAttribute("aria-label", dark() ? "Dark colours are on: switch to light" : "Light colours are on: switch to dark");
  };
  const choose = name => { document.documentElement.dataset.theme = name; tell(); };
  button.addEventListener("click", () => choose(dark() ? "light" : "dark"));
  const fromAddress = () => { if (["#dark", "#light"].includes(location.hash)) choose(location.hash.slice(1)); };
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
  tell();
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
  let resized = 0;
  window.addEventListener("resize", () => { clearTimeout(resized); resized = setTimeout(fitScreen, 100); });
  window.addEventListener("beforeprint", () => layOut(WIDEST));
  window.addEventListener("afterprint", fitScreen);
  window.addEventListener("scroll", followTip, {passive: true});
  document.addEventListener("keydown", event => { if (event.key === "Escape") hideTip(); });
}

start();
