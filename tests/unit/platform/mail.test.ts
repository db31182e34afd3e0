import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type CaughtMessage, createCaughtShortMessages, type MailCatcher, startMailCatcher } from '../../../platform/mail-catcher.ts';
import { createSmtpMailer, createUnconfiguredMailer, type Mailer, MailNotConfiguredError } from '../../../platform/mail.ts';

const MAIL = { messageId: 'case-1.approved', to: 'xiaoming@example.cn', subject: '注册审核通过', text: '您好，\n“济南某公司”已通过审核。' };

describe('mail in the demo', () => {
  let caught: CaughtMessage[] = [];
  let store = async (message: CaughtMessage): Promise<void> => { caught.push(message); };
  let catcher: MailCatcher;
  let mailer: Mailer;

  beforeEach(async () => {
    caught = [];
    store = async (message) => { caught.push(message); };
    catcher = await startMailCatcher({ port: 0, store: (message) => store(message) });
    mailer = createSmtpMailer({ url: catcher.url, from: '学时 <no-reply@xueshi.invalid>' });
  });

  afterEach(async () => {
    mailer.close();
    await catcher.close();
  });

  it('arrives in the store with every character', async () => {
    await mailer.send(MAIL);
    expect(caught).toEqual([{
      channel: 'mail', messageId: 'case-1.approved', recipient: 'xiaoming@example.cn', subject: '注册审核通过',
      text: '您好，\n“济南某公司”已通过审核。', sentAt: expect.stringMatching(/Z$/),
    }]);
  });

  it('keeps the message id when it is sent again, so that a copy can be told', async () => {
    await mailer.send(MAIL);
    await mailer.send(MAIL);
    expect(caught.map(({ messageId }) => messageId)).toEqual(['case-1.approved', 'case-1.approved']);
  });

  it('lets no header and no second receiver in', async () => {
    await mailer.send({ ...MAIL, subject: 'A\r\nBcc: eve@example.cn\r\nX: y', text: '.\r\nQUIT\r\n' });
    expect(caught).toHaveLength(1);
    expect(caught[0]?.recipient).toBe(MAIL.to);
    expect(caught[0]?.subject).not.toContain('\n');
    caught.length = 0;
    await mailer.send({ ...MAIL, to: 'a@example.cn, eve@example.cn' }).catch(() => undefined);
    await mailer.send({ ...MAIL, to: 'a@example.cn\r\nRCPT TO:<eve@example.cn>' }).catch(() => undefined);
    expect(caught.map(({ recipient }) => recipient)).not.toContain('eve@example.cn');
  });

  it('shows markup as the text it is', async () => {
    await mailer.send({ ...MAIL, text: '<script>alert(1)</script>' });
    expect(caught[0]?.text).toBe('<script>alert(1)</script>');
  });

  it('fails when it cannot be stored, without saying whom it was for', async () => {
    store = async () => { throw new Error('database away'); };
    const failure = await mailer.send(MAIL).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'MailRefusedError', code: 'EMESSAGE' });
    expect(String(failure)).not.toContain(MAIL.to);
    store = async (message) => { caught.push(message); };
    await mailer.send(MAIL);
    expect(caught).toHaveLength(1);
  });

  it('fails when no server answers', async () => {
    await catcher.close();
    await expect(mailer.send(MAIL)).rejects.toMatchObject({ name: 'MailRefusedError', code: expect.any(String) });
  });

  it('stores short messages beside the mails', async () => {
    await createCaughtShortMessages((message) => store(message)).send({ messageId: 'case-1.approved', to: '13812345678', text: '审核通过' });
    expect(caught).toMatchObject([{ channel: 'sms', recipient: '13812345678', subject: '', text: '审核通过' }]);
  });
});

describe('mail without a server', () => {
  it('waits: it is refused until a server is configured', async () => {
    await expect(createUnconfiguredMailer().send(MAIL)).rejects.toThrow(MailNotConfiguredError);
  });
});
