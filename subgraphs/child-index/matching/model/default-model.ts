import data from './default-model.json' with { type: 'json' };
import { LinkModel, type LinkModelData } from './link-model.ts';

/**
 * The model by which single records are linked until one has been fitted to the index's own: fitted to invented children
 * of five agencies, and to no one's records.
 */
export const DEFAULT_MODEL = new LinkModel(data as LinkModelData);
