/* Tables that their headings sort and words filter. */

const FIRST_ROWS = 50;

/** So few rows need no filter. */
const FEW_ROWS = 5;

/**
 * Appends the filter, the count and the table, 50 rows of it at first. `table` has the ids (id, filter, more, count), label, caption and
 * placeholder; columns, each [key, heading, class]; rows; `sorted`, the key of the first order, `down` where it falls; `words(row)`, what the filter
 * looks in; `order(row, key)`, what is sorted by, null for last; `cell(row, key)`, the <td>; `only`, one more control or none, and `keep(row)` for it.
 */
function sortedTable(node, table) {
  const filter = el("input", {id: table.filter, type: "search", placeholder: table.placeholder});
  const count = el("p", {class: "quiet", id: table.count, "aria-live": "polite"});
  const body = el("tbody");
  const more = el("button", {type: "button", id: table.more}, "Show more rows");
  const state = {key: table.sorted, down: Boolean(table.down), shown: FIRST_ROWS};
  const heads = table.columns.map(([key, text, kind]) => el("th", {scope: "col", "data-key": key, class: kind},
    el("button", {type: "button", onclick: () => { state.down = state.key === key && !state.down; state.key = key; show(); }}, text)));
  const show = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = table.rows.filter(r => (!table.keep || table.keep(r)) && words.every(w => table.words(r).toLowerCase().includes(w)));
    sortRows(found, r => table.order(r, state.key), state.down);
    body.replaceChildren(...found.slice(0, state.shown).map(r => el("tr", {}, table.columns.map(([key, text]) => labelled(table.cell(r, key), text)))));
    heads.forEach(th => th.setAttribute("aria-sort", th.dataset.key !== state.key ? "none" : state.down ? "descending" : "ascending"));
    count.textContent = `${found.length} of ${table.rows.length} rows${found.length > state.shown ? `, the first ${state.shown} shown` : ""}`;
    more.hidden = found.length <= state.shown;
  };
  const again = () => { state.shown = FIRST_ROWS; show(); };
  filter.addEventListener("input", again);
  if (table.only) table.only.addEventListener("change", again);
  more.addEventListener("click", () => { state.shown += 200; show(); });
  const found = table.rows.length > FEW_ROWS || table.only ? [el("div", {class: "controls"}, el("label", {for: table.filter}, "Filter", filter), table.only), count] : [];
  node.append(...found,
    el("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": table.label},
      el("table", {id: table.id, class: "blocks"}, el("caption", {}, table.caption), el("thead", {}, el("tr", {}, heads)), body)), more);
  show();
}

/** A cell that says what it is: on a telephone a row is a block, without a heading above it. */
function labelled(cell, text) {
  cell.dataset.label = text;
  return cell;
}

/** Rows without a value stand last either way. */
function sortRows(rows, of, down) {
  const none = r => !defined(of(r));
  rows.sort((a, b) => none(a) - none(b) || (down ? -1 : 1) * d3.ascending(of(a), of(b)));
}

/** A number with four decimals, all of it on hovering; empty where there is none. */
function fourCell(value) {
  return defined(value) ? el("td", {class: "number", "data-value": String(value), title: full(value)}, risk(value)) : el("td");
}

/** A number as people read it, all of it on hovering; empty where there is none. */
function shortCell(value) {
  return defined(value) ? el("td", {class: "number", "data-value": String(value), title: full(value)}, short(value)) : el("td");
}
