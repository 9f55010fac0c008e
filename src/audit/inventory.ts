import {
  compareLocations,
  compareText,
  type Inventory,
  type Location,
  type Repository,
  type SeenCertificate,
  type SeenPrivateKey,
  type Sighting,
} from '../model/index.ts';

/** The contents of files: an inventory without the record of what was read. */
export type Contents = Omit<Inventory, 'repositories'>;

/** New lists for what a file holds. */
export function noContents(): Contents {
  return {
    certificates: [],
    privateKeys: [],
    keystores: [],
    revocationLists: [],
    requests: [],
    facts: [],
    unreadable: [],
  };
}

/** A new inventory with nothing in it. */
export function emptyInventory(): Inventory {
  return { repositories: [], ...noContents() };
}

/** Merges parts of an inventory, in any order and any number of times. */
export interface InventoryBuilder {
  add(part: Partial<Inventory>): void;
  /** Sorted throughout, so that equal contents are equal text. */
  inventory(): Inventory;
}

/**
 * One object is one entry, whatever the number of its sightings; the same statement about the same place is made once.
 * Adding is a union: associative, commutative and idempotent.
 */
export function inventoryBuilder(): InventoryBuilder {
  const repositories = new Map<string, Repository>();
  const certificates = seenObjects<SeenCertificate>((item) => item.fingerprint);
  const signers = new Map<string, Set<string>>();
  const privateKeys = seenObjects<SeenPrivateKey>(({ publicKeyFingerprint, algorithm, encrypted }) =>
    publicKeyFingerprint === undefined ? undefined : `${publicKeyFingerprint} ${algorithm} ${encrypted}`,
  );
  const revocationLists = seenObjects<Inventory['revocationLists'][number]>((item) => item.fingerprint);
  const requests = seenObjects<Inventory['requests'][number]>((item) => item.fingerprint);
  const keystores = placedObjects<Inventory['keystores'][number]>((item) => item);
  const facts = placedObjects<Inventory['facts'][number]>((item) => item.location);
  const unreadable = placedObjects<Inventory['unreadable'][number]>((item) => item);
  const expirations = placedObjects<NonNullable<Inventory['expirations']>[number]>((item) => item);
  const ignoreComments = placedObjects<NonNullable<Inventory['ignoreComments']>[number]>((item) => item);
  const arrivals = placedObjects<NonNullable<Inventory['arrivals']>[number]>((item) => item);
  const served = placedObjects<NonNullable<Inventory['served']>[number]>((item) => item.location);
  let hasHistory = false;
  let hasServed = false;

  /** Each file only knows the signers in it, so the signers of a certificate are merged. */
  function withoutSigners({ signedBy, ...certificate }: SeenCertificate): SeenCertificate {
    const known = signers.get(certificate.fingerprint) ?? new Set();
    if (signedBy !== undefined) signers.set(certificate.fingerprint, known);
    for (const signer of signedBy ?? []) known.add(signer);
    return certificate;
  }

  function withSigners(certificate: SeenCertificate): SeenCertificate {
    const signedBy = signers.get(certificate.fingerprint);
    return signedBy === undefined ? certificate : { ...certificate, signedBy: [...signedBy].sort() };
  }

  return {
    add(part) {
      for (const item of part.repositories ?? []) {
        const key = `${item.name}\0${item.revision ?? ''}`;
        repositories.set(key, mergeRepositories(item, repositories.get(key) ?? { ...item, skipped: [] }));
      }
      certificates.add(part.certificates?.map(withoutSigners));
      privateKeys.add(part.privateKeys);
      revocationLists.add(part.revocationLists);
      requests.add(part.requests);
      keystores.add(part.keystores);
      facts.add(part.facts);
      unreadable.add(part.unreadable);
      expirations.add(part.expirations);
      ignoreComments.add(part.ignoreComments);
      arrivals.add(part.arrivals);
      hasHistory ||= part.arrivals !== undefined;
      served.add(part.served);
      hasServed ||= part.served !== undefined;
    },
    inventory: () => {
      const dates = expirations.list();
      const comments = ignoreComments.list();
      return {
        repositories: [...repositories.entries()].sort(([a], [b]) => compareText(a, b)).map(([, item]) => item),
        certificates: certificates.list().map(withSigners),
        privateKeys: privateKeys.list(),
        keystores: keystores.list(),
        revocationLists: revocationLists.list(),
        requests: requests.list(),
        facts: facts.list(),
        unreadable: unreadable.list(),
        ...(dates.length > 0 && { expirations: dates }),
        ...(comments.length > 0 && { ignoreComments: comments }),
        ...(hasHistory && { arrivals: arrivals.list() }),
        ...(hasServed && { served: served.list() }),
      };
    },
  };
}

/** The inventory of two scopes together. Associative and commutative. */
export function mergeInventories(...parts: readonly Inventory[]): Inventory {
  const builder = inventoryBuilder();
  for (const part of parts) builder.add(part);
  return builder.inventory();
}

/**
 * Files and bytes of the larger record: a repository that was read twice was not read twice as much. If two records
 * differ in a field, the choice must not depend on their order.
 */
function mergeRepositories(a: Repository, b: Repository): Repository {
  const skipped = new Map([...a.skipped, ...b.skipped].map((item) => [stableText(item), item]));
  const [{ skipped: _, ...first }, { skipped: __, ...second }] = [a, b];
  return {
    ...leastOf(first, second),
    files: Math.max(a.files, b.files),
    bytes: Math.max(a.bytes, b.bytes),
    skipped: [...skipped.entries()]
      .sort(([left, x], [right, y]) => compareText(x.path, y.path) || compareText(left, right))
      .map(([, item]) => item),
  };
}

/** Of each field the one whose text comes first; a field that only one has. */
function leastOf<T extends object>(a: T, b: T): T {
  const keys = Object.keys({ ...a, ...b }).sort(compareText);
  const fields = keys.map((key): [string, unknown] => {
    const values = [a, b].map((one) => one[key as keyof T]).filter((value) => value !== undefined);
    return [key, values.sort((x, y) => compareText(stableText(x), stableText(y)))[0]];
  });
  return Object.fromEntries(fields) as T;
}

/** Objects with an identity of their own, each with all the places where it was seen. */
function seenObjects<T extends { sightings: Sighting[] }>(keyOf: (item: T) => string | undefined) {
  const known = new Map<string, { item: T; text: string; sightings: ReturnType<typeof placedObjects<Sighting>> }>();

  function see(key: string, item: T, sightings: readonly Sighting[]): void {
    const text = stableText({ ...item, sightings: [] });
    let entry = known.get(key);
    if (entry === undefined) {
      entry = { item, text, sightings: placedObjects((sighting) => sighting) };
      known.set(key, entry);
    } else if (text < entry.text) {
      // Two versions of the tool may describe one object differently; the choice must not depend on the order.
      Object.assign(entry, { item, text });
    }
    entry.sightings.add(sightings);
  }

  return {
    add(items: readonly T[] = []): void {
      for (const item of items) {
        const key = keyOf(item);
        if (key !== undefined) see(key, item, item.sightings);
        // Objects without an identity count once for each of their places.
        else for (const sighting of item.sightings) see(stableText(sighting), item, [sighting]);
      }
    },
    list: (): T[] =>
      [...known.entries()]
        .sort(([a], [b]) => compareText(a, b))
        .map(([, entry]) => ({ ...entry.item, sightings: entry.sightings.list() })),
  };
}

/** Statements about a place, each of them once, in the order of the places. */
function placedObjects<T extends object>(placeOf: (item: T) => Location) {
  const known = new Map<string, T>();
  return {
    add(items: readonly T[] = []): void {
      for (const item of items) {
        const key = stableText(item);
        if (!known.has(key)) known.set(key, item);
      }
    },
    list: (): T[] =>
      [...known.entries()]
        .sort(([left, a], [right, b]) => compareLocations(placeOf(a), placeOf(b)) || compareText(left, right))
        .map(([, item]) => item),
  };
}

/** JSON with the keys of objects in order. */
function stableText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(stableText).join(',')}]`;
  const given = value as Record<string, unknown>;
  let text = '';
  for (const key of Object.keys(given).sort()) {
    if (given[key] !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${stableText(given[key])}`;
  }
  return `{${text}}`;
}
