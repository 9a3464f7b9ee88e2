// A newcomer's question becomes a path: from home to what a school must do about neglect, in three clicks.
// In: the bench. Out: one check for each role and protocol. Never: needs the site's script.

import { open, PROTOCOLS } from './page.mjs';

const ROLES = [/^Designated safeguarding lead/i, /^School staff|^Teacher|^School/i];
const MOST = 3;

export function jobs(bench) {
  return PROTOCOLS.flatMap((protocol) =>
    ROLES.map((role) => ({ page: 'index.html', run: (report) => walk(bench, protocol, role, report) })),
  );
}

async function walk(bench, protocol, role, report) {
  const own = await open(bench, protocol, 'index.html', { javaScriptEnabled: false });
  const mode = `${protocol}, no script, ${role.source.replace(/[\^|].*?(?=\w)/, '').split('|')[0]}`;
  const { tab } = own;
  const faults = [];
  let clicks = 0;
  const click = async (link, what) => {
    if (!(await link.count()))
      return (faults.push({ rule: 'journey/no-link', detail: `there is no link to ${what}` }), false);
    await link.first().click();
    await tab.waitForLoadState();
    clicks++;
    return true;
  };
  const roleLink = tab.locator('main').getByRole('link', { name: role });
  // Home names the roles that the learning speaks to most; all others are one click further.
  if (!(await roleLink.count())) await click(tab.locator('a[href$="roles/index.html"]:visible'), 'the list of roles');
  if (await click(roleLink, 'the role')) {
    // The smallest part of the page that has both the heading and its lines, whatever the theme calls it.
    const heading = tab
      .locator('main')
      .getByRole('heading', { name: /^neglect/i })
      .first();
    const group = heading.locator('xpath=ancestor::*[.//li][1]');
    if (!(await group.locator('li').count()))
      faults.push({ rule: 'journey/no-answer', detail: 'the page of the role has no lines about neglect' });
    else if (await click(group.locator('a:not(:is(h1, h2, h3, h4) a)'), 'the learning behind the lines')) {
      const text = await tab.locator('main').innerText();
      if (!/neglect/i.test(text) || !/school/i.test(text))
        faults.push({ rule: 'journey/no-answer', detail: 'the learning says nothing about neglect and schools' });
    }
  }
  if (clicks > MOST) faults.push({ rule: 'journey/too-long', detail: `${clicks} clicks, and ${MOST} are allowed` });
  report.check('index.html', mode, [...faults, ...own.faults()]);
  await own.close();
}
