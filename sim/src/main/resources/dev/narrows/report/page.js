"use strict";
/* What every page has: its data, numbers as people read them, light and dark, the command that gives it again. The page of runs goes on in
 * report.js, that of a judge in judge.js. The data are the JSON of #data. */
const PAGE = JSON.parse(document.getElementById("data").textContent);

function defined(x) {
  return x !== null && x !== undefined;
}

/** A number as people read it; the whole one stands in tables and tooltips. */
function short(x) {
  if (!defined(x)) return "undefined";
  if (x === 0 || Number.isInteger(x) && Math.abs(x) < 1e6) return String(x);
  return Math.abs(x) >= 1e-3 && Math.abs(x) < 1e4 ? String(Number(x.toPrecision(4))) : x.toPrecision(4).replace(/\.?0+e/, "e");
}

function full(x) {
  return !defined(x) ? "undefined" : typeof x === "object" ? JSON.stringify(x) : String(x);
}

/** A risk with four decimals. */
function risk(x) {
  return defined(x) ? x.toFixed(4) : "undefined";
}

/** Distinct values of a column, in order of appearance; numbers ascending. */
function distinct(values) {
  const seen = new Map(values.map(v => [JSON.stringify(v), v]));
  const all = [...seen.values()];
  return all.every(v => typeof v === "number") ? all.sort((a, b) => a - b) : all;
}

/** A word as a shell takes it. */
function quoted(word) {
  return /^[A-Za-z0-9_./:=,+@%-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The command, and a button that copies it. */
function commandBlock(words, suffix = "") {
  const command = `scripts/narrows ${words.map(quoted).join(" ")}`;
  const code = el("code", {id: `command${suffix}`}, command);
  const copy = el("button", {type: "button", id: `copy${suffix}`, onclick: () => {
    window.getSelection().selectAllChildren(code);
    if (navigator.clipboard) navigator.clipboard.writeText(command).then(() => { copy.textContent = "Copied"; }, () => { copy.textContent = "Selected: copy it"; });
    else copy.textContent = "Selected: copy it";
  }}, "Copy");
  return [el("pre", {tabindex: "0"}, code), copy];
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

/** Charts are as wide as the screen or the paper; tooltips stay with their marks. */
function followScreen() {
  let resized = 0;
  window.addEventListener("resize", () => { clearTimeout(resized); resized = setTimeout(fitScreen, 100); });
  window.addEventListener("beforeprint", () => layOut(WIDEST));
  window.addEventListener("afterprint", fitScreen);
  window.addEventListener("scroll", followTip, {passive: true});
  document.addEventListener("keydown", event => { if (event.key === "Escape") hideTip(); });
}
