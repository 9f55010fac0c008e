/** Reads files of configuration the way the walk does, without the walk: facts, and where a private key lies in PEM. */
import schema from '../../schemas/report.schema.json' with { type: 'json' };
import { conditionsAt } from '../../src/audit/config-file.ts';
import { factOf } from '../../src/facts/attributes.ts';
import type {
  Fact,
  Mechanism,
  Place,
  Problem,
  Rule,
  SeenPrivateKey,
  Unreadable,
  WrittenFact,
} from '../../src/model/index.ts';
import { buildTopology } from '../../src/topology/index.ts';
import { inventory, policy, privateKey, repository, ruleInput, sighting } from './builders.ts';

/** Name of the repository that fixtures stand in. */
export const FIXTURE_REPOSITORY = 'fixture';

export interface ReadFolder {
  facts: Fact[];
  unreadable: Unreadable[];
  privateKeys?: SeenPrivateKey[];
}

const DECLARED = new Set(Object.keys(schema.definitions.FactJson.properties.attributes.properties));

/** A spread may hide from the compiler that a key is on the wrong side. */
function expectDeclared({ attributes, own = {} }: WrittenFact<string>): void {
  const wrong = [
    ...Object.keys(attributes).filter((name) => !DECLARED.has(name)),
    ...Object.keys(own).filter((name) => DECLARED.has(name)),
  ];
  if (wrong.length > 0) throw new Error(`${wrong.join(', ')}: declared attributes and a tool's own are mixed up`);
}

/** What mechanisms read from files (path to text). */
export function readFiles(files: Iterable<[path: string, text: string]>, mechanisms: readonly Mechanism[]): ReadFolder {
  const privateKeys: SeenPrivateKey[] = [];
  const read: ReadFolder = { facts: [], unreadable: [], privateKeys };
  for (const [path, text] of files) {
    if (text.includes('-----BEGIN PRIVATE KEY-----')) {
      privateKeys.push(privateKey({ sightings: [sighting(path, 1, { repository: FIXTURE_REPOSITORY })] }));
    }
    const made = new Map<string, unknown>();
    const shared = <T>(name: string, make: (text: string) => T): T => {
      if (!made.has(name)) made.set(name, make(text));
      return made.get(name) as T;
    };
    const conditions = (place: Place) => conditionsAt({ path, text, shared }, place);
    for (const mechanism of mechanisms) {
      if (!mechanism.accepts(path)) continue;
      if (mechanism.needles.length > 0 && !mechanism.needles.some((needle) => text.includes(needle))) continue;
      mechanism.read(
        { path, text, shared },
        {
          fact: (fact, place) => {
            expectDeclared(fact);
            const location = { repository: FIXTURE_REPOSITORY, path, ...place };
            read.facts.push(factOf(mechanism.id, fact, location, conditions(place)));
          },
          unreadable: (reason, detail, place = {}) =>
            read.unreadable.push({ repository: FIXTURE_REPOSITORY, path, reason, detail, ...place }),
        },
      );
    }
  }
  return read;
}

/** The problems that rules see in what was read, each with the level that counts. */
export function judge(
  read: ReadFolder,
  rules: readonly Rule[],
  now: number,
  committed?: string,
): (Problem & { rule: string })[] {
  const repositories = [repository({ name: FIXTURE_REPOSITORY, ...(committed !== undefined && { committed }) })];
  const stock = inventory({
    repositories,
    facts: read.facts,
    privateKeys: read.privateKeys ?? [],
    unreadable: read.unreadable,
  });
  const input = ruleInput({ inventory: stock, topology: buildTopology(stock), policy: policy(), now });
  return rules.flatMap((rule) =>
    [...rule.check(input)].map((problem) => ({ ...problem, rule: rule.id, level: problem.level ?? rule.level })),
  );
}
