/** Looks of the page, in light and dark; contrasts are at least those of WCAG 2.2, AA. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ink: #16202c; --soft: #4a5866; --paper: #ffffff; --raised: #f3f6f8; --line: #c3ccd4; --frame: #6b7884;
  --accent: #12566f; --on-accent: #ffffff; --bar: #2b7d9c; --head: #12394f; --focus: #b35900;
  --bad: #8f1414; --bad-paper: #fdecec; --good: #14582f; --good-paper: #e6f5ec; --warn: #6b4400; --warn-paper: #fff3d9;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e8edf2; --soft: #aab6c2; --paper: #10171e; --raised: #1a242e; --line: #374553; --frame: #8494a3;
    --accent: #86cbe4; --on-accent: #0b1a22; --bar: #4d9fbe; --head: #0b2431; --focus: #ffb454;
    --bad: #ffb3b3; --bad-paper: #3a1616; --good: #a3e0b9; --good-paper: #12301e; --warn: #ffd27f; --warn-paper: #33260b;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1, h2, h3, p, ol, ul, dl, dd, figure { margin: 0; padding: 0; }
h1 { font-size: 1.25rem; }
h2 { font-size: 1.5rem; line-height: 1.25; }
h3 { font-size: 1rem; }
ol, ul { list-style: none; }
code { font-size: 0.9em; overflow-wrap: anywhere; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
main:focus { outline: none; }

.skip { position: absolute; left: -100vw; padding: 0.5rem 1rem; background: var(--paper); }
.skip:focus { left: 0.5rem; top: 0.5rem; z-index: 1; }
header, nav, main { padding-inline: max(1rem, calc((100vw - 62rem) / 2)); }
header {
  display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0.5rem 2rem;
  padding-block: 0.9rem; color: #fff; background: var(--head);
}
header p { font-size: 0.9rem; color: #d3e2eb; }
header button { color: #fff; border-color: #9fb9c8; background: transparent; }
header :focus-visible { outline-color: #ffc266; }
nav { display: flex; flex-wrap: wrap; gap: 0 1.5rem; background: var(--raised); border-bottom: 1px solid var(--line); }
nav a { padding: 0.65rem 0.1rem 0.5rem; color: var(--ink); text-decoration: none; border-bottom: 3px solid transparent; }
nav a:hover { border-color: var(--frame); }
nav a[aria-current] { font-weight: 600; border-color: var(--accent); }
main { padding-block: 1.5rem 4rem; }
#status { min-height: 1.5rem; margin-bottom: 0.75rem; font-size: 0.9rem; color: var(--soft); }
section { display: grid; gap: 1rem; }
.about { max-width: 44rem; color: var(--soft); }
.results, .results > div { display: grid; gap: 1rem; min-width: 0; }
.results > div.actions { display: flex; gap: 0.5rem; }
.results > div.figures { gap: 1.5rem 2.5rem; }
.results:empty, .results > div:empty { display: none; }

form { display: grid; gap: 1.25rem; justify-items: start; max-width: 36rem; }
form.row { display: flex; flex-wrap: wrap; align-items: end; gap: 1rem; max-width: none; }
.field { width: 100%; }
.row .field { width: auto; }
.row .wide { flex: 1 1 18rem; max-width: 30rem; }
.field p { font-size: 0.9rem; color: var(--soft); }
label { display: block; font-weight: 600; }
input, select, textarea, button { font: inherit; color: inherit; border: 1px solid var(--frame); border-radius: 4px; }
input, select, textarea { width: 100%; padding: 0.45rem 0.6rem; background: var(--paper); }
.row select, .row input[type='date'] { width: auto; }
button { padding: 0.45rem 0.9rem; background: var(--raised); cursor: pointer; }
button:hover { border-color: var(--accent); }
button.main { color: var(--on-accent); background: var(--accent); border-color: var(--accent); font-weight: 600; }
button.link {
  padding: 0; border: 0; background: none; color: var(--accent); text-decoration: underline; text-align: left;
  overflow-wrap: anywhere;
}
.actions { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }

.problem, .good, .warn { padding: 0.6rem 0.9rem; border-left: 4px solid; border-radius: 2px; }
.problem { color: var(--bad); background: var(--bad-paper); margin-bottom: 1rem; }
.good { color: var(--good); background: var(--good-paper); }
.warn { color: var(--warn); background: var(--warn-paper); }
.problem a { color: inherit; }

.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1.5rem 2.5rem; align-items: start; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; font-weight: 600; padding-bottom: 0.35rem; }
th, td { text-align: left; font-weight: 400; padding: 0.3rem 0.75rem 0.3rem 0; border-top: 1px solid var(--line); vertical-align: top; }
thead th { font-size: 0.9rem; color: var(--soft); border-top: 0; }
.bars th { width: 11rem; overflow-wrap: anywhere; }
.bars .count { width: 4rem; text-align: right; font-variant-numeric: tabular-nums; }
.bars .of { width: auto; padding-right: 0; vertical-align: middle; }
.bar { display: block; height: 0.8rem; min-width: 2px; border-radius: 2px; background: var(--bar); }
.total { font-size: 1.1rem; }
.total strong { font-size: 1.75rem; font-variant-numeric: tabular-nums; }

.day { padding-top: 0.5rem; }
.line { border-left: 2px solid var(--line); margin-left: 0.35rem; }
.line > li { position: relative; padding: 0.35rem 0 1.1rem 1.4rem; }
.line > li::before {
  content: ''; position: absolute; left: -0.45rem; top: 0.8rem; width: 0.8rem; height: 0.8rem; border-radius: 50%;
  background: var(--paper); border: 3px solid var(--bar);
}
.cards { display: grid; gap: 0.9rem; }
.cards > li { padding: 0.9rem 1.1rem; border: 1px solid var(--line); border-radius: 6px; background: var(--raised); }
.access { display: grid; gap: 0.35rem 1rem; min-width: 0; }
.access .top { display: flex; flex-wrap: wrap; gap: 0.15rem 0.75rem; align-items: baseline; }
.access time { font-variant-numeric: tabular-nums; font-weight: 600; }
.said { overflow-wrap: anywhere; white-space: pre-wrap; }
.soft { color: var(--soft); font-size: 0.9rem; overflow-wrap: anywhere; }
.chips { display: flex; flex-wrap: wrap; gap: 0.35rem; }
.chips li { padding: 0 0.55rem; font-size: 0.85rem; border: 1px solid var(--frame); border-radius: 1rem; background: var(--paper); }
.chips li.flag { color: var(--warn); background: var(--warn-paper); border-color: currentColor; }
.rules dd { color: var(--soft); font-size: 0.9rem; padding-bottom: 0.5rem; }
.rules dt { font-weight: 600; }
.why { display: grid; gap: 0.5rem; }
.why li { padding-left: 0.75rem; border-left: 3px solid var(--bar); }

dialog {
  width: min(46rem, calc(100vw - 1.5rem)); max-height: calc(100vh - 1.5rem); padding: 1.25rem 1.5rem 1.5rem;
  color: var(--ink); background: var(--paper); border: 1px solid var(--frame); border-radius: 8px;
}
dialog::backdrop { background: rgb(0 0 0 / 55%); }
dialog [role='status']:empty { display: none; }
dialog > div { display: grid; gap: 1rem; min-width: 0; }
dialog h2 { font-size: 1.25rem; }
dialog dl { display: grid; grid-template-columns: minmax(7rem, auto) minmax(0, 1fr); gap: 0.25rem 1rem; }
dialog dt { color: var(--soft); }
dialog dd { overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
.proof { display: grid; gap: 0.5rem; }
@media (min-width: 44rem) {
  .access { grid-template-columns: minmax(0, 1fr) auto; }
  .access > * { grid-column: 1; }
  .access > .actions { grid-column: 2; grid-row: 1 / span 2; align-self: start; }
}
@media (max-width: 34rem) {
  .bars th { width: 8rem; }
  dialog { padding: 1rem; }
  dialog dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dialog dd { padding-bottom: 0.4rem; }
  .row .field, .row select, .row input[type='date'] { width: 100%; }
}
@media (prefers-reduced-motion: no-preference) {
  nav a, button { transition: border-color 0.12s; }
}
`;
