import { describe, expect, it } from '@jest/globals';
import { areaList } from '@vant/area-data';
import { readDivisions } from '../../../models/seeds/code-tables/divisions.ts';
import { codeTables } from '../../../models/seeds/code-tables/seed-code-tables.ts';
import { titleAliases, titleLevels, titleNames, titleSeries } from '../../../models/seeds/code-tables/titles.ts';
import { workingDayExceptions } from '../../../models/seeds/code-tables/working-days.ts';
import { ENTERPRISE_NATURES, ORGANIZATION_NATURES } from '../../../workflows/flows/registration-review/forms/employer.ts';
import { weekdayOf } from '../../../workflows/shared/time.ts';
import { addWorkingDays } from '../../../workflows/shared/working-days.ts';

function codesOf(table: keyof typeof codeTables): string[] {
  return codeTables[table].map(({ code }) => code);
}

describe('divisions of Shandong', () => {
  const divisions = readDivisions();
  const counties = divisions.filter(({ level }) => level === 'county');

  it('are the province, 16 cities and 136 counties: 58 districts, 26 cities, 52 counties', () => {
    expect(divisions.filter(({ level }) => level === 'province').map(({ code }) => code)).toEqual(['370000']);
    expect(divisions.filter(({ level }) => level === 'city')).toHaveLength(16);
    expect(counties).toHaveLength(136);
    expect(['区', '市', '县'].map((end) => counties.filter(({ name }) => name.endsWith(end)).length)).toEqual([58, 26, 52]);
  });

  it('agree with a published list, without its development zones and the former county of Changdao', () => {
    const published = Object.entries({ ...areaList.city_list, ...areaList.county_list })
      .filter(([code]) => code.startsWith('37') && !/[79]\d$/.test(code) && code !== '370634');
    expect(new Map(divisions.filter(({ level }) => level !== 'province').map(({ code, name }) => [code, name]))).toEqual(new Map(published));
  });

  it('do not hold Laiwu as a city: it became two districts of Jinan', () => {
    expect(divisions.map(({ code }) => code)).not.toContain('371200');
    expect(divisions.filter(({ name }) => /莱芜|钢城/.test(name)).map(({ parentCode }) => parentCode)).toEqual(['370100', '370100']);
  });

  it('form one tree, and every county has the code of its city', () => {
    const codes = new Set(divisions.map(({ code }) => code));
    expect(codes.size).toBe(divisions.length);
    for (const { code, level, parentCode } of divisions) {
      expect(parentCode).toBe({ province: null, city: '370000', county: `${code.slice(0, 4)}00` }[level]);
      expect(parentCode === null || codes.has(parentCode)).toBe(true);
    }
  });

  it('have an English name each, alike only where the Chinese names sound alike', () => {
    expect(divisions.every(({ nameEn }) => /^[A-Z][a-z']+( (District|City|County))?$/.test(nameEn))).toBe(true);
    const byParent = divisions.map(({ nameEn, parentCode }) => `${parentCode} ${nameEn}`);
    expect(new Set(byParent).size).toBe(divisions.length);
  });
});

describe('dictionaries', () => {
  it.each(Object.entries(codeTables))('%s has every code once, both languages, and no entry above that is missing', (_, table) => {
    const codes = new Set(table.map(({ code }) => code));
    expect(codes.size).toBe(table.length);
    expect(table.every(({ zh, en }) => /^\p{Script=Han}/u.test(zh) && /^[A-Z][\x20-\x7e]+$/.test(en))).toBe(true);
    expect(table.every(({ parentCode }) => parentCode === undefined || codes.has(parentCode))).toBe(true);
    expect(new Set(table.map(({ zh }) => zh)).size).toBe(table.length);
    expect(new Set(table.map(({ en }) => en)).size).toBe(table.length);
  });

  it('have the sizes of their standards', () => {
    expect(codesOf('gender')).toEqual(['0', '1', '2', '9']);
    expect(codesOf('ethnicity').slice(0, 56)).toEqual(Array.from({ length: 56 }, (_, place) => String(place + 1).padStart(2, '0')));
    expect(codesOf('ethnicity').slice(56)).toEqual(['97', '98']);
    expect(codesOf('industry').join('')).toBe('ABCDEFGHIJKLMNOPQRST');
    expect(codesOf('title-level')).toEqual(['411', '412', '420', '434', '435']);
    expect(codesOf('title-series')).toEqual(Array.from({ length: 27 }, (_, place) => String(place + 1).padStart(2, '0')));
  });

  it('name studies and degrees as their standards do, which public copies get wrong', () => {
    const zhOf = (table: 'education' | 'degree', code: string): string | undefined => codeTables[table].find((entry) => entry.code === code)?.zh;
    expect(['11', '14', '21', '31', '41', '61'].map((code) => zhOf('education', code))).toEqual([
      '博士研究生毕业', '硕士研究生毕业', '大学本科毕业', '大学专科毕业', '中等专科毕业', '普通高中毕业',
    ]);
    expect(['201', '212', '245', '301', '352', '401', '412', '444'].map((code) => zhOf('degree', code))).toEqual([
      '哲学博士学位', '管理学博士学位', '临床医学博士专业学位', '哲学硕士学位', '军事硕士专业学位', '哲学学士学位', '管理学学士学位', '建筑学学士专业学位',
    ]);
  });

  it('offer exactly the natures that the registration form takes', () => {
    expect(codesOf('organization-nature')).toEqual([...ORGANIZATION_NATURES]);
    expect(codesOf('organization-nature')).toEqual(expect.arrayContaining([...ENTERPRISE_NATURES]));
  });
});

describe('titles', () => {
  const namesOf = (seriesCode: string, levelCode: string): string[] => titleNames
    .filter((row) => row.seriesCode === seriesCode && row.levelCode === levelCode).map(({ name }) => name);

  it('exist on the four upper levels of every series, and below only where the series has that level', () => {
    for (const { code } of titleSeries) {
      for (const level of ['411', '412', '420', '434']) expect(namesOf(code, level).length).toBeGreaterThan(0);
    }
    const withTechnicians = titleSeries.filter(({ code }) => namesOf(code, '435').length > 0).map(({ code }) => code);
    expect(withTechnicians).toEqual(['04', '05', '06', '09', '11', '12', '13', '20', '21', '22', '25']);
  });

  it('stand once per series and level, under known codes', () => {
    expect(new Set(titleNames.map(({ seriesCode, levelCode, name }) => `${seriesCode} ${levelCode} ${name}`)).size).toBe(titleNames.length);
    expect(new Set(titleNames.map(({ levelCode }) => levelCode))).toEqual(new Set(titleLevels.map(({ code }) => code)));
    expect(titleNames.every(({ name }) => /^\p{Script=Han}+$/u.test(name))).toBe(true);
  });

  it.each([
    ['01', '411', ['教授']], ['05', '435', ['技术员']], ['19', '420', ['经济师', '人力资源管理师', '知识产权师']], ['27', '411', ['正高级审计师']],
    ['22', '420', ['一级教师']], ['24', '434', ['四级公证员', '初级司法鉴定人', '法医师']],
  ])('of series %s on level %s are %j', (series, level, names) => {
    expect(namesOf(series, level)).toEqual(names);
  });

  it('of former times lead to names that are still given', () => {
    const present = new Set(titleNames.map(({ name }) => name));
    for (const { alias, name } of titleAliases) {
      expect(present.has(name)).toBe(true);
      expect(present.has(alias)).toBe(false);
    }
    expect(new Set(titleAliases.map(({ alias }) => alias)).size).toBe(titleAliases.length);
  });
});

describe('working days of 2026', () => {
  const exceptions = new Map(workingDayExceptions.map(({ day, isWorking }) => [day, isWorking]));

  it('are 33 days of holiday and 6 days of weekends worked instead', () => {
    expect(exceptions.size).toBe(workingDayExceptions.length);
    expect(workingDayExceptions.filter(({ isWorking }) => !isWorking)).toHaveLength(33);
    const worked = workingDayExceptions.filter(({ isWorking }) => isWorking);
    expect(worked).toHaveLength(6);
    expect(worked.every(({ day }) => [0, 6].includes(weekdayOf(day)))).toBe(true);
    expect(workingDayExceptions.every(({ day }) => day.startsWith('2026-'))).toBe(true);
  });

  it('move deadlines over the holidays', () => {
    expect(addWorkingDays('2026-09-30', 3, exceptions)).toBe('2026-10-10');
    expect(addWorkingDays('2026-02-13', 1, exceptions)).toBe('2026-02-14');
    expect(addWorkingDays('2026-02-14', 1, exceptions)).toBe('2026-02-24');
    expect(addWorkingDays('2026-12-31', 1, exceptions)).toBe('2027-01-01');
  });
});
