import type { Reporter } from '../model/index.ts';

/** Every reporter; those of the command line's `--format` and those that the Action uses. A file that is not listed here fails a test. */
export const reporters: readonly Reporter[] = [];
