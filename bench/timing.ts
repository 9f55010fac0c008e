/** Runs programs and measures them: wall clock, processor time of all their processes, and memory. */
import { spawn } from 'node:child_process';

export interface Measured {
  seconds: number;
  /** Seconds of processor time, of the program and of what it started. */
  processor: number;
  /** Largest resident set in MB; undefined where nobody tells. */
  peak: number | undefined;
}

/** Runs in a Node.js that is measured, and writes its largest resident set, threads included, to descriptor 3. */
export const REPORT_PEAK = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs';
  import { isMainThread } from 'node:worker_threads';
  if (isMainThread) process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
`)}`;

export interface Task {
  command: string;
  args: readonly string[];
  cwd: string;
  env?: Readonly<Record<string, string>>;
  /** Done before each run, and not measured. */
  before?: () => void;
}

/** `time` of bash counts processes that the program started as well, which no interface of Node.js does. */
const TIMED = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>/dev/null';

export function measure({ command, args, cwd, env = {}, before }: Task): Promise<Measured> {
  before?.();
  const child = spawn('bash', ['-c', TIMED, 'bash', command, ...args], {
    cwd,
    env: { ...process.env, LC_ALL: 'C', ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const said = ['', ''];
  for (const [index, stream] of [child.stdio[2], child.stdio[3]].entries())
    stream?.on('data', (chunk) => {
      said[index] += chunk;
    });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', () => {
      const [seconds = 0, user = 0, system = 0] = (said[0] ?? '').trim().split(/\s+/).map(Number);
      const peak = said[1] === '' ? undefined : Number(said[1]) / 1024;
      done({ seconds, processor: user + system, peak });
    });
  });
}

/** All tasks in turn, so that what else the machine does falls on all alike; the medians, after one run that does not count. */
export async function interleave<K extends string>(
  runs: number,
  tasks: Readonly<Record<K, Task>>,
): Promise<Record<K, Measured>> {
  const names = Object.keys(tasks) as K[];
  const all = new Map<K, Measured[]>(names.map((name) => [name, []]));
  for (let run = 0; run <= runs; run++) {
    for (const name of names) {
      const measured = await measure(tasks[name]);
      if (run > 0) all.get(name)?.push(measured);
    }
  }
  const medians = names.map((name): [K, Measured] => {
    const list = all.get(name) ?? [];
    const of = (field: 'seconds' | 'processor') => median(list.map((one) => one[field]));
    const peaks = list.flatMap(({ peak }) => peak ?? []);
    return [
      name,
      { seconds: of('seconds'), processor: of('processor'), peak: peaks.length > 0 ? Math.max(...peaks) : undefined },
    ];
  });
  return Object.fromEntries(medians) as Record<K, Measured>;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
