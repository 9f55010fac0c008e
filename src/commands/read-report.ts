import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { messageOf, UsageError } from '../lib/errors.ts';
import { compareText, type Inventory, type ReportJson } from '../model/index.ts';
import { readJson } from './read-json.ts';
import { readText } from './run-audit.ts';
import type { World } from './world.ts';

export interface ReadReport {
  inventory: Inventory;
  report: ReportJson;
}

/**
 * The reports behind paths, a folder standing for the `.json` files in it.
 * @throws UsageError where one cannot be read, or is no report
 */
export async function* readReports(paths: readonly string[], world: World): AsyncGenerator<ReadReport> {
  for (const path of paths) {
    for (const file of filesAt(path, world)) yield await inventoryOf(readText(file, world), file);
  }
}

/** Sorted, so that a message about the first bad one is the same everywhere. */
function filesAt(path: string, world: World): string[] {
  const folder = resolve(world.cwd, path);
  try {
    if (!statSync(folder).isDirectory()) return [path];
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    return names.sort(compareText).map((name) => join(path, name));
  } catch (error) {
    throw new UsageError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? messageOf(error)})`);
  }
}

/**
 * The inventory of a JSON report, after its schema.
 * @throws UsageError that names the file
 */
export async function inventoryOf(text: string, path: string): Promise<ReadReport> {
  const report = await readJson<ReportJson>(
    text,
    path,
    'a report',
    () => import('../../schemas/report.schema.json', { with: { type: 'json' } }),
  );
  const { repositories, certificates, privateKeys, keystores, revocationLists, requests, unreadable, arrivals } =
    report;
  const facts = report.topology.facts;
  return {
    inventory: {
      ...{ repositories, certificates, privateKeys, keystores, revocationLists, requests, facts, unreadable },
      ...(arrivals !== undefined && { arrivals }),
    },
    report,
  };
}
