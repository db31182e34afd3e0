import { z } from 'zod';
import { waitUntil } from './installation.ts';

const mailbox = z.object({ items: z.array(z.object({ subject: z.string(), text: z.string() })) });

/** The latest code for a case, from the mailbox of the demo, once it is there. */
export async function readCode(applicationUrl: string, caseNumber: string): Promise<string> {
  let code = '';
  await waitUntil(`a code for ${caseNumber}`, 30_000, async () => {
    const { items } = mailbox.parse(await (await fetch(`${applicationUrl}/api/mailbox`)).json());
    code = items.map(({ subject, text }) => new RegExp(`${caseNumber}，验证码 (\\d{6})`).exec(`${subject}\n${text}`)?.[1]).find((found) => found !== undefined) ?? '';
    return code !== '';
  });
  return code;
}
