import { displayName } from '../certificates/names.ts';
import {
  type Change,
  type Context,
  type Inventory,
  type Location,
  leavesHole,
  type Policy,
  type SeenCertificate,
  type SkippedReason,
  type Topology,
} from '../model/index.ts';
import { factTitle } from '../topology/describe.ts';
import { groupBy } from '../util/collections.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { fileKey, fileNameOf } from '../util/path-names.ts';
import { compareGraphs } from './before-after.ts';

type ContextOf = Policy['contextOf'];

/** Objects that a change removes from the checks, from one file to one other place. */
export interface NoLongerChecked {
  /** The file in the base. */
  from: Location;
  /** Its place and context in the head, or the reason why that place is no longer read. */
  to: { location: Location; context: Exclude<Context, 'production'> } | { unread: NoLongerCheckedReason };
  /** What people call the objects. */
  titles: string[];
  /** Fingerprints of the certificates. */
  certificates: string[];
}

/**
 * Certificates, keys, keystores and automation in production in the base that are now only where nothing fails a check:
 * moved into tests or examples, made part of a trust store, or replaced by unread content. Objects that are still
 * checked at another place, or are gone from the repository, are left out.
 */
export const leavingChecks = memoizeByObject(
  (change: Change, head: { inventory: Inventory; topology: Topology }, contextOf: ContextOf): NoLongerChecked[] =>
    grouped([...leftObjects(change, head.inventory, contextOf), ...leftFacts(change, head.topology, contextOf)]),
);

interface Left {
  from: Location;
  to: NoLongerChecked['to'];
  title: string;
  certificate?: string;
}

/** An object of either side with the places where it is. */
interface Item {
  /** The identity of an object on both sides. */
  id: string;
  title: string;
  places: readonly Location[];
  certificate?: SeenCertificate;
}

function itemsOf({ certificates, privateKeys, keystores, unreadable }: Inventory): Item[] {
  return [
    ...certificates.map((certificate) => ({
      id: certificate.fingerprint,
      title: `"${displayName(certificate)}"`,
      places: certificate.sightings,
      certificate,
    })),
    ...privateKeys.flatMap(({ publicKeyFingerprint: id, sightings }) =>
      id === undefined ? [] : [{ id: `key ${id}`, title: 'a private key', places: sightings }],
    ),
    // An object that cannot be opened is identified by the name of its file.
    ...[...keystores, ...unreadable].map((place) => ({
      id: `file ${fileNameOf(place.path)}`,
      title: `"${fileNameOf(place.path)}"`,
      places: [place],
    })),
  ];
}

function* leftObjects(change: Change, head: Inventory, contextOf: ContextOf): Generator<Left> {
  const { base, paths } = change;
  const before = change.base.contextOf ?? contextOf;
  const isOwn = ownRepository(base.inventory);
  const after = groupBy(itemsOf(head), ({ id }) => id);
  const unread = unreadPlaces(head);
  for (const { id, title, places, certificate } of itemsOf(base.inventory)) {
    const known = new Set(places.map(fileKey));
    const now = (after.get(id) ?? []).flatMap((item) =>
      item.places.map((location) => ({ location, context: contextOf(location, item.certificate) })),
    );
    for (const from of places) {
      if (!paths.has(from.path) || !isOwn(from) || before(from, certificate) !== 'production') continue;
      const here = now.filter(({ location }) => fileKey(location) === fileKey(from));
      const moved = now.filter(({ location }) => !known.has(fileKey(location)) && paths.has(location.path));
      const candidates = here.length > 0 ? here : moved;
      const to = candidates.some(({ context }) => context === 'production') ? undefined : candidates[0];
      const rest = { from: { repository: from.repository, path: from.path }, title };
      const named = certificate === undefined ? rest : { ...rest, certificate: certificate.fingerprint };
      if (to !== undefined) yield { ...named, to: to as Exclude<NoLongerChecked['to'], { unread: unknown }> };
      if (candidates.length > 0 || now.some(({ context }) => context === 'production')) continue;
      const reason = unread(from);
      if (reason !== undefined) yield { ...named, to: { unread: reason } };
    }
  }
}

/** Automation that is the same in the head, and lies among tests or examples there. */
function* leftFacts(change: Change, head: Topology, contextOf: ContextOf): Generator<Left> {
  const before = change.base.contextOf ?? contextOf;
  const isOwn = ownRepository(change.base.inventory);
  for (const [was, is] of compareGraphs(change, head).pairs) {
    if (was.location.path === is.location.path || !change.paths.has(was.location.path) || !isOwn(was.location))
      continue;
    const context = contextOf(is.location);
    if (context === 'production' || before(was.location) !== 'production') continue;
    const { repository, path } = was.location;
    yield { from: { repository, path }, to: { location: is.location, context }, title: factTitle(was) };
  }
}

function ownRepository({ repositories }: Inventory): (place: Location) => boolean {
  const own = repositories.find(({ within }) => within === undefined)?.name;
  return ({ repository }) => repository === own;
}

/** Tells why a place of the head is not read; undefined where it is, or is not there. */
function unreadPlaces({ repositories, unreadable }: Inventory): (place: Location) => NoLongerCheckedReason | undefined {
  const files = new Map<string, NoLongerCheckedReason>();
  for (const place of unreadable) files.set(fileKey(place), place.kind === 'encrypted' ? 'encrypted' : 'unreadable');
  for (const { name, skipped } of repositories) {
    for (const entry of skipped) {
      if (leavesHole(entry) || entry.reason === 'archive')
        files.set(fileKey({ repository: name, path: entry.path }), entry.reason);
    }
  }
  return (place) => {
    const whole = fileKey(place);
    // A submodule takes the place of a folder.
    for (let end = whole.length; end > 0; end = whole.lastIndexOf('/', end - 1)) {
      const reason = files.get(whole.slice(0, end));
      if (reason !== undefined) return reason;
    }
    return undefined;
  };
}

type NoLongerCheckedReason = SkippedReason | 'unreadable' | 'encrypted';

function grouped(all: Iterable<Left>): NoLongerChecked[] {
  const groups = new Map<string, NoLongerChecked>();
  for (const { from, to, title, certificate } of all) {
    const place = 'unread' in to ? to.unread : `${fileKey(to.location)}\0${to.context}`;
    const key = `${fileKey(from)}\0${place}`;
    const group = groups.get(key) ?? { from, to, titles: [], certificates: [] };
    groups.set(key, group);
    if (!group.titles.includes(title)) group.titles.push(title);
    if (certificate !== undefined) group.certificates.push(certificate);
  }
  return [...groups.values()];
}
