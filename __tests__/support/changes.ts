import { createExaminer } from '../../src/audit/examine.ts';
import { emptyInventory, mergeInventories } from '../../src/audit/inventory.ts';
import { decoders } from '../../src/decoders/index.ts';
import { mechanisms } from '../../src/mechanisms/index.ts';
import type { Inventory, Problem, Rule } from '../../src/model/index.ts';
import { buildTopology } from '../../src/topology/index.ts';
import { parseCodeowners } from '../../src/util/codeowners.ts';
import { policy, REPOSITORY, repository, ruleInput } from './builders.ts';

/** A tree: path → text. */
export type Files = Record<string, string>;

/** The inventory of a tree, as the product reads it. */
export async function inventoryOf(files: Files, name = REPOSITORY): Promise<Inventory> {
  const examiner = createExaminer({ decoders, mechanisms }, []);
  const owners = files['.github/CODEOWNERS'];
  const parts: Inventory[] = [
    {
      ...emptyInventory(),
      repositories: [repository({ name, ...(owners !== undefined && { owners: parseCodeowners(owners) }) })],
    },
  ];
  for (const [path, text] of Object.entries(files)) {
    const found = await examiner.examine(name, path, Buffer.from(text));
    if (found === undefined) continue;
    const { faults, ...facts } = found;
    if (faults.length > 0) throw new Error(faults[0]?.message);
    parts.push({ ...emptyInventory(), ...facts });
  }
  return mergeInventories(...parts);
}

/** What a rule about changes says of one from `base` to `head`. */
export async function changeProblems(
  rule: Rule,
  base: Files,
  head: Files,
  options: { team?: Inventory; now?: number } = {},
): Promise<Problem[]> {
  const [before, after] = await Promise.all([inventoryOf(base), inventoryOf(head)]);
  const paths = new Set([...Object.keys(base), ...Object.keys(head)].filter((path) => base[path] !== head[path]));
  const sideOf = (inventory: Inventory) => ({ inventory, topology: buildTopology(inventory) });
  const input = ruleInput({ inventory: after, topology: buildTopology(after), policy: policy() });
  const change = {
    base: sideOf(before),
    paths,
    ...(options.team && {
      team: {
        ...sideOf(mergeInventories(after, options.team)),
        base: sideOf(mergeInventories(before, options.team)),
      },
    }),
  };
  return [...rule.check({ ...input, ...(options.now !== undefined && { now: options.now }), change })];
}
