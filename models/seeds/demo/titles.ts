/** A title of the demo, as its record says. */
export interface DemoTitle {
  readonly seriesCode: string;
  readonly levelCode: string;
  readonly titleName: string;
  readonly obtainedOn: string;
  readonly postGrade: number;
}

const title = (seriesCode: string, levelCode: string, titleName: string, obtainedOn: string, postGrade: number): DemoTitle =>
  ({ seriesCode, levelCode, titleName, obtainedOn, postGrade });

/** Titles by the kind of work in the demo's employers, in their order; professionals have them in turn. */
export const DEMO_TITLES: readonly (readonly DemoTitle[])[] = [
  [title('22', '420', '一级教师', '2018-12-28', 9), title('22', '434', '二级教师', '2021-07-15', 11), title('22', '412', '高级教师', '2016-12-30', 6)],
  [title('22', '412', '高级教师', '2015-12-25', 7), title('22', '420', '一级教师', '2019-12-27', 10)],
  [title('22', '434', '二级教师', '2020-09-01', 12)],
  [title('21', '420', '讲师', '2017-12-20', 8), title('21', '412', '高级讲师', '2014-12-19', 5)],
  [title('04', '420', '主治医师', '2018-10-16', 9), title('04', '412', '副主任医师', '2016-11-08', 6), title('04', '434', '医师', '2021-12-01', 12)],
  [title('04', '434', '护师', '2019-06-30', 12)],
  [title('05', '420', '工程师', '2017-11-30', 9), title('05', '412', '高级工程师', '2015-12-11', 5)],
  [title('05', '434', '助理工程师', '2020-08-25', 12), title('05', '420', '工程师', '2016-10-21', 10)],
];
