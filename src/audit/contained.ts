import type { Fault } from '../model/index.ts';
import { messageOf } from '../util/errors.ts';

/** Runs a step of a plug-in. An error becomes a fault that names plug-in and file, and the scan continues. */
export function contained<T>(faults: Fault[], where: string, path: string, step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    faults.push(faultOf(where, path, error));
    return undefined;
  }
}

export function faultOf(where: string, path: string, error: unknown): Fault {
  return { where: `${where}: ${path}`, message: messageOf(error) };
}
