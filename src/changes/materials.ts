/** The effect of a change on the certificates, keys and keystores in files. */
import { displayName } from '../certificates/names.ts';
import type {
  Change,
  Inventory,
  Keystore,
  Location,
  ReviewDifference,
  ReviewRow,
  SeenCertificate,
} from '../model/index.ts';
import { groupBy } from '../util/collections.ts';
import { dayOf, readInstant } from '../util/dates.ts';
import { fileKey, fileNameOf, filesText } from '../util/path-names.ts';
import { listed } from '../util/text.ts';

/** A row before its dependents are known. */
export type BareRow = Pick<ReviewRow, 'step' | 'action' | 'what' | 'differences' | 'location'> & {
  /** Of a certificate in the head. */
  certificate?: SeenCertificate;
};

interface Item {
  step: 'certificate' | 'key' | 'keystore';
  /** Equal where the content is. */
  id: string;
  what: string;
  place: Location;
  statements: Record<string, string>;
  certificate?: SeenCertificate;
}

/** Rows for objects that were added, removed or replaced in the files of the change. Moved objects have no row. */
export function materialRows(change: Change, head: Inventory): BareRow[] {
  const { base, paths } = change;
  const before = itemsOf(base.inventory, paths);
  const after = itemsOf(head, paths);
  const [gone, come] = withoutUnmoved(before, after);
  const rows: BareRow[] = [];
  const waiting = groupBy(come, (item) => `${item.step}\0${fileKey(item.place)}`);
  for (const item of gone) {
    const beside = waiting.get(`${item.step}\0${fileKey(item.place)}`) ?? [];
    const at = beside.findIndex((one) => one.place.pointer === item.place.pointer);
    const [successor] = beside.splice(Math.max(at, 0), 1);
    if (successor === undefined) rows.push(rowOf(item, 'removed', []));
    else
      rows.push(
        rowOf(successor, 'altered', [...differencesOf(item, successor), ...remaining(item.certificate, change, head)]),
      );
  }
  const added = [...waiting.values()].flat();
  return [...rows, ...added.map((item) => rowOf(item, 'added', stated(item.statements)))];
}

/** Where the version that is replaced in one place is still kept, in this repository and in the others of the team. */
function remaining(older: SeenCertificate | undefined, change: Change, head: Inventory): ReviewDifference[] {
  if (older === undefined) return [];
  const placesIn = ({ certificates }: Inventory): Location[] =>
    certificates.find(({ fingerprint }) => fingerprint === older.fingerprint)?.sightings ?? [];
  const were = placesIn(change.team?.base.inventory ?? change.base.inventory);
  const are = placesIn(change.team?.inventory ?? head);
  const end = readInstant(older.notAfter);
  if (are.length === 0 || end === null) return [];
  return [
    { of: 'places of the older version', before: filesText(were), after: `${filesText(are)} (until ${dayOf(end)})` },
  ];
}

/** Equal numbers of places on both sides cancel out: those objects stayed, or were moved. */
function withoutUnmoved(before: readonly Item[], after: readonly Item[]): [Item[], Item[]] {
  const inPlace = (item: Item) => `${item.step}\0${item.id}\0${fileKey(item.place)}`;
  const anywhere = (item: Item) => `${item.step}\0${item.id}`;
  let [left, right] = [[...before], [...after]];
  for (const keyOf of [inPlace, anywhere]) {
    const waiting = groupBy(right, keyOf);
    const taken = new Set<Item>();
    left = left.filter((item) => {
      const same = waiting.get(keyOf(item))?.shift();
      if (same !== undefined) taken.add(same);
      return same === undefined;
    });
    right = right.filter((item) => !taken.has(item));
  }
  return [left, right];
}

function itemsOf(inventory: Inventory, paths: ReadonlySet<string>): Item[] {
  const own = inventory.repositories[0]?.name;
  const here = ({ path, repository }: Location) => paths.has(path) && repository === own;
  const items: Item[] = [];
  for (const certificate of inventory.certificates) {
    for (const place of certificate.sightings.filter(here)) {
      items.push({
        step: 'certificate',
        id: certificate.fingerprint,
        what: `"${displayName(certificate)}"`,
        place,
        statements: statementsOf(certificate),
        certificate,
      });
    }
  }
  for (const { algorithm, encrypted, publicKeyFingerprint, sightings } of inventory.privateKeys) {
    for (const place of sightings.filter(here)) {
      const what = `${algorithm} private key${encrypted ? ' (encrypted)' : ''}`;
      items.push({ step: 'key', id: publicKeyFingerprint ?? `${fileKey(place)}`, what, place, statements: {} });
    }
  }
  for (const keystore of inventory.keystores.filter(here)) {
    // Which certificates are in it has rows of its own.
    const { format, opened, entries, path } = keystore as Keystore;
    const id = `${path}\0${format}\0${opened}\0${entries}`;
    items.push({
      step: 'keystore',
      id,
      what: `"${fileNameOf(path)}"`,
      place: keystore,
      statements: keystoreStatements(keystore),
    });
  }
  return items;
}

function keystoreStatements({ format, opened, entries }: Keystore): Record<string, string> {
  return { form: format, opened: opened.replace('-', ' '), ...(entries !== undefined && { entries: String(entries) }) };
}

const MAX_NAMES = 4;

function statementsOf(certificate: SeenCertificate): Record<string, string> {
  const { issuer, names, publicKey, notAfter, selfIssued } = certificate;
  const end = readInstant(notAfter);
  return {
    ...(end !== null && { expires: dayOf(end) }),
    names: listed(
      names.map((name) => name.replace(/^dns:/, '')),
      MAX_NAMES,
    ),
    issuer: selfIssued ? 'itself' : (/(?:^|, )CN=([^,]{1,100})/.exec(issuer)?.[1] ?? issuer),
    key: [publicKey.algorithm, publicKey.curve ?? publicKey.bits].filter((one) => one !== undefined).join(' '),
  };
}

function rowOf(item: Item, action: BareRow['action'], differences: ReviewDifference[]): BareRow {
  const { step, what, place, certificate } = item;
  const { repository, path, line, pointer } = place;
  const location = { repository, path, ...(line !== undefined && { line }), ...(pointer !== undefined && { pointer }) };
  return { step, action, what, differences, location, ...(certificate && { certificate }) };
}

function differencesOf(before: Item, after: Item): ReviewDifference[] {
  const names = [...new Set([...Object.keys(before.statements), ...Object.keys(after.statements)])];
  const found = names.flatMap((of): ReviewDifference[] => {
    const [was, is] = [before.statements[of], after.statements[of]];
    return was === is ? [] : [{ of, ...(was && { before: was }), ...(is && { after: is }) }];
  });
  const renamed = before.what === after.what ? [] : [{ of: 'what', before: before.what, after: after.what }];
  if (found.length + renamed.length > 0) return [...renamed, ...found];
  return [{ of: 'content', before: 'the previous one', after: 'a new one' }];
}

function stated(statements: Record<string, string>): ReviewDifference[] {
  return Object.entries(statements).flatMap(([of, after]) => (after === '' ? [] : [{ of, after }]));
}
