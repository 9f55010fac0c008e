/** What two states of one fact say differently, in words for a reviewer. */
import { isOfKind, kindOf, lastPartOfRef, spellRef } from '../facts/refs.ts';
import type { AttributeValue, Fact, OwnAttributes, Ref, ReviewDifference } from '../model/index.ts';
import { spellDuration } from '../util/duration.ts';
import { fileNameOf } from '../util/path-names.ts';
import { listed } from '../util/text.ts';

/** Labels of attributes; an attribute without one is spelled in words. */
const LABELS: Readonly<Record<string, string>> = {
  schedules: 'schedule',
  cron: 'schedule',
  interval: 'interval',
  refreshInterval: 'refresh interval',
  duration: 'lifetime',
  renewBefore: 'renews before expiration',
  renewBeforePercentage: 'renews at remaining percentage',
  renewDays: 'renews days before expiration',
  minDays: 'renews days before expiration',
  expiryOffset: 'renews before expiration',
  server: 'ACME server',
  staging: 'test CA',
  issuerName: 'issuer',
  issuerKind: 'kind of issuer',
  isCA: 'CA certificate',
  hook: 'command after a renewal',
  reload: 'reload command',
  follows: 'then runs',
  keyType: 'key type',
  targets: 'copies to',
  zones: 'DNS zones',
  asks: 'asks for',
  via: 'delivered by',
  trigger: 'restart on change',
  container: 'image',
  image: 'image',
  seconds: 'alerts before expiration',
  hidden: 'hides failures',
  disabled: 'disabled',
  paused: 'paused',
  manual: 'started by hand',
  told: 'reload is triggered',
  looped: 'runs in a loop',
  ignored: 'file that cron ignores',
  daemon: 'keeps running',
};
/** Attributes that follow from others, or from the location of the fact. */
const DERIVED: ReadonlySet<string> = new Set(
  'resource surface line seeds packaged more namespace defaultIssuer opaque ignoredSurely'.split(' '),
);
/** Attributes that a ref states too. They are told once, as what is read or written. */
const IN_REFS: ReadonlySet<string> = new Set(
  'secret issuerName issuerKind certificate key chain trust target name'.split(' '),
);
const MAX_VALUES = 4;
const MAX_VALUE = 160;

/** What differs between two states of a fact; empty where it merely moved. */
export function differencesOf(before: Fact, after: Fact): ReviewDifference[] {
  const reads = refDifferences(before.reads.filter(isOther(before)), after.reads.filter(isOther(after)), 'takes');
  const writes = refDifferences(before.writes, after.writes, 'provides');
  const refs = [...reads, ...writes];
  const [was, is]: [OwnAttributes, OwnAttributes] = [before.attributes, after.attributes];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (name) => !DERIVED.has(name) && !(refs.length > 0 && IN_REFS.has(name)) && name !== 'name',
  );
  const stated = names.flatMap((name) =>
    difference(labelOf(name), textOfNamed(name, was[name]), textOfNamed(name, is[name])),
  );
  const all = [...refs, ...listDifference('names', namesOf(before), namesOf(after)), ...stated];
  // Two attributes may state one thing: `schedule` and `schedules`.
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** A script is started by its name: one that is renamed is no other step. */
const isOther =
  ({ location }: Fact) =>
  (ref: Ref) =>
    !(isOfKind(ref, 'script') && lastPartOfRef(ref) === fileNameOf(location.path));

/** What a fact states, for one that has no other side. */
export function statementsOf(fact: Fact): ReviewDifference[] {
  const nothing: Fact = { ...fact, reads: [], writes: [], names: [], attributes: {} };
  return differencesOf(nothing, fact).filter(({ of }) => SHOWN.has(of));
}

/** For a fact that is new or gone as a whole, only the attributes that a reviewer asks about first. */
const SHOWN: ReadonlySet<string> = new Set([
  ...['names', 'issuer', 'schedule', 'interval', 'refresh interval', 'lifetime', 'renews before expiration'],
  ...['version', 'image', 'ACME server', 'test CA', 'command after a renewal', 'reload command'],
  ...['alerts before expiration', 'renews days before expiration'],
]);

function namesOf({ names = [] }: Fact): string[] {
  return names.map((name) => name.replace(/^dns:/, ''));
}

/** Refs that only repeat another ref in a different spelling. */
const isSpare = (ref: Ref) => isOfKind(ref, 'any-issuer', 'stored', 'certificate', 'grant');

function refDifferences(before: readonly Ref[], after: readonly Ref[], verb: string): ReviewDifference[] {
  const gone = before.filter((ref) => !after.includes(ref));
  const come = after.filter((ref) => !before.includes(ref));
  const kinds = new Set([...gone, ...come].map((ref) => labelOfRef(ref, verb)));
  return [...kinds].flatMap((label) => {
    const spelled = (refs: readonly Ref[]) => {
      const own = refs.filter((ref) => labelOfRef(ref, verb) === label);
      const told = own.filter((ref) => !isSpare(ref));
      return [...new Set((told.length > 0 ? told : own).map(spellRef))];
    };
    return listDifference(label, spelled(gone), spelled(come));
  });
}

function labelOfRef(ref: Ref, verb: string): string {
  if (isOfKind(ref, 'issuer', 'cluster-issuer', 'any-issuer', 'external-issuer', 'issuer-of-cluster')) return 'issuer';
  if (isOfKind(ref, 'store', 'cluster-store')) return 'store';
  if (isOfKind(ref, 'host', 'ip')) return verb === 'provides' ? 'serves' : 'requests';
  if (isOfKind(ref, 'grant')) return 'permission';
  if (isOfKind(ref, 'service', 'unit', 'timer', 'workload')) return verb === 'provides' ? 'acts on' : 'follows';
  if (isOfKind(ref, 'script', 'run', 'job')) return verb === 'provides' ? 'starts' : 'started by';
  return kindOf(ref) === '' ? verb : verb === 'takes' ? 'takes from' : verb;
}

function listDifference(of: string, before: readonly string[], after: readonly string[]): ReviewDifference[] {
  const gone = before.filter((one) => !after.includes(one));
  const come = after.filter((one) => !before.includes(one));
  if (gone.length + come.length === 0) return [];
  return difference(of, gone.length > 0 ? shortList(gone) : undefined, come.length > 0 ? shortList(come) : undefined);
}

function difference(of: string, before: string | undefined, after: string | undefined): ReviewDifference[] {
  if (before === after) return [];
  return [{ of, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

function labelOf(name: string): string {
  const known = Object.hasOwn(LABELS, name) ? LABELS[name] : undefined;
  return (
    known ?? name.replace(/([a-z0-9])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
  );
}

function textOfNamed(name: string, value: AttributeValue | undefined): string | undefined {
  return name === 'seconds' && typeof value === 'number' ? spellDuration(value * 1_000) : textOf(value);
}

function textOf(value: AttributeValue | undefined): string | undefined {
  if (value === undefined || value === false || value === '') return undefined;
  if (value === null) return 'known only at run time';
  if (value === true) return 'yes';
  return Array.isArray(value) ? shortList(value.map(String)) || undefined : cut(String(value));
}

function shortList(values: readonly string[]): string {
  return listed(values.map(cut), MAX_VALUES);
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_VALUE ? `${line.slice(0, MAX_VALUE - 1)}…` : line;
}
