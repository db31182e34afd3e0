import { entries } from './code-entry.ts';

/** What hours count towards. */
export const learningSubjects = entries([['public', '公需科目', 'Public courses'], ['professional', '专业科目', 'Professional courses']]);

/** Levels of organizers, meetings, journals, projects and awards, as the rules of hours name them. */
export const hourLevels = entries([
  ['international', '国际', 'International'], ['national', '国家级', 'National'], ['provincial', '省级', 'Provincial'], ['city', '市级', 'City'],
  ['county', '县级', 'County'], ['unit', '单位', 'Unit'],
]);

/** Whether a course takes the whole day. */
export const attendances = entries([['fullTime', '脱产', 'Full time'], ['halfTime', '半脱产', 'Half time']]);

/** Results of assessments. */
export const studyResults = entries([
  ['excellent', '优秀', 'Excellent'], ['good', '良好', 'Good'], ['qualified', '合格', 'Qualified'],
  ['basicallyQualified', '基本合格', 'Basically qualified'], ['unqualified', '不合格', 'Not qualified'],
]);

/** What somebody did at a conference. */
export const conferenceRoles = entries([
  ['attendee', '参会', 'Took part'], ['presenter', '宣读论文', 'Read a paper'], ['keynote', '主旨报告', 'Gave a keynote'],
]);

/** Kinds of research projects. */
export const projectKinds = entries([['main', '主课题', 'Main project'], ['sub', '子课题', 'Sub-project']]);

/** What somebody is to a book. */
export const bookRoles = entries([
  ['author', '独著（合著）', 'Author'], ['editor', '主编', 'Editor in chief'], ['coEditor', '副主编', 'Deputy editor'],
  ['contributor', '参编', 'Contributor'], ['translator', '译者', 'Translator'],
]);

/** Kinds of patents. */
export const patentKinds = entries([
  ['invention', '发明', 'Invention'], ['utilityModel', '实用新型', 'Utility model'], ['design', '外观设计', 'Design'],
]);

/** Classes of awards. */
export const awardClasses = entries([['first', '一等奖', 'First class'], ['second', '二等奖', 'Second class'], ['third', '三等奖', 'Third class']]);

/** Levels of qualifications. */
export const examLevels = entries([
  ['senior', '高级', 'Senior'], ['intermediate', '中级', 'Intermediate'], ['junior', '初级', 'Junior'], ['ungraded', '不分级', 'Not graded'],
]);

/** Where and for what somebody is sent. */
export const assignmentKinds = entries([
  ['tibet', '援藏', 'Support of Tibet'], ['xinjiang', '援疆', 'Support of Xinjiang'], ['foreignAid', '援外', 'Foreign aid'],
  ['education', '支教', 'Support of education'], ['agriculture', '支农', 'Support of agriculture'], ['medicine', '支医', 'Support of medicine'],
  ['povertyRelief', '扶贫', 'Poverty relief'], ['secondment', '挂职', 'Secondment'],
]);

/** Subjects of tests for titles. */
export const skillSubjects = entries([['foreignLanguage', '职称外语', 'Foreign language'], ['computer', '计算机应用能力', 'Computer skills']]);
