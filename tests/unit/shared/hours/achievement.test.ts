import { describe, expect, it } from '@jest/globals';
import { achievementKey, isShareable } from '../../../../workflows/shared/hours/achievement.ts';
import { studyForms } from '../../../../workflows/shared/hours/study-forms.ts';
import { hourFormExample } from '../../../support/hour-forms.ts';

describe('the key of an achievement', () => {
  it('is there for every complete form that has an identity', () => {
    const without = studyForms().filter((studyForm) => achievementKey(studyForm, hourFormExample(studyForm)) === null);
    expect(without).toEqual(['assignment', 'practice', 'other']);
    expect(studyForms().filter((studyForm) => achievementKey(studyForm, {}) !== null)).toEqual([]);
  });

  it.each([
    ['patent', { patentNumber: 'ZL 2025 1 0123456.7' }, { patentNumber: '202510123456.7' }],
    ['paper', { title: '盐碱地改良，技术', journal: '山东农业科学', issue: '2026（3）' }, { title: '盐碱地改良技术', journal: '《山东农业科学》', issue: '2026(3)' }],
    ['trainingCourse', { certificateNumber: 'ＳＬ-001' }, { certificateNumber: 'sl001' }],
    ['researchProject', { projectNumber: '2025KY-1', year: 2026 }, { projectNumber: '2025ky1', year: 2026 }],
    ['book', { isbn: '978-7-5084-0000-1' }, { isbn: '9787508400001' }],
  ] as const)('of %s is the same for every way of writing it', (studyForm, one, other) => {
    expect(achievementKey(studyForm, one)).not.toBeNull();
    expect(achievementKey(studyForm, one)).toBe(achievementKey(studyForm, other));
  });

  it('differs by year of a project and by issue of a paper', () => {
    const project = { projectNumber: '1', year: 2025 };
    expect(achievementKey('researchProject', project)).not.toBe(achievementKey('researchProject', { ...project, year: 2026 }));
    expect(achievementKey('paper', { title: 'a', journal: 'b', issue: '1' })).not.toBe(achievementKey('paper', { title: 'a', journal: 'b', issue: '2' }));
  });

  it('of a certificate is one, whatever form it is declared under', () => {
    const form = { certificateNumber: 'A1' };
    expect(achievementKey('trainingCourse', form)).toBe(achievementKey('onlineCourse', form));
  });

  it('is none while a part of it is missing', () => {
    expect(achievementKey('paper', { title: '题目', journal: '刊物' })).toBeNull();
    expect(achievementKey('trainingCourse', { certificateNumber: '——' })).toBeNull();
  });

  it('can be shared, but that of a certificate', () => {
    expect(studyForms().filter((studyForm) => !isShareable(studyForm))).toEqual(['trainingCourse', 'onlineCourse', 'qualificationExam']);
  });
});
