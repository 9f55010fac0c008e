import { dispatch } from '../../src/commands/dispatch.ts';
import type { Runtime } from '../../src/commands/runtime.ts';
import { ENV } from '../sources/repository.ts';

/** Runs one command in this process, on 22 November 2026 unless its options say otherwise. */
export async function runCommand(cwd: string, name: string, ...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const world: Partial<Runtime> = {
    cwd,
    env: ENV,
    clock: Date.parse('2026-11-22'),
    columns: 80,
    color: false,
    elapsed: () => 0,
  };
  Object.assign(world, {
    elapsed: () => 0,
    out: (text: string) => out.push(text),
    err: (text: string) => err.push(text),
  });
  const code = await dispatch(name, args, world as Runtime);
  return { code, out: out.join(''), err: err.join('') };
}
