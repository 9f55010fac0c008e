/** What every HTML report has: its style, its one script, and a policy by which a browser runs nothing else. */

import { createHash } from 'node:crypto';

/** Colors have a contrast of 4.5 to 1 and more on their backgrounds (WCAG 2.2, 1.4.3), light and dark. */
const STYLE = `
:root { color-scheme: light dark; --page: #fff; --text: #1f2328; --line: #d1d9e0; --dim: #59636e; --link: #0550ae;
  --error: #b3261e; --warning: #875200; --note: #1b5fa8; --good: #1a6b2d; --soft: #f6f8fa; --stale: #cf222e; --newest: #2da44e; --current: #6e7781 }
@media (prefers-color-scheme: dark) { :root { --page: #0d1117; --text: #e6edf3; --line: #3d444d; --dim: #9da7b3; --link: #79c0ff;
  --error: #ff8f86; --warning: #e3b341; --note: #79c0ff; --good: #7ee787; --soft: #161b22; --stale: #f85149; --newest: #3fb950; --current: #8b949e } }
* { box-sizing: border-box }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem; overflow-wrap: break-word; background: var(--page); color: var(--text) }
a { color: var(--link) } code { font: 0.9em ui-monospace, monospace; overflow-wrap: anywhere }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 0.5rem } h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem } h3 { font-size: 1rem; margin: 0 }
summary h2, summary h3 { display: inline } summary { cursor: pointer } details { margin: 0.75rem 0 }
p { margin: 0.4rem 0 } ul { margin: 0.35rem 0; padding-left: 1.2rem } .dim { color: var(--dim); font-size: 0.9rem }
.error { --tone: var(--error) } .warning { --tone: var(--warning) } .note { --tone: var(--note) } .clean { --tone: var(--good) }
h1, h2, h3, b.rule, .state { color: var(--tone, inherit) }
.next { border-left: 4px solid var(--tone, var(--line)); background: var(--soft); padding: 0.5rem 1rem; border-radius: 6px; font-size: 1.1rem }
article { border: 1px solid var(--line); border-left: 4px solid var(--tone, var(--line)); border-radius: 6px; padding: 0.7rem 1rem; margin: 0.75rem 0; content-visibility: auto; contain-intrinsic-size: auto 14rem }
.head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem } .head > * { min-width: 0; font-weight: 600 }
ol.path { list-style: none; display: flex; flex-wrap: wrap; gap: 0.5rem 1.6rem; padding: 0; margin: 0.6rem 0 }
ol.path li { border: 1px solid var(--line); border-radius: 6px; padding: 0.35rem 0.6rem; background: var(--soft); position: relative; flex: 1 1 13rem; min-width: 0 }
ol.path li + li::before { content: "→"; position: absolute; left: -1.3rem; top: 0.35rem; color: var(--dim) }
ol.path li.bad { border: 1px dashed var(--error) } ol.path li.good { border-color: var(--good) } ol.path b { display: block }
ol.path li.bad b { color: var(--error) } ol.path li.good b { color: var(--good) } ol.path code { display: block } li a { display: inline-block; min-height: 24px; vertical-align: top }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid var(--line) }
.find { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: end; margin: 1rem 0 0 } .find label { flex: 1 1 12rem; font-size: 0.9rem }
.find input, .find select { display: block; width: 100%; font: inherit; padding: 0.35rem 0.5rem; color: inherit; background: var(--page); border: 1px solid var(--dim); border-radius: 6px }
ul.brief { list-style: none; padding: 0 } ul.brief li { border-left: 3px solid var(--tone, var(--line)); padding-left: 0.75rem; margin: 0.6rem 0; content-visibility: auto; contain-intrinsic-size: auto 3rem }
ul.all { list-style: none; padding: 0 } ul.all > li { border-bottom: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 2.2rem }
ul.all details { margin: 0 } ul.all summary, .axis { display: grid; grid-template-columns: minmax(0, 19rem) minmax(0, 1fr); gap: 0 1rem; align-items: center; padding: 0.25rem 0 }
ul.all summary span { min-width: 0; font-size: 0.9rem } ul.all b, ul.all .state { display: block } svg { display: block; width: 100%; overflow: visible }
svg text { font: 11px system-ui, sans-serif; fill: var(--dim) } rect { height: 5px } ul.all a { font: 0.85rem ui-monospace, monospace; overflow-wrap: anywhere } .newest { fill: var(--newest) } .stale { fill: var(--stale) } .current { fill: var(--current) }
.now, .tick { stroke: var(--text); stroke-width: 1.5 } .tick { stroke: var(--line); stroke-width: 1 } ul.all b::before { content: "▸ "; color: var(--dim) } ul.all details[open] b::before { content: "▾ " } .day { white-space: nowrap } .time { margin: 0.8rem 0 } [hidden] { display: none !important }
@media (max-width: 40rem) { ul.all summary, .axis { grid-template-columns: minmax(0, 1fr) } ol.path { flex-direction: column; gap: 1.3rem } ol.path li { flex: none }
  ol.path li + li::before { content: "↓"; left: 0.6rem; top: -1.35rem } table.wide, table.wide tbody, table.wide tr, table.wide td { display: block } table.wide th { display: none } table.wide td { border: 0; padding: 0.1rem 0 } table.wide tr { border-bottom: 1px solid var(--line); padding: 0.4rem 0; display: block } }
@media print { article { break-inside: avoid } .find { display: none } }
`;

/** Hides rows that do not match the entered words and state. Without the script, the page shows everything. */
const SCRIPT = `
addEventListener('DOMContentLoaded', () => {
  const form = document.getElementById('find');
  if (form === null) return;
  const [words, state, number] = ['words', 'state', 'number'].map((id) => document.getElementById(id));
  const list = document.querySelector('ul.all');
  const rows = [...document.querySelectorAll('[data-s]')];
  const certificates = new Set(list?.children);
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const folds = [...document.querySelectorAll('details.fold')].map((fold) => [fold, fold.open]);
  const show = () => {
    const wanted = words.value.toLowerCase().split(/\\s+/);
    const hits = [];
    rows.forEach((row, index) => {
      const hit = (state.value === '' || row.dataset.s.split(' ').includes(state.value)) && wanted.every((word) => texts[index].includes(word));
      if (!certificates.has(row)) row.hidden = !hit;
      else if (hit) hits.push(row);
    });
    // To hide thousands of rows one by one takes a browser seconds.
    list?.replaceChildren(...hits);
    const chosen = words.value.trim() !== '' || state.value !== '';
    for (const [fold, open] of folds) fold.open = open || chosen;
    number.textContent = hits.length + ' of ' + certificates.size + ' certificates';
  };
  form.hidden = false;
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => event.preventDefault());
});
`;

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/** Even if an escape failed, a browser would run, load and send nothing. */
const POLICY = `default-src 'none'; style-src ${sha256(STYLE)}; script-src ${sha256(SCRIPT)}; base-uri 'none'; form-action 'none'`;

/** @param title text that is escaped, or that holds nothing from a repository */
export function htmlPage(title: string, body: readonly string[]): string {
  return `${[
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<title>${title}</title><style>${STYLE}</style><script>${SCRIPT}</script></head><body>`,
    ...body.filter((part) => part !== ''),
    '</body></html>',
  ].join('\n')}\n`;
}
