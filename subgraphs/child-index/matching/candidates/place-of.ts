import { addressValue, postcodeValue } from '../normalise/place-value.ts';
import { remembered } from './remembered.ts';

/** {@link addressValue} and {@link postcodeValue}. Records of one child, and of one batch, have most of theirs in common. */
export const addressOf = remembered(addressValue, 2_000);
export const postcodeOf = remembered(postcodeValue, 2_000);
