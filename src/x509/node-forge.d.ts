/** The two modules of node-forge that are used, by their paths, so that the bundle holds no more of it. */
declare module 'node-forge/lib/rc2.js' {
  import { rc2 } from 'node-forge';
  export = rc2;
}

declare module 'node-forge/lib/util.js' {
  import { util } from 'node-forge';
  export = util;
}
