import { AmbiguousError } from './fetch.ts';

/** How often something is created whose creation has no certain outcome. */
const CREATIONS = 2;

/**
 * Creates something that must exist once. Where the outcome is unknown, it looks before it sends again.
 * @param find what the creation may have left behind
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
