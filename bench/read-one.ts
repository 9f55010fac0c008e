/** Examines one file in this process, as `bench/readers.ts` asks for on standard input, and prints what it took. */
import { readFileSync } from 'node:fs';
import { judgeInventory } from '../src/audit/audit.ts';
import { createExaminer } from '../src/audit/examine.ts';
import { emptyInventory, inventoryBuilder } from '../src/audit/inventory.ts';
import { decoders } from '../src/decoders/index.ts';
import { mechanisms } from '../src/mechanisms/index.ts';

/** What a process is asked to read; the warm-up is read first, so that the parsers are compiled. */
export interface Order {
  path: string;
  warmUp: string;
  text: string;
  /** How bytes are written in the two texts. */
  encoding?: 'latin1';
}

/** Processor time of the reading and of the judgement, and the most memory that the process ever had: Node.js, the bundle and the text included. */
export interface Measured {
  milliseconds: number;
  judgement: number;
  megabytes: number;
  facts: number;
  unreadable: number;
}

/** Linux counts in `maxRSS` what the parent had before this program started. */
function peakKilobytes(): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

const { path, warmUp, text, encoding = 'utf8' } = JSON.parse(readFileSync(0, 'utf8')) as Order;
const examiner = createExaminer({ decoders, mechanisms }, []);
await examiner.examine('repository', path, Buffer.from(warmUp, encoding));
const bytes = Buffer.from(text, encoding);
const timed = async <T>(work: () => T | Promise<T>) => {
  const started = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(started);
  return { result, milliseconds: (user + system) / 1e3 };
};
const { result: facts, milliseconds } = await timed(() => examiner.examine('repository', path, bytes));
const builder = inventoryBuilder();
builder.add({ ...emptyInventory(), ...facts });
const { milliseconds: judgement } = await timed(() =>
  judgeInventory(builder.inventory(), [], { now: Date.UTC(2026, 0) }),
);
const measured: Measured = {
  milliseconds,
  judgement,
  megabytes: peakKilobytes() / 1024,
  facts: facts?.facts.length ?? 0,
  unreadable: facts?.unreadable.length ?? 0,
};
console.log(JSON.stringify(measured));
