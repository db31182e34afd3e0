import { idNumberCheckDigit } from '../../../workflows/shared/id-number.ts';
import type { NewPerson } from '../../stores/people.ts';

const SURNAMES = Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧');
const GIVEN_NAMES = (
  '秀英 建国 海燕 志强 丽华 文博 晓东 玉兰 永平 思远 春梅 国栋 雅琴 明辉 慧敏 振华 佳宁 立新 桂芳 浩然 '
  + '淑珍 俊杰 雪梅 家豪 红霞 子涵 凤英 一鸣 静怡 长江 婷婷 学文 新宇 素云 鹏飞 嘉怡 德胜 若曦 庆华 卫东 亚楠'
).split(' ');

/**
 * The invented person number `index` (0 to 899), always the same: an ID number of the region 370000, which no card
 * carries, with a valid check digit; mobile numbers of a block nobody was given.
 */
export function demoPerson(index: number): NewPerson {
  const surname = SURNAMES[(index * 7) % SURNAMES.length] ?? '';
  const given = GIVEN_NAMES[(index * 11) % GIVEN_NAMES.length] ?? '';
  return {
    name: `${surname}${given}`,
    idType: 'resident-id',
    idNumber: demoIdNumber(index),
    mobile: `1990000${String(index).padStart(4, '0')}`,
    email: `person${index}@demo.invalid`,
    phone: '',
  };
}

/** `370000` + date of birth + three digits + check digit. */
export function demoIdNumber(index: number): string {
  const year = 1966 + ((index * 7) % 34);
  const month = String(1 + (index % 12)).padStart(2, '0');
  const day = String(1 + (index % 28)).padStart(2, '0');
  const first17 = `370000${year}${month}${day}${String(100 + index).padStart(3, '0')}`;
  return `${first17}${idNumberCheckDigit(first17)}`;
}
