/**
 * Whole ways of a certificate through the repositories of a team: as they work, nothing is said of them; with one link broken,
 * just what is wrong is said, in the audit of the team and in the pull request that breaks it.
 */
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { auditChange } from '../../src/audit/audit-change.ts';
import { allRules } from '../../src/audit/rules.ts';
import type { Inventory, Report, Source } from '../../src/model/index.ts';
import { type ReadConfig, readConfig } from '../../src/policy/config.ts';
import { worthAComment } from '../../src/reporters/comment.ts';
import { factAt, graphOf } from '../../src/topology/graph.ts';
import { parseCodeowners } from '../../src/util/codeowners.ts';
import { ruleOf } from '../../src/util/rules.ts';
import { NOW } from './builders.ts';

/** Texts, and bytes that are none, by path. */
export type Files = Record<string, string | Buffer>;

/** What is done to a file, named `owner/repository:path`: its new content, undefined to remove it, or a part and what stands there then. */
export type Edits = Record<string, string | Buffer | undefined | readonly [part: string, instead: string]>;

export interface TeamChain {
  /** The trees, by `owner/repository`; the first one is home to the config. */
  team: Record<string, Files>;
  /** Edges that must be drawn; each end is a part of `owner/repository:path`, or of a ref such as `cert:…`. */
  edges?: readonly (readonly [from: string, to: string])[];
  /** What is said of the chain as it works, where something is worth knowing; nothing where it is left out. */
  says?: readonly string[];
  /** By what is broken: the edits of one repository, and what is said then. */
  breaks: Record<string, Break>;
}

export interface Break {
  edits: Edits;
  /** `level: rule owner/repository:path`, sorted, in the audit of the whole team. */
  says: readonly string[];
  /** The same for what is new in the pull request; any finding at all where it is left out. */
  change?: readonly string[];
}

const CONFIG = '.github/cert-hygiene.yml';

function sourceOf(name: string, files: Files, revision: string): Source {
  const owners = files['.github/CODEOWNERS']?.toString();
  return {
    name,
    revision,
    entries: Object.keys(files).map((path) => ({ name: path })),
    skipped: [],
    access: {
      kind: 'memory',
      contents: Object.fromEntries(
        Object.entries(files).map(([path, text]) => [path, Buffer.from(text).toString('base64')]),
      ),
    },
    ...(owners !== undefined && { owners: parseCodeowners(owners) }),
  };
}

async function optionsOf(team: TeamChain['team']) {
  const [home, files] = Object.entries(team)[0] as [string, Files];
  const text = files[CONFIG]?.toString();
  const config =
    text === undefined
      ? undefined
      : await readConfig(
          text,
          CONFIG,
          allRules.map(({ id }) => id),
        );
  return { now: NOW, home, config };
}

/** Adds facts that no file holds, with the config of the first repository at hand. */
type Enrich = (inventory: Inventory, config: ReadConfig | undefined, home: string) => void;

/** The audit of all repositories as one. */
export async function auditTeam(team: TeamChain['team'], enrich?: Enrich): Promise<Report> {
  const sources = Object.entries(team).map(([name, files]) => sourceOf(name, files, 'a'.repeat(40)));
  const options = await optionsOf(team);
  return audit(sources, { ...options, enrich: async (inventory) => enrich?.(inventory, options.config, options.home) });
}

/** The pull request that turns one repository of `before` into what it is in `after`, judged with the inventory of the team. */
export async function auditPullRequest(before: TeamChain['team'], after: TeamChain['team']): Promise<Report> {
  const [name, ...others] = Object.keys(after).filter((one) => after[one] !== before[one]);
  if (name === undefined || others.length > 0) throw new Error('a pull request changes one repository');
  const [base, head] = [before[name] ?? {}, after[name] ?? {}];
  const names = new Set([...Object.keys(base), ...Object.keys(head)].filter((path) => base[path] !== head[path]));
  const changed = Object.fromEntries(Object.entries(base).filter(([path]) => names.has(path)));
  const { inventory: elsewhere } = await auditTeam(before);
  const { config } = await optionsOf({ [name]: base });
  return auditChange(
    {
      head: sourceOf(name, head, 'b'.repeat(40)),
      base: sourceOf(name, changed, 'a'.repeat(40)),
      names,
      elsewhere,
    },
    { now: NOW, home: name, config },
  );
}

/** Findings as a {@link Break} writes them. */
export function said({ findings, faults }: Report, status?: string): string[] {
  if (faults.length > 0) throw new Error(faults[0]?.message);
  return findings
    .filter((one) => one.suppressed === undefined && (!status || one.status === status))
    .map(({ level, rule, location }) => `${level}: ${rule} ${location.repository}:${location.path}`)
    .sort();
}

/** The team after the edits; a part that is not there fails the test. */
export function edited(team: TeamChain['team'], edits: Edits): TeamChain['team'] {
  const result = { ...team };
  for (const [place, edit] of Object.entries(edits)) {
    const colon = place.indexOf(':');
    const [name, path] = [place.slice(0, colon), place.slice(colon + 1)];
    const { [path]: text, ...others } = result[name] ?? {};
    const whole = edit === undefined || typeof edit === 'string' || Buffer.isBuffer(edit);
    if (!whole && !text?.includes(edit[0])) throw new Error(`${place} does not have: ${edit[0]}`);
    const instead = whole ? edit : text?.toString().replace(edit[0], () => edit[1]);
    result[name] = instead === undefined ? others : { ...others, [path]: instead };
  }
  return result;
}

/** A pull request, and what its comment says. */
export interface PullRequest {
  edits: Edits;
  /** What the rules about changes say, as `level: rule owner/repository:path`, sorted; nothing at all where it is left out. */
  says?: readonly string[];
  /** Whom the comment calls, in the order in which they are found. */
  owners?: readonly string[];
  message?: RegExp;
}

/** The tests of pull requests to the repositories of one team; one that says nothing is healthy. */
export function changeTests(title: string, team: TeamChain['team'], pulls: Record<string, PullRequest>): void {
  describe(title, () => {
    it.each(Object.entries(pulls))('%s', async (_, { edits, says = [], owners, message }) => {
      const report = await auditPullRequest(team, edited(team, edits));
      const findings = worthAComment(report);
      const called = findings.filter((finding) => ruleOf(report, finding)?.about === 'change');
      // What the checks of single tools say beside has tests of its own; of a healthy change nobody may say anything.
      expect(said({ ...report, findings: says.length > 0 ? called : findings })).toEqual(says);
      if (owners !== undefined) expect([...new Set(called.flatMap((one) => one.owners ?? []))]).toEqual(owners);
      if (message !== undefined) expect(called.map((one) => one.message).join('\n')).toMatch(message);
    });
  });
}

/** The tests of one chain. */
export function chainTests(title: string, chain: TeamChain): void {
  describe(title, () => {
    it(
      chain.says ? 'says what is worth knowing where all of it works' : 'is silent where all of it works',
      async () => {
        expect(said(await auditTeam(chain.team))).toEqual(chain.says ?? []);
      },
    );
    if (chain.edges !== undefined) {
      it('is joined from its source to its consumers', async () => {
        const { topology } = await auditTeam(chain.team);
        const graph = graphOf(topology);
        const placeOf = (node: string) => {
          const at = factAt(graph, node)?.location;
          return at === undefined ? node : `${at.repository}:${at.path}`;
        };
        const drawn = topology.edges.map(({ from, to }) => [placeOf(from), placeOf(to)] as const);
        for (const [from, to] of chain.edges ?? []) {
          const found = drawn.some((one) => one[0].includes(from) && one[1].includes(to));
          expect(found, `${from} → ${to} in\n${drawn.map((one) => one.join(' → ')).join('\n')}`).toBe(true);
        }
      });
    }
    for (const [broken, { edits, says, change }] of Object.entries(chain.breaks)) {
      const after = edited(chain.team, edits);
      it(`says what is wrong with ${broken}`, async () => {
        expect(said(await auditTeam(after))).toEqual(says);
      });
      it(`tells the pull request of ${broken}`, async () => {
        const fresh = said(await auditPullRequest(chain.team, after), 'new');
        if (change === undefined) expect(fresh).not.toEqual([]);
        else expect(fresh).toEqual(change);
      });
    }
  });
}
