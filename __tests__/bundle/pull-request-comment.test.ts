/** What a pull request is told: who must hear of it, in how many calls, and with nothing in it that is not ours. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issue } from '../../scripts/fixtures/pki.ts';
import { docsUrl } from '../../src/version.ts';
import type { Files } from '../support/github/repository.ts';
import {
  BROKEN,
  expired,
  reloaderBase,
  renewed,
  SOUND,
  withoutReloader,
  withPull,
} from '../support/github/scenarios.ts';
import { PULL_REQUEST_TOKEN, person, READ_ONLY_TOKEN } from '../support/github/state.ts';
import { HIDDEN, readMarkdown } from '../support/hostile.ts';

/** For a developer who wants to see the comments in a browser. */
const LOOK = process.env.CERT_HYGIENE_LOOK;
const look = (name: string, text = ''): void => {
  if (LOOK !== undefined) writeFileSync(join(LOOK, `${name}.md`), text);
};

describe.concurrent('a Deployment that no longer reloads what another team renews', () => {
  it('is an error beside the change, and the comment calls both teams once', () =>
    withPull({ base: reloaderBase, head: withoutReloader }, async (pull) => {
      const run = await pull.run();
      expect(run).toMatchObject({ code: 1, outputs: { result: 'findings', errors: '1' } });
      expect(run.out).toMatch(/^::error file=apps\/web\.yaml,.*title=Change removes automation/m);
      const [comment = ''] = pull.comments();
      look('reloader', comment);
      const { mentions } = readMarkdown(comment);
      expect(mentions.map((mention) => mention.trim())).toEqual(['@c', '@c']);
      expect(comment.match(/@corp\/platform/g)).toHaveLength(1);
      expect(comment).toContain('removes the reload of Deployment');
      expect(comment).toContain('nothing reloads it after a renewal');
      expect(comment).toContain('**Fix:** Restore it');
      expect(comment).toContain('certs/web.yaml');
    }));

  it.each(['review', 'none'])('calls nobody in the comment with notify: %s', async (notify) => {
    await withPull({ base: reloaderBase, head: withoutReloader }, async (pull) => {
      await pull.run({ notify });
      expect(readMarkdown(pull.comments()[0] ?? '').mentions).toEqual([]);
      const asked = pull.repository.reviewRequests.map(({ team }) => team).sort();
      expect(asked).toEqual(notify === 'review' ? ['platform', 'shop'] : []);
    });
  });

  it('asks each owner for a review once, and one that GitHub refuses keeps no other from it', () =>
    withPull({ base: reloaderBase, head: withoutReloader }, async (pull) => {
      pull.repository.collaborators.add('shop');
      const first = await pull.run({ notify: 'review' });
      expect(first.out).toContain('GitHub does not accept corp/platform as reviewers');
      await pull.run({ notify: 'review' });
      expect(pull.repository.reviewRequests).toEqual([{ pull: 7, team: 'shop' }]);
    }));

  it.each([
    ['whoever last changed it, without an address or a call, where the clone has the history', undefined, 1],
    ['nobody, where the clone has no history', 1, 0],
  ])('names %s', (_, depth, times) => {
    const { '.github/CODEOWNERS': _owners, ...base } = reloaderBase;
    return withPull({ base, head: withoutReloader }, async (pull) => {
      const run = await pull.run({}, { depth });
      const [comment = ''] = pull.comments();
      expect(comment.match(/Octo Cat/g) ?? []).toHaveLength(times);
      expect(readMarkdown(comment).mentions).toEqual([]);
      expect(comment + run.out + run.summary).not.toContain('octocat@corp.internal');
    });
  });

  it('is announced to the owners of the base, whatever the change says of them', () => {
    const owners = { '.github/CODEOWNERS': '* @mallory/all\n' };
    return withPull({ base: reloaderBase, head: { ...withoutReloader, ...owners } }, async (pull) => {
      await pull.run();
      expect(pull.comments()[0]).toContain('@corp/platform');
      expect(pull.comments()[0]).not.toContain('mallory');
    });
  });

  it('is announced to them too where the change adds a file that GitHub would read first', () => {
    const { '.github/CODEOWNERS': owners = '', ...files } = reloaderBase;
    const base = { ...files, 'docs/CODEOWNERS': owners };
    return withPull({ base, head: { ...withoutReloader, CODEOWNERS: '* @mallory/all\n' } }, async (pull) => {
      await pull.run();
      expect(pull.comments()[0]).toContain('@corp/platform');
      expect(pull.comments()[0]).not.toContain('mallory');
    });
  });
});

describe.concurrent('calls to the API', () => {
  const ten = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`docs/${i}.md`, `Page ${i}\n`]));
  const changed: Files = { ...ten, ...BROKEN };

  it('are three for ten files, and three again for the next push', () =>
    withPull({ head: changed }, async (pull) => {
      await pull.run();
      expect(pull.apiCalls()).toEqual(['issues/list-comments', 'issues/create-comment', 'issues/list-comments']);
      pull.push({ 'certs/second.pem': expired.pem });
      await pull.run();
      expect(pull.apiCalls().slice(3)).toEqual(['issues/list-comments', 'graphql', 'issues/update-comment']);
    }));

  it('are at most eight for ten files with everything switched on', () =>
    withPull(
      {
        base: { ...reloaderBase, ...SOUND },
        head: { ...withoutReloader, ...changed },
        permissions: { ...PULL_REQUEST_TOKEN, checks: 'write' },
      },
      async (pull) => {
        const inputs = { notify: 'review', annotations: 'check-run' };
        const run = await pull.run(inputs);
        expect(run.outputs).toMatchObject({ degraded: 'false', result: 'findings' });
        expect(run.out).not.toContain('::error');
        expect(pull.apiCalls()).toHaveLength(6);
        const [check] = pull.repository.checkRuns;
        expect(check).toMatchObject({ conclusion: 'failure', head: pull.head() });
        expect(check?.annotations[0]).toMatchObject({ annotation_level: 'failure' });
        pull.push({ 'certs/second.pem': expired.pem });
        await pull.run(inputs);
        expect(pull.apiCalls().slice(6)).toHaveLength(5);
      },
    ));

  it('put many annotations into batches of fifty', async () => {
    const many = await Promise.all(
      Array.from({ length: 120 }, (_, i) =>
        issue({
          subject: `CN=host-${i}.corp.internal`,
          names: [`host-${i}.corp.internal`],
          notBefore: '2025-11-01T00:00:00Z',
          notAfter: '2026-11-01T00:00:00Z',
        }),
      ),
    );
    const head = Object.fromEntries(many.map(({ pem }, i) => [`certs/${i}.pem`, pem]));
    await withPull({ head, permissions: { ...PULL_REQUEST_TOKEN, checks: 'write' } }, async (pull) => {
      const run = await pull.run({ annotations: 'check-run' });
      expect(run.outputs).toMatchObject({ errors: '120', degraded: 'false' });
      expect(pull.repository.checkRuns).toHaveLength(1);
      expect(pull.repository.checkRuns[0]?.annotations.length).toBeGreaterThanOrEqual(120);
      expect(pull.comments()[0]).toContain('**20 of 120** are shown here');
      expect((pull.comments()[0] ?? '').length).toBeLessThan(65_536);
    });
  });

  it('are none in a dry run', () =>
    withPull({}, async (pull) => {
      const run = await pull.run({ 'dry-run': 'true', annotations: 'check-run', notify: 'review' });
      expect(run.code).toBe(1);
      expect(run.out).toContain('dry run: would write the comment\n## 🔴 Certificates: this change adds 1 error');
      expect(run.out).toContain('dry run: would write the check run');
      expect(pull.apiCalls()).toEqual([]);
    }));
});

describe.concurrent('suggestions', () => {
  const CRON = "SHELL=/bin/sh\n17 3 * * * root certbot renew --deploy-hook 'systemctl reload nginx'\n";
  const RARELY = CRON.replace('17 3 * * *', '17 3 1 1 *');
  const base: Files = { ...reloaderBase, 'etc/cron.d/certbot': CRON };
  const head: Files = { ...withoutReloader, 'etc/cron.d/certbot': RARELY };
  const on = { suggestions: 'true' };

  it('are one review with the previous lines, in the place of those of the change, and none on the next push', () =>
    withPull({ base, head }, async (pull) => {
      const run = await pull.run(on);
      expect(run.outputs).toMatchObject({ result: 'findings', degraded: 'false' });
      const { lineComments } = pull.repository;
      for (const { id, body } of lineComments) look(`suggestion-${id}`, body);
      expect(new Set(lineComments.map(({ review }) => review)).size).toBe(1);
      expect(lineComments.map(({ path, start, line, commit }) => [path, start, line, commit])).toEqual([
        ['apps/web.yaml', undefined, 5, pull.head()],
        ['etc/cron.d/certbot', undefined, 2, pull.head()],
      ]);
      const [reload = '', schedule = ''] = lineComments.map(({ body }) => body);
      expect(reload).toContain(
        '```suggestion\n  namespace: shop\n  annotations:\n    reloader.stakater.com/auto: "true"\n```',
      );
      expect(reload).toContain('nothing reloads it after a renewal');
      expect(schedule).toContain(`\`\`\`suggestion\n${CRON.split('\n')[1]}\n\`\`\``);
      pull.push({ 'README.md': 'More.\n' });
      await pull.run(on);
      expect(lineComments).toHaveLength(2);
      pull.push({ 'etc/cron.d/certbot': CRON });
      await pull.run(on);
      expect(lineComments).toHaveLength(2);
    }));

  it.each<[string, Parameters<typeof withPull>[0], Record<string, string>, RegExp]>([
    ['unless they are asked for', {}, {}, /^$/],
    ['for a fork', { fork: 'mallory/web' }, on, /^$/],
    ['with a token that only reads', { permissions: READ_ONLY_TOKEN }, on, /the suggestions: .*pull-requests: write/],
    [
      'where the patches cannot be read',
      { permissions: { contents: 'read' } },
      on,
      /the suggestions: .*pull-requests: read/,
    ],
    ['on a dry run', {}, { ...on, 'dry-run': 'true' }, /dry run: would write the suggestions/],
  ])('are not written %s', async (_, setup, inputs, told) => {
    await withPull({ base, head, ...setup }, async (pull) => {
      const run = await pull.run(inputs);
      expect(run).toMatchObject({ code: 1, outputs: { result: 'findings' } });
      expect(pull.repository.lineComments).toEqual([]);
      expect(
        run.out
          .split('\n')
          .filter((line) => /suggestions/.test(line))
          .join('\n'),
      ).toMatch(told);
    });
  });

  it('of another account are not ours, and of two of ours the older stays', () =>
    withPull({ base, head }, async (pull) => {
      await pull.run(on);
      const { lineComments } = pull.repository;
      const [first, second] = lineComments.map((one) => ({ ...one }));
      if (first === undefined || second === undefined) throw new Error('two suggestions');
      // Somebody forged one of them; another run wrote the other at the same time.
      lineComments.splice(0, 2, { ...first, author: person('mallory') }, second, { ...second, id: second.id + 100 });
      await pull.run(on);
      expect(lineComments.map(({ path, author }) => [path, author.login])).toEqual([
        ['apps/web.yaml', 'mallory'],
        ['etc/cron.d/certbot', 'github-actions[bot]'],
        ['apps/web.yaml', 'github-actions[bot]'],
      ]);
      expect(lineComments[1]?.id).toBe(second.id);
    }));

  it('stay in their block whatever the previous line holds', () => {
    const line = "17 3 * * * root certbot renew --deploy-hook 'echo ```` @everyone <!-- x --> ```'\n";
    const hostile = { 'etc/cron.d/certbot': line };
    return withPull(
      { base: hostile, head: { 'etc/cron.d/certbot': line.replace('3 * * *', '3 1 1 *') } },
      async (pull) => {
        const run = await pull.run(on);
        expect(run.outputs.degraded).toBe('false');
        const [comment] = pull.repository.lineComments;
        look('suggestion-hostile', comment?.body);
        const { html, mentions, blocks } = readMarkdown((comment?.body ?? '').replace(/^.*\n/, ''));
        expect(blocks).toEqual([['suggestion', line]]);
        expect([html, mentions]).toEqual([[], []]);
      },
    );
  });
});

describe.concurrent('text from the change', () => {
  const ATTACK =
    '@everyone @corp/admins #1 GH-2 https://evil.corp.internal ![x](https://e/p.png) <img src=x> [a](javascript:1) <!-- cert-hygiene pull-request v1 --> | `x` \u202egnp';

  it('brings no mention, link, image, reference, tag or marker into comment and summary', async () => {
    const hostile = await issue({
      subject: `CN=${ATTACK.replace(/[,+"\\#;<>=]/g, '\\$&')}`,
      names: [`*.evil.corp.internal`, ATTACK.replace(/[^\0-\x7f]/g, '')],
      notBefore: '2025-11-01T00:00:00Z',
      notAfter: '2026-11-01T00:00:00Z',
    });
    const paths = [
      'certs/@everyone #1 <img src=x onerror=1>.pem',
      'certs/![x](https:/evil.corp.internal/p.png).pem',
      'certs/a\n## All is well\n::error::x.pem',
      'certs/`\u202egnp.pem',
      'certs/<!-- cert-hygiene pull-request v1 -->.pem',
    ];
    const head = Object.fromEntries(paths.map((path) => [path, hostile.pem]));
    await withPull({ head, title: ATTACK }, async (pull) => {
      const run = await pull.run();
      expect(run.outputs).toMatchObject({ result: 'findings', degraded: 'false' });
      const [comment = ''] = pull.comments();
      look('hostile', comment);
      look('hostile-summary', run.summary);
      const ours = `${pull.github.serverUrl}/corp/web/blob/${pull.head()}/`;
      for (const text of [comment.replace(/^.*\n/, ''), run.summary]) {
        expect(text.replaceAll('\u2060', '')).not.toMatch(HIDDEN);
        const read = readMarkdown(text);
        expect(read.links.filter((link) => !link.startsWith(ours) && !link.startsWith(docsUrl('rules/')))).toEqual([]);
        expect(read.images).toBe(0);
        expect(read.references).toEqual([]);
        expect(read.mentions).toEqual([]);
        expect(read.html.filter((tag) => !/^<(br|\/?(details|summary|sub))>$/.test(tag))).toEqual([]);
      }
      // One of the verdict and one for each finding; none from a path.
      expect(readMarkdown(comment).headings).toBe(1 + (comment.match(/^### /gm) ?? []).length);
      expect(run.out.split('\n').filter((line) => /^::(?!error |notice |warning )/.test(line))).toEqual([]);
    });
  });

  it('long enough for many comments fits into one', () => {
    const folder = `${'deep-'.repeat(45)}/`.repeat(10);
    const head = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`${folder}${i}.pem`, i % 2 ? expired.pem : renewed.pem]),
    );
    return withPull({ head }, async (pull) => {
      const run = await pull.run();
      expect(run.outputs.degraded).toBe('false');
      expect((pull.comments()[0] ?? '').length).toBeLessThan(65_536);
    });
  });
});
