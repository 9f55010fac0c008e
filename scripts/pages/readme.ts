/** The parts of the README that are made by running what they show. */
import { run } from '../../src/commands/demo.ts';
import type { Runtime } from '../../src/commands/runtime.ts';

/** What `cert-hygiene demo` prints in a terminal of 80 columns, without its notes. */
export async function demoOutput(root: string): Promise<string> {
  let text = '';
  const world: Runtime = {
    cwd: root,
    clock: 0,
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
    columns: 80,
    color: false,
    live: false,
    workerUrl: undefined,
    out: (more) => {
      text += more;
    },
    err: () => {},
    input: () => '',
    elapsed: () => 0,
    sleep: async () => {},
  };
  await run({ operands: [], value: () => undefined, values: () => [], has: () => false }, world);
  return text.replace(/^── Notes ─.*?(?=^✗ )/ms, '[…]\n\n').trimEnd();
}
