import type { Mechanism } from '../model/index.ts';

/** Every mechanism. A folder that is not listed here fails a test. */
export const mechanisms: readonly Mechanism[] = [];
