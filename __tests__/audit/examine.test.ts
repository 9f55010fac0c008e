import { describe, expect, it } from 'vitest';
import { issue, pem } from '../../scripts/fixtures/pki.ts';
import { createExaminer, type PlugIns } from '../../src/audit/examine.ts';
import type { FileFacts } from '../../src/audit/layer-output.ts';
import { decoders } from '../../src/decoders/index.ts';
import type { Layer, MechanismOutput, Output } from '../../src/model/index.ts';
import { decoder, keys, mechanism } from './plugins.ts';

async function examine(plugIns: Partial<PlugIns>, content: string | Buffer, path = 'a.conf'): Promise<FileFacts> {
  const examiner = createExaminer({ decoders: [], mechanisms: [], ...plugIns }, []);
  return examiner.examine('corp/web', path, Buffer.from(content)) ?? expect.fail('nothing wanted the file');
}

/** Unwraps `box ` by its first four letters, as often as it stands there. */
const box = decoder('box ', ({ bytes }: Layer, output: Output) => {
  output.layer(Buffer.from(bytes.subarray(4)), {
    line: 5,
    endLine: 6,
    pointer: 'box!',
    container: 'box',
    format: 'base64',
  });
});

describe('the walk over layers', () => {
  it('wants nothing of most files', () => {
    const examiner = createExaminer({ decoders: [keys, box], mechanisms: [mechanism('m')] }, []);
    expect(examiner.examine('corp/web', 'a.txt', Buffer.from('nothing'))).toBeUndefined();
  });

  it('gives what lies inside the place of what it lies in', async () => {
    const { privateKeys } = await examine({ decoders: [box, keys] }, 'box box key k1');
    expect(privateKeys).toEqual([
      {
        algorithm: 'RSA',
        encrypted: false,
        publicKeyFingerprint: 'k1',
        sightings: [
          {
            repository: 'corp/web',
            path: 'a.conf',
            line: 5,
            endLine: 6,
            pointer: 'box!box',
            format: 'pem',
            container: 'box',
          },
        ],
      },
    ]);
  });

  it('tells a decoder how its layer stood in the one above', async () => {
    const seen: Omit<Layer, 'bytes'>[] = [];
    const look = decoder('look', ({ bytes: _, ...layer }) => void seen.push(layer));
    await examine({ decoders: [box, look] }, 'box box look');
    expect(seen).toEqual([{ path: 'a.conf', depth: 2, format: 'base64', container: 'box' }]);
  });

  it('offers a layer to one decoder alone where that one is exclusive', async () => {
    const seen: string[] = [];
    const tell = (id: string, overrides = {}) => decoder('x', () => void seen.push(id), { id, ...overrides });
    await examine({ decoders: [tell('a'), tell('b', { exclusive: true }), tell('c')] }, 'x');
    expect(seen).toEqual(['b']);
  });

  it('asks a decoder only where one of its needles occurs, in layers too', async () => {
    const asked: string[] = [];
    const picky = decoder('', () => {}, {
      needles: ['NEEDLE', 'x5c'],
      detect: ({ bytes }) => asked.push(bytes.toString()) > 0,
    });
    for (const text of ['nothing', 'a NEEDLE', 'an x5c', 'box nothing', 'box a NEEDLE']) {
      await createExaminer({ decoders: [picky, box], mechanisms: [] }, []).examine('r', 'p', Buffer.from(text));
    }
    expect(asked).toEqual(['a NEEDLE', 'an x5c', 'box a NEEDLE', 'a NEEDLE']);
  });

  it('stops below eight layers, and says so', async () => {
    const eight = await examine({ decoders: [box, keys] }, `${'box '.repeat(8)}key k1`);
    expect([eight.privateKeys.length, eight.unreadable]).toEqual([1, []]);
    const nine = await examine({ decoders: [box, keys] }, `${'box '.repeat(9)}key k1`);
    expect(nine.privateKeys).toEqual([]);
    expect(nine.unreadable).toMatchObject([{ reason: 'too-deep', path: 'a.conf', line: 5 }]);
    // What nobody would have read is no loss.
    expect((await examine({ decoders: [box, keys] }, `${'box '.repeat(8)}prose`)).unreadable).toEqual([]);
  });

  it('stops after 64 MiB of layers, and says so once', async () => {
    const bomb = decoder('bomb', (_, output) => {
      output.layer(Buffer.from('key k1'), {});
      for (let i = 0; i < 100; i++) output.layer(Buffer.alloc(1 << 20), {});
      output.layer(Buffer.from('key k2'), {});
    });
    const { privateKeys, unreadable } = await examine({ decoders: [bomb, keys] }, 'bomb');
    expect(privateKeys.map(({ publicKeyFingerprint }) => publicKeyFingerprint)).toEqual(['k1']);
    expect(unreadable.map(({ reason }) => reason)).toEqual(['too-large']);
  });

  it('stops after 10,000 layers, and says so once', async () => {
    const many = decoder('many', (_, output) => {
      for (let i = 0; i < 20_000; i++) output.layer(Buffer.from(`key ${i}`), {});
    });
    const { privateKeys, unreadable } = await examine({ decoders: [many, keys] }, 'many');
    expect(privateKeys.length).toBe(10_000);
    expect(unreadable.map(({ reason }) => reason)).toEqual(['too-large']);
  });

  it('ends where a decoder unwraps to itself', async () => {
    const loop = decoder('loop', ({ bytes }, output) => {
      output.layer(bytes, {});
      output.layer(bytes, {});
    });
    const { unreadable } = await examine({ decoders: [loop] }, 'loop');
    expect(new Set(unreadable.map(({ reason }) => reason))).toEqual(new Set(['too-deep']));
  });
});

describe('a plug-in that fails', () => {
  const fails = () => {
    throw new TypeError('it broke');
  };

  it.each([
    ['a decoder that throws', { decoders: [decoder('key ', fails, { id: 'bad' }), keys] }, 'decoder bad: a.conf'],
    [
      'a decoder that rejects',
      { decoders: [decoder('key ', async () => fails(), { id: 'bad' }), keys] },
      'decoder bad: a.conf',
    ],
    [
      'a decoder that throws when asked',
      { decoders: [decoder('', () => {}, { id: 'bad', detect: fails }), keys] },
      'decoder bad: a.conf',
    ],
    [
      'a mechanism that throws',
      { decoders: [keys], mechanisms: [mechanism('bad', { read: fails })] },
      'mechanism bad: a.conf',
    ],
    [
      'a mechanism that throws when asked',
      { decoders: [keys], mechanisms: [mechanism('bad', { accepts: fails })] },
      'mechanism bad: a.conf',
    ],
  ])('%s is a fault with its name and the file, and the others go on', async (_, plugIns, where) => {
    const { faults, privateKeys } = await examine(plugIns, 'key k1');
    expect(faults).toEqual([{ where, message: 'it broke' }]);
    expect(privateKeys.length).toBe(1);
  });

  it('is contained in a layer too', async () => {
    const { faults } = await examine({ decoders: [box, decoder('bad', fails)] }, 'box bad');
    expect(faults).toEqual([{ where: 'decoder bad: a.conf', message: 'it broke' }]);
  });

  it('keeps what it had found', async () => {
    const late = decoder('late', (_, output) => {
      output.privateKey({ algorithm: 'RSA', encrypted: false }, { format: 'pem' });
      fails();
    });
    const { faults, privateKeys } = await examine({ decoders: [late] }, 'late');
    expect([faults.length, privateKeys.length]).toEqual([1, 1]);
  });
});

describe('mechanisms', () => {
  it('read the files whose name they accept and that hold a needle, or all of those without needles', async () => {
    const read: string[] = [];
    const tell = (id: string, needles: string[], accepts = (path: string) => path.endsWith('.conf')) =>
      mechanism(id, { needles, accepts, read: ({ path }) => void read.push(`${id} ${path}`) });
    const mechanisms = [
      tell('long', ['ssl_certificate', 'certbot']),
      tell('short', ['lego']),
      tell('always', []),
      tell('elsewhere', [], () => false),
    ];
    const examiner = createExaminer({ decoders: [], mechanisms }, []);
    for (const [path, text] of [
      ['1.conf', 'ssl_certificate'],
      ['2.conf', 'lego'],
      ['3.conf', 'nothing'],
      ['4.txt', 'ssl_certificate lego'],
    ] as const) {
      await examiner.examine('r', path, Buffer.from(text));
    }
    expect(read).toEqual(['long 1.conf', 'always 1.conf', 'short 2.conf', 'always 2.conf', 'always 3.conf']);
  });

  it('share one text and its parses, and sign what they find', async () => {
    let parses = 0;
    const reads = (id: string) =>
      mechanism(id, {
        read(file, output: MechanismOutput<'lines'>) {
          const lines = file.shared('lines', (text) => {
            parses++;
            return text.split('\n');
          });
          output.fact(
            { kind: 'reload', reads: [], writes: [], attributes: { name: 'a' }, own: { lines: lines.length } },
            { line: 2 },
          );
          output.unreadable('malformed', 'odd', { pointer: 'x' });
        },
      });
    const { facts, unreadable } = await examine({ mechanisms: [reads('a'), reads('b')] }, '\ufeffone\ntwo');
    expect(parses).toBe(1);
    expect(
      facts.map(({ mechanism, location, attributes, ...more }) => ({ mechanism, location, attributes, more })),
    ).toEqual(
      ['a', 'b'].map((id) => ({
        mechanism: id,
        location: { repository: 'corp/web', path: 'a.conf', line: 2 },
        attributes: { name: 'a', lines: 2 },
        more: { kind: 'reload', reads: [], writes: [] },
      })),
    );
    expect(unreadable[0]).toEqual({
      repository: 'corp/web',
      path: 'a.conf',
      pointer: 'x',
      reason: 'malformed',
      kind: 'configuration',
      detail: 'odd',
    });
  });

  it('say the same of fifty places, and of all others together', async () => {
    const odd = mechanism('a', {
      read(_, output) {
        for (let line = 1; line <= 70; line++) output.unreadable('malformed', 'It is odd.', { line });
        output.unreadable('locked', 'It is locked.');
      },
    });
    const { unreadable } = await examine({ mechanisms: [odd] }, 'one');
    expect(unreadable).toHaveLength(52);
    expect(unreadable[49]).toMatchObject({ line: 50, detail: 'It is odd.' });
    expect(unreadable.slice(50).map(({ reason, detail }) => `${reason}: ${detail}`)).toEqual([
      'locked: It is locked.',
      'malformed: It is odd. This occurs 20 more times.',
    ]);
  });

  it('are not given a text that is too large, and the report says so', async () => {
    const { unreadable, faults } = await examine({ mechanisms: [mechanism('a')] }, 'x'.repeat((4 << 20) + 1));
    expect(unreadable.map(({ reason }) => reason)).toEqual(['too-large']);
    const program = await examine({ mechanisms: [mechanism('a')] }, `\x7fELF\0${'x'.repeat(4 << 20)}`);
    const json = mechanism('json', { accepts: (path) => path.endsWith('.json') });
    const description = await examine({ mechanisms: [json] }, 'x'.repeat((4 << 20) + 1), 'api/openapi.json');
    expect([...program.unreadable, ...description.unreadable]).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('a file that states too much', () => {
  const stating = (id: string, count: number) =>
    mechanism(id, {
      read(_, output) {
        for (let line = 1; line <= count; line++)
          output.fact({ kind: 'consumer', reads: [], writes: [], attributes: {} }, { line });
      },
    });

  it('keeps 20,000 facts, and the report says that there are more', async () => {
    const { facts, unreadable, faults } = await examine({ mechanisms: [stating('a', 20_001), stating('b', 5)] }, 'one');
    expect(facts).toHaveLength(20_000);
    expect(unreadable).toMatchObject([{ reason: 'too-large', kind: 'configuration' }]);
    expect(faults).toEqual([]);
  });

  it('does not say so of 20,000', async () => {
    const { facts, unreadable } = await examine({ mechanisms: [stating('a', 10_000), stating('b', 10_000)] }, 'one');
    expect(facts).toHaveLength(20_000);
    expect(unreadable).toEqual([]);
  });
});

describe('with the real decoders', () => {
  const issued = issue({
    subject: 'CN=www.corp.internal',
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2027-01-01T00:00:00Z',
  });

  it('damage of a certificate is a fact with its place', async () => {
    const { der } = await issued;
    const longer = await examine({ decoders }, pem('CERTIFICATE', Buffer.concat([der, Buffer.from('x')])), 'a.pem');
    expect(longer.certificates.length).toBe(1);
    expect(longer.unreadable).toMatchObject([
      { reason: 'malformed', line: 1, detail: '1 bytes that do not belong to the certificate follow it.' },
    ]);
    const broken = Buffer.from(der);
    // The tag of the body, which is a SEQUENCE (RFC 5280 section 4.1).
    broken[4] = 0x04;
    const { certificates, unreadable } = await examine({ decoders }, pem('CERTIFICATE', broken), 'a.pem');
    expect(certificates).toEqual([]);
    expect(unreadable).toMatchObject([
      { reason: 'malformed', line: 1, detail: expect.stringMatching(/^The certificate cannot be read: /) },
    ]);
  });

  it('copies of one certificate in one file are its sightings', async () => {
    const text = (await issued).pem;
    const { certificates } = await examine({ decoders }, `${text}\n${text}`, 'a.pem');
    expect(certificates.map(({ sightings }) => sightings[0]?.line)).toEqual([1, text.split('\n').length + 1]);
    expect(new Set(certificates.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  });

  it('a certificate is found under layers of base64', async () => {
    const twice = Buffer.from(Buffer.from((await issued).pem).toString('base64')).toString('base64');
    const { certificates } = await examine({ decoders }, `\ncert: ${twice}\n`, 'a.yaml');
    expect(certificates.map(({ subject, sightings }) => [subject, sightings[0]?.line, sightings[0]?.format])).toEqual([
      ['CN=www.corp.internal', 2, 'pem'],
    ]);
  });
});
