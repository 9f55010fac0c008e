import { followsBegin } from './base64-armor.ts';
import { developerCertificates, x5cElements, x509Elements } from './base64-in-markup.ts';
import { type Base64Run, base64At } from './base64-run.ts';
import { dashesEnd, headOf, nextDigits, readRun, runStart } from './base64-scan.ts';
import { mayBegin } from './content-kind.ts';

/** Base64 in base64 (a kubeconfig in a Secret, that Secret in a release) that is looked into before content is called text. */
const MAX_NESTING = 4;
/** What readers of text other than base64 look for. */
const NEEDLES = ['-----BEGIN', '"kty"', '-cert-v01@openssh.com'];

/** `data:image/png;base64,` and the like, source maps among them. They are not keys. */
const MEDIA =
  /data:(?:(?:image|font|audio|video)\/|application\/(?:json|wasm|javascript|font|x-font)|text\/css)[^,\s"']{0,60},$/;

/** Whether there is at least one run that may hold certificates or keys. Most bytes of a file are never looked at. */
export function hasBase64(bytes: Buffer): boolean {
  return runsIn(bytes, 0).next().done !== true;
}

/** Whether some bytes hold a run that is complete: no object that was cut off. */
export function holdsBase64(bytes: Buffer): boolean {
  for (const { kind } of runsIn(bytes, 0)) if (kind !== 'cut-off') return true;
  return false;
}

/**
 * Every run that may hold certificates or keys, in order of place, but for those whose form has its own reader: objects in PEM
 * armour, and what `base64-in-markup.ts` knows by its place.
 * @param armourEnd where the armour ends that an offset lies in, -1 for none; it is asked with ascending offsets
 */
export function* base64Runs(bytes: Buffer, armourEnd: (offset: number) => number): Generator<Base64Run> {
  let taken: Base64Run[] | undefined;
  let next = 0;
  for (const run of runsIn(bytes, 0, armourEnd)) {
    taken ??= [x509Elements, x5cElements, developerCertificates]
      .flatMap((read): Base64Run[] => read(bytes))
      .sort((a, b) => a.start - b.start);
    while ((taken[next]?.end ?? Infinity) <= run.start) next++;
    if ((taken[next]?.start ?? Infinity) > run.start) yield run;
  }
}

function* runsIn(
  bytes: Buffer,
  nesting: number,
  armourEnd: (offset: number) => number = () => -1,
): Generator<Base64Run> {
  let floor = 0;
  for (let hit = nextDigits(bytes, 0); hit >= 0; hit = nextDigits(bytes, floor)) {
    const start = runStart(bytes, hit, floor);
    const later: number[] = [];
    floor = Math.max(readRun(bytes, start, undefined, later).end, dashesEnd(bytes, start));
    // Most rows of digits are told by their head and never copied.
    const begins = mayBegin(headOf(bytes, start));
    if (!begins && later.length === 0) continue;
    const body = armourEnd(start);
    floor = Math.max(floor, body);
    if (body >= 0 || MEDIA.test(bytes.toString('latin1', Math.max(0, start - 80), start))) continue;
    const run = begins ? base64At(bytes, start) : undefined;
    // The reader of armor reports an object under a BEGIN line that is cut off.
    const isWhole = run !== undefined && !(run.kind === 'cut-off' && followsBegin(bytes, start));
    const wanted = isWhole && isWanted(run, nesting) ? run : behindWords(bytes, later);
    if (wanted === undefined) continue;
    if (wanted !== run) floor = wanted.end;
    yield wanted;
  }
}

/** What begins on a line below words that look like digits, such as a path or a digest: an object that is there to its end. */
function behindWords(bytes: Buffer, starts: readonly number[]): Base64Run | undefined {
  for (const start of starts) {
    if (!mayBegin(headOf(bytes, start))) continue;
    const run = base64At(bytes, start);
    if (run.kind === 'object' || (run.kind === 'text' && run.content.includes('-----BEGIN'))) return run;
  }
  return undefined;
}

function isWanted({ kind, content, elided }: Base64Run, nesting: number): boolean {
  if (kind !== 'text') return kind === 'object' || (kind === 'cut-off' && !elided);
  if (NEEDLES.some((needle) => content.includes(needle))) return true;
  return nesting < MAX_NESTING && runsIn(content, nesting + 1).next().done !== true;
}
