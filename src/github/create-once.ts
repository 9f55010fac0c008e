import { AmbiguousError } from './fetch.ts';

/** Maximum attempts for a creation whose outcome is uncertain. */
const CREATIONS = 2;

/**
 * Creates something that must exist only once. If the outcome is unknown, it searches before it sends again.
 * @param find searches for the result of an earlier attempt
 */
export async function createOnce<T>(create: () => Promise<T>, find: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await create();
    } catch (error) {
      if (!((error as { cause?: unknown }).cause instanceof AmbiguousError)) throw error;
      const found = await find();
      if (found !== undefined) return found;
      if (tries >= CREATIONS) throw error;
    }
  }
}
