package dev.narrows.report;

import java.util.List;

/**
 * Contrast of what a page shows with what lies behind it: (L1 + 0.05)/(L2 + 0.05), L1 &gt;= L2 relative luminances
 * (WCAG 2.2). Text needs 4.5, marks and lines of charts 3. Fields of the heat map are a scale of colours and are left
 * out; the numbers on them are compared with their own field.
 */
final class Contrast {
    private static final String SCRIPT = """
            const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
            const light = c => {
              const [r, g, b] = c.slice(0, 3).map(v => v / 255)
                .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
              return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
            const over = (top, below, a) => [0, 1, 2].map(i => a * top[i] + (1 - a) * below[i]);
            const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
              return (x + 0.05) / (y + 0.05); };
            const behind = node => { for (let e = node; e; e = e.parentElement) {
              const c = parse(getComputedStyle(e).backgroundColor);
              if (c.length === 3 || c[3] === 1) return c.slice(0, 3); } return [255, 255, 255]; };
            const seen = e => e.checkVisibility() && e.getClientRects().length > 0;
            const bad = [];
            let checked = 0;
            const judge = (what, colour, back, needed) => { checked++; const r = ratio(colour, back);
              if (!(r >= needed))
                bad.push(`${what}: ${r.toFixed(2)} < ${needed}, ${colour.map(Math.round)} on ${back}`); };
            const heat = document.getElementById("chart-heatmap");
            const fields = !heat ? [] : [...heat.querySelectorAll("rect.mark")]
              .map(f => [f.getBoundingClientRect(), parse(f.getAttribute("fill"))]);
            for (const e of document.body.querySelectorAll("*")) {
              const words = [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim()).join("");
              if (!words || !seen(e) || e.closest(".skip, script, style, desc, option")) continue;
              const drawn = e instanceof SVGElement;
              const own = parse(getComputedStyle(e)[drawn ? "fill" : "color"]);
              const box = e.getBoundingClientRect();
              const field = fields.find(([f]) => drawn && box.left >= f.left - 1 && box.right <= f.right + 1
                && box.top >= f.top && box.bottom <= f.bottom);
              const back = field ? field[1] : behind(e);
              judge(`text "${words.slice(0, 30)}"`, over(own, back, Number(getComputedStyle(e).opacity)), back, 4.5);
            }
            for (const e of document.querySelectorAll("svg .mark, svg .line, .legend svg *")) {
              if (!seen(e) || e.closest("#chart-heatmap")) continue;
              const style = getComputedStyle(e);
              const back = behind(e);
              const paint = parse(style.fill === "none" || e.tagName === "line" ? style.stroke : style.fill);
              judge(`${e.closest("figure") ? e.closest("figure").id : "legend"} ${e.getAttribute("class")}`,
                over(paint, back, Number(style.opacity)), back, 3);
            }
            return [`${checked}`, ...new Set(bad)];
            """;

    private Contrast() {}

    /** Number of things compared, then those that fall short. */
    static List<String> check(Browser browser) {
        return browser.strings(SCRIPT);
    }
}
