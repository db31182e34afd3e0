import { describe, expect, it } from '@jest/globals';
import { taskKinds } from '../../../../../workflows/flows/index.ts';
import { findMessage, LOCALES } from '../../../../../workflows/shared/messages/index.ts';

describe('an inbox', () => {
  it.each(LOCALES)('has a title for every kind of task in %s', (locale) => {
    expect(taskKinds().filter((kind) => findMessage(locale, `review.inbox.title.${kind}`) === null)).toEqual([]);
  });
});
