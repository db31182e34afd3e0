import '../../support/page-globals.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { inboxTitleOf } from '../../../../ui/components/words.ts';
import { say, setLocale } from '../../../../ui/i18n/locale.ts';
import { taskKinds } from '../../../../workflows/flows/index.ts';
import { LOCALES } from '../../../../workflows/shared/messages/index.ts';

afterEach(() => { setLocale('zh-CN'); });

describe('an inbox', () => {
  it.each(LOCALES)('has a title for every kind of task in %s', (locale) => {
    setLocale(locale);
    expect(taskKinds().filter((kind) => inboxTitleOf(kind) === say('review.inbox.title'))).toEqual([]);
  });
});
