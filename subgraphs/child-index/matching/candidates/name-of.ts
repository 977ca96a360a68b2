import { nameValue } from '../normalise/name-value.ts';
import { remembered } from './remembered.ts';

/** {@link nameValue}. How a name sounds takes long to work out, and most names are those of many. */
export const nameOf = remembered(nameValue, 10_000);
