import '../../support/page-globals.ts';
import { describe, expect, it } from '@jest/globals';
import { formWords } from '../../../../ui/components/form/form-words.ts';

describe('the words of a form', () => {
  it('are those of its subject, or of the flow where the subject has none', () => {
    const words = formWords('registrationReview.base');
    expect([words.label('name'), words.label('mobile'), words.section('organization')]).toEqual(['基地名称', '手机号', '单位信息']);
    expect(formWords('registrationReview').label('name')).toBe('单位名称');
  });
});
