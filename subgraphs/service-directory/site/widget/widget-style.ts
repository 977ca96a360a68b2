/**
 * Looks of the widget, inside its shadow. A site sets `--finder-…` on any element round it; `data-theme` picks light, dark
 * or the visitor’s own.
 */
export const WIDGET_STYLE = `
:host {
  display: block; color-scheme: light;
  --ink: var(--finder-ink, #1d2a2c); --soft: var(--finder-soft, #4b5b5d); --paper: var(--finder-paper, #ffffff);
  --line: var(--finder-line, #d9d2c3); --frame: var(--finder-frame, #6f7b78); --accent: var(--finder-accent, #14504a);
  --on-accent: var(--finder-on-accent, #ffffff); --bad: var(--finder-bad, #9a3d12); --focus: var(--finder-focus, #b4500a);
}
:host([data-theme='dark']) {
  color-scheme: dark;
  --ink: var(--finder-ink, #eef3f1); --soft: var(--finder-soft, #b7c4c0); --paper: var(--finder-paper, #16211f);
  --line: var(--finder-line, #3b4a47); --frame: var(--finder-frame, #8b9a96); --accent: var(--finder-accent, #8fd3c4);
  --on-accent: var(--finder-on-accent, #0b1d1a); --bad: var(--finder-bad, #ffb38a); --focus: var(--finder-focus, #ffb454);
}
@media (prefers-color-scheme: dark) {
  :host([data-theme='auto']) {
    color-scheme: dark;
    --ink: var(--finder-ink, #eef3f1); --soft: var(--finder-soft, #b7c4c0); --paper: var(--finder-paper, #16211f);
    --line: var(--finder-line, #3b4a47); --frame: var(--finder-frame, #8b9a96); --accent: var(--finder-accent, #8fd3c4);
    --on-accent: var(--finder-on-accent, #0b1d1a); --bad: var(--finder-bad, #ffb38a); --focus: var(--finder-focus, #ffb454);
  }
}
* { box-sizing: border-box; }
section {
  font: 1rem/1.5 var(--finder-font, system-ui, sans-serif); color: var(--ink); background: var(--paper); text-align: start;
  padding: 1.1rem; border: 1px solid var(--line); border-radius: var(--finder-radius, 12px);
}
.title { margin: 0 0 0.75rem; font-size: 1.3rem; font-weight: 600; line-height: 1.25; }
form { display: grid; gap: 0.8rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); align-items: end; }
label { display: grid; gap: 0.25rem; font-weight: 600; }
input, select, button { font: inherit; min-height: 2.75rem; border-radius: 8px; }
input, select { width: 100%; font-weight: 400; padding: 0.4rem 0.65rem; color: inherit; background: var(--paper); border: 2px solid var(--frame); }
button { padding: 0.4rem 1.2rem; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 2px solid var(--accent); cursor: pointer; justify-self: start; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
.status { margin: 0.9rem 0 0; color: var(--soft); overflow-wrap: anywhere; }
.status:empty { display: none; }
.status.bad { color: var(--bad); font-weight: 600; }
ol { list-style: none; margin: 0; padding: 0; }
li { padding: 0.8rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
ol:not(:empty) { margin-top: 0.8rem; }
a { color: var(--accent); display: inline-block; padding-block: 0.25rem; font-weight: 600; }
p { margin: 0.15rem 0 0; }
.soft { color: var(--soft); font-size: 0.95rem; }
.more { margin-top: 0.75rem; }
.all { margin-top: 0.75rem; }
[hidden] { display: none; }
`;
