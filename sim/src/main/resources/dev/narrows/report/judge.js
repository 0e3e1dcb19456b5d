/*
 * The page of a judge. The script files are joined in this order into one script element: page, frame, save, tables, rows, latent (a file without a
 * truth), judge (this file).
 *
 * Names that stay:
 *   #data                  {judge: what `judge --format json` prints, made: version, command, SHA-256 of the file}; JudgePage.java makes it
 *   #answer                what the ratings say, in sentences; #worse, #few, #notes what else must be known
 *   #chart-risk, #chart-information       of each row with its interval; #risk-rows, #information-rows which of more than 25 rows, #risk-order, .. their order
 *   #chart-agreement, #chart-information  of a file without a truth; #classes, #models
 *   #confusion-table       #confusion-of chooses whose
 *   #loss-table            what each answer costs, where that is not 1 for every wrong one
 *   #views, #estimates     tables of all rows; #views-filter, #estimates-filter; th[data-key] > button sorts
 *   #reading, #provenance, #command
 * The tooltips, the keyboard and the buttons below charts are those of the page of runs (report.js).
 */

/** Texts of a file without what a browser would obey: controls and marks of direction. */
function plain(value) {
  if (typeof value === "string") return value.replace(/[\p{Cc}\p{Cf}]/gu, "?");
  if (Array.isArray(value)) return typeof value[0] === "number" ? value : value.map(plain);
  return value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)])) : value;
}

const JUDGE = plain(PAGE.judge);

/** What an answer costs is not 1 wherever it is wrong: risks are mean losses. */
function ownLoss() {
  return JUDGE.loss.name !== "zero-one";
}

function percent(share) {
  return `${short(100 * share)}\u00a0%`;
}

function counted(n) {
  return n.toLocaleString("en");
}

function viewName(v) {
  return {all: "all ratings", "given context": `knowing ${v.name}`, "given rater": "knowing the rater"}[v.kind] ?? v.name;
}

function fewText(v) {
  return `too few: ${counted(v.ratings)} of ${counted(v.ratings_needed)} ratings`;
}

function within(measured) {
  return `${risk(measured.value)} (${risk(measured.low)} to ${risk(measured.high)})`;
}

const NAME_LETTERS = 60;

/** A name of the file in a sentence: in its own direction, and not the whole of a long one. */
function nameText(name) {
  return el("bdi", {title: name}, shortened(name, NAME_LETTERS));
}

/** All ratings, what may be known beside the label, contexts, then raters by their number of ratings. */
function judgeRows() {
  return d3.sort(JUDGE.views, v => (v.kind === "rater" ? -v.ratings : -Infinity));
}

/* The answer. */

function judgeAnswer(main) {
  const [all] = JUDGE.views;
  const whole = JUDGE.views.filter(v => v.bayes_risk && !["context", "rater"].includes(v.kind));
  const lines = all.bayes_risk ? [agreementText(all), informationText(all)]
    : [`These ${counted(all.ratings)} ratings are too few to say anything: there must be ${counted(all.ratings_needed)}: eight for each pair of a truth and a label, of eight items at least.`];
  main.append(el("div", {id: "answer", class: "answer"}, [...lines, ...whole.map(riskText), extremes("context"), gapText(), extremes("rater"), panelText()].filter(Boolean).map(line => el("p", {}, line))));
}

function agreementText(all) {
  if (!JUDGE.labels.some(y => JUDGE.truths.includes(y) && all.counts[0].some(row => row[JUDGE.labels.indexOf(y)] > 0))) {
    return "No label is the name of a truth: agreement and kappa say nothing; information, floor and risk do.";
  }
  return `The labels are the truth in ${within(all.agreement)} of ${counted(all.ratings)} ratings${all.kappa ? `; Cohen's kappa is ${within(all.kappa)}` : ""}.`;
}

function informationText(all) {
  const chance = all.information_by_chance;
  const said = `They tell ${within(all.information)} nats of the truth`;
  if (!chance) return `${said}.`;
  const more = all.information.value > chance.high ? "more than" : "no more than";
  return `${said}, ${more} chance would show: with the truths shuffled it is ${risk(chance.mean)} on average, and at most ${risk(chance.high)} in ${percent(JUDGE.confidence)} of shuffles.`;
}

function riskText(v) {
  const who = {all: "sees one label and nothing else", "given context": `sees one label and knows ${v.name}`, "given rater": "sees one label and knows who gave it"}[v.kind];
  const idle = v.bayes_risk.value >= v.blind_risk - 1e-12 ? ", so that the label changes nothing" : "";
  const [atLeast, best] = ownLoss() ? [`loses at least ${risk(v.floor_estimated)} on average`, "loses"] : [`is wrong in at least ${risk(v.floor_estimated)} of cases`, "is wrong in"];
  return `Whoever ${who} ${atLeast}, whatever the rule (estimated, at ${percent(JUDGE.confidence)}); the best rule ${best} ${within(v.bayes_risk)}. Without a label it would be ${risk(v.blind_risk)}${idle}.`;
}

const MANY = 5;

/** From which context or rater to which the best rule's risk goes. */
function extremes(kind) {
  const measured = d3.sort(JUDGE.views.filter(v => v.kind === kind && v.bayes_risk), v => v.bayes_risk.value);
  if (measured.length < 2) return null;
  const [least, most] = [measured[0], measured[measured.length - 1]].map(v => [`${within(v.bayes_risk)} for `, nameText(v.name)]);
  return [`By ${kind === "context" ? JUDGE.context_columns.join(", ") : "rater"}, the ${JUDGE.loss.risk} of the best rule goes from `, ...least, " to ", ...most, measured.length > MANY ? `: of ${measured.length} rows the extremes owe much to chance.` : "."];
}

/** Between which contexts agreement differs most, and whether that may be chance. */
function gapText() {
  const gap = JUDGE.context_gap;
  if (!gap) return null;
  const chosen = gap.contexts > 2 ? `; that they are the extremes of ${gap.contexts} is counted` : "";
  return ["Agreement goes from ", risk(gap.low_agreement), " for ", nameText(gap.low), " to ", risk(gap.high_agreement), " for ", nameText(gap.high),
    `: a difference of ${within(gap.difference)}${gap.difference.low <= 0 ? ", which may be chance" : ""}${chosen}.`];
}

/* What must be known beside the answer. */

const MOST_NAMED = 10;

function named(views, words) {
  const shown = views.slice(0, MOST_NAMED).flatMap((v, i) => [i ? "; " : "", nameText(viewName(v)), ` (${words(v)})`]);
  return views.length > MOST_NAMED ? [...shown, `; ${views.length - MOST_NAMED} more in the table of all rows`] : shown;
}

/** How many contexts and raters. */
function kindsOf(views) {
  const numbers = ["context", "rater"].map(kind => [views.filter(v => v.kind === kind).length, kind]);
  return numbers.filter(([n]) => n > 0).map(([n, kind]) => `${counted(n)} ${kind}${n === 1 ? "" : "s"}`).join(" and ");
}

function judgeNotes(main) {
  const note = (id, bad, ...words) => main.append(el("p", {id, class: bad ? "note bad" : "note"}, ...words));
  const known = JUDGE.views.filter(v => v.kappa && ["context", "rater"].includes(v.kind));
  const worse = JUDGE.views.filter(v => v.worse_than_chance && !v.kind.startsWith("given"));
  if (worse.length) note("worse", true, "Worse than chance, by the whole interval of kappa: ", named(worse, v => `agreement ${risk(v.agreement.value)}, kappa ${within(v.kappa)}`), ". Whoever knows where he is can turn such labels to use.");
  else if (known.length) document.getElementById("answer").append(el("p", {id: "worse"}, `Of ${kindsOf(known)} none is worse than chance by the whole interval of its kappa.`));
  const few = JUDGE.views.filter(v => v.ratings_needed);
  if (few.length && JUDGE.views[0].bayes_risk) note("few", false, `Too few ratings to say anything in ${few.length === 1 ? "one row" : `${few.length} rows`}: `, named(few, v => `${counted(v.ratings)} of ${counted(v.ratings_needed)}`), ". Nothing of them is shown.");
}

function fileNotes(main) {
  if (JUDGE.notes.length) section(main, "notes", "About the file", "").append(el("ul", {}, JUDGE.notes.map(text => el("li", {}, text))));
}

/* Charts and tables. */

function riskChart(main) {
  rowsChart(main, {name: "risk", title: ownLoss() ? "What the best rule loses" : "How often the best rule is wrong", axis: JUDGE.loss.risk,
    lead: `The best rule of one label and of what is known beside it, with its ${percent(JUDGE.confidence)} interval, beside the risk without any label and the floor of every rule.`,
    kinds: {blind: ["soft", `without a label: always ${ownLoss() ? "one answer" : "the most frequent truth"}`, "dashed"], floor: ["floor", "floor of every rule (estimated)", "tick"], risk: ["risk", "best rule of one label", "dot"]}},
  judgeRows().map(v => ({name: viewName(v), ...(v.bayes_risk ? {marks: [{kind: "blind", value: v.blind_risk}, {kind: "floor", value: v.floor_estimated}, {kind: "risk", ...v.bayes_risk}]} : {few: fewText(v), marks: []})})));
}

function informationChart(main) {
  const chance = v => (v.information_by_chance ? [{kind: "mean", value: v.information_by_chance.mean}, {kind: "high", value: v.information_by_chance.high}] : []);
  rowsChart(main, {name: "information", title: "What the labels tell of the truth", axis: "nats per label",
    lead: `Information of label and truth, given what is known beside the label, with its ${percent(JUDGE.confidence)} interval, beside what the same ratings show with the truths shuffled.`,
    kinds: {mean: ["soft", "by chance: mean of shuffled truths", "dotted"], high: ["soft", `by chance: ${percent(JUDGE.confidence)} of shuffles are below`, "dashed"],
      capacity: ["ceiling", "capacity: with the best law of the truth", "tick"], information: ["empirical", "information", "dot"]}},
  judgeRows().map(v => ({name: viewName(v), ...(v.information ? {marks: [...chance(v), {kind: "capacity", value: v.capacity.value}, {kind: "information", ...v.information}]} : {few: fewText(v), marks: []})})));
}

/* Several labels of an item. */

const FEW_RATERS = 5;

function raters(n) {
  return n === 1 ? "1 rater" : `${n} raters`;
}

/** What five raters of an item reach, or as many below as there are, beside what they would if they erred independently. */
function panelText() {
  const row = (JUDGE.panel || []).filter(r => r.bayes_risk && r.raters > 1 && r.raters <= FEW_RATERS).pop();
  if (!row) return null;
  const good = row.independent_raters_as_good;
  return `The best rule of ${row.raters} labels of an item is wrong in ${within(row.bayes_risk)}, and in ${risk(row.bayes_risk.held_out)} of items that it did not learn from; ${row.raters} raters who err independently would promise ${risk(row.independent.bayes_risk)}${good < row.raters ? `, and by these estimates ${good} of these do as well` : ""}.`;
}

function panelRow(r) {
  if (r.items_needed) return {name: raters(r.raters), few: `too few: ${counted(r.items)} of ${counted(r.items_needed)} items`, marks: []};
  const promise = r.independent ? [{kind: "independent", value: r.independent.bayes_risk}] : [];
  if (!r.bayes_risk) return {name: `${raters(r.raters)}, not measured`, marks: promise};
  const {value, low, high, held_out: out} = r.bayes_risk;
  return {name: raters(r.raters), marks: [...promise, {kind: "majority", value: r.majority.split.risk}, {kind: "out", value: out}, {kind: "risk", value, low, high}]};
}

function panelValue(r, key) {
  return key.split(".").reduce((node, part) => (defined(node) ? node[part] : null), r);
}

function panelSection(main) {
  if (!JUDGE.panel) return;
  rowsChart(main, {name: "panel", title: "Several raters of an item", axis: "share of wrong answers",
    lead: `The best rule of several labels of an item with its ${percent(JUDGE.confidence)} interval, the same held out, and the majority, beside what raters would reach who are as good and err independently.`,
    kinds: {independent: ["soft", "if independent: an assumption", "dashed"], majority: ["ceiling", "majority, ties split", "tick"], out: ["empirical", "best rule, held out", "diamond"], risk: ["risk", "best rule", "dot"]}},
  JUDGE.panel.map(panelRow));
  const number = (key, text) => [key, text, "number"];
  sortedTable(section(main, "section-panels", "Numbers of raters", "I: information of the truth and of how many labels are which; split, random, first: what a majority loses of it, by what it does at ties."), {id: "panels", filter: "panels-filter", more: "panels-more", count: "panels-count",
    label: "Numbers of raters", caption: "nats; shares of items", placeholder: "a number", sorted: "", words: r => raters(r.raters), rows: JUDGE.panel, order: panelValue,
    columns: [number("raters", "raters"), number("items", "items"), number("bayes_risk.value", "risk"), number("bayes_risk.held_out", "held out"), number("bayes_risk.low", "low"), number("bayes_risk.high", "high"),
      number("independent.bayes_risk", "independent"), number("information", "I"), number("independent.information", "independent I"), number("majority.split.risk", "majority"),
      number("majority.split.cost", "split"), number("majority.random.cost", "random"), number("majority.first.cost", "first")],
    cell: (r, key) => (key === "raters" || key === "items" ? numberCell(r[key]) : fourCell(panelValue(r, key)))});
}

function judgeConfusion(main) {
  const of = kind => judgeRows().filter(v => v.kind === kind).map(v => ({name: viewName(v), rows: v.counts[0], counted: true}));
  const tables = [["", of("all")], ["contexts", of("context")], ["raters", of("rater")]].filter(([, list]) => list.length);
  confusionSection(main, "Rows are truths, columns labels: how many ratings, and their share of the row. A label that is the truth stands on a grey ground.", "truth", JUDGE.truths, JUDGE.labels, tables);
}

/** What each answer costs where a truth is right. */
function lossSection(main) {
  if (!ownLoss()) return;
  const {name, risk: mean, detail, answers, table} = JUDGE.loss;
  const node = section(main, "loss", "What an answer costs", `The risk is the ${mean} (${detail}). Rows are answers, columns truths.`);
  const head = el("tr", {}, el("th", {scope: "col"}, "answer"), JUDGE.truths.map(u => el("th", {scope: "col", class: "number words"}, u)));
  const rows = answers.map((a, i) => el("tr", {}, el("th", {scope: "row", class: "words"}, a), table[i].map(fourCell)));
  node.append(el("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "Loss"},
    el("table", {id: "loss-table"}, el("caption", {}, el("bdi", {}, name)), el("thead", {}, head), el("tbody", {}, rows))));
}

function viewCell(v, key) {
  if (key === "name") return el("td", {class: "words"}, viewName(v));
  if (key === "remark") return el("td", {class: v.worse_than_chance ? "words violated" : "words"}, v.ratings_needed ? fewText(v) : v.worse_than_chance ? "worse than chance" : "");
  return key === "ratings" ? numberCell(v.ratings) : fourCell(viewValue(v, key));
}

/** The value of a column; a path such as information.low. */
function viewValue(v, key) {
  if (key === "name") return viewName(v);
  if (key === "remark") return v.ratings_needed ? 1 : v.worse_than_chance ? 0 : null;
  return key.split(".").reduce((node, part) => (defined(node) ? node[part] : null), v);
}

function viewTable(main, id, title, lead, columns) {
  const node = section(main, `section-${id}`, title, lead);
  sortedTable(node, {id, filter: `${id}-filter`, more: `${id}-more`, count: `${id}-count`, label: title, caption: ownLoss() ? "nats; shares of ratings; mean losses" : "nats; shares of ratings", placeholder: "part of a name",
    columns: [["name", "ratings"], ["ratings", "n", "number"], ...columns], rows: judgeRows(), sorted: "", words: v => `${viewName(v)} ${v.kind}`, order: viewValue, cell: viewCell});
}

function viewsTable(main) {
  const number = (key, text) => [key, text, "number"];
  viewTable(main, "views", "All rows", "Click a heading to sort. Every number has all its digits on hovering.", [number("agreement.value", "agree"), number("kappa.value", "kappa"),
    number("information.value", "I"), number("information.low", "low"), number("information.high", "high"), number("capacity.value", "C"), number("floor_estimated", "floor"),
    number("bayes_risk.value", "risk"), number("bayes_risk.low", "low"), number("bayes_risk.high", "high"), number("blind_risk", "blind"), ...(JUDGE.views.some(v => defined(viewValue(v, "remark"))) ? [["remark", "remark"]] : [])]);
}

function estimatesTable(main) {
  const estimate = (key, text) => [`information_estimates.${key}`, text, "number"];
  viewTable(main, "estimates", "Four estimates of the information",
    "Few ratings make the plug-in too high. Miller and Madow and the jackknife take the bias off; shrinkage draws the shares towards equal ones. Where the four differ much, ratings are few. Rows with too few ratings have estimates and no interval.",
    [estimate("plug-in", "plug-in"), estimate("miller-madow", "Miller-Madow"), estimate("jackknife", "jackknife"), estimate("shrinkage", "shrinkage"), ["information.low", "low", "number"], ["information.high", "high", "number"]]);
}

function agreementSection(main) {
  const among = JUDGE.agreement_among_ratings;
  if (!among) return;
  const node = section(main, "agreement", "How far ratings of an item agree", `Of the ${counted(among.items)} items with two ratings or more, whatever the truth: 1 is always, 0 is what chance gives.`);
  node.append(definitions([["Fleiss' kappa", defined(among.fleiss_kappa) ? risk(among.fleiss_kappa) : "undefined"], ["Krippendorff's alpha", defined(among.krippendorff_alpha) ? risk(among.krippendorff_alpha) : "undefined"]]));
  if (!among.repeats.length) return;
  node.append(el("p", {}, "Raters who rated an item again: the share of pairs of their ratings of it that are equal."));
  const columns = [["rater", "rater"], ["items", "items", "number"], ["equal", "equal", "number"]];
  sortedTable(node, {id: "repeats", filter: "repeats-filter", more: "repeats-more", count: "repeats-count", label: "Repeated ratings", caption: "the least first", placeholder: "for example a name",
    columns, rows: [...among.repeats], sorted: "equal", words: r => r.rater, order: (r, key) => r[key], cell: (r, key) => (key === "rater" ? el("td", {class: "words"}, r.rater) : key === "items" ? numberCell(r.items) : fourCell(r.equal))});
}

/* How to read it, and where it comes from. */

function readingRisk() {
  return ownLoss() ? [
    ["risk", `${JUDGE.loss.risk} of the best rule of one label: for each label it gives the answer that costs least with it`],
    ["floor", "no rule of these labels gets below it. It comes from the lower end of H(U|Y), what the labels leave open of the truth, by Fano's inequality for this loss: estimated, at the confidence of the interval"],
    ["blind", "the risk without any label: always giving the answer that costs least"],
  ] : [
    ["risk", "share of wrong answers of the best rule of one label: for each label it names the truth that is most frequent with it"],
    ["floor", "no rule of these labels gets below it. It comes from the lower end of H(U|Y), what the labels leave open of the truth, by Fano's inequality: estimated, at the confidence of the interval"],
    ["blind", "the risk without any label: always naming the most frequent truth"],
  ];
}

const READING = [
  ["agreement", "share of ratings whose label is the truth"],
  ["kappa", "Cohen's: agreement beyond what label and truth would have without any relation; below 0 it is worse than that"],
  ["information I", "mutual information of label and truth, in nats (1 nat is 1.4427 bits): 0 says nothing, and more is better for every use"],
  ["capacity C", "the information that the same judge would give if truths were as frequent as suits him best"],
  ...(JUDGE.loss ? readingRisk() : []),
  ["knowing ..", "rules that see the context, or who rated, beside the label"],
  ["by chance", "what the same file shows with the truths shuffled among items that have ratings in the same contexts"],
  ["interval", "from resampled items, each with all of its ratings. It knows nothing of whether the items are a sample of those on which the labels will be used, or whether the truth is true; and each row has its own, so that of many rows some miss"],
  ["too few", "with fewer than eight ratings for each pair of truth and label, or fewer than eight items, an interval would not hold what it promises, so nothing is said"],
];

function reading(main, rows) {
  section(main, "reading", "How to read it", "").append(definitions(rows));
}

function judgeProvenance(main, how) {
  const made = PAGE.made;
  const node = section(main, "provenance", "Where the numbers come from", "The same command on the same file and version gives the same page, to the byte, with any number of threads.");
  node.append(definitions([["file", JUDGE.file], ["its SHA-256", made.sha256], ["ratings", `${counted(JUDGE.ratings)} of ${counted(JUDGE.items)} items`], ...how, ["seed", made.seed],
    ["Narrows", `${made.version}, commit ${made.commit}, random numbers ${made.rng}`]]), el("p", {}, "The command that gives it again:"), ...commandBlock(made.command));
}

function showJudge(main) {
  [judgeAnswer, judgeNotes, riskChart, informationChart, panelSection, judgeConfusion, lossSection, viewsTable, agreementSection, estimatesTable, fileNotes].forEach(part => part(main));
  reading(main, READING);
  judgeProvenance(main, [["intervals", `${percent(JUDGE.confidence)}, ${counted(JUDGE.resamples)} resamples of the items`], ["chance", JUDGE.information_by_chance ? `${JUDGE.information_by_chance.shuffles} shuffles of the truths` : ""]]);
}

function startJudge() {
  theme();
  const main = document.getElementById("main");
  main.replaceChildren();
  const name = JUDGE.file.split(/[\\/]/).pop();
  document.title = `${name} - Narrows judge`;
  document.getElementById("title").textContent = name;
  const raters = JUDGE.raters.length > 1 ? `${counted(JUDGE.raters.length)} raters` : JUDGE.raters[0] || "1 rater";
  document.getElementById("question").textContent = `${counted(JUDGE.ratings)} ratings of ${counted(JUDGE.items)} items by ${raters}${JUDGE.models ? ", without a truth" : ""}`;
  fitScreen();
  (JUDGE.models ? showLatent : showJudge)(main);
  followScreen();
}

startJudge();
