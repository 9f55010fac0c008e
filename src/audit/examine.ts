import { type NeedleSearch, needleSearch } from '../bytes/needle-search.ts';
import { toUtf8 } from '../bytes/text-encoding.ts';
import { factOf } from '../facts/attributes.ts';
import type { FoundPassword } from '../keystores/repository-passwords.ts';
import type {
  DecodeOptions,
  Decoder,
  Fault,
  Found,
  Layer,
  Mechanism,
  MechanismOutput,
  Place,
  UnreadableReason,
} from '../model/index.ts';
import { withoutSchemas } from '../parsers/yaml-schemas.ts';
import { IGNORE_MARK, readIgnoreComments } from '../policy/ignore-comments.ts';
import { memoizeByBytes, memoizeByObject } from '../util/memoize.ts';
import { limitRepeats } from '../util/repeat-limit.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { findSigners } from '../x509/signers.ts';
import { conditionsAt, configFile, decodeText } from './config-file.ts';
import { contained, faultOf } from './contained.ts';
import { noContents } from './inventory.ts';
import { type FileFacts, outputFor, type Pending, refuse, type Walk } from './layer-output.ts';
import { composePlaces, shownPlace } from './nested-places.ts';

/** Maximum nesting of layers; an archive in an archive in a Secret has four. */
const MAX_DEPTH = 8;
/** Maximum bytes that one file may unwrap to, all layers together, and maximum layers that are decoded. */
const MAX_UNWRAPPED = 64 << 20;
const MAX_LAYERS = 10_000;
/** Bytes of the largest configuration that mechanisms read. */
const MAX_CONFIG = 4 << 20;
/** Facts of one file that are kept; the largest configurations that people write state some thousand. */
const MAX_FACTS = 20_000;
/** Certificates whose fields a thread remembers; a trust store holds some hundred. */
const MAX_REMEMBERED = 4_096;

export interface PlugIns {
  decoders: readonly Decoder[];
  mechanisms: readonly Mechanism[];
}

export interface Examiner {
  /**
   * Undefined if no plug-in wants the file, as for most files. The bytes must stay unchanged until the promise settles.
   * Never rejects.
   * @param found passwords that the repository holds, to try on keystores
   */
  examine(
    repository: string,
    path: string,
    bytes: Buffer,
    found?: readonly FoundPassword[],
  ): Promise<FileFacts> | undefined;
  /** Whether some plug-in wants the file. */
  wants(path: string, bytes: Buffer): boolean;
  /** Whether a part of a file that is too large to examine is worth decoding. */
  suspect(path: string, window: Buffer): boolean;
}

export function createExaminer({ decoders, mechanisms }: PlugIns, passwords: readonly string[]): Examiner {
  const parse = memoizeByBytes(parseCertificate, MAX_REMEMBERED);
  // The sets of the decoders come first, then those of the mechanisms, and the mark of comments that ignore findings.
  const search = searchFor({ decoders, mechanisms });
  const marks = decoders.length + mechanisms.length;
  const byName = mechanisms.filter(({ needles }) => needles.length === 0);

  function wantedBy(layer: Layer, faults: Fault[]): Decoder[] {
    const wanted: Decoder[] = [];
    for (let set = 0; set < decoders.length; set++) {
      const decoder = decoders[set] as Decoder;
      if (decoder.needles !== undefined && !search.holds(set)) continue;
      try {
        if (decoder.detect(layer)) wanted.push(decoder);
      } catch (error) {
        faults.push(faultOf(`decoder ${decoder.id}`, layer.path, error));
      }
    }
    const sole = wanted.find(({ exclusive }) => exclusive);
    return sole === undefined ? wanted : [sole];
  }

  function readBy(path: string, faults: Fault[]): Mechanism[] {
    const readers: Mechanism[] = [];
    const ask = (mechanism: Mechanism, holds: () => boolean) => {
      try {
        if (mechanism.accepts(path) && holds()) readers.push(mechanism);
      } catch (error) {
        faults.push(faultOf(`mechanism ${mechanism.id}`, path, error));
      }
    };
    for (const mechanism of byName) ask(mechanism, () => true);
    for (const set of search.candidates()) {
      const mechanism = mechanisms[set - decoders.length];
      if (mechanism !== undefined) ask(mechanism, () => search.holds(set));
    }
    return readers.sort((a, b) => mechanisms.indexOf(a) - mechanisms.indexOf(b));
  }

  function wantedAfterLook(layer: Layer, faults: Fault[]): Decoder[] {
    search.look(layer.bytes);
    return wantedBy(layer, faults);
  }

  /** What the plug-ins want of a file; undefined if it is nothing. */
  function look(layer: Layer) {
    const faults: Fault[] = [];
    const wanted = wantedAfterLook(layer, faults);
    const readers = readBy(layer.path, faults);
    // A file that only holds a comment may be a related place of a problem, or none: then the comment is unused.
    const marked = search.holds(marks);
    const isNothing = wanted.length === 0 && readers.length === 0 && faults.length === 0 && !marked;
    return isNothing ? undefined : { wanted, readers, marked, faults };
  }

  return {
    examine(repository, path, content, found) {
      const bytes = toUtf8(content);
      const layer: Layer = { bytes, path, depth: 0 };
      const seen = look(layer);
      if (seen === undefined) return undefined;
      const { wanted, readers, marked, faults } = seen;
      const walk: Walk = {
        facts: { ...noContents(), faults },
        place: { repository, path },
        passwords,
        found,
        parse,
        encodings: new Map(),
        wantedBy: (inner) => wantedAfterLook(inner, faults),
      };
      return decodeLayers(walk, layer, wanted).then(() => {
        contained(faults, 'signers', path, () => findSigners(walk.facts.certificates, walk.encodings));
        readConfig(walk, bytes, readers);
        if (marked) contained(faults, 'comments', path, () => readMarks(walk, bytes));
        return walk.facts;
      });
    },
    wants: (path, content) => look({ bytes: toUtf8(content), path, depth: 0 }) !== undefined,
    suspect: (path, window) => wantedAfterLook({ bytes: toUtf8(window), path, depth: 0 }, []).length > 0,
  };
}

let lastSearch: { key: string; search: NeedleSearch } | undefined;

/** The tables of a search are made once for the same needles: a change is read in several parts. */
function searchFor({ decoders, mechanisms }: PlugIns): NeedleSearch {
  const sets = [...[...decoders, ...mechanisms].map(({ needles }) => needles ?? []), [IGNORE_MARK]];
  const key = JSON.stringify(sets);
  if (lastSearch?.key !== key) lastSearch = { key, search: needleSearch(sets) };
  return lastSearch.search;
}

/** Offers the file to its decoders, then what they unwrap to theirs, within the bounds. */
async function decodeLayers(walk: Walk, layer: Layer, decoders: readonly Decoder[]): Promise<void> {
  const queue: Pending[] = [{ layer, decoders, outer: {} }];
  const used = { bytes: 0, layers: 0, refused: false };

  function unwrap(from: Pending, bytes: Buffer, found: Partial<Found>): void {
    if (used.refused) return;
    const outer = composePlaces(from.outer, found, from.layer.depth);
    const depth = from.layer.depth + 1;
    used.bytes += bytes.length;
    const inner: Layer = { bytes: toUtf8(bytes), path: layer.path, depth };
    const container = found.container ?? from.layer.container;
    if (found.format !== undefined) inner.format = found.format;
    if (container !== undefined) inner.container = container;
    const wanted = used.bytes > MAX_UNWRAPPED ? [] : walk.wantedBy(inner);
    if (wanted.length > 0) used.layers++;
    if (used.bytes > MAX_UNWRAPPED || used.layers > MAX_LAYERS) {
      used.refused = true;
      refuse(walk, outer, 'too-large', 'Its unpacked content exceeds the limit for one file.');
    } else if (wanted.length > 0 && depth > MAX_DEPTH) {
      refuse(walk, outer, 'too-deep', `It is nested more than ${MAX_DEPTH} levels deep.`);
    } else if (wanted.length > 0) {
      queue.push({ layer: inner, decoders: wanted, outer });
    }
  }

  for (let from = queue.shift(); from !== undefined; from = queue.shift()) {
    const current = from;
    const output = outputFor(walk, current, (bytes, found) => unwrap(current, bytes, found));
    for (const decoder of current.decoders) {
      const where = `decoder ${decoder.id}`;
      const decoding = contained(walk.facts.faults, where, layer.path, () =>
        decoder.decode(current.layer, output, optionsOf(walk)),
      );
      await decoding?.catch((error: unknown) => void walk.facts.faults.push(faultOf(where, layer.path, error)));
    }
  }
}

/** The same for all layers of a file, because the effort for its passwords is limited by their list. */
const optionsOf = memoizeByObject(
  ({ passwords, found }: Walk): DecodeOptions => ({
    passwords,
    ...(found && { found: found.map(({ password }) => password) }),
  }),
);

/** Lets the mechanisms read the text of a file, each on its own. */
function readConfig(walk: Walk, bytes: Buffer, readers: readonly Mechanism[]): void {
  if (readers.length === 0) return;
  const { facts, place } = walk;
  if (bytes.length > MAX_CONFIG) {
    // A program such as `bin/lego` is none; nor is JSON that Azure (up to 4 MB), CloudFormation and Kubernetes would refuse.
    if (bytes.subarray(0, 512).includes(0) || /\.json$/i.test(place.path)) return;
    const detail = `It looks like configuration, but exceeds the limit of ${MAX_CONFIG >> 20} MiB for one file.`;
    refuse(walk, {}, 'too-large', detail, 'configuration');
    return;
  }
  const file = configFile(place.path, withoutSchemas(decodeText(bytes)));
  const repeats = limitRepeats();
  const unreadable = (reason: UnreadableReason, detail: string, at: Place = {}): void => {
    if (repeats.allow(reason, detail)) refuse(walk, at, reason, detail, 'configuration');
  };
  for (const { id, read } of readers) {
    const fact: MechanismOutput['fact'] = (written, at) => {
      if (facts.facts.length >= MAX_FACTS) throw FULL;
      facts.facts.push(factOf(id, written, { ...place, ...shownPlace(at) }, conditionsAt(file, at)));
    };
    if (contained(facts.faults, `mechanism ${id}`, place.path, () => fills(() => read(file, { fact, unreadable })))) {
      const detail = `It defines more than ${MAX_FACTS} steps, the limit for one file; the others were not read.`;
      refuse(walk, {}, 'too-large', detail, 'configuration');
      break;
    }
  }
  for (const [reason, detail] of repeats.remaining()) refuse(walk, {}, reason, detail, 'configuration');
}

/** Ends the reading of a file that states too much. */
const FULL = new Error('too many facts');

/** Whether a reading ended because the file states too much. */
function fills(read: () => void): boolean {
  try {
    read();
    return false;
  } catch (error) {
    if (error === FULL) return true;
    throw error;
  }
}

/** Comments of a text file that ignore findings; in a file too large to be read for them, they ignore nothing. */
function readMarks({ facts, place }: Walk, bytes: Buffer): void {
  if (bytes.length > MAX_CONFIG || bytes.subarray(0, 512).includes(0)) return;
  const comments = readIgnoreComments(decodeText(bytes));
  if (comments.length > 0) facts.ignoreComments = comments.map((comment) => ({ ...place, ...comment }));
}
