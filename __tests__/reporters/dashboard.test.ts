import { describe, expect, it } from 'vitest';
import { dashboard, dashboardDraft } from '../../src/reporters/dashboard.ts';
import { at, finding, inventory, location, report, repository } from '../support/builders.ts';
import { readMarkdown } from '../support/hostile.ts';
import { sampleReport } from '../support/sample-report.ts';

const OPTIONS = { color: false, width: 80, quiet: false };

describe('dashboard', () => {
  it('has a row for each subject, the most urgent first', () => {
    const body = dashboardDraft(sampleReport)?.body ?? '';
    expect(readMarkdown(body).items).toBe(6);
    const expected = [/mail\.corp\.internal.*🔴 expired 2026-11-20/, /api\.corp\.internal.*🟡 expires 2026-12-03/];
    const rows = body.split('\n').filter((line) => line.startsWith('- **'));
    expected.forEach((pattern, index) => void expect(rows[index]).toMatch(pattern));
  });

  it('marks an error red, even without a date by which it matters', () => {
    const signs = (['error', 'warning'] as const).map((level) => {
      const body = dashboard.render(report({ findings: [finding({ rule: 'private-key-committed', level })] }), OPTIONS);
      return /🔴|🟡/u.exec(body)?.[0];
    });
    expect(signs).toEqual(['🔴', '🟡']);
  });

  it('says when each scope was last audited, whatever was found', () => {
    const two = inventory({ repositories: [repository(), repository({ name: 'corp/mail' })] });
    const text = dashboard.render(report({ now: at('2026-11-22T05:00:00Z'), inventory: two }), OPTIONS);
    expect(text).toContain('No certificate needs action.');
    expect(text).toContain('- `corp/web`: 2026-11-22, 10 files\n- `corp/mail`: 2026-11-22, 10 files');
  });

  it('is no issue where nothing needs a person', () => expect(dashboardDraft(report())).toBeUndefined());

  it('cuts a long list and says so', () => {
    const findings = Array.from({ length: 130 }, (_, i) =>
      finding({ rule: `rule-${i}`, location: location(`${i}.pem`) }),
    );
    const body = dashboardDraft(report({ findings }))?.body ?? '';
    expect(readMarkdown(body).items).toBe(101);
    expect(body).toContain('And 30 more');
  });

  it('fits into an issue, however long its rows are', () => {
    const owners = Array.from({ length: 10 }, (_, i) => `@${'organization'.repeat(3)}/team-${i}${'x'.repeat(60)}`);
    const findings = Array.from({ length: 100 }, (_, i) =>
      finding({ rule: `rule-${i}`, location: location(`${'folder/'.repeat(30)}${i}.pem`), owners }),
    );
    const body = dashboardDraft(report({ findings }))?.body ?? '';
    expect(body.length).toBeLessThan(60_000);
    expect(body).toMatch(/^And \d\d more; the job summary lists all\.$/m);
  });
});
