/* The axes of a run, its quantities, and several runs as one. */

/** The shortest name of a swept key, by whole words, that no other swept key ends with. */
function keyName(run, key) {
  const words = key.split(".");
  for (let from = words.length - 1; from > 0; from--) {
    const name = words.slice(from).join(".");
    if (!run.keys.some(other => other !== key && other.endsWith(`.${name}`))) return name;
  }
  return key;
}

/** A swept value in words; numbers as `number` writes them. */
function worded(value, number = full) {
  if (typeof value === "number") return number(value);
  if (value === null) return "none";
  if (typeof value !== "object" || Array.isArray(value)) return full(value);
  return Object.entries(value).map(([key, v]) => (key === "type" ? worded(v, number) : `${key} ${worded(v, number)}`)).join(", ");
}

/** Writes numbers with four digits, or with as many as it takes to tell the values apart. */
function roundedTo(values) {
  const numbers = distinct(values.filter(v => typeof v === "number"));
  const digits = d3.range(4, 17).find(n => new Set(numbers.map(v => v.toPrecision(n))).size === numbers.length);
  return digits > 4 ? v => String(digits ? Number(v.toPrecision(digits)) : v) : short;
}

/** Keys that have the same value in every cell are one, under the last word that they share. */
function equalKeys(run, keys) {
  const groups = [];
  for (const key of keys) {
    const group = groups.find(g => run.lines.every(i => same(run.points.at[g[0]][i], run.points.at[key][i])));
    if (group) group.push(key);
    else groups.push([key]);
  }
  return groups.map(group => ({key: group[0], single: group.length === 1, name: group.length === 1 ? keyName(run, group[0])
    : group.every(key => leaf(key) === leaf(group[0])) ? `*.${leaf(group[0])}` : group.map(key => keyName(run, key)).join(" = ")}));
}

/** An axis of the sweep: keys that vary together, its positions in their order, and the place of every point. */
function axisOf(run, keys) {
  const parts = equalKeys(run, keys).map(part => ({...part, values: run.points.at[part.key], number: roundedTo(run.points.at[part.key])}));
  const varying = parts.filter(part => distinct(run.lines.map(i => part.values[i])).length > 1);
  const names = new Map();
  const nameOf = i => JSON.stringify(varying.map(part => part.values[i]));
  const firsts = [];
  run.lines.forEach(i => {
    const name = nameOf(i);
    if (!names.has(name)) { names.set(name, firsts.length); firsts.push(i); }
  });
  const axis = {parts: varying, all: parts, firsts, place: run.points.cell.map((c, i) => names.get(nameOf(i)))};
  axis.label = i => varying.map(part => (varying.length > 1 ? `${part.name} ` : "") + worded(part.values[i], part.number)).join(", ");
  axis.title = varying.map(part => part.name).join(", ");
  const alone = varying.filter(part => distinct(firsts.map(i => part.values[i])).length === firsts.length);
  const others = part => varying.filter(other => other !== part).map(other => other.name).join(", ");
  axis.choices = alone.map(part => ({id: part.key, axis, name: part.name + (varying.length > 1 ? `, with ${others(part)}` : ""),
    title: varying.length === 1 && part.single ? part.key : part.name + (varying.length > 1 ? `, with ${others(part)}` : ""),
    of: i => (typeof part.values[i] === "number" ? part.values[i] : worded(part.values[i], part.number))}));
  if (varying.length > 1) keepOrder(axis);
  const numbers = axis.choices.find(choice => firsts.every(i => typeof choice.of(i) === "number"));
  if (numbers && varying.length === 1) firsts.sort((a, b) => numbers.of(a) - numbers.of(b));
  axis.numbers = axis.choices.length > 0 && typeof axis.choices[0].of(firsts[0]) === "number";
  return axis;
}

/**
 * Of keys that vary together the first choice keeps the order in which the sweep lists their values: the first key whose value tells positions
 * apart without a smaller number after a larger one, or else the values of all.
 */
function keepOrder(axis) {
  const ordered = choice => axis.firsts.every((i, k) => k === 0 || typeof choice.of(i) !== "number" || choice.of(axis.firsts[k - 1]) < choice.of(i));
  const all = {id: axis.parts.map(part => part.key).join("+"), axis, name: axis.title, title: axis.title,
    of: i => axis.parts.map(part => worded(part.values[i], part.number)).join(", ")};
  const first = axis.choices.find(ordered) || all;
  axis.choices = [first, ...axis.choices.filter(choice => choice !== first)];
}

/** Gives a run its axes and the points that lie on whole lines. */
function findAxes(run) {
  const beside = new Set(run.points.beside);
  run.lines = d3.range(run.points.cell.length).filter(i => !beside.has(i));
  const all = run.axes.map(keys => axisOf(run, keys));
  run.parts = all.flatMap(axis => axis.all);
  run.varied = sound(run).length ? all.filter(axis => axis.firsts.length > 1) : [];
  run.choices = run.varied.flatMap(axis => axis.choices);
}

/** The axis with the most positions, of those over numbers if there is one. */
function longest(axes) {
  return axes[d3.leastIndex(axes, (a, b) => b.numbers - a.numbers || b.firsts.length - a.firsts.length)];
}

const RUNG = "floor: ";

/** The floors of the ladder, by their names. */
function rungs(run) {
  return distinct(sound(run).flatMap(d => d.floors.map(f => RUNG + rungName(f))));
}

/** The columns that are terms of the KL, in the details of a cell. */
const TERMS = {channel_budget_nats: c => c.budget, ...Object.fromEntries(["information", "rho", "mismatch"].flatMap(term => ["low", "high"].map(end =>
  [`${term}_${end}_nats`, c => (c[term] ? c[term][end] : null)])))};

function terms(run) {
  return Object.keys(TERMS).filter(name => run.details.some(d => d.decomposition && defined(TERMS[name](d.decomposition))));
}

/** The columns of ceilings that only the cells in the tables have. */
function ceilings(run) {
  return distinct(sound(run).flatMap(d => d.ceilings.map(c => c.column))).filter(name => !(name in run.points.quantities));
}

/** A quantity of all points, null where a point has none; null if there is no such quantity. */
function quantity(run, name) {
  if (name in run.points.quantities) return run.points.quantities[name];
  if (!run.shownOnly) run.shownOnly = new Map();
  if (!run.shownOnly.has(name)) run.shownOnly.set(name, shownOnly(run, name));
  return run.shownOnly.get(name);
}

/** One that only the cells in the tables have. */
function shownOnly(run, name) {
  const found = ceilings(run).includes(name) ? d => ((d.ceilings || []).find(c => c.column === name) || {value: null}).value
    : name in TERMS ? d => (d.decomposition ? TERMS[name](d.decomposition) ?? null : null)
    : name.startsWith(RUNG) ? d => ((d.floors || []).find(f => RUNG + rungName(f) === name) || {value: null}).value
    : run.columns[name] ? (d, k) => run.columns[name][k] : null;
  if (!found) return null;
  const column = new Array(run.points.cell.length).fill(null);
  run.details.forEach((d, k) => { column[pointOf(run, d.cell)] = found(d, k); });
  return column;
}

/** What a chooser of quantities offers: the main ones, all other columns of points.csv, every floor of the ladder. */
function quantityGroups(run) {
  const titled = names => names.map(name => [name, titleOf(name)]);
  return [["main quantities", titled(Object.keys(run.points.quantities))], ["ceilings", titled(ceilings(run))], ["other columns of points.csv", titled([...Object.keys(run.columns), ...terms(run)])],
    ["floors of the ladder", rungs(run).map(name => [name, name])]].filter(([, options]) => options.length);
}

/* Several runs. */

/** The settings that tell the runs apart; where these are many, a type or the types among them, or the runs' names; else their numbers. */
function runKeys(runs) {
  const differing = PAGE.differences.filter(d => !d.swept);
  const apart = keys => distinct(runs.map((r, k) => JSON.stringify(keys.map(d => d.values[k])))).length === runs.length;
  const called = words => [{key: "run", values: runs.map(words)}];
  const types = differing.filter(d => leaf(d.key) === "type");
  return [differing.length <= 4 ? differing : [], ...types.map(d => [d]), types, called(r => r.name)].find(apart)
    || called((r, k) => `${k + 1}: ${r.name}`);
}

/** Axes that share a key are one. */
function joined(axes) {
  return axes.reduce((found, axis) => {
    const [other, apart] = [found.filter(a => a.some(key => axis.includes(key))), found.filter(a => !a.some(key => axis.includes(key)))];
    return [...apart, [...new Set([...other.flat(), ...axis])]];
  }, []);
}

/** All runs as one, whose first axis is what they differ in. */
function together(runs) {
  const apart = runKeys(runs);
  const fixed = new Map([...PAGE.differences, ...apart].map(d => [d.key, d.values]));
  const axes = [apart.map(d => d.key), ...joined(runs.flatMap(r => r.axes))];
  const keys = axes.flat();
  const all = pick => runs.flatMap((r, k) => pick(r, k));
  const padded = (r, column, length) => column || new Array(length).fill(null);
  const columns = (pick, length) => Object.fromEntries([...new Set(all(r => Object.keys(pick(r))))].map(name => [name, all(r => padded(r, pick(r)[name], length(r)))]));
  const cell = (k, c) => `${k + 1}.${c}`;
  let before = 0;
  const beside = all(r => { const own = r.points.beside.map(i => i + before); before += r.points.cell.length; return own; });
  const points = {cell: all((r, k) => r.points.cell.map(c => cell(k, c))), beside, verdict: all(r => [...r.points.verdict]).join(""),
    run: all((r, k) => r.points.cell.map(() => k)), quantities: columns(r => r.points.quantities, r => r.points.cell.length),
    at: Object.fromEntries(keys.map(key => [key, all((r, k) => r.points.at[key] || r.points.cell.map(() => (fixed.get(key) || [])[k] ?? null))]))};
  const counts = Object.fromEntries(Object.keys(runs[0].counts).map(v => [v, d3.sum(runs, r => r.counts[v] || 0)]));
  return {runs, name: [...new Set(runs.map(r => r.name))].join(", "), question: distinct(runs.map(r => r.question)).length > 1 ? "" : runs[0].question,
    apart: apart.map(d => d.key), keys, axes, points, counts, cells: d3.sum(runs, r => r.cells), expectations: all((r, k) => r.expectations.map(e => ({...e, run: k + 1}))),
    sampled: runs.some(r => r.sampled), pointsSampled: runs.some(r => r.pointsSampled), rounded: runs.some(r => r.rounded), lengths: [],
    details: all((r, k) => r.details.map(d => ({...d, cell: cell(k, d.cell)}))), columns: columns(r => r.columns, r => r.details.length),
    convergence: all((r, k) => (r.convergence || []).map(c => ({...c, cell: cell(k, c.cell)})))};
}

/** A setting of the learner at a point: swept, or its run's. */
function learnerSetting(run, i, name) {
  const swept = run.points.at[`learner.${name}`];
  return swept ? swept[i] : (run.runs ? run.runs[run.points.run[i]] : run).settings.learner[name];
}
