/** Looks of the site: dark on light, contrasts at least those of WCAG 2.2, AA; whole from 320 px on. */
export const SITE_STYLE = `
:root {
  color-scheme: light;
  --ink: #1d2a2c; --soft: #4b5b5d; --paper: #fffdf9; --raised: #f3efe6; --line: #d9d2c3; --frame: #6f7b78;
  --accent: #14504a; --accent-soft: #dcebe6; --warm: #9a3d12; --warm-soft: #fbe9dc; --focus: #b4500a;
}
* { box-sizing: border-box; }
html { scroll-behavior: auto; }
body { display: flex; flex-direction: column; min-height: 100vh; margin: 0; font: 1.0625rem/1.55 'Segoe UI', system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1, h2, h3 { font-family: Georgia, 'Times New Roman', serif; font-weight: 600; line-height: 1.2; margin: 0; overflow-wrap: anywhere; }
h1 { font-size: clamp(1.7rem, 1.3rem + 2vw, 2.5rem); }
h2 { font-size: 1.45rem; margin-top: 2rem; }
h3 { font-size: 1.15rem; }
p, ul, ol, dl, dd, figure, pre { margin: 0; }
main p, main li, main dd { overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
main { flex: 1; }
main:focus { outline: none; }
.skip { position: absolute; left: -200vw; padding: 0.75rem 1rem; background: var(--paper); }
.skip:focus { left: 0.5rem; top: 0.5rem; z-index: 1; }

header.site, main, footer.site { padding-inline: max(1rem, calc((100vw - 68rem) / 2)); }
header.site { display: flex; flex-wrap: wrap; gap: 0 2rem; align-items: center; justify-content: space-between; background: var(--accent); color: #fff; padding-block: 0.35rem; }
.sitename { font-family: Georgia, 'Times New Roman', serif; font-size: 1.15rem; font-weight: 600; }
.sitename a, header.site nav a { display: inline-flex; align-items: center; min-height: 2.75rem; color: #fff; text-decoration: none; }
header.site nav ul { display: flex; flex-wrap: wrap; gap: 0 1.4rem; list-style: none; padding: 0; }
header.site nav a { border-bottom: 3px solid transparent; border-top: 3px solid transparent; }
header.site nav a:hover, header.site nav a[aria-current], .sitename a:hover { border-bottom-color: #f2c9a2; }
header.site :focus-visible { outline-color: #ffd9b0; }
main { padding-block: 1.75rem 3.5rem; }
main > * + *, .found > * + * { margin-top: 1rem; }
main > h2 { margin-top: 2rem; }
main section > * + * { margin-top: 0.75rem; }
footer.site { padding-block: 1.25rem 2rem; background: var(--raised); border-top: 1px solid var(--line); font-size: 0.95rem; color: var(--soft); }
footer.site p + p { margin-top: 0.4rem; }
.lead { font-size: 1.15rem; max-width: 46rem; color: var(--soft); }
.said { white-space: pre-line; }
.soft { color: var(--soft); font-size: 0.95rem; }
.aside { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.columns { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
@media (min-width: 56rem) { .columns { grid-template-columns: 19rem minmax(0, 1fr); } }
.found { min-width: 0; }
.found > h2:first-child { margin-top: 0; }

form.finder { display: grid; gap: 1.1rem; padding: 1.25rem; background: var(--raised); border: 1px solid var(--line); border-radius: 12px; max-width: 40rem; }
label { display: block; font-weight: 600; }
.hint { color: var(--soft); font-size: 0.95rem; }
input[type='text'], input[type='search'], select, textarea { width: 100%; min-height: 2.9rem; margin-top: 0.3rem; padding: 0.5rem 0.7rem; font: inherit; color: inherit; background: #fff; border: 2px solid var(--frame); border-radius: 8px; appearance: auto; }
input[type='search'] { appearance: none; }
#age { width: 7rem; }
button { min-height: 3rem; padding: 0.6rem 1.4rem; font: inherit; font-weight: 600; color: #fff; background: var(--accent); border: 2px solid var(--accent); border-radius: 8px; cursor: pointer; justify-self: start; }
button:hover { background: #0d3a35; }
.further { display: grid; border-top: 1px solid var(--line); }
.further > .field, .further > .check { margin-top: 1rem; }
summary { min-height: 2.75rem; padding-top: 0.6rem; cursor: pointer; color: var(--accent); font-weight: 600; }
.check { display: flex; align-items: center; gap: 0.6rem; min-height: 2.75rem; }
.check label { flex: 1; padding-block: 0.6rem; font-weight: 400; }
.check input { width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--accent); }
.wrong { padding-left: 0.8rem; border-left: 4px solid var(--warm); }
.wrong input, .wrong select, .wrong textarea { border-color: var(--warm); }
.wrongness { color: var(--warm); font-weight: 600; }
.problems { padding: 1rem 1.25rem; border: 3px solid var(--warm); border-radius: 12px; background: var(--warm-soft); max-width: 46rem; }
.problems h2 { margin: 0 0 0.4rem; font-size: 1.2rem; }
.problems ul { padding-left: 1.1rem; }
.problems a { color: var(--warm); font-weight: 600; display: inline-block; padding-block: 0.3rem; }
.note { padding: 0.7rem 1rem; border-left: 4px solid var(--warm); background: var(--warm-soft); max-width: 46rem; border-radius: 0 8px 8px 0; }

ol.results { padding: 0; list-style: none; counter-reset: none; display: grid; gap: 1rem; }
.result { padding: 1.1rem 1.25rem; background: #fff; border: 1px solid var(--line); border-radius: 12px; }
.result > * + * { margin-top: 0.5rem; }
.result h3 a { display: inline-block; padding-block: 0.35rem; margin-block: -0.35rem; }
.tags { display: flex; flex-wrap: wrap; gap: 0.4rem; list-style: none; padding: 0; }
.tag { padding: 0.05rem 0.7rem; font-size: 0.9rem; font-weight: 600; border-radius: 1rem; border: 1px solid currentColor; }
.tag.tier { color: var(--ink); background: var(--raised); border-color: var(--frame); }
.tag.open { color: var(--accent); background: var(--accent-soft); }
.tag.closed { color: var(--warm); background: var(--warm-soft); }
.facts { display: grid; gap: 0.35rem; font-size: 1rem; }
.facts > div { display: grid; grid-template-columns: minmax(6rem, 9rem) minmax(0, 1fr); gap: 0 1rem; }
.facts dt { color: var(--soft); }
.facts.wide { max-width: 52rem; }
.facts.wide > div { grid-template-columns: minmax(7rem, 13rem) minmax(0, 1fr); padding-block: 0.45rem; border-top: 1px solid var(--line); }
.plain, .inline, .links { list-style: none; padding: 0; }
.spaced li + li { margin-top: 0.75rem; }
.key { margin-top: 0.5rem; columns: 17rem; column-gap: 2rem; }
.key li { padding-block: 0.2rem; break-inside: avoid; }
.inline { display: flex; flex-wrap: wrap; gap: 0 1.1rem; }
.inline a, .links a, .plain a { display: inline-block; padding-block: 0.3rem; }
.links { columns: 13rem; column-gap: 2rem; }
.links li { break-inside: avoid; }
.links a { padding-block: 0.55rem; }
.letter { display: inline-grid; place-items: center; min-width: 1.55rem; height: 1.55rem; font-size: 0.85rem; font-weight: 700; color: #fff; background: var(--warm); border-radius: 50%; }
.paging { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; margin-block: 1.5rem; }
.paging a, .back a { display: inline-flex; align-items: center; min-height: 2.75rem; padding-inline: 1.1rem; border: 2px solid var(--accent); border-radius: 8px; font-weight: 600; text-decoration: none; }
.back { margin-top: 2.5rem; }
.cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.card { padding: 1.1rem 1.25rem; background: #fff; border: 1px solid var(--line); border-radius: 12px; }
.card > * + * { margin-top: 0.5rem; }
.card .facts > div { grid-template-columns: minmax(0, 1fr); }
.card:target { border-color: var(--warm); box-shadow: 0 0 0 2px var(--warm); }
.authority { display: grid; gap: 0.75rem 2.5rem; margin-top: 1.5rem; }
.authority + .authority { border-top: 1px solid var(--line); padding-top: 1.5rem; }
@media (min-width: 56rem) {
  .authority { grid-template-columns: minmax(0, 1fr) minmax(0, 34rem); }
  .authority > :first-child { grid-column: 1 / -1; }
}

.map { max-width: 40rem; }
.map svg { display: block; width: 100%; height: auto; }
.map figcaption { margin-top: 0.6rem; font-size: 0.95rem; color: var(--soft); }
.map figcaption .key { color: var(--ink); }
.ground { fill: #e9eee2; stroke: #cfd6c4; }
.halo { fill: #f8faf2; }
.dot { fill: #5d8079; stroke: #fff; stroke-width: 1.5; }
.map a:hover .dot { fill: var(--warm); }
.name { font-size: 12.5px; fill: #32423f; }
.pin circle { fill: var(--warm); stroke: #fff; stroke-width: 2; }
.pin text { font-size: 13px; font-weight: 700; fill: #fff; }
.reach { fill: none; stroke: #14504a; stroke-dasharray: 5 4; }
.cross { stroke: var(--accent); stroke-width: 3; fill: none; }
.scale path { fill: none; stroke: #32423f; stroke-width: 1.5; }
.scale text { font-size: 11.5px; fill: #32423f; }

.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 1rem; }
caption { text-align: left; color: var(--soft); padding-bottom: 0.4rem; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 1rem 0.5rem 0; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--soft); font-weight: 600; }
tbody th { font-weight: 400; }
.gap { color: var(--warm); }
pre { padding: 0.9rem 1rem; overflow-x: auto; background: var(--raised); border: 1px solid var(--line); border-radius: 8px; }
code { font-size: 0.95em; }
.demo { max-width: 34rem; }
@media screen and (max-width: 30rem) {
  form.finder, .result, .card { padding: 0.9rem; }
  .facts > div, .facts.wide > div { grid-template-columns: minmax(0, 1fr); }
  .facts > div + div { margin-top: 0.3rem; }
  .authority .map, .name { display: none; }
  .pin circle { r: 24px; }
  .pin text { font-size: 26px; transform: translateY(4px); }
  .dot { r: 9px; }
  .scale text { font-size: 22px; }
}
@media (prefers-reduced-motion: no-preference) {
  button, header.site nav a { transition: background-color 0.12s, border-color 0.12s; }
}
`;
