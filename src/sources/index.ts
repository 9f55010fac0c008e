export { folder } from './folder.ts';
export { openSource } from './open.ts';
export { revision } from './revision.ts';
export type { SourceOptions } from './selection.ts';
export { workTree } from './work-tree.ts';
