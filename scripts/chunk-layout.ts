/** Which modules share a chunk of the bundle: each file, and each import of one chunk by another, costs time at the start. */
import { join } from 'node:path';
import type { OutputChunk } from 'rolldown';

/** Modules that are imported where they are needed, with all that they import in turn. */
const STARTS = {
  entries: ['src/action.ts', 'src/cli.ts'],
  early: ['src/action/begin.ts', 'src/commands/dispatch.ts', 'src/commands/scan.ts'],
  worker: ['src/audit/worker.ts'],
  quiet: ['src/action/run.ts', 'src/commands/write-report.ts'],
  audit: ['src/commands/run-audit.ts'],
};

/** A chunk imports only those before it, because each set of modules holds all their imports. */
export const CHUNKS = ['ground', 'start', 'reading', 'plug-ins', 'reports', 'judging'] as const;
type Name = (typeof CHUNKS)[number];

/** A chunk as it is without groups. */
type Chunk = Pick<OutputChunk, 'fileName' | 'facadeModuleId' | 'moduleIds' | 'imports'>;

/** The chunk of each module that nearly every run needs; any other module is left to the bundler. */
export function chunkLayout(chunks: readonly Chunk[], root: string): ReadonlyMap<string, Name> {
  const modulesOf = (paths: readonly string[]) =>
    closure(
      chunks,
      paths.map((path) => join(root, path)),
    );
  const [entries, early, worker, quiet, audit] = Object.values(STARTS).map(modulesOf) as Set<string>[];
  const has = (set: ReadonlySet<string> | undefined, id: string) => set?.has(id) === true;
  const nameOf = (id: string): Name | undefined => {
    if (has(entries, id)) return undefined;
    if (has(early, id)) return has(worker, id) ? 'ground' : 'start';
    if (has(worker, id)) return has(quiet, id) ? 'reading' : 'plug-ins';
    if (has(quiet, id)) return 'reports';
    return has(audit, id) ? 'judging' : undefined;
  };
  const names = chunks.flatMap(({ moduleIds }) => moduleIds.map((id) => [id, nameOf(id)] as const));
  return new Map(names.filter((one): one is [string, Name] => one[1] !== undefined));
}

/** The modules of some chunks and of all that these import, before anything is imported later. */
function closure(chunks: readonly Chunk[], modules: readonly string[]): Set<string> {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const files = modules.map((id) => {
    const chunk = chunks.find(({ facadeModuleId, moduleIds }) => facadeModuleId === id || moduleIds.includes(id));
    if (chunk === undefined) throw new Error(`no chunk has ${id}`);
    return chunk.fileName;
  });
  const reached = new Set(files);
  for (const file of reached) for (const imported of byFile.get(file)?.imports ?? []) reached.add(imported);
  return new Set([...reached].flatMap((file) => byFile.get(file)?.moduleIds ?? []));
}
