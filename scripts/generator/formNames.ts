/** What the parameters of a form are called, for those who make the form and those who read it. */
import type { VariantForm } from '../../nodes/UltraCart/operation';
import { UPDATE_FIELDS } from '../../nodes/UltraCart/parameters';
import type { Form, ResourceBase } from '../metadata/types';
import { camelOf } from './names';

export interface FormNames {
	/** What is filled in, as a user reads it. */
	readonly label: string;
	/** Says whether fields or JSON are used; holds the JSON. */
	readonly define: string;
	readonly json: string;
	/** The collection that holds what is not asked in the form itself, and what a user reads of it. */
	readonly collection: string;
	readonly collectionLabel: string;
	readonly variants?: VariantForm;
}

/** "Discount Type" → Discount. */
export const thingOf = (label: string): string => label.replace(/ Type$/, '');

export function formNames(
	{ label: own, variants }: Form,
	{ label: resource }: ResourceBase,
	isChange: boolean,
): FormNames {
	const label = own ?? resource;
	return {
		label,
		define: camelOf(`define ${label}`),
		json: camelOf(`${label} json`),
		collection: isChange ? UPDATE_FIELDS.name : 'additionalFields',
		collectionLabel: isChange ? UPDATE_FIELDS.label : 'Additional Fields',
		...(variants && {
			variants: {
				parameter: variants.parameter,
				label: variants.label,
				change: camelOf(`change ${thingOf(variants.label)}`),
				options: camelOf(`${thingOf(variants.label)} options`),
				typeAttribute: variants.typeAttribute,
			},
		}),
	};
}
