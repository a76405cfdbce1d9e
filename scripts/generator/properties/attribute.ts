/** An attribute as a field of a form. */
import { DETAILS, GROUP } from '../../../nodes/UltraCart/parameters';
import { onlyWritable } from '../../../nodes/shared/table';
import type { Attribute, Attributes } from '../../metadata/types';
import { labelOf, parameterOf, singular } from '../names';
import type { Rows } from '../rows';
import { byLabel, type Property } from './displayOptions';
import { searchedField, searchedFields } from './locator';

/** What a field looks like, whatever it is called. */
type FieldShape = Pick<Property, 'type' | 'default'> & Partial<Property>;

/** The attribute that a field shows in place of the object, or the objects, around it. */
function onlyAttribute(attribute: Attribute, rows: Rows): Attribute | undefined {
	const { type, entriesAre, entryKey = '' } = attribute;
	if (type !== 'model') return undefined;
	const { name, attributes } = rows.modelOf(attribute);
	if (entriesAre === 'values') return { ...rows.attribute(name, entryKey), list: true };
	return onlyWritable(attribute, Object.values(attributes));
}

/** From so many fields on n8n's lint wants a group sorted; a short one reads better in the table's order. */
const SORTED_FROM = 5;

const inOrder = (fields: Property[]) => (fields.length < SORTED_FROM ? fields : fields.sort(byLabel));

/** What a form asks of an entry. */
export function askedOf(attribute: Attribute, rows: Rows): [string, Attribute][] {
	const { name: model, attributes } = rows.modelOf(attribute);
	const { entry } = attribute;
	if (!entry) {
		return Object.entries(attributes).filter(
			([, { readOnly, notInForms }]) => !readOnly && notInForms === undefined,
		);
	}
	return Object.entries(entry).map(([apiName, own]) => [
		apiName,
		{ ...rows.attribute(model, apiName), ...own },
	]);
}

/** Whether an entry shows an attribute at once: anything else may stay as it is, and is asked only where it is added. */
function isPlain(apiName: string, { initially }: Attribute, list: Attribute): boolean {
	const { entryKey, entriesAre, usual = [] } = list;
	if (entriesAre === 'records') return apiName === entryKey || usual.includes(apiName);
	return entryKey === undefined || entryKey === apiName || initially !== undefined;
}

/** The key of a record in a list is empty for a new one: a number field would show a zero. */
const keyProperty = ({ description = '', ...property }: Property): Property => ({
	...property,
	type: 'string',
	typeOptions: {},
	default: '',
	description: `${description.replace(/\.$/, '')}. Leave it empty for a new one.`,
	placeholder: 'e.g. 1042',
});

/** The fields of an entry: of a switch in a list, or of a record, only what is usual; the rest is a collection. */
function entryFields(attribute: Attribute, rows: Rows): Property[] {
	const asked = askedOf(attribute, rows);
	const rest = asked.filter(([apiName, own]) => !isPlain(apiName, own, attribute));
	const hasRare = asked.some(([, { rare }]) => rare);
	const fields = asked
		.filter(([apiName, own]) => isPlain(apiName, own, attribute))
		.map(([apiName, own]) => {
			// Where some are hidden, n8n shows those that are required.
			const property = propertyOf(apiName, own, rows, hasRare && !own.rare ? { required: true } : {});
			return attribute.entriesAre === 'records' && apiName === attribute.entryKey
				? keyProperty(property)
				: property;
		});
	if (rest.length === 0) return inOrder(fields);
	const details: Property = {
		displayName: 'Details',
		name: DETAILS,
		type: 'collection',
		placeholder: 'Add Detail',
		default: {},
		options: propertiesOf(Object.fromEntries(rest), rows).sort(byLabel),
	};
	return inOrder([...fields, details]);
}

/** A child object: nothing of it is sent that was not added. */
const childShape = (attribute: Attribute, rows: Rows): FieldShape => ({
	type: 'collection',
	default: {},
	placeholder: 'Add Field',
	options: propertiesOf(Object.fromEntries(askedOf(attribute, rows)), rows).sort(byLabel),
});

function groupShape(apiName: string, attribute: Attribute, rows: Rows): FieldShape {
	const label = attribute.label ?? labelOf(apiName, attribute);
	const hasRare = askedOf(attribute, rows).some(([, { rare }]) => rare);
	const typeOptions = {
		multipleValues: true,
		...(hasRare && { hideOptionalFields: true, addOptionalFieldButtonText: 'Add Field' }),
	};
	return {
		type: 'fixedCollection',
		default: {},
		placeholder: `Add ${singular(label)}`,
		typeOptions,
		options: [{ name: GROUP, displayName: singular(label), values: entryFields(attribute, rows) }],
	};
}

/**
 * A number that is empty until it is filled in, shown as it was typed. Without `numberPrecision`: by it the editor makes 127 of a
 * 12.7 and shows 10 as 10.00. Whether it is whole is looked at when the node runs.
 */
const numberShape = ({ unit, signed }: Attribute): FieldShape => ({
	type: 'number',
	default: '',
	...(unit && !signed && { typeOptions: { minValue: 0 } }),
});

const optionsShape = (values: NonNullable<Attribute['values']>): FieldShape => ({
	type: 'options',
	default: Object.keys(values)[0] ?? '',
	options: Object.entries(values)
		.map(([value, { name, description }]) => ({ name, value, description }))
		.sort(byLabel),
});

/** The sentence that n8n asks for where a list is loaded. */
export const chooseFromList = (what: string) =>
	`Choose from the list, or specify ${what} using an <a href="https://docs.n8n.io/code/expressions/">expression</a>`;

/** A list that is loaded from the account; n8n wants its label to say that an ID works too. */
function loadedShape(label: string, method: string, { list, description }: Attribute): Partial<Property> {
	const about = description.replace(/\.$/, '');
	const thing = singular(label).replace(/ (ID|Code)$/, '');
	return {
		displayName: list ? `${thing} Names or IDs` : `${thing} Name or ID`,
		type: list ? 'multiOptions' : 'options',
		typeOptions: { loadOptionsMethod: method },
		default: list ? [] : '',
		description: `${about}. ${chooseFromList(list ? 'IDs' : 'an ID')}.`,
	};
}

function shapeOf(apiName: string, attribute: Attribute, rows: Rows): FieldShape {
	const { searchListMethod: search, placeholder } = attribute;
	if (search !== undefined) {
		return attribute.list
			? searchedFields(search, singular(labelOf(apiName, attribute)), placeholder)
			: searchedField(search, placeholder);
	}
	if (attribute.values && !attribute.list) return optionsShape(attribute.values);
	switch (attribute.type) {
		case 'boolean':
			return { type: 'boolean', default: attribute.initially ?? false };
		case 'dateTime':
			return { type: 'dateTime', default: '' };
		case 'integer':
		case 'number':
			return attribute.list ? { type: 'string', default: '' } : numberShape(attribute);
		case 'model':
			return attribute.list ? groupShape(apiName, attribute, rows) : childShape(attribute, rows);
		case 'json':
			return { type: 'json', default: '' };
		case 'string':
			return { type: 'string', default: '', ...(attribute.secret && { typeOptions: { password: true } }) };
	}
}

/** Whether the field is typed into, and so has room for an example. */
const isTyped = ({ loadOptionsMethod, searchListMethod }: Attribute) =>
	loadOptionsMethod === undefined && searchListMethod === undefined;

/** What can be entered: neither a person nor a language model should have to try it out. */
function formatOf(attribute: Attribute): string | undefined {
	const { type, list, unit, signed, values, maxLength } = attribute;
	// A list that is picked from shows how by itself.
	if (list && !isTyped(attribute)) return undefined;
	if (type === 'json') return "as UltraCart's JSON";
	if (list) return type === 'model' ? undefined : 'separated by commas';
	if (type === 'dateTime') return 'such as 2026-12-24T18:00';
	if (unit === 'percent') return 'such as 10 for 10%';
	if (unit === 'money') return signed ? undefined : 'such as 9.99';
	return values || maxLength === undefined ? undefined : `up to ${maxLength} characters`;
}

/** The format belongs to the first sentence. */
function describe(attribute: Attribute): string {
	const format = formatOf(attribute);
	return format === undefined
		? attribute.description
		: attribute.description.replace(/(?=\. )|$/, `, ${format}`);
}

/** An attribute as a field of a form. */
export function propertyOf(
	apiName: string,
	attribute: Attribute,
	rows: Rows,
	more: Partial<Property> = {},
): Property {
	const only = onlyAttribute(attribute, rows);
	const shown: Attribute = only ? { ...only, description: attribute.description } : attribute;
	const { placeholder, hint } = shown;
	return {
		displayName: labelOf(apiName, attribute),
		name: parameterOf(apiName, attribute),
		...shapeOf(apiName, shown, rows),
		description: describe(shown),
		...(placeholder !== undefined && isTyped(shown) && { placeholder }),
		...(hint !== undefined && { hint }),
		...(shown.loadOptionsMethod !== undefined &&
			loadedShape(labelOf(apiName, attribute), shown.loadOptionsMethod, shown)),
		...more,
	};
}

export const propertiesOf = (attributes: Attributes, rows: Rows): Property[] =>
	Object.entries(attributes).map(([apiName, attribute]) => propertyOf(apiName, attribute, rows));
