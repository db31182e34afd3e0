/** One course of a plan. */
export const PLAN_ITEM = {
  name: '高中数学骨干教师培训', learningSubject: 'professional', field: '中小学教师', audience: '高中数学教师', level: 'middle', method: 'face-to-face',
  startMonth: 3, days: 5, hours: 36, sessions: 2, capacity: 50, assessment: '结业考试', leader: '孔令德',
};

const CONTACT = { contactName: '周明', contactPhone: '0531-88880000' };

/** A plan of a year with one course; its proof is uploaded by whoever submits it. */
export function planForm(year: number, more: object = {}): object {
  return { year, name: `${year} 年度培训计划`, budget: null, items: [PLAN_ITEM], ...CONTACT, ...more };
}

/** A class outside the plan, unless `more` names a course. */
export function classForm(startsOn: string, endsOn: string, more: object = {}): object {
  return {
    planItemId: null, outOfPlanReason: '应急培训', name: '急救知识培训班', learningSubject: 'public', studyForm: 'baseClass', startsOn, endsOn, place: '第一报告厅',
    hours: 8, capacity: 3, fee: null, assessment: '现场考核', leader: '孔令德',
    timetable: [{ day: startsOn, course: '急救概论', hours: 4, teacher: '李医生' }, { day: endsOn, course: '心肺复苏', hours: 4, teacher: '李医生' }], ...CONTACT, ...more,
  };
}

/** The closing of a class with a roster. */
export function closingForm(classId: string, roster: readonly object[], more: object = {}): object {
  return { classId, roster, summary: '按计划完成。\n学员反映良好。', satisfaction: 96, income: null, expense: 1_200, ...more };
}

/** The summary of a year. */
export function summaryForm(year: number): object {
  return { year, satisfaction: 95, income: null, expense: null, mainWork: '按计划培训。', problems: '师资不足。', nextYear: '增加课程。' };
}
