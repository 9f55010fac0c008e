/** The story of a report in GitHub's Markdown: the same in the job summary, in issues and in comments. */

import type { RenderOptions, Report } from '../model/index.ts';
import { escapeMarkdown, markdownCode } from '../util/escape.ts';
import { count } from '../util/text.ts';
import { locationList, MAX_NAME } from './markdown-parts.ts';
import { fixesOf, headlineOf, type StoryStep, type Subject } from './story.ts';

const MAX_FIX = 800;
const SIGNS = { good: '✅', bad: '❌', plain: '▫️' } as const;
/** Names that Mermaid takes for plain text inside of quotation marks, whatever they say. */
const PLAIN = /^[\w./-]{1,40}$/;
const NAMED = 3;
/** Two stations say no more than the list. */
const LEAST = 3;
const MAX_STATIONS = 8;

/** What breaks next, and the one thing to do. */
export function headline(subject: Subject, report: Report, distance: boolean): string {
  const [fix] = fixesOf(subject, report);
  return [
    `**Next:** ${escapeMarkdown(headlineOf(subject, report, distance), MAX_FIX)}`,
    ...(fix === undefined ? [] : [`**Fix:** ${escapeMarkdown(fix, MAX_FIX)}`]),
  ].join('\n\n');
}

/**
 * The stations of a path as a list: a telephone wraps it, and it says all that the picture shows.
 * @param most places of a station that are named; with a number, versions have their serial numbers
 */
export function pathList(path: readonly StoryStep[], report: Report, options: RenderOptions, most?: number): string {
  return path
    .map(({ state, text, places, serial }) => {
      const where = places.length === 0 ? '' : `: ${locationList(report, places, options, most).join(', ')}`;
      const number = most !== undefined && serial !== undefined ? `, serial number ${markdownCode(serial, 50)}` : '';
      const words = escapeMarkdown(text, MAX_NAME);
      return `- ${SIGNS[state]} ${state === 'bad' ? `**${words}**` : words}${number}${where}`;
    })
    .join('\n');
}

/** The same as a picture that GitHub draws; empty where there is nothing to connect. Names from files are in it only where they are plain. */
export function pathPicture(path: readonly StoryStep[]): string {
  const shown = path.slice(0, MAX_STATIONS);
  if (shown.length < LEAST) return '';
  const lines = shown.flatMap((step, index) => [
    `  s${index}["${stationText(step)}"]:::${step.state}`,
    ...(index === 0 ? [] : [`  s${index - 1} ${step.state === 'bad' ? '-.->' : '-->'} s${index}`]),
  ]);
  return [
    '```mermaid',
    'flowchart LR',
    '  accTitle: Renewal path',
    `  accDescr: ${shown.map((step) => plainText(step)).join('. ')}`,
    ...lines,
    '  classDef good fill:#dafbe1,stroke:#1a7f37,color:#1f2328',
    '  classDef bad fill:#ffebe9,stroke:#cf222e,color:#1f2328,stroke-dasharray:4 3',
    '  classDef plain fill:#f6f8fa,stroke:#59636e,color:#1f2328',
    '```',
  ].join('\n');
}

function stationText(step: StoryStep): string {
  const names = [...new Set(step.places.map(({ path }) => path))].filter((name) => PLAIN.test(name));
  const shown = names.slice(0, NAMED);
  const rest = step.places.length - shown.length;
  return [
    ...plainText(step).split(', '),
    ...shown,
    ...(shown.length > 0 && rest > 0 ? [`and ${count(rest)} more`] : []),
  ].join('<br/>');
}

/** Without names from files, but for those that Mermaid cannot misread. */
function plainText({ kind, text, state }: StoryStep): string {
  if (/^[\w ,.→-]{1,80}$/.test(text)) return text;
  const nouns = { renewal: 'renewal', version: 'version', copying: 'copy', use: 'use' } as const;
  return state === 'bad' ? `Broken ${nouns[kind]}` : `Known ${nouns[kind]}`;
}
