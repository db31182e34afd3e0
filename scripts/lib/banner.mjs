/**
 * What a person sees when everything is up. The last line is fixed, programs wait for it.
 * @param {{ urls: string[], temporalUiUrl: string | null, home: string, took: string }} facts
 * @returns {Promise<string>}
 */
export async function banner({ urls, temporalUiUrl, home, took }) {
  const url = urls[0] ?? '';
  const answer = await fetch(`${url}/api/portal`, { headers: { 'accept-language': 'zh-CN' } }).then((response) => response.json()).catch(() => ({}));
  const portal = /** @type {{ mailboxUrl?: string | null, demoLogins?: DemoLogin[] }} */ (answer);
  const addresses = [
    ...urls.map((address) => ['Xueshi 学时', address]),
    ['Temporal UI', temporalUiUrl],
    ['API documents', `${url}/docs`],
    ['Mailbox (demo)', portal.mailboxUrl ? new URL(portal.mailboxUrl, url).href : null],
    ['State and logs', home],
  ].filter((row) => row[1] !== null);
  const logins = Array.isArray(portal.demoLogins) ? portal.demoLogins : [];
  return ['', `Everything is up after ${took}. Ctrl-C stops it; what was entered stays.`, '', ...table(addresses), ...demoLogins(logins), '', `Ready: ${url}`].join('\n');
}

/** @typedef {{ userType: string, organizationName: string, personName: string, idNumber: string, password: string }} DemoLogin */

/** @param {DemoLogin[]} logins @returns {string[]} */
function demoLogins(logins) {
  if (logins.length === 0) {
    return [];
  }
  const rows = logins.map(({ userType, organizationName, personName, idNumber }) => [userType, idNumber, personName, organizationName]);
  return ['', `Demo logins, password ${logins[0]?.password}`, '', ...table(rows)];
}

/** @param {(string | null)[][]} rows @returns {string[]} */
function table(rows) {
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  return rows.map((row) => `  ${row.map((cell, column) => (cell ?? '') + ' '.repeat((widths[column] ?? 0) - displayWidth(cell ?? ''))).join('  ').trimEnd()}`);
}

/** @param {string} text @returns {number} columns in a terminal, where a Chinese character takes two */
function displayWidth(text) {
  return [...text].reduce((width, character) => width + (/[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60]/u.test(character) ? 2 : 1), 0);
}
