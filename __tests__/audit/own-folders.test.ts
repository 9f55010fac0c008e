import { describe, expect, it } from 'vitest';
import { ownFolders } from '../../src/audit/own-folders.ts';

const entries = (...names: string[]) => names.map((name) => ({ name }));

describe('folders named like those of vendored code', () => {
  it('hold the code of the repository where most of their names begin alike', () => {
    expect(ownFolders(entries('deps/broker/a.erl', 'deps/broker_web/b.erl', 'deps/cowlib/c.erl'))).toEqual(['deps']);
  });

  it.each([
    ['packages of others', ['deps/hiredis/a.c', 'deps/jemalloc/a.c', 'deps/lua/a.c', 'deps/linenoise/a.c']],
    ['half of the names', ['deps/broker/a', 'deps/broker_web/a', 'deps/lua/a', 'deps/zlib/a']],
    ['one folder', ['deps/openssl/a.pem']],
    ['files alone', ['deps/broker.pem', 'deps/broker_web.pem']],
    ['another folder', ['src/deps/broker/a', 'src/deps/broker_web/a']],
    ['nothing', []],
  ])('%s: not', (_, names) => {
    expect(ownFolders(entries(...names))).toEqual([]);
  });
});
