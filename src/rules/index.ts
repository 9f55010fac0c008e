import type { Rule } from '../model/index.ts';

/** Every rule that belongs to no mechanism. A file that is not listed here fails a test. */
export const rules: readonly Rule[] = [];
