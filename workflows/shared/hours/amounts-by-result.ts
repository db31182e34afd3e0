import { countIn, numberIn, textIn } from './form-values.ts';
import { amount, type AmountRule, missing, reason, times } from './proposal.ts';
import { HOUR_LEVELS } from './rules.ts';

/** Classes of awards, the highest first; the rules list their hours in this order. */
export const AWARD_CLASSES = ['first', 'second', 'third'] as const;

/** Kinds of patents, as the rules name them. */
export const PATENT_KINDS = ['invention', 'utilityModel', 'design'] as const;

/** Characters for which a book earns the hours of its rule once. */
const CHARACTERS_OF_BOOK = 10_000;

/** Hours by level, and more for whoever reads a paper. */
export const conference: AmountRule = (rules, form) => {
  const { hours: byLevel, paperExtra, longPaper } = rules.forms.conference;
  const [level, role] = [oneOf(HOUR_LEVELS, textIn(form, 'level')), textIn(form, 'role')];
  if (level === null || role === null) return missing({ level, role });
  const hours = byLevel[level];
  if (hours === undefined) return amount(0, reason('levelNotListed', { level }));
  const forMeeting = reason('conferenceLevel', { level, hours });
  if (role === 'attendee') return amount(hours, forMeeting);
  const isLong = longPaper !== null && (countIn(form, 'paperCharacters') ?? 0) >= longPaper.characters;
  const extra = (isLong ? longPaper.extra : paperExtra)[level] ?? 0;
  return amount(hours + extra, forMeeting, reason('paperExtra', { level, hours: extra }));
};

/** Hours by level, main or sub-project, and rank. */
export const researchProject: AmountRule = (rules, form) => {
  const level = oneOf(HOUR_LEVELS, textIn(form, 'level'));
  const projectKind = oneOf(['main', 'sub'], textIn(form, 'projectKind'));
  const rank = countIn(form, 'rank');
  if (level === null || projectKind === null || rank === null) return missing({ level, projectKind, rank });
  const byRank = rules.forms.researchProject[projectKind][level];
  if (byRank === undefined) return amount(0, reason('levelNotListed', { level }));
  const hours = byRank[rank - 1];
  return hours === undefined ? amount(0, reason('beyondRank', { rank, counted: byRank.length }))
    : amount(hours, reason('projectRank', { level, projectKind, rank, hours }));
};

/** Hours by the place among the authors. */
export const paper: AmountRule = (rules, form) => {
  const rank = countIn(form, 'rank');
  if (rank === null) return missing({ rank });
  const { hoursByAuthor } = rules.forms.paper;
  const hours = hoursByAuthor[rank - 1];
  return hours === undefined ? amount(0, reason('beyondRank', { rank, counted: hoursByAuthor.length }))
    : amount(hours, reason('authorRank', { rank, hours }));
};

/** Hours by the characters somebody wrote himself; only the first authors count. */
export const book: AmountRule = (rules, form) => {
  const [rank, characters] = [countIn(form, 'rank'), numberIn(form, 'characters')];
  if (rank === null || characters === null) return missing({ rank, characters });
  const { hoursPerTenThousandCharacters: each, countedAuthors: counted } = rules.forms.book;
  return rank > counted ? amount(0, reason('beyondRank', { rank, counted }))
    : amount((characters * each) / CHARACTERS_OF_BOOK, reason('characters', { characters, each }));
};

/** Hours by kind, fewer with every rank. */
export const patent: AmountRule = (rules, form) => {
  const [patentKind, rank] = [oneOf(PATENT_KINDS, textIn(form, 'patentKind')), countIn(form, 'rank')];
  if (patentKind === null || rank === null) return missing({ patentKind, rank });
  const hours = rules.forms.patent[patentKind];
  return lessByRank(hours, rank, rules.forms.patent.lessPerRank, reason('patentKind', { patentKind, hours }));
};

/** Hours by level and class, fewer with every rank. */
export const award: AmountRule = (rules, form) => {
  const [level, awardClass] = [oneOf(HOUR_LEVELS, textIn(form, 'level')), oneOf(AWARD_CLASSES, textIn(form, 'awardClass'))];
  const rank = countIn(form, 'rank');
  if (level === null || awardClass === null || rank === null) return missing({ level, awardClass, rank });
  const hours = rules.forms.award.hours[level]?.[AWARD_CLASSES.indexOf(awardClass)];
  return hours === undefined ? amount(0, reason('awardNotListed', { level, awardClass }))
    : lessByRank(hours, rank, rules.forms.award.lessPerRank, reason('awardClass', { level, awardClass, hours }));
};

/** The same hours for everybody. */
export function fixed(studyForm: 'qualificationExam' | 'surveyReport'): AmountRule {
  return (rules) => {
    const { hours } = rules.forms[studyForm];
    return amount(hours, reason('fixed', { hours }));
  };
}

/** So many hours for each module that was passed. */
export const skillTest: AmountRule = (rules, form) => {
  const count = countIn(form, 'moduleCount');
  return count === null ? missing({ moduleCount: count }) : times('modules', count, rules.forms.skillTest.hoursPerModule);
};

/** Hours for whoever has enough points in the year, nothing for the others. */
export const studyPoints: AmountRule = (rules, form) => {
  const points = numberIn(form, 'points');
  if (points === null) return missing({ points });
  const { points: needed, hours } = rules.forms.studyPoints;
  return points < needed ? amount(0, reason('pointsBelow', { points, needed })) : amount(hours, reason('points', { points, needed, hours }));
};

function lessByRank(hours: number, rank: number, less: number, forFirst: ReturnType<typeof reason>) {
  const rest = Math.max(0, hours - (rank - 1) * less);
  return rank === 1 ? amount(rest, forFirst) : amount(rest, forFirst, reason('lessPerRank', { rank, less }));
}

function oneOf<Known extends string>(known: readonly Known[], text: string | null): Known | null {
  return known.find((candidate) => candidate === text) ?? null;
}
