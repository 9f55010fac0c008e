/** Issues over the life of certificates, each run against a GitHub that checks every call. */
import { describe, expect, it } from 'vitest';
import { withDigest } from '../../src/github/first-run-digest.ts';
import { type Judged, type KnownIssue, stepsFor } from '../../src/github/issue-lifecycle.ts';
import { type Marker, markerOf, withMarker, withoutMarker } from '../../src/github/issue-marker.ts';
import { recordedFiles } from '../../src/github/recorded-files.ts';
import type { IssueDraft } from '../../src/reporting/issue-subjects.ts';
import { type Audits, audits, seen, version } from '../support/github/audits.ts';
import { cutOff, lostAnswer, meeting, status, truncatedJson } from '../support/github/faults.ts';
import { BOT, type Issue, person } from '../support/github/state.ts';

const MAIL = 'mail.corp.internal';
const old = version(MAIL, '2026-12-20T00:00:00Z');
const renewed = version(MAIL, '2027-12-20T00:00:00Z');
const fifty = Array.from({ length: 20 }, (_, i) =>
  version(
    `host-${i}.corp.internal`,
    '2026-12-20T00:00:00Z',
    ['a', 'b', 'c'].map((copy) => `${copy}/${i}/tls.pem`),
  ),
);
const SOON = '2026-11-25T00:00:00Z';
const EXPIRED = '2026-12-27T00:00:00Z';

/** Issues, those of them that are open, and comments. */
const counts = ({ issues, open, comments }: Audits) => [issues().length, open().length, comments().length];

async function withAudits(check: (on: Audits) => Promise<void>, ...args: Parameters<typeof audits>): Promise<void> {
  const on = await audits(...args);
  await check(on);
  expect(on.github.violations).toEqual([]);
  const own = on.open().filter(({ author }) => author === BOT);
  const keys = own.map(({ body }) => /key=(\w+)/.exec(body)?.[1]);
  expect(new Set(keys).size).toBe(keys.length);
}

function stranger(on: Audits, issue: Partial<Issue>): Issue {
  const added: Issue = {
    number: on.github.nextId++,
    author: person('octocat'),
    title: 'Else',
    body: '',
    state: 'open',
    reason: null,
    labels: ['certificate-hygiene'],
    assignees: [],
    locked: false,
    ...issue,
  };
  on.repository.issues.push(added);
  return added;
}

describe('the life of an issue', () => {
  it('goes from nothing to expiring, urgent, expired, renewed and back', () =>
    withAudits(async (on) => {
      const steps: [
        now: string,
        versions: (typeof old)[],
        issues: number,
        open: number,
        comments: number,
        state: string,
      ][] = [
        ['2026-11-01T00:00:00Z', [old], 0, 0, 0, ''],
        ['2026-11-25T00:00:00Z', [old], 1, 1, 0, 'expiring'],
        ['2026-12-02T00:00:00Z', [old], 1, 1, 0, 'expiring'],
        ['2026-12-15T00:00:00Z', [old], 1, 1, 1, 'urgent'],
        ['2026-12-16T00:00:00Z', [old], 1, 1, 1, 'urgent'],
        ['2026-12-27T00:00:00Z', [old], 1, 1, 2, 'expired'],
        ['2027-01-03T00:00:00Z', [renewed], 1, 0, 3, 'resolved'],
        ['2027-01-10T00:00:00Z', [renewed], 1, 0, 3, 'resolved'],
        ['2027-11-28T00:00:00Z', [renewed], 1, 1, 4, 'expiring'],
        ['2027-12-05T00:00:00Z', [renewed], 1, 1, 4, 'expiring'],
        ['2027-12-16T00:00:00Z', [renewed], 1, 1, 5, 'urgent'],
        ['2027-12-25T00:00:00Z', [version(MAIL, '2028-12-20T00:00:00Z')], 1, 0, 6, 'resolved'],
      ];
      for (const [now, versions, ...expected] of steps) {
        await on.run(seen(now, versions));
        const state = /state=(\w+)/.exec(on.issues()[0]?.body ?? '')?.[1] ?? '';
        expect([...counts(on), state], now).toEqual(expected);
      }
      expect(on.issues()[0]).toMatchObject({ reason: 'completed', labels: ['certificate-hygiene'], author: BOT });
      expect(on.comments()[2]).toMatch(/Resolved: a complete scan of `corp\/web` .*finds nothing to do/);
      expect(on.comments()[3]).toContain('It is back.');
    }));

  it('costs no write where nothing has changed', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, [old]));
      const before = on.writes();
      await on.run(seen('2026-11-26T00:00:00Z', [old]));
      expect(before).toEqual(['issues/create']);
      expect(on.writes()).toEqual(before);
    }));

  it('rewrites the body for a further copy, and says nothing', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, [old]));
      await on.run(seen(SOON, [version(MAIL, '2026-12-20T00:00:00Z', ['a.pem', 'further.pem'])]));
      expect(counts(on)).toEqual([1, 1, 0]);
      expect(on.issues()[0]?.body).toContain('further.pem');
    }));

  it('says whom it now concerns, and mentions nobody twice', () =>
    withAudits(async (on) => {
      const owned = (owners: string[]) => {
        const of = seen(SOON, [old]);
        return { ...of, findings: of.findings.map((one) => ({ ...one, owners })) };
      };
      await on.run(owned(['@corp/mail', '@octocat', 'mail@corp.internal']));
      expect(on.issues()[0]?.assignees).toEqual(['octocat']);
      await on.run(owned(['@corp/mail', '@octocat']));
      expect(counts(on)).toEqual([1, 1, 0]);
      await on.run(owned(['@corp/web']));
      await on.run(owned(['@corp/web']));
      expect(counts(on)).toEqual([1, 1, 1]);
      expect(on.comments()[0]).toContain('The owners are now @corp/web.');
      const of = owned(['@corp/web']);
      await on.run({ ...seen(EXPIRED, [old]), findings: of.findings.map((one) => ({ ...one, rule: 'expired' })) });
      expect(on.comments()[1]).not.toContain('@');
      // Whom people assigned stays assigned.
      expect(on.issues()[0]?.assignees).toEqual(['octocat']);
    }));

  it('says nothing where it concerns nobody any more', () =>
    withAudits(async (on) => {
      const owned = (owners: string[]) => {
        const of = seen(SOON, [old]);
        return { ...of, findings: of.findings.map((one) => ({ ...one, owners })) };
      };
      await on.run(owned(['@corp/mail']));
      await on.run(owned([]));
      expect(counts(on)).toEqual([1, 1, 0]);
      expect(on.issues()[0]?.body).not.toContain('Owners:');
    }));

  it('is assigned to no more people than GitHub takes', () =>
    withAudits(async (on) => {
      const of = seen(SOON, [old]);
      const [one] = of.findings;
      // An issue names ten owners; those of several findings are more.
      const owners = Array.from({ length: 14 }, (_, index) => `@person-${index}`);
      const draft = {
        key: 'aa',
        title: 'T',
        stage: 'expired',
        files: [],
        body: 'B',
        facts: 'ff',
        owners,
        escalation: 'E',
      } as const;
      await on.keep([{ ...draft, files: one === undefined ? [] : [one.location], owners: [...owners] }]);
      expect(on.issues()[0]?.assignees).toEqual(owners.slice(0, 10).map((owner) => owner.slice(1)));
    }));

  it('is opened without assignees where GitHub takes none of them', () =>
    withAudits(async (on) => {
      on.repository.collaborators.add('somebody');
      const of = seen(SOON, [old]);
      await on.run({ ...of, findings: of.findings.map((one) => ({ ...one, owners: ['@stranger'] })) });
      expect(counts(on)).toEqual([1, 1, 0]);
    }));

  it('leaves to people what they set', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, [old]));
      Object.assign(on.issues()[0] as Issue, {
        title: 'Mail, see CHG-7',
        labels: ['ops', 'certificate-hygiene'],
        assignees: ['alice'],
      });
      await on.run(seen(EXPIRED, [old]));
      expect(on.issues()[0]).toMatchObject({
        title: 'Mail, see CHG-7',
        labels: ['ops', 'certificate-hygiene'],
        assignees: ['alice'],
      });
    }));
});

describe('an issue that a person closed', () => {
  it('as not planned stays closed until the facts change', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, [old]));
      Object.assign(on.issues()[0] as Issue, { state: 'closed', reason: 'not_planned' });
      // Time alone is no new fact.
      await on.run(seen('2026-12-16T00:00:00Z', [old]));
      await on.run(seen(EXPIRED, [old]));
      expect(counts(on)).toEqual([1, 0, 0]);
      const further = version(MAIL, '2026-12-20T00:00:00Z', ['a.pem', 'further.pem']);
      await on.run({ ...seen(EXPIRED, [further]), incomplete: ['half'] });
      expect(counts(on)).toEqual([1, 0, 0]);
      await on.run(seen(EXPIRED, [further]));
      expect(counts(on)).toEqual([1, 1, 1]);
      expect(on.comments()[0]).toContain('the facts have changed');
      Object.assign(on.issues()[0] as Issue, { state: 'closed', reason: 'not_planned' });
      await on.run(seen('2027-01-05T00:00:00Z', [further]));
      expect(counts(on)).toEqual([1, 0, 1]);
    }));

  it('as completed is opened again while it is there', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, [old]));
      Object.assign(on.issues()[0] as Issue, { state: 'closed', reason: 'completed' });
      await on.run(seen(SOON, [old]));
      await on.run(seen(SOON, [old]));
      expect(counts(on)).toEqual([1, 1, 1]);
      expect(on.comments()[0]).toContain('Closed, but the problem still exists.');
    }));

  it('and opened again after it was resolved is left to that person', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, [old]));
      await on.run(seen(EXPIRED, [renewed]));
      Object.assign(on.issues()[0] as Issue, { state: 'open', reason: 'reopened' });
      await on.run(seen(EXPIRED, [renewed]));
      expect(counts(on)).toEqual([1, 1, 1]);
    }));
});

describe('an audit that was not complete', () => {
  it('opens and escalates, and closes nothing', () =>
    withAudits(async (on) => {
      const half = (now: string, versions: (typeof old)[]) =>
        seen(now, versions, { incomplete: ['a file was too large'] });
      await on.run(half(SOON, [old]));
      await on.run(half(SOON, []));
      expect(counts(on)).toEqual([1, 1, 0]);
      await on.run(half(EXPIRED, [old]));
      expect(counts(on)).toEqual([1, 1, 1]);
      await on.run(seen(EXPIRED, []));
      expect(counts(on)).toEqual([1, 0, 2]);
    }));

  it('rewrites nothing that it could not read whole', () =>
    withAudits(async (on) => {
      const two = version(MAIL, '2026-12-20T00:00:00Z', ['a.pem', 'further.pem']);
      await on.run(seen(SOON, [two]));
      const half = seen(SOON, [version(MAIL, '2026-12-20T00:00:00Z', ['a.pem'])], {
        incomplete: ['a file was too large'],
      });
      const owned = { ...half, findings: half.findings.map((one) => ({ ...one, owners: ['@corp/mail'] })) };
      await on.run(owned);
      expect(on.issues()[0]?.body).toContain('further.pem');
      expect(counts(on)).toEqual([1, 1, 0]);
      expect(on.writes()).toEqual(['issues/create']);
    }));

  it('that reads one file less leaves that file to be looked at', () =>
    withAudits(async (on) => {
      const two = version(MAIL, '2026-12-20T00:00:00Z', ['a.pem', 'further.pem']);
      const unseen = (files: readonly { path: string }[] | undefined) =>
        files?.some(({ path }) => path === 'further.pem') ? 'further.pem was not read' : undefined;
      await on.run(seen(SOON, [two]));
      const one = version(MAIL, '2026-12-20T00:00:00Z', ['a.pem']);
      await on.run(seen(EXPIRED, [one]), { unseen });
      expect(counts(on)).toEqual([1, 1, 1]);
      expect(await on.run(seen(EXPIRED, [renewed]), { unseen })).toMatchObject({
        counts: { close: 0 },
        held: [expect.stringContaining('stays open: further.pem was not read')],
      });
      await on.run(seen(EXPIRED, [renewed]));
      expect(counts(on)).toEqual([1, 0, 2]);
    }));
});

describe('an issue of another job', () => {
  const two = () => version(MAIL, '2026-12-20T00:00:00Z', ['a.pem', 'further.pem']);
  const one = () => version(MAIL, '2026-12-20T00:00:00Z', ['a.pem']);
  const other = { part: 'other' };

  it('that names all of it is not opened twice, and is not rewritten', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, [two()]));
      await on.run(seen(SOON, [one()]), other);
      expect(on.writes()).toEqual(['issues/create']);
      expect(on.issues()[0]?.body).toContain('further.pem');
    }));

  it('is told what got worse, and stays with its job', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, [two()]));
      await on.run(seen(EXPIRED, [one()]), other);
      expect(counts(on)).toEqual([1, 1, 1]);
      expect(on.issues()[0]?.body).toContain(' part=all ');
    }));

  it('that a person declined holds while the facts are the same', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, [one()]));
      Object.assign(on.issues()[0] as Issue, { state: 'closed', reason: 'not_planned' });
      await on.run(seen(SOON, [one()]), other);
      expect(counts(on)).toEqual([1, 0, 0]);
    }));

  it('is closed by who judges by the same config, and by nobody else', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, [one()]));
      await on.run(seen(SOON, []), { ...other, policy: 'stricter' });
      expect(counts(on)).toEqual([1, 1, 0]);
      await on.run(seen(SOON, []), other);
      expect(counts(on)).toEqual([1, 0, 1]);
    }));

  it('of an older version is taken over by the first that wants it, with the files that it names', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, [one()]));
      const [issue] = on.issues();
      if (issue) issue.body = issue.body.replace(/ part=\w+ policy=\w+ files=[\w-]+ -->/, ' -->');
      await on.run(seen(SOON, [one()]), other);
      expect(issue?.body).toMatch(/ part=other policy=usual files=[\w-]+ -->/);
      expect(counts(on)).toEqual([1, 1, 0]);
    }));
});

it('an issue remembers a further file that its text does not show', () =>
  withAudits(async (on) => {
    const draft = {
      key: 'aa',
      title: 'T',
      stage: 'expired',
      body: 'B',
      facts: 'ff',
      owners: [],
      escalation: 'E',
    } as const;
    const files = ['a.pem', 'b.pem'].map((path) => ({ repository: 'corp/web', path }));
    await on.keep([{ ...draft, owners: [], files: files.slice(0, 1) }]);
    await on.keep([{ ...draft, owners: [], files }]);
    await on.keep([{ ...draft, owners: [], files }]);
    expect(on.writes()).toEqual(['issues/create', 'issues/update']);
  }));

describe('an issue of another kind', () => {
  it('is not closed by a run that keeps none of them', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, [old]));
      await on.run(seen(SOON, []), { mine: () => false });
      expect(counts(on)).toEqual([1, 1, 0]);
      await on.run(seen(SOON, []));
      expect(counts(on)).toEqual([1, 0, 1]);
    }));
});

describe('the list', () => {
  it('takes no pull request for an issue, whoever wrote its text', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, [old]));
      const [issue] = on.issues();
      Object.assign(issue as Issue, { pullRequest: true });
      await on.run(seen(SOON, []));
      expect(issue?.state).toBe('open');
      await on.run(seen(SOON, [old]));
      expect(on.issues()).toHaveLength(2);
      Object.assign(issue as Issue, { author: person('octocat') });
    }));

  it('is found through 300 issues of other people, forged markers among them', () =>
    withAudits(async (on) => {
      for (let i = 0; i < 150; i++) stranger(on, {});
      await on.run(seen(SOON, [old]));
      const own = on.open().find(({ author }) => author === BOT);
      stranger(on, { body: own?.body ?? '' });
      for (let i = 0; i < 149; i++) stranger(on, { state: i % 2 ? 'open' : 'closed' });
      await on.run(seen(EXPIRED, [old]));
      expect(on.issues()).toHaveLength(301);
      expect(on.issues().filter(({ author }) => author === BOT)).toHaveLength(1);
      expect(on.comments()).toHaveLength(1);
      expect(on.issues().filter(({ author, state }) => author !== BOT && state === 'closed')).toHaveLength(75);
    }));

  it('goes on without the label, which somebody deleted', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, [old]));
      for (const issue of on.issues()) issue.labels = [];
      await on.run(seen(EXPIRED, [old]));
      expect(counts(on)).toEqual([1, 1, 1]);
      await on.run(seen(EXPIRED, [renewed]));
      expect(counts(on)).toEqual([1, 0, 2]);
    }));

  it.each([
    ['cut off', cutOff],
    ['half an answer', truncatedJson],
    ['refused', status(404, 'Not Found')],
    ['failing', status(502)],
  ])('that is %s on its second page makes nothing new', (_, fault) =>
    withAudits(async (on) => {
      for (let i = 0; i < 150; i++) stranger(on, {});
      on.github.faults.push({ operation: 'issues/list-for-repo', calls: [2, 3, 4, 5, 6, 7, 8], ...fault });
      await expect(on.run(seen(SOON, [old]))).rejects.toThrow();
      expect(on.issues()).toHaveLength(150);
      expect(on.writes()).toEqual([]);
    }),
  );

  it('that ends after a full page without saying so is asked once more', () =>
    withAudits(async (on) => {
      for (let i = 0; i < 100; i++) stranger(on, {});
      await on.run(seen(SOON, [old]));
      const pages = on.github.calls.slice(0, 2).map(({ path }) => /[?&]page=(\d+)/.exec(path)?.[1]);
      expect(pages).toEqual(['1', '2']);
    }));
});

describe('an answer that does not come', () => {
  it.each([
    ['502, and the issue is there', { ...status(502), carriedOut: true }, 1],
    ['502, and it is not', status(502), 2],
    ['a lost connection, and the issue is there', lostAnswer, 1],
  ])('to a creation (%s) leaves one issue', (_, fault, creations) =>
    withAudits(async (on) => {
      on.github.faults.push({ operation: 'issues/create', calls: [1], ...fault });
      expect(await on.run(seen(SOON, [old]))).toMatchObject({ refused: [], counts: { open: 1 } });
      expect(counts(on)).toEqual([1, 1, 0]);
      expect(on.writes().filter((operation) => operation === 'issues/create')).toHaveLength(creations);
    }),
  );

  it('to a comment leaves one comment', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, [old]));
      on.github.faults.push({ operation: 'issues/create-comment', calls: [1], ...status(502), carriedOut: true });
      await on.run(seen(EXPIRED, [old]));
      await on.run(seen(EXPIRED, [old]));
      expect(counts(on)).toEqual([1, 1, 1]);
    }));

  it('to the change after a comment leaves one comment', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, [old]));
      on.github.faults.push({ operation: 'issues/update', calls: [1], ...status(403, 'Resource not accessible') });
      expect((await on.run(seen(EXPIRED, [old]))).refused).toHaveLength(1);
      await on.run(seen(EXPIRED, [old]));
      expect(counts(on)).toEqual([1, 1, 1]);
    }));
});

describe('two runs at once', () => {
  it('leave one open issue, the older one', () =>
    withAudits(async (on) => {
      const wait = meeting(2);
      on.github.faults.push({ operation: 'issues/list-for-repo', calls: [1, 2], wait });
      await Promise.all([on.run(seen(SOON, [old])), on.run(seen(SOON, [old]))]);
      expect(on.writes().filter((operation) => operation === 'issues/create')).toHaveLength(2);
      expect(counts(on)).toEqual([2, 1, 0]);
      const [first, second] = on.issues();
      expect([first?.state, second?.reason]).toEqual(['open', 'duplicate']);
      expect(second?.body).toContain(`#${first?.number} goes on`);
      await on.run(seen(SOON, [old]));
      expect(counts(on)).toEqual([2, 1, 0]);
    }));

  it('comment once', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, [old]));
      const wait = meeting(2);
      on.github.faults.push({ operation: 'issues/list-comments', calls: [1, 2], wait });
      await Promise.all([on.run(seen(EXPIRED, [old])), on.run(seen(EXPIRED, [old]))]);
      expect(counts(on)).toEqual([1, 1, 1]);
    }));
});

describe('what GitHub refuses', () => {
  it('is said once where issues are disabled', () =>
    withAudits(async (on) => {
      on.repository.issuesOff = true;
      await expect(on.run(seen(SOON, fifty))).rejects.toMatchObject({ status: 410 });
      expect(on.writes()).toEqual([]);
    }));

  it('is said once for a token that may only read', () =>
    withAudits(
      async (on) => {
        const kept = await on.run(seen(SOON, fifty));
        expect(kept.refused).toEqual([
          expect.stringMatching(/the job needs "issues: write" \(request TEST:\d+\); add the line/),
        ]);
        expect(on.writes()).toEqual(['issues/create']);
        expect(counts(on)).toEqual([0, 0, 0]);
      },
      { contents: 'read', issues: 'read' },
    ));

  it.each([401, 403])('%i to a change stops the others', (code) =>
    withAudits(async (on) => {
      await on.run(seen(SOON, fifty));
      on.github.faults.push({ operation: 'issues/update', ...status(code, 'Resource not accessible') });
      const kept = await on.run(seen(EXPIRED, fifty), { maxWrites: 100 });
      expect(kept).toMatchObject({ refused: [expect.stringContaining('issue #')], lost: 20 });
      expect(on.writes().filter((operation) => operation === 'issues/update')).toHaveLength(1);
    }),
  );

  it('of a locked issue is said, and it is updated', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, [old]));
      (on.issues()[0] as Issue).locked = true;
      const kept = await on.run(seen(EXPIRED, [old]));
      expect(kept.refused).toEqual([expect.stringContaining('is locked')]);
      expect(on.issues()[0]?.body).toContain('state=expired');
      expect((await on.run(seen(EXPIRED, [old]))).refused).toEqual([]);
    }));

  it('of one issue stops none of the others', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, fifty.slice(0, 3)));
      on.github.faults.push({ operation: 'issues/update', calls: [2], ...status(410, 'This issue was deleted') });
      const kept = await on.run(seen(EXPIRED, fifty.slice(0, 3)));
      expect(kept).toMatchObject({ counts: { update: 2 }, refused: [expect.stringContaining('issue #')] });
    }));
});

describe('the budget', () => {
  it('60 findings in 20 lineages are 20 issues, one write a second', () =>
    withAudits(async (on) => {
      const of = seen(SOON, fifty);
      const findings = of.findings.flatMap((one) =>
        ['expiring', 'weak-key', 'chain-incomplete'].map((rule) => ({ ...one, rule, key: `${rule}|${one.key}` })),
      );
      expect(findings).toHaveLength(60);
      const kept = await on.run({ ...of, findings });
      expect(kept).toMatchObject({ counts: { open: 20 }, deferred: 0, refused: [] });
      expect(counts(on)).toEqual([20, 20, 0]);
      expect(on.waits).toEqual(Array.from({ length: 19 }, () => 1000));
    }));

  it('is kept, and the rest is announced and done by the next run', () =>
    withAudits(async (on) => {
      expect(await on.run(seen(SOON, fifty), { maxWrites: 8 })).toMatchObject({ counts: { open: 8 }, deferred: 12 });
      expect(on.writes()).toHaveLength(8);
      expect(await on.run(seen(SOON, fifty), { maxWrites: 8 })).toMatchObject({ counts: { open: 8 }, deferred: 4 });
      expect(await on.run(seen(SOON, fifty), { maxWrites: 8 })).toMatchObject({ counts: { open: 4 }, deferred: 0 });
      expect(counts(on)).toEqual([20, 20, 0]);
      // An escalation is a comment and a change.
      expect(await on.run(seen(EXPIRED, fifty), { maxWrites: 7 })).toMatchObject({
        counts: { update: 3 },
        deferred: 17,
      });
      expect(on.writes()).toHaveLength(26);
    }));

  it('is not touched by a dry run, which says what it would do', () =>
    withAudits(async (on) => {
      expect(await on.run(seen(SOON, fifty), { dryRun: true })).toMatchObject({ counts: { open: 20 } });
      expect(on.writes()).toEqual([]);
    }));
});

describe('the first run of a repository', () => {
  const hosts = Array.from({ length: 6 }, (_, i) =>
    version(`host-${i}.corp.internal`, '2026-12-20T00:00:00Z', [`${i}/tls.pem`]),
  );
  const digest = { digestAbove: 5 };
  const titles = (on: Audits) => on.open().map(({ title }) => title);

  it('opens one digest in place of more than five issues, and as many issues as before where there are five', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, hosts.slice(0, 5)), digest);
      expect(on.issues()).toHaveLength(5);
      await on.run(seen(SOON, hosts), digest);
      expect(on.issues()).toHaveLength(6);
    }));

  it('opens none where the input says never', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, hosts), { digestAbove: 0 });
      expect(titles(on)).toHaveLength(6);
    }));

  it('lists each subject once, ticks what is fixed, and closes with the last', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, hosts), digest);
      expect(titles(on)).toEqual(['First certificate scan: 6 items']);
      const [issue] = on.issues();
      const lines = (sign: string) => issue?.body.split('\n').filter((line) => line.startsWith(`- [${sign}]`)).length;
      expect([lines(' '), lines('x')]).toEqual([6, 0]);
      await on.run(seen(SOON, hosts), digest);
      expect(on.writes()).toEqual(['issues/create']);
      await on.run(seen(SOON, hosts.slice(2)), digest);
      expect([lines(' '), lines('x')]).toEqual([4, 2]);
      await on.run(seen(SOON, hosts.slice(4), { incomplete: ['a part'] }), digest);
      expect([lines(' '), lines('x')]).toEqual([4, 2]);
      await on.run(seen(SOON, []), digest);
      expect(on.open()).toEqual([]);
      expect(on.comments().at(-1)).toContain('every item of this list is fixed');
    }));

  it('gives what is new, or more urgent, an issue of its own', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, hosts), digest);
      const late = version('late.corp.internal', '2026-12-21T00:00:00Z');
      await on.run(seen(SOON, [...hosts, late]), digest);
      expect(titles(on)).toEqual([
        'First certificate scan: 6 items',
        'late.corp.internal: certificate expires on 2026-12-21',
      ]);
      const sooner = version('host-0.corp.internal', '2026-11-24T00:00:00Z', ['0/tls.pem']);
      await on.run(seen(SOON, [sooner, ...hosts.slice(1), late]), digest);
      expect(titles(on)).toContain('host-0.corp.internal: certificate expired on 2026-11-24');
      expect(on.issues()).toHaveLength(3);
      await on.run(seen(EXPIRED, [...hosts, late]), digest);
      expect(on.open().map(({ number }) => number)).not.toContain(on.issues()[0]?.number);
      expect(titles(on).filter((title) => title.includes('expired'))).toHaveLength(7);
    }));

  it('leaves a digest closed that a person declined, whatever is fixed meanwhile', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, hosts), digest);
      const [issue] = on.issues() as [Issue];
      Object.assign(issue, { state: 'closed', reason: 'not_planned' });
      await on.run(seen(SOON, hosts.slice(1)), digest);
      expect(on.open()).toEqual([]);
      expect(on.issues()).toHaveLength(1);
    }));
});

describe('what must be written, decided before anything is', () => {
  const MARKED = { scope: 's', part: 'all', policy: 'usual' };
  const draft = (changes: Partial<IssueDraft> = {}): IssueDraft => ({
    ...{ key: 'k', title: 'T', stage: 'expiring', body: 'B', facts: 'f1', owners: ['@a'], escalation: 'E' },
    files: [{ repository: 'corp/web', path: 'a.pem' }],
    ...changes,
  });
  const judgedBy = (changes: Partial<Judged> = {}): Judged => ({
    ...MARKED,
    complete: true,
    unseen: () => undefined,
    mine: () => true,
    evidence: (key) => `evidence of ${key}`,
    ...changes,
  });
  /** The issue that a run with this draft opened. */
  function opened(of: IssueDraft, changes: Partial<KnownIssue> = {}, judged = judgedBy()): KnownIssue {
    const [step] = stepsFor([of], [], judged);
    const body = step?.kind === 'open' ? step.body : '';
    const marker = markerOf(body) as Marker;
    const plain = { number: 1, url: 'u', title: of.title, body, open: true, reason: null, locked: false, marker };
    return { ...plain, ...changes };
  }
  const marked = (issue: KnownIssue, changes: Partial<Marker>): KnownIssue => {
    const marker = { ...issue.marker, ...changes };
    return { ...issue, marker, body: withMarker(marker, withoutMarker(issue.body)) };
  };
  const kindsOf = (drafts: IssueDraft[], known: KnownIssue[], judged = judgedBy()) =>
    stepsFor(drafts, known, judged).map((step) =>
      step.kind === 'update' ? `update${step.reopen ? ' again' : ''}: ${step.remark?.text ?? '-'}` : step.kind,
    );
  const two = [
    { repository: 'corp/web', path: 'a.pem' },
    { repository: 'corp/web', path: 'b.pem' },
  ];

  it.each<[string, Partial<IssueDraft>, Partial<KnownIssue>, Partial<Judged>, string[]]>([
    ['nothing new', {}, {}, {}, []],
    ['a later stage', { stage: 'urgent', facts: 'f2' }, {}, {}, ['update: E']],
    ['a later stage in half a run', { stage: 'urgent' }, {}, { complete: false }, ['update: E']],
    ['a milder stage', { stage: 'defective' as never }, {}, {}, []],
    ['other owners', { owners: ['@b', '@c'] }, {}, {}, ['update: The owners are now @b @c.']],
    ['other owners in half a run', { owners: ['@b'] }, {}, { complete: false }, []],
    ['other owners and a file that was not read', { owners: ['@b'] }, {}, { unseen: () => 'x' }, []],
    ['no owners any more', { owners: [] }, {}, {}, []],
    ['another text', { body: 'C' }, {}, {}, ['update: -']],
    ['another title', { title: 'U' }, {}, {}, ['update: -']],
    ['another text in half a run', { body: 'C' }, {}, { complete: false }, []],
    ['a further file', { files: two }, {}, {}, ['update: -']],
    ['other facts alone', { facts: 'f2' }, {}, {}, []],
    [
      'closed as completed',
      {},
      { open: false, reason: 'completed' },
      {},
      ['update again: Closed, but the problem still exists. E'],
    ],
    [
      'closed without a reason, in half a run',
      {},
      { open: false },
      { complete: false },
      ['update again: Closed, but the problem still exists. E'],
    ],
    ['closed as not planned', {}, { open: false, reason: 'not_planned' }, {}, []],
    ['closed as a duplicate', {}, { open: false, reason: 'duplicate' }, {}, []],
    [
      'closed as not planned, with other facts',
      { facts: 'f2' },
      { open: false, reason: 'not_planned' },
      {},
      ['update again: Closed as *not planned*; the facts have changed since. E'],
    ],
    [
      'closed as not planned, with other facts in half a run',
      { facts: 'f2' },
      { open: false, reason: 'not_planned' },
      { complete: false },
      [],
    ],
  ])('%s', (_, changes, issue, judged, kinds) => {
    expect(kindsOf([draft(changes)], [opened(draft(), issue)], judgedBy(judged))).toEqual(kinds);
  });

  it('a new round has a number of its own, and its remark too', () => {
    const closed = marked(opened(draft(), { open: false, reason: 'completed' }), { state: 'resolved', round: 3 });
    const [step] = stepsFor([draft()], [closed], judgedBy());
    expect(step).toMatchObject({ kind: 'update', reopen: true, remark: { id: '4-reopened', text: 'It is back. E' } });
    expect(markerOf(step?.kind === 'update' ? step.body : '')).toMatchObject({ round: 4, state: 'expiring' });
    const [close] = stepsFor([], [marked(opened(draft()), { round: 3 })], judgedBy());
    expect(close).toMatchObject({ kind: 'close', remark: { id: '3-resolved', text: 'evidence of k' } });
    expect(markerOf(close?.kind === 'close' ? close.body : '')).toMatchObject({ round: 3, state: 'resolved' });
    expect(close?.kind === 'close' && withoutMarker(close.body)).toBe('B');
  });

  it.each<[string, Partial<KnownIssue>, Partial<Marker>, Partial<Judged>, string[]]>([
    ['is closed', {}, {}, {}, ['close']],
    ['is left alone where it is closed', { open: false }, {}, {}, []],
    ['is left to the person who opened it again', {}, { state: 'resolved' }, {}, []],
    ['is left to runs of its kind', {}, {}, { mine: () => false }, []],
    ['stays in half a run', {}, {}, { complete: false }, []],
    ['is held where a file was not read', {}, {}, { unseen: () => 'why' }, ['hold']],
    ['of another config is left alone', {}, { part: 'other', policy: 'strict' }, {}, []],
    ['of another job with this config is closed', {}, { part: 'other' }, {}, ['close']],
    ['of another job is not held', {}, { part: 'other' }, { unseen: () => 'why' }, []],
    ['of an older version is closed', {}, { part: '', policy: '' }, {}, ['close']],
  ])('an issue that nothing asks for %s', (_, issue, marker, judged, kinds) => {
    expect(kindsOf([], [marked(opened(draft(), issue), marker)], judgedBy(judged))).toEqual(kinds);
  });

  it('whether all files were looked at is asked with those that it names, and whose globs they are', () => {
    const asked: unknown[] = [];
    const unseen: Judged['unseen'] = (files, own) => void asked.push([files?.map(({ path }) => path), own]);
    stepsFor(
      [],
      [opened(draft({ files: two })), marked(opened(draft({ key: 'l' })), { part: 'other' })],
      judgedBy({ unseen }),
    );
    expect(asked).toEqual([
      [['a.pem', 'b.pem'], true],
      [['a.pem'], false],
    ]);
  });

  it('of two of one key the older goes on, whatever the order of the list', () => {
    const [first, second] = [opened(draft(), { number: 3 }), opened(draft(), { number: 7 })];
    for (const known of [
      [first, second],
      [second, first],
    ])
      expect(stepsFor([draft()], known, judgedBy())).toEqual([{ kind: 'duplicate', issue: second, of: 3 }]);
    expect(kindsOf([draft()], [first, { ...second, open: false }])).toEqual([]);
    // One that an older version wrote is another job's, not a duplicate.
    expect(kindsOf([draft()], [first, marked(second, { part: '' })])).toEqual([]);
  });

  it.each<[string, Partial<IssueDraft>, Partial<KnownIssue>, Partial<Marker>, string[]]>([
    ['tells all of it', {}, {}, {}, []],
    ['tells less', { files: two }, {}, {}, ['open']],
    ['is about another key', { key: 'l' }, {}, {}, ['open']],
    ['became worse', { stage: 'expired' }, {}, {}, ['update: E']],
    ['is closed', {}, { open: false, reason: 'completed' }, {}, ['open']],
    ['was declined', {}, { open: false, reason: 'not_planned' }, {}, []],
    ['was declined for other facts', { facts: 'f2' }, { open: false, reason: 'not_planned' }, {}, ['open']],
    ['names no files', {}, {}, { files: '' }, ['open']],
  ])('an issue of another job that %s', (_, changes, issue, marker, kinds) => {
    const theirs = marked(opened(draft(), issue), { part: 'other', policy: 'strict', ...marker });
    expect(kindsOf([draft(changes)], [theirs], judgedBy({ complete: false }))).toEqual(kinds);
    const [step] = stepsFor([draft(changes)], [theirs], judgedBy());
    if (step?.kind === 'update')
      expect(markerOf(step.body)).toMatchObject({
        part: 'other',
        policy: 'strict',
        round: 1,
        files: theirs.marker.files,
      });
  });

  it('a title that a person gave stays, and ours follows', () => {
    const titleOf = (issue: Partial<KnownIssue>, changes: Partial<IssueDraft>) => {
      const [step] = stepsFor([draft({ stage: 'urgent', ...changes })], [opened(draft(), issue)], judgedBy());
      return step?.kind === 'update' ? step.title : 'none';
    };
    expect(titleOf({}, { title: 'U' })).toBe('U');
    expect(titleOf({}, {})).toBeUndefined();
    expect(titleOf({ title: 'See CHG-7' }, { title: 'U' })).toBeUndefined();
  });

  it('what was not read this time stays among the files', () => {
    const [step] = stepsFor(
      [draft({ stage: 'urgent' })],
      [opened(draft({ files: two }))],
      judgedBy({ complete: false }),
    );
    expect(recordedFiles(markerOf(step?.kind === 'update' ? step.body : '')?.files ?? '')).toEqual(two);
    const [whole] = stepsFor([draft({ stage: 'urgent' })], [opened(draft({ files: two }))], judgedBy());
    expect(recordedFiles(markerOf(whole?.kind === 'update' ? whole.body : '')?.files ?? '')).toEqual(two.slice(0, 1));
  });

  it.each<[string, Partial<KnownIssue>[], Partial<Judged>, number, string[]]>([
    ['one digest for more than so many', [], {}, 2, ['digest']],
    ['as many issues as drafts where there are no more', [], {}, 3, ['a', 'b', 'c']],
    ['as many where a digest is never wanted', [], {}, 0, ['a', 'b', 'c']],
    ['as many where this is not the first run', [{}], {}, 2, ['a', 'b', 'c']],
    ['one where what is known is of another kind', [{}], { mine: (key) => key !== 'k' }, 2, ['digest']],
  ])('a first run wants %s', (_, known, judged, most, keys) => {
    const drafts = ['a', 'b', 'c'].map((key) => draft({ key }));
    const wanted = withDigest(
      drafts,
      known.map((one) => opened(draft(), one)),
      judgedBy(judged),
      most,
    );
    expect(wanted.map(({ key }) => (key.length > 1 ? 'digest' : key))).toEqual(keys);
  });

  it('a run that keeps no digests takes none for its own', () => {
    const drafts = ['a', 'b', 'c'].map((key) => draft({ key }));
    const [digest] = withDigest(drafts, [], judgedBy(), 2) as [IssueDraft];
    const known = [opened(digest)];
    expect(withDigest(drafts, known, judgedBy({ mine: (key) => key !== digest.key }), 0)).toEqual(drafts);
    expect(withDigest(drafts, known, judgedBy(), 2).map(({ key }) => key)).toEqual([digest.key]);
    // A job's own digest goes before an older one of another job, and a resolved one is none.
    const other = marked(opened(digest, { number: 1 }), { part: 'other' });
    const own = marked(opened(withDigest(drafts.slice(1), [], judgedBy(), 1)[0] as IssueDraft, { number: 2 }), {});
    expect(withDigest(drafts, [other, own], judgedBy(), 2).map(({ key }) => key)).toEqual([digest.key, 'a']);
    const resolved = marked(own, { state: 'resolved' });
    expect(withDigest(drafts, [resolved], judgedBy(), 2)).toEqual(drafts);
  });
});

describe('what a run reports of its issues', () => {
  const draftOf = (key: string, owners: string[] = []) =>
    ({ key, title: key, stage: 'expired', files: [], body: 'B', facts: 'ff', owners, escalation: 'E' }) as const;
  const drafts = (...keys: string[]) => keys.map((key) => ({ ...draftOf(key), owners: [], files: [] }));

  it('closing costs two writes', () =>
    withAudits(async (on) => {
      await on.run(seen(SOON, fifty.slice(0, 3)));
      expect(await on.run(seen(SOON, []), { maxWrites: 5 })).toMatchObject({
        counts: { close: 2 },
        writes: 4,
        deferred: 1,
      });
      expect(await on.run(seen(SOON, []), { maxWrites: 2 })).toMatchObject({
        counts: { close: 1 },
        writes: 2,
        deferred: 0,
      });
    }));

  it('the address is that of the most urgent one', () =>
    withAudits(async (on) => {
      const { url } = await on.keep(drafts('aa', 'bb'));
      expect(url).toMatch(new RegExp(`/${on.issues()[0]?.number}$`));
      expect((await on.keep(drafts('bb', 'aa'))).url).toMatch(new RegExp(`/${on.issues()[1]?.number}$`));
      expect(await on.keep([])).not.toHaveProperty('url');
    }));

  it('one whose content is refused is lost, and the next is opened', () =>
    withAudits(async (on) => {
      on.github.faults.push({ operation: 'issues/create', calls: [1], ...status(422, 'Validation Failed') });
      expect(await on.keep(drafts('aa', 'bb'))).toMatchObject({
        counts: { open: 1 },
        lost: 1,
        refused: [expect.stringMatching(/^issue "aa": GitHub refused the content/)],
      });
    }));

  it('another refusal of an opening stops the others, which are lost too', () =>
    withAudits(async (on) => {
      on.github.faults.push({ operation: 'issues/create', calls: [1], ...status(403, 'Resource not accessible') });
      expect(await on.keep(drafts('aa', 'bb', 'cc'))).toMatchObject({ counts: { open: 0 }, lost: 3, writes: 1 });
    }));
});
