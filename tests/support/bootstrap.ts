import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BrowserSession } from './browser-session.ts';
import { nextIdNumber, PASSWORD } from './registration-form.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export interface BootstrapAnswer {
  readonly code: number;
  /** Everything it printed. */
  readonly said: string;
  /** The tokens of the links that it printed, in order. */
  readonly tokens: readonly string[];
}

/** `npm run bootstrap -- <args>` with these variables on top of a bare environment. */
export function runBootstrap(args: readonly string[], env: Readonly<Record<string, string>>): Promise<BootstrapAnswer> {
  const { PATH = '', HOME = '' } = process.env;
  return new Promise((resolve) => {
    const child = execFile('npm', ['run', '--silent', 'bootstrap', '--', ...args], { cwd: PROJECT, env: { PATH, HOME, ...env } }, (_error, stdout, stderr) => {
      const said = stdout + stderr;
      resolve({ code: child.exitCode ?? -1, said, tokens: [...said.matchAll(/\/invitations\/([\w-]{43})$/gm)].map(([, token = '']) => token) });
    });
  });
}

/** Becomes the first administrator of a bureau by the link that invites him, and signs in; gives both answers. */
export async function followInvitation(browser: BrowserSession, token: string): Promise<{ accepted: unknown; signedIn: unknown }> {
  const administrator = { idType: 'resident-id', idNumber: nextIdNumber(), personName: '周明', mobile: '13900009999', email: 'zhou@example.cn' };
  const { json: accepted } = await browser.post(`/api/invitations/${token}/acceptance`, { administrator, password: PASSWORD });
  const { json: signedIn } = await browser.post('/api/sessions', { userType: accepted.userType, idNumber: administrator.idNumber, password: PASSWORD });
  return { accepted, signedIn };
}
