import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { CachedRepository } from '../model/index.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { messageOf, UsageError } from '../util/errors.ts';
import { shapeCheck } from '../util/json-schema-check.ts';

const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
/** A link leads elsewhere, and a pipe never ends. */
const AS_IT_IS = O_RDONLY | O_NOFOLLOW | O_NONBLOCK;

/** Facts of repositories from one run to the next. */
export interface TeamCache {
  /** The stored facts of a repository that are still valid; undefined if there are none. */
  read(name: string): Promise<Known | undefined>;
  write(name: string, record: Omit<CachedRepository, 'key' | 'withPasswords'>): Promise<void>;
}

export interface Known extends CachedRepository {
  /** Whether it is all of the commit. */
  whole: boolean;
}

export interface CacheOptions {
  folder: string;
  /** All that decides on the facts besides the files and the passwords. */
  deciding: unknown;
  withPasswords: boolean;
  log(line: string): void;
}

/** Octets that one record may unpack to. */
const MAX_RECORD = 256 << 20;

/**
 * A folder with one file for each repository, for its owner alone. A record that cannot be read, or has another form,
 * is reported and not used; one of another version, or of another request, is silently rewritten.
 * @throws UsageError where the folder cannot be made
 */
export async function openCache({ folder, deciding, withPasswords, log }: CacheOptions): Promise<TeamCache> {
  const key = createHash('sha256').update(JSON.stringify(deciding)).digest('hex');
  const fileOf = (name: string) =>
    join(folder, `${createHash('sha256').update(name.toLowerCase()).digest('hex')}.json.gz`);
  let check: ReturnType<typeof shapeCheck> | undefined;
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new UsageError(`${folder} cannot keep a cache (${messageOf(error)})`);
  });

  return {
    async read(name) {
      let packed: Buffer;
      try {
        packed = await readFile(fileOf(name), { flag: AS_IT_IS });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
          log(`${name}: its cached facts cannot be read (${messageOf(error)})`);
        return undefined;
      }
      try {
        const bytes = await promisify(gunzip)(packed, { maxOutputLength: MAX_RECORD });
        const record: CachedRepository = JSON.parse(bytes.toString('utf8'));
        check ??= shapeCheck(() => import('../../schemas/cached-repository.schema.json', { with: { type: 'json' } }));
        const complaint = (await check)(record);
        if (complaint !== undefined) throw new Error(complaint);
        const same = record.key === key && record.repository.name === name;
        return same ? holding(record, withPasswords) : undefined;
      } catch (error) {
        log(`${name}: its cached facts are damaged and are not used (${messageOf(error)})`);
        return undefined;
      }
    },
    async write(name, record) {
      const file = fileOf(name);
      const fresh = `${file}.${randomBytes(6).toString('hex')}`;
      try {
        const text = JSON.stringify({ ...record, key, withPasswords } satisfies CachedRepository);
        // Another run may read it meanwhile: it is there as a whole or not at all.
        await writeFile(fresh, await promisify(gzip)(text, { level: 1 }), { mode: 0o600 });
        await rename(fresh, file);
      } catch (error) {
        await rm(fresh, { force: true });
        log(`${name}: its facts cannot be cached (${messageOf(error)})`);
      }
    },
  };
}

/**
 * With another password, the result may differ. Nothing that is derived from passwords is stored, because a reader of
 * the cache could test guesses against it. So if passwords are given now, or were given then, these files are read
 * again.
 */
function holding(record: CachedRepository, withPasswords: boolean): Known {
  const locked = withPasswords || record.withPasswords ? record.parts.filter(isLocked) : [];
  if (locked.length === 0) return { ...record, whole: true };
  const paths = new Set(locked.map(pathOf));
  return {
    ...record,
    parts: record.parts.filter((part) => !isLocked(part)),
    files: record.files.filter((file) => !paths.has(toDisplayPath(file.slice(file.indexOf(' ') + 1)))),
    whole: false,
  };
}

type Part = CachedRepository['parts'][number];

function isLocked({ keystores = [], unreadable = [] }: Part): boolean {
  if (unreadable.some(({ reason, kind }) => reason === 'locked' && kind !== 'encrypted')) return true;
  const asked = keystores.some(({ opened }) => /^(?:locked|given-password|repository-password)$/.test(opened));
  return asked || (keystores.length > 0 && unreadable.length > 0);
}

/** The file that a part is of. */
export function pathOf(part: Part): string | undefined {
  const { certificates = [], privateKeys = [], revocationLists = [], requests = [] } = part;
  for (const { sightings } of [...certificates, ...privateKeys, ...revocationLists, ...requests]) {
    if (sightings[0] !== undefined) return sightings[0].path;
  }
  const { keystores = [], unreadable = [], expirations = [], ignoreComments = [] } = part;
  const [place] = [...keystores, ...unreadable, ...expirations, ...ignoreComments];
  return place?.path ?? part.facts?.[0]?.location.path;
}
