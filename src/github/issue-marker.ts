/** The state of an issue of ours, stored in a comment on the first line of its body. */
export interface Marker {
  /** The same for the same subject in every run. */
  key: string;
  /** Hash of the job that owns it: two jobs that write to one repository never touch each other's issues. */
  scope: string;
  /** The stage it was last written with, or `resolved`. */
  state: string;
  /** How often it was opened: 1, then one more each time it comes back. */
  round: number;
  /** Hashes of the last write: the facts, the owners, the title and the body. */
  facts: string;
  owners: string;
  title: string;
  body: string;
  /** Hash of the repositories that are read and the config file; empty if an older version wrote it. */
  part: string;
  /** Hash of the config file alone. */
  policy: string;
  /** The files that it names, packed; empty where an older version wrote it. */
  files: string;
}

const START = '<!-- cert-hygiene issue v1 ';
const END = ' -->';
const MAX_LINE = 6_000;

export function withMarker(marker: Marker, body: string): string {
  const fields = Object.entries(marker).map(([name, value]) => `${name}=${value}`);
  return `${START}${fields.join(' ')}${END}\n${body}`;
}

/** Undefined where the first line is no marker; the caller checks who wrote it. */
export function markerOf(text: string): Marker | undefined {
  const [line = ''] = text.slice(0, MAX_LINE).split(/\r?\n/, 1);
  if (!line.startsWith(START) || !line.endsWith(END)) return undefined;
  const pairs = line.slice(START.length, -END.length).split(' ');
  const fields = new Map(pairs.map((pair) => pair.split('=') as [string, string | undefined]));
  const field = (name: string): string => (/^[a-z0-9]{1,64}$/.exec(fields.get(name) ?? '') ?? [''])[0];
  const key = field('key');
  if (key === '') return undefined;
  const round = Number(/^\d{1,6}$/.exec(field('round')) ?? 1);
  return {
    key,
    scope: field('scope'),
    state: field('state'),
    round,
    facts: field('facts'),
    owners: field('owners'),
    title: field('title'),
    body: field('body'),
    part: field('part'),
    policy: field('policy'),
    files: (/^[\w-]{1,5000}$/.exec(fields.get('files') ?? '') ?? [''])[0],
  };
}

/** The text below the marker. */
export function withoutMarker(text: string): string {
  return text.slice(text.indexOf('\n') + 1);
}
