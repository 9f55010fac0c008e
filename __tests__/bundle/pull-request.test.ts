/** The Action in a pull request, as the runner starts it, against a GitHub that checks every call. */
import { describe, expect, it } from 'vitest';
import { meeting } from '../support/github/faults.ts';
import { MARKER } from '../support/github/pull-request.ts';
import { BROKEN, expired, reloaderBase, renewed, SOUND, withPull } from '../support/github/scenarios.ts';
import { addComment, BOT, person, READ_ONLY_TOKEN } from '../support/github/state.ts';

describe.concurrent('one comment', () => {
  it('is created by the first push, edited by the second, and rewritten once all is mended', () =>
    withPull({}, async (pull) => {
      const first = await pull.run();
      expect(first).toMatchObject({ code: 1, outputs: { result: 'findings', 'new-findings': '1', degraded: 'false' } });
      const [comment] = pull.repository.comments;
      expect(comment?.body).toMatch(/^<!-- cert-hygiene pull-request v1 -->\n## .*this change adds 1 error/);
      expect(first.outputs['comment-url']).toContain(`#issuecomment-${comment?.id}`);
      expect(first.out).toMatch(/^::error file=certs\/mail\.pem,line=1,/m);

      pull.push({ 'certs/second.pem': expired.pem });
      const second = await pull.run();
      expect(second.code).toBe(1);
      expect(pull.repository.comments).toEqual([comment]);
      expect(pull.comments()[0]).toContain('certs/second.pem');

      pull.push({ 'certs/mail.pem': renewed.pem, 'certs/second.pem': null });
      const third = await pull.run();
      expect(third).toMatchObject({ code: 0, outputs: { result: 'clean', 'new-findings': '0' } });
      expect(pull.repository.comments).toEqual([comment]);
      expect(pull.comments()[0]).toContain('are resolved');
      expect(pull.comments()[0]).not.toContain('expired');
    }));

  it('is not edited by a run that has nothing else to say', () =>
    withPull({}, async (pull) => {
      await pull.run();
      await pull.run();
      expect(pull.apiCalls().filter((operation) => operation === 'issues/update-comment')).toEqual([]);
    }));

  it('is not written where the first push is clean', () =>
    withPull({ head: { 'certs/www.pem': renewed.pem } }, async (pull) => {
      expect(await pull.run()).toMatchObject({ code: 0, outputs: { result: 'clean', degraded: 'false' } });
      expect(pull.comments()).toEqual([]);
      expect(pull.apiCalls()).toEqual(['issues/list-comments']);
    }));

  it('is one after two runs at once', () =>
    withPull({}, async (pull) => {
      // Both look before either writes.
      pull.github.faults.push({ operation: 'issues/list-comments', calls: [1, 2], wait: meeting(2) });
      const [first, second] = await Promise.all([pull.run(), pull.run()]);
      expect([first.code, second.code]).toEqual([1, 1]);
      expect(pull.apiCalls().filter((operation) => operation === 'issues/create-comment')).toHaveLength(2);
      expect(pull.comments()).toHaveLength(1);
    }));

  it('is found on a late page, and neither a forged marker nor a quoted one is taken for it', () =>
    withPull({}, async (pull) => {
      const { github, repository } = pull;
      const forged = addComment(github, repository, {
        issue: 7,
        author: person('mallory'),
        body: `${MARKER}\nAll is well`,
      });
      addComment(github, repository, { issue: 7, author: BOT, body: `> ${MARKER}\nanother tool quotes` });
      for (let i = 0; i < 130; i++)
        addComment(github, repository, { issue: 7, author: person('talker'), body: `${i}` });
      const before = repository.comments.length;
      await pull.run();
      expect(repository.comments).toHaveLength(before + 1);
      pull.push({ 'certs/second.pem': expired.pem });
      await pull.run();
      expect(repository.comments).toHaveLength(before + 1);
      expect(repository.comments.at(-1)?.body).toContain('certs/second.pem');
      expect(forged.body).toBe(`${MARKER}\nAll is well`);
    }));

  it('belongs to the person whose token it is, too', () =>
    withPull({ account: person('release-manager') }, async (pull) => {
      await pull.run();
      pull.push({ 'certs/second.pem': expired.pem });
      await pull.run();
      expect(pull.comments()).toHaveLength(1);
    }));
});

describe.concurrent('a token that may not write', () => {
  it.each([
    ['of a fork', { fork: 'mallory/web', permissions: READ_ONLY_TOKEN }, /a fork/],
    ['that may only read', { permissions: READ_ONLY_TOKEN }, /needs "pull-requests: write" \(request TEST:/],
    ['that is not known', { permissions: {} }, /needs "pull-requests: write"/],
  ])('%s changes no verdict and is named, with the whole text in the summary', async (_, setup, reason) => {
    await withPull(setup, async (pull) => {
      const run = await pull.run();
      expect(run).toMatchObject({ code: 1, outputs: { result: 'findings', 'new-findings': '1', degraded: 'true' } });
      expect(run.out).toMatch(/^::warning title=Not written to GitHub::the comment/m);
      expect(run.out).toMatch(reason);
      expect(run.out).toMatch(/^::error file=certs\/mail\.pem/m);
      expect(run.summary).toContain('`mail.corp.internal` expired');
      expect(pull.comments()).toEqual([]);
    });
  });

  it('is not spoken of where there is nothing to write', () =>
    withPull({ fork: 'mallory/web', permissions: READ_ONLY_TOKEN, head: { 'README.md': '.' } }, async (pull) => {
      const run = await pull.run();
      expect(run).toMatchObject({ code: 0, outputs: { degraded: 'false' } });
      expect(run.out).not.toContain('::warning');
      expect(pull.apiCalls()).toEqual([]);
    }));

  it('of a check run leaves the annotations to the log', () =>
    withPull({}, async (pull) => {
      const run = await pull.run({ annotations: 'check-run' });
      expect(run.outputs.degraded).toBe('true');
      expect(run.out).toContain('"checks: write"');
      expect(run.out).toMatch(/^::error file=certs\/mail\.pem/m);
    }));
});

describe.concurrent('the base', () => {
  it('is fetched where the clone has one commit only', () =>
    withPull({}, async (pull) => {
      const run = await pull.run({ comment: 'never' });
      expect(run.outputs).toMatchObject({ result: 'findings', 'new-findings': '1', incomplete: 'false' });
      expect(pull.github.calls.map(({ operation }) => operation)).toEqual(['git', 'git']);
    }));

  it('is read from the clone where it is there, without a single call', () =>
    withPull({}, async (pull) => {
      const run = await pull.run({ comment: 'never', annotations: 'commands' }, { depth: undefined });
      expect(run.outputs).toMatchObject({ result: 'findings', 'new-findings': '1' });
      expect(pull.github.calls).toEqual([]);
    }));

  it('comes through the API where git is not served', () =>
    withPull(
      {
        base: { ...SOUND, 'docs/a.md': 'A page.\n'.repeat(50) },
        head: { ...BROKEN, 'docs/a.md': null, 'docs/b.md': 'A page.\n'.repeat(50) },
      },
      async (pull) => {
        pull.github.faults.push({ operation: 'git', answer: (response) => void response.writeHead(503).end() });
        const run = await pull.run();
        expect(run.outputs).toMatchObject({ result: 'findings', incomplete: 'false', degraded: 'false' });
        expect(run.outputs['new-findings']).toBe('1');
        expect(pull.apiCalls().filter((operation) => operation === 'repos/get-content')).toHaveLength(2);
      },
    ));

  it('is unknown where neither answers: nothing is new, nothing is clean', () =>
    withPull({}, async (pull) => {
      pull.github.faults.push(
        { operation: 'git', answer: (response) => void response.writeHead(503).end() },
        { operation: 'pulls/list-files', answer: (response) => void response.writeHead(404).end('{}') },
      );
      const run = await pull.run();
      expect(run).toMatchObject({
        code: 1,
        outputs: { result: 'incomplete', incomplete: 'true', 'new-findings': '0' },
      });
      expect(run.out).toContain('::warning title=Incomplete scan::The change cannot be compared with its base');
      expect(run.out).not.toContain('::error file');
      expect(run.summary).toContain('cannot be compared');
      expect(pull.comments()).toEqual([]);
    }));

  it('through the API is whole for a file above 1 MB', () => {
    // GitHub's answer for such a file has no content, which is not an empty file.
    const long = (pem: string) => `${pem}${'# filler\n'.repeat(150_000)}`;
    const base = { ...SOUND, 'bundle.pem': long(expired.pem) };
    return withPull({ base, head: { 'bundle.pem': `${long(expired.pem)}# more\n` } }, async (pull) => {
      pull.github.faults.push({ operation: 'git', answer: (response) => void response.writeHead(503).end() });
      const run = await pull.run();
      expect(run).toMatchObject({ code: 0, outputs: { 'new-findings': '0', incomplete: 'false' } });
      expect(pull.apiCalls()).toContain('git/get-blob');
    });
  });

  it('through the API is unknown where the list of files may be cut off', () => {
    const many = Object.fromEntries(Array.from({ length: 3001 }, (_, i) => [`docs/${i}.md`, `${i}`]));
    return withPull({ head: { ...many, ...BROKEN } }, async (pull) => {
      pull.github.faults.push({ operation: 'git', answer: (response) => void response.writeHead(503).end() });
      const run = await pull.run();
      expect(run).toMatchObject({ code: 1, outputs: { result: 'incomplete' } });
      expect(run.out).toContain('no more than 3000 files');
    });
  });

  it('that is unknown leaves an earlier comment unresolved', () =>
    withPull({}, async (pull) => {
      await pull.run();
      pull.github.faults.push(
        { operation: 'git', answer: (response) => void response.writeHead(503).end() },
        { operation: 'pulls/list-files', answer: (response) => void response.writeHead(404).end('{}') },
      );
      await pull.run();
      expect(pull.comments()[0]).toContain('could not be checked');
      expect(pull.comments()[0]).not.toContain('resolved');
    }));

  it.each([
    ['the history of the clone', undefined],
    ['the API', 1],
  ])('of a head that is checked out itself is where it left: by %s', async (_, depth) => {
    await withPull({}, async (pull) => {
      // What the base gets meanwhile is missing in the head, and the change did not remove it.
      pull.advance({ 'certs/later.pem': expired.pem, ...reloaderBase });
      const run = await pull.run({ comment: 'never' }, { checkout: 'head', depth });
      expect(run.outputs).toMatchObject({ result: 'findings', 'new-findings': '1', 'fixed-findings': '0' });
      // A request that fails on a busy machine is sent again.
      expect([...new Set(pull.apiCalls())]).toEqual(depth === 1 ? ['repos/compare-commits-with-basehead'] : []);
    });
  });

  it.each(['pull_request', 'pull_request_target'] as const)(
    'alone in the workspace of a %s is no clean change where the change cannot be fetched',
    async (event) => {
      await withPull({}, async (pull) => {
        pull.github.faults.push({ operation: 'git', answer: (response) => void response.writeHead(503).end() });
        const run = await pull.run({}, { checkout: 'base', event });
        expect(run).toMatchObject({ code: 1, outputs: { result: 'incomplete' } });
        expect(run.out).toContain('the workspace holds the base');
      });
    },
  );

  it('of a merge group is compared, and nothing is commented', () =>
    withPull({}, async (pull) => {
      const run = await pull.run({}, { event: 'merge_group' });
      expect(run).toMatchObject({ code: 1, outputs: { result: 'findings', 'new-findings': '1' } });
      expect(pull.apiCalls()).toEqual([]);
    }));
});

describe.concurrent('what counts', () => {
  it('is not an untouched certificate that expired overnight, whose findings are only counted', () =>
    withPull(
      { base: { ...SOUND, 'legacy/mail.pem': expired.pem }, head: { 'certs/www.pem': renewed.pem } },
      async (pull) => {
        const run = await pull.run();
        expect(run).toMatchObject({ code: 0, outputs: { result: 'clean', 'new-findings': '0', expired: '1' } });
        expect(run.summary).toContain('4 findings from before the change');
        expect(run.out).not.toContain('::error');
        expect(pull.comments()).toEqual([]);
      },
    ));

  it('is counted in 4,000 changed files', () => {
    const many = Object.fromEntries(Array.from({ length: 4000 }, (_, i) => [`docs/${i % 40}/${i}.md`, `Page ${i}\n`]));
    return withPull({ head: { ...many, ...BROKEN } }, async (pull) => {
      const run = await pull.run();
      expect(run.outputs).toMatchObject({ result: 'findings', 'new-findings': '1', incomplete: 'false' });
      expect(run.out).toContain('4,001 changed files');
    });
  });

  it('survives renames, binary files, links and odd names', () => {
    const binary = Buffer.from(Array.from({ length: 2000 }, (_, i) => (i * 7919) % 256));
    const odd = {
      'a b/ü.bin': binary,
      'line\nfeed.txt': 'x',
      '"quoted".md': 'x',
      'mail/tls.pem': null,
      'post/tls.pem': expired.pem,
    };
    return withPull({ base: { ...SOUND, 'mail/tls.pem': expired.pem, 'a b/ü.bin': 'x' }, head: odd }, async (pull) => {
      const run = await pull.run();
      // The same certificate at another place is not what this change brought.
      expect(run).toMatchObject({ code: 0, outputs: { result: 'clean', 'new-findings': '0' } });
    });
  });

  it('is said by the policy of the base, with both verdicts where the change edits it', () => {
    const config = 'levels: {expired: off}\n';
    return withPull({ head: { ...BROKEN, '.github/cert-hygiene.yml': config } }, async (pull) => {
      const run = await pull.run();
      expect(run).toMatchObject({ code: 1, outputs: { result: 'findings' } });
      for (const text of [run.out.replace(/\s+/g, ' '), run.summary, pull.comments()[0]]) {
        expect(text).toMatch(/edits the policy of cert-hygiene.*\(1 at level error\).*would report 0/s);
      }
    });
  });

  it('is not loosened by a path that is spelled otherwise', () =>
    withPull(
      { base: { ...SOUND, 'audit.yml': '{}\n' }, head: { ...BROKEN, 'audit.yml': 'levels: {expired: off}\n' } },
      async (pull) => {
        const run = await pull.run({ 'config-file': './audit.yml' });
        expect(run).toMatchObject({ code: 1, outputs: { result: 'findings' } });
        expect(run.summary).toContain('policy of cert-hygiene');
      },
    ));
});
