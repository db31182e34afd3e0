import { describe, expect, it } from '@jest/globals';
import { linkedText } from '../../../../ui/screens/mailbox/linked-text.ts';

describe('the text of a message', () => {
  it('stays whole without an address', () => {
    expect(linkedText('验证码 384712')).toEqual([{ text: '验证码 384712', isLink: false }]);
  });

  it('has links where it has addresses, without the punctuation behind them', () => {
    expect(linkedText('登录：http://127.0.0.1:8080/sign-in/employer。链接 https://xueshi.test/a?b=1，一次有效')).toEqual([
      { text: '登录：', isLink: false },
      { text: 'http://127.0.0.1:8080/sign-in/employer', isLink: true },
      { text: '。链接 ', isLink: false },
      { text: 'https://xueshi.test/a?b=1', isLink: true },
      { text: '，一次有效', isLink: false },
    ]);
  });

  it('makes no link of a script', () => {
    expect(linkedText('javascript:alert(1)').some(({ isLink }) => isLink)).toBe(false);
  });
});
