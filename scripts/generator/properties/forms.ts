/** The part of a node's form that fills in a record. */
import { CLEAR_FIELDS, DEFINE, OPERATION } from '../../../nodes/UltraCart/parameters';
import type { Operation, Resource } from '../../metadata/resource';
import type { Attributes, Form } from '../../metadata/types';
import { formNames, type FormNames } from '../formNames';
import { changesRecord, requiredIn } from '../operations';
import {
	clearableAttributes,
	defaultOf,
	defaultsIn,
	furtherAttributes,
	removableIn,
	removalOf,
} from '../models';
import { labelOf, parameterOf } from '../names';
import type { Rows } from '../rows';
import { askedOf, propertiesOf, propertyOf } from './attribute';
import { byLabel, isOneOf, showIf, type Property, type Show } from './displayOptions';
import { jsonExample } from './jsonExample';
import { variantProperties } from './variants';

/** Operations that fill in the same form: those that make a record, and those that change one. */
interface SharedForm {
	readonly form: Form;
	readonly making: Operation[];
	readonly changing: Operation[];
}

function formsOf({ operations }: Resource): SharedForm[] {
	const forms = new Map<string, SharedForm>();
	for (const operation of operations) {
		const { form } = operation;
		if (!form) continue;
		const shared = forms.get(form.model) ?? { form, making: [], changing: [] };
		(changesRecord(operation) ? shared.changing : shared.making).push(operation);
		forms.set(form.model, shared);
	}
	return [...forms.values()];
}

const defineProperty = ({ label, define }: FormNames, show: Show): Property => ({
	displayName: `Define ${label}`,
	name: define,
	type: 'options',
	noDataExpression: true,
	...showIf(show),
	options: [
		{ name: 'Using Fields', value: DEFINE.fields },
		{ name: 'Using JSON', value: DEFINE.json },
	],
	default: DEFINE.fields,
});

const jsonProperty = ({ label, define, json }: FormNames, show: Show, example: string): Property => ({
	displayName: `${label} (JSON)`,
	name: json,
	type: 'json',
	required: true,
	...showIf({ ...show, [define]: [DEFINE.json] }),
	default: example,
	description: `The ${label.toLowerCase()} as UltraCart's own JSON, with its attribute names. On an update, only what is to change: null empties an attribute, and what is left out stays as it is.`,
});

/** Attributes as a form for a change asks them: what surprises about it is said only there, and lists are added to. */
const askedOnChange = (attributes: Attributes): Attributes =>
	Object.fromEntries(
		Object.entries(attributes).map(([apiName, { hintOnChange: hint, ...attribute }]) => [
			apiName,
			{
				...attribute,
				...(hint !== undefined && { hint }),
				...(attribute.entriesAre === 'values' && { label: `Add ${labelOf(apiName, attribute)}` }),
			},
		]),
	);

/** Attributes as a form for a new record asks them: UltraCart has given no keys yet. */
const askedOfNew = (attributes: Attributes): Attributes =>
	Object.fromEntries(
		Object.entries(attributes).map(([apiName, attribute]) => {
			const { entryKey, ...keyless } = attribute;
			return [apiName, attribute.entriesAre === 'records' ? keyless : attribute];
		}),
	);

/** What can be taken out of lists: values by themselves, records by their keys. */
const removeProperties = (attributes: Attributes, rows: Rows): Property[] =>
	Object.entries(removableIn(attributes)).map(([apiName, attribute]) => {
		const { key, label, parameter } = removalOf(apiName, attribute, rows);
		const { placeholder = 'e.g. 1042, 1043' } = key;
		return {
			displayName: label,
			name: parameter,
			type: 'string',
			default: '',
			description: `${labelOf(attribute.entryKey ?? '', key)} of each that is to go, separated by commas. The others stay.`,
			placeholder,
		};
	});

/** What changes the default entry of a list: nobody who fills in a form knows its key. */
const defaultProperties = (attributes: Attributes, rows: Rows): Property[] =>
	Object.entries(defaultsIn(attributes)).map(([apiName, attribute]) => {
		const { label, parameter } = defaultOf(apiName, attribute);
		const { entryKey, defaultFlag } = attribute;
		const asked = askedOf(attribute, rows).filter(([name]) => name !== entryKey && name !== defaultFlag);
		return {
			displayName: label,
			name: parameter,
			type: 'collection',
			default: {},
			placeholder: 'Add Field',
			description:
				'Changes what is added here in the default one, and keeps the rest of it. Where there is none, one is added.',
			options: propertiesOf(Object.fromEntries(asked), rows).sort(byLabel),
		};
	});

/** The list of what an update can empty: a field that is left empty stays as it is. */
function clearProperties(attributes: Attributes): Property[] {
	const options = Object.entries(attributes)
		.map(([apiName, attribute]) => ({
			name: labelOf(apiName, attribute),
			value: parameterOf(apiName, attribute),
		}))
		.sort(byLabel);
	if (options.length === 0) return [];
	return [
		{
			displayName: CLEAR_FIELDS.label,
			name: CLEAR_FIELDS.name,
			type: 'multiOptions',
			options,
			default: [],
			description: 'Fields to empty in UltraCart. A field of this form that is left empty stays as it is.',
		},
	];
}

function collectionProperties(
	{ collection, collectionLabel }: FormNames,
	show: Show,
	properties: readonly Property[],
): Property[] {
	if (properties.length === 0) return [];
	return [
		{
			displayName: collectionLabel,
			name: collection,
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			...showIf(show),
			options: [...properties].sort(byLabel),
		},
	];
}

/** Attributes as fields for a change. The name of the record is none where the form itself asks for it. */
function changeProperties(attributes: Attributes, changing: readonly Operation[], rows: Rows): Property[] {
	const unnamed = (apiName: string) => changing.filter((each) => !requiredIn(each).includes(apiName));
	return Object.entries(askedOnChange(attributes)).flatMap(([apiName, attribute]) => {
		const operations = unnamed(apiName);
		if (operations.length === 0) return [];
		const isForAll = operations.length === changing.length;
		const show = isForAll ? {} : showIf({ [`/${OPERATION}`]: operations.map(({ name }) => name) });
		return [propertyOf(apiName, attribute, rows, show)];
	});
}

/** All fields of a form, for the operations that fill it in. */
function propertiesOfForm(
	{ form, making, changing }: SharedForm,
	resource: Resource,
	rows: Rows,
): Property[] {
	const { model, required, shown = [], variants } = form;
	const { attributes } = rows.model(model);
	const names = formNames(form, resource, false);
	const usingFields = { [names.define]: [DEFINE.fields] };
	const whenMaking = { ...isOneOf(resource, making), ...usingFields };
	const whenChanging = { ...isOneOf(resource, changing), ...usingFields };
	const all = inOrderOf(resource, [...making, ...changing]);
	const asking = all.filter((operation) => requiredIn(operation).length > 0);
	const field = (apiName: string, show: Show, more: Partial<Property>) =>
		propertyOf(apiName, rows.attribute(model, apiName), rows, { ...more, ...showIf(show) });
	const jsonFor = (operations: readonly Operation[], isChange: boolean) =>
		operations.length > 0
			? [jsonProperty(names, isOneOf(resource, operations), jsonExample(form, isChange, rows))]
			: [];
	const needsName = (operation: Operation) => making.includes(operation) || asking.includes(operation);
	return [
		defineProperty(names, isOneOf(resource, all)),
		...jsonFor(all.filter(needsName), false),
		...jsonFor(
			changing.filter((operation) => !needsName(operation)),
			true,
		),
		...required.map((apiName) =>
			field(apiName, { ...isOneOf(resource, asking), ...usingFields }, { required: true }),
		),
		...shown.map((apiName) => field(apiName, whenMaking, {})),
		...(variants && names.variants
			? variantProperties(
					form,
					variants,
					names.variants,
					{ whenMaking, whenChanging, all: { ...isOneOf(resource, all), ...usingFields } },
					rows,
				)
			: []),
		...(making.length > 0
			? collectionProperties(
					names,
					whenMaking,
					propertiesOf(askedOfNew(furtherAttributes(attributes, [...required, ...shown])), rows),
				)
			: []),
		...(changing.length > 0
			? collectionProperties(formNames(form, resource, true), whenChanging, [
					...changeProperties(furtherAttributes(attributes, []), changing, rows),
					...defaultProperties(furtherAttributes(attributes, []), rows),
					...removeProperties(furtherAttributes(attributes, []), rows),
					...clearProperties(clearableAttributes(attributes, form)),
				])
			: []),
	];
}

const inOrderOf = ({ operations }: Resource, some: readonly Operation[]): Operation[] =>
	operations.filter((operation) => some.includes(operation));

/** All fields of all forms of a resource. */
export const formProperties = (resource: Resource, rows: Rows): Property[] =>
	formsOf(resource).flatMap((shared) => propertiesOfForm(shared, resource, rows));
