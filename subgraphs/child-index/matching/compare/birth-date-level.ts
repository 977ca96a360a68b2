import type { BirthDate } from '../normalise/read-birth-date.ts';
import { NOT_COMPARED, levelNumber } from './levels.ts';

const EXACT = levelNumber('birthDate', 'EXACT');
const SWAPPED = levelNumber('birthDate', 'DAY_AND_MONTH_SWAPPED');
const NEXT_DAY = levelNumber('birthDate', 'NEXT_DAY');
const ONE_SLIP = levelNumber('birthDate', 'ONE_SLIP');
const TWO_PARTS = levelNumber('birthDate', 'TWO_PARTS');
const NEAR = levelNumber('birthDate', 'NEAR');
const NEAR_IN_OTHER_YEAR = levelNumber('birthDate', 'NEAR_IN_OTHER_YEAR');
const ONE_PART = levelNumber('birthDate', 'ONE_PART');
const DIFFERENT = levelNumber('birthDate', 'DIFFERENT');

/** How two dates of birth agree. Where one has its year alone, years that agree are two parts of three. */
export function birthDateLevel(left: BirthDate, right: BirthDate): number {
  if (left === 0 || right === 0) return NOT_COMPARED;
  if (left === right) return EXACT;
  const [leftMonth, rightMonth] = [monthOf(left), monthOf(right)];
  const [leftDay, rightDay] = [dayOf(left), dayOf(right)];
  const years = Math.abs(yearOf(left) - yearOf(right));
  if (leftMonth === 0 || rightMonth === 0) return years === 0 ? TWO_PARTS : DIFFERENT;
  if (years === 0 && leftMonth === rightDay && leftDay === rightMonth) return SWAPPED;
  const days = years <= 1 ? daysApart(left, right) : Infinity;
  if (days === 1) return NEXT_DAY;
  const same = Number(years === 0) + Number(leftMonth === rightMonth) + Number(leftDay === rightDay);
  if (isOneSlip(left, right) || (same === 2 && years === 1)) return ONE_SLIP;
  if (same === 2) return TWO_PARTS;
  if (days <= NEARLY) return NEAR;
  if ((years <= 2 || Math.abs(years - 10) <= 1) && isNearInOtherYear(left, right)) return NEAR_IN_OTHER_YEAR;
  return same === 1 ? ONE_PART : DIFFERENT;
}

/** Days between which a date is still the same one mistaken: no brother or sister is born so soon after. */
const NEARLY = 45;
const A_YEAR = 365.25;

/** Near each other, once a year's last digit, or the one before it, is taken to be one out. */
function isNearInOtherYear(left: BirthDate, right: BirthDate): boolean {
  const days = daysApart(left, right);
  return Math.abs(days - A_YEAR) <= NEARLY || Math.abs(days - 10 * A_YEAR) <= NEARLY;
}

/** Whole days between two dates, in either direction. */
function daysApart(left: BirthDate, right: BirthDate): number {
  return Math.abs(dayNumber(left) - dayNumber(right));
}

/** Days since some day long ago, by the Gregorian calendar; years begin in March, so that leap days come last. */
function dayNumber(date: BirthDate): number {
  const month = monthOf(date);
  const year = yearOf(date) - (month < 3 ? 1 : 0);
  const leapDays = Math.trunc(year / 4) - Math.trunc(year / 100) + Math.trunc(year / 400);
  return year * 365 + leapDays + Math.trunc((153 * (month + (month < 3 ? 9 : -3)) + 2) / 5) + dayOf(date);
}

function yearOf(date: BirthDate): number {
  return Math.trunc(date / 10_000);
}

function monthOf(date: BirthDate): number {
  return Math.trunc(date / 100) % 100;
}

function dayOf(date: BirthDate): number {
  return date % 100;
}

/** One digit of the eight is another, or two neighbours have changed places. */
function isOneSlip(left: BirthDate, right: BirthDate): boolean {
  const apart = Math.abs(left - right);
  for (let unit = 1; unit <= 10_000_000; unit *= 10) {
    // Numbers that differ in one digit differ by a multiple of its unit, less than ten times it, and without a carry.
    if (apart % unit !== 0 || apart >= unit * 100) continue;
    const [one, other] = [Math.trunc(left / unit), Math.trunc(right / unit)];
    if (Math.trunc(one / 10) === Math.trunc(other / 10)) return true;
    const samePair = Math.trunc(one / 100) === Math.trunc(other / 100);
    if (samePair && one % 10 === Math.trunc(other / 10) % 10 && other % 10 === Math.trunc(one / 10) % 10) return true;
  }
  return false;
}
