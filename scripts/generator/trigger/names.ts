import type { EventCategory } from '../../metadata/types';
import { camelOf } from '../names';

/** What several of a category's records are called. */
export const plural = ({ label }: EventCategory): string => (label === 'Fulfillment' ? label : `${label}s`);

/** `auto_order` → includeInAutoOrder. */
export const includeOf = ({ name }: EventCategory): string => camelOf(`include_in_${name}`);
