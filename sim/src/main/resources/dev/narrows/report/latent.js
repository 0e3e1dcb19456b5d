/* The page of ratings without a truth: what the models of Dawid and Skene say. */

function latentAnswer(main) {
  const [full] = JUDGE.models;
  const told = d3.sort(full.raters.filter(r => defined(r.agreement)), r => r.agreement);
  const lines = ["There is no truth in this file: what follows is a model's.", "In the model (Dawid and Skene) each item has a class that nobody saw, and its ratings are independent given the class. Classes are named by the labels. Where raters err together, the model takes their error for the class.",
    `Shares of its classes: ${JUDGE.labels.map((y, k) => `${risk(full.prevalences[k])} of ${shortened(y, NAME_LETTERS)}`).join(", ")}.`,
    `The model itself expects its most likely class to be wrong in ${risk(full.expected_error)} of items; with raters who err together it can be wrong in many more.`,
    ...(told.length > 1 ? [["By the model, raters give the class in ", ...[`${risk(told[0].agreement)} (rater `, nameText(told[0].name), `) to ${risk(told[told.length - 1].agreement)} (rater `, nameText(told[told.length - 1].name), ") of their ratings. It gives no intervals."]]] : [])];
  main.append(el("div", {id: "answer", class: "answer"}, lines.map(line => el("p", {}, line))));
  const few = full.raters.filter(r => r.ratings_needed);
  if (few.length) main.append(el("p", {id: "few", class: "note"}, `Too few ratings to say anything of ${few.length === 1 ? "one rater" : `${few.length} raters`}: `, named(few, r => `${counted(r.ratings)} of ${counted(r.ratings_needed)}`), ". They take part, and nothing is said of them."));
}

/** The raters of the full model with those of the one-coin model, those with most ratings first. */
function latentRaters() {
  const [full, coin] = JUDGE.models;
  return d3.sort(full.raters.map((r, i) => ({...r, coin: coin.raters[i]})), r => -r.ratings);
}

function latentChart(main, name, title, lead, axis, kinds, marks) {
  rowsChart(main, {name, title, lead, axis, kinds}, latentRaters().map(r => ({name: r.name, ...(r.ratings_needed ? {few: fewText(r), marks: []} : {marks: marks(r)})})));
}

function latentCharts(main) {
  latentChart(main, "agreement", "How often a rater gives the model's class", "Expected share of his ratings that are the class, by both models. No intervals.", "share of ratings",
    {coin: ["floor", "one-coin model: one number for each rater", "diamond"], full: ["risk", "full model: a confusion matrix for each rater", "dot"]},
    r => [{kind: "coin", value: r.coin.agreement}, {kind: "full", value: r.agreement}]);
  latentChart(main, "information", "What a rater's label tells of the model's class", "Information of class and label in the full model, nats. No intervals.", "nats per label",
    {full: ["empirical", "information", "dot"]}, r => [{kind: "full", value: r.information}]);
}

function latentConfusion(main) {
  const tables = latentRaters().filter(r => r.confusion).map(r => ({name: r.name, rows: r.confusion}));
  if (tables.length) confusionSection(main, "Rows are classes of the full model, columns labels: expected shares of the row.", "class", JUDGE.labels, JUDGE.labels, [["raters", tables]]);
}

function latentModels(main) {
  const node = section(main, "section-models", "The models", "From the majority and from random starts the steps go up to a largest log-likelihood; the highest is kept.");
  const table = (id, head, rows) => el("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": head[0]}, el("table", {id},
    el("thead", {}, el("tr", {}, head.map((h, k) => el("th", {scope: "col", class: typeof rows[0][k] === "number" ? "number" : null}, h)))),
    el("tbody", {}, rows.map(row => el("tr", {}, row.map(v => (typeof v === "number" ? fourCell(v) : el("td", {class: "words"}, v))))))));
  const started = m => (m.start === 0 ? "the majority" : `random start ${m.start} of ${m.log_likelihood_of_starts.length - 1}`);
  node.append(table("models", ["model", "log-likelihood", "steps", "from", "from the majority", "expected error"],
    JUDGE.models.map(m => [m.model, m.log_likelihood, m.converged ? String(m.steps) : `${m.steps}, not converged`, started(m), m.log_likelihood_of_starts[0], m.expected_error])),
  el("h3", {}, "Shares of the classes"), table("classes", ["class", ...JUDGE.models.map(m => m.model)], JUDGE.labels.map((y, k) => [y, ...JUDGE.models.map(m => m.prevalences[k])])));
}

const LATENT_READING = [
  ["class", "what the model takes an item to be; it is no truth, and whether it is one the file cannot tell"],
  ["full model", "each rater has a confusion matrix: how often he gives each label in each class"],
  ["one-coin model", "each rater has one number, how often he is right, and errs to all other labels alike"],
  ["information", "mutual information of class and label, in nats (1 nat is 1.4427 bits)"],
  ["expected error", "how often the model expects its most likely class of an item to be another than the class: by its own assumptions, which raters who err together break"],
  ["Fleiss' kappa, Krippendorff's alpha", "how far ratings of an item agree beyond chance, by no model; agreement is no proof of being right"],
];

function showLatent(main) {
  [latentAnswer, latentCharts, latentConfusion, agreementSection, latentModels, fileNotes].forEach(part => part(main));
  reading(main, LATENT_READING);
  judgeProvenance(main, [["starts", `the majority and ${JUDGE.models[0].log_likelihood_of_starts.length - 1} at random`]]);
}
