import { describe, expect, it } from '@jest/globals';
import { recordLine } from '../../../../ui/screens/profile/record-lines.ts';

describe('a record as a line of the profile', () => {
  it('says what it is, then what tells it from others, codes in words', () => {
    expect(recordLine({
      kind: 'title', labels: { levelCode: '副高级', seriesCode: '工程技术人员' },
      form: { titleName: '高级工程师', levelCode: '412', seriesCode: '05', obtainedOn: '2019-12-20', certificateNumber: null },
    })).toEqual({ title: '高级工程师', facts: ['副高级', '工程技术人员', '2019-12-20'] });
  });

  it('leaves out what is empty', () => {
    expect(recordLine({ kind: 'honor', labels: {}, form: { honorName: '技术能手', honorLevel: null, grantedBy: '', grantedOn: null } }))
      .toEqual({ title: '技术能手', facts: [] });
  });
});
