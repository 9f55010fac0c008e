import type { Level } from '../model/index.ts';

/** Levels in plain text and HTML. */
export const SIGNS: Record<Level, string> = { error: '✗', warning: '▲', note: '●' };

/** Levels in Markdown, which has no colors of its own. */
export const EMOJI_SIGNS: Record<Level, string> = { error: '🔴', warning: '🟡', note: '🔵' };
