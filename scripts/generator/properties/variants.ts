/** Mutually exclusive children of a record: the list to choose from, and the fields of each. */
import type { VariantForm } from '../../../nodes/UltraCart/operation';
import type { Attribute, Form, Model, Variant } from '../../metadata/types';
import { thingOf } from '../formNames';
import { labelOf, parameterOf } from '../names';
import type { Rows } from '../rows';
import { propertyOf } from './attribute';
import { byLabel, showIf, type Property, type Show } from './displayOptions';

/** A field of the children: for which of them it is required, shown, or an option. */
interface Placed {
	readonly attribute: Attribute;
	readonly apiName: string;
	readonly required: string[];
	readonly shown: string[];
	readonly optional: string[];
}

/** One of the children, with what a user reads of it and the parameter value that chooses it. */
interface Child {
	readonly label: string;
	readonly value: string;
	readonly attribute: Attribute;
	readonly variant: Variant;
	readonly model: Model;
}

const childrenOf = (model: string, rows: Rows): Child[] =>
	Object.entries(rows.model(model).attributes).flatMap(([apiName, attribute]) => {
		const { variant } = attribute;
		if (!variant) return [];
		const label = labelOf(apiName, attribute);
		return [
			{ label, value: parameterOf(apiName, attribute), attribute, variant, model: rows.modelOf(attribute) },
		];
	});

const placeIn = (field: Placed, apiName: string, { required, shown }: Variant): string[] =>
	required.includes(apiName) ? field.required : shown.includes(apiName) ? field.shown : field.optional;

/**
 * The fields of all children, each once: children share a field where their rows are the same object, which is how the table
 * says that it means the same.
 */
function placedFields(
	model: string,
	{ first = [], last = [] }: NonNullable<Form['variants']>,
	rows: Rows,
): Placed[] {
	const placed = new Map<string, Placed>();
	for (const { value, variant, model: child } of childrenOf(model, rows)) {
		for (const [apiName, attribute] of Object.entries(child.attributes)) {
			if (attribute.notInForms !== undefined) continue;
			const name = parameterOf(apiName, attribute);
			const field = placed.get(name) ?? { attribute, apiName, required: [], shown: [], optional: [] };
			placed.set(name, field);
			placeIn(field, apiName, variant).push(value);
		}
	}
	const rank = ({ attribute }: Placed) =>
		Number(last.includes(attribute)) - Number(first.includes(attribute));
	return [...placed.values()].sort((a, b) => rank(a) - rank(b));
}

/** Rows of children that share a parameter and are not the same: one would overwrite what the other asks. */
export function conflictingFields(model: string, rows: Rows): string[] {
	const known = new Map<string, Attribute>();
	return childrenOf(model, rows).flatMap(({ model: child }) =>
		Object.entries(child.attributes).flatMap(([apiName, attribute]) => {
			if (attribute.notInForms !== undefined) return [];
			const name = parameterOf(apiName, attribute);
			const other = known.get(name) ?? attribute;
			known.set(name, other);
			return other === attribute
				? []
				: [
						`${child.name}.${apiName}: another row already has the parameter ${name}; share the row, or give this one a "parameter" of its own`,
					];
		}),
	);
}

/** The list of children to choose from, each with its one-line hint. */
function typeProperty(
	{ model }: Form,
	{ parameter, label, default: initial }: NonNullable<Form['variants']>,
	show: Show,
	rows: Rows,
): Property {
	const noun = model.toLowerCase();
	return {
		displayName: label,
		name: parameter,
		type: 'options',
		noDataExpression: true,
		...showIf(show),
		options: childrenOf(model, rows)
			.map(({ label: name, value, attribute: { description } }) => ({ name, value, description }))
			.sort(byLabel),
		default: parameterOf(initial, rows.attribute(model, initial)),
		description: `What the ${noun} gives. A ${noun} has exactly one.`,
	};
}

/** When the fields are shown: where a record is made, where one is changed, and for both. */
interface Conditions {
	readonly whenMaking: Show;
	readonly whenChanging: Show;
	readonly all: Show;
}

/** A record that is there keeps its child unless the user wants another; a new one has to get one. */
function changeProperties(
	{ change, label }: VariantForm,
	{ whenMaking, whenChanging, all }: Conditions,
): Property[] {
	const thing = thingOf(label);
	const common = { displayName: `Change ${thing}`, name: change };
	return [
		{ ...common, type: 'hidden', ...showIf({ ...all, ...whenMaking }), default: true },
		{
			...common,
			type: 'boolean',
			noDataExpression: true,
			...showIf({ ...all, ...whenChanging }),
			default: false,
			description: `Whether to change the ${thing.toLowerCase()}. It stays as it is otherwise.`,
		},
	];
}

/** What the chosen child does not require, each option shown only for the children that have it. */
function optionsProperty(
	placed: readonly Placed[],
	{ parameter, label, options }: VariantForm,
	show: Show,
	rows: Rows,
): Property {
	const optional = placed.filter((field) => field.optional.length > 0);
	return {
		displayName: `${thingOf(label)} Options`,
		name: options,
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		...showIf({ ...show, [parameter]: [...new Set(optional.flatMap((field) => field.optional))].sort() }),
		options: optional
			.map(({ apiName, attribute, optional: children }) =>
				propertyOf(apiName, attribute, rows, showIf({ [`/${parameter}`]: children })),
			)
			.sort(byLabel),
	};
}

/** The list of children and the fields of each. */
export function variantProperties(
	form: Form,
	variants: NonNullable<Form['variants']>,
	names: VariantForm,
	conditions: Conditions,
	rows: Rows,
): Property[] {
	const { parameter, change } = names;
	const show = { ...conditions.all, [change]: [true] };
	const placed = placedFields(form.model, variants, rows);
	const field = ({ apiName, attribute }: Placed, children: readonly string[], more: Partial<Property> = {}) =>
		propertyOf(apiName, attribute, rows, { ...more, ...showIf({ ...show, [parameter]: children }) });
	return [
		...changeProperties(names, conditions),
		typeProperty(form, variants, show, rows),
		...placed
			.filter(({ required }) => required.length > 0)
			.map((each) => field(each, each.required, { required: true })),
		...placed.filter(({ shown }) => shown.length > 0).map((each) => field(each, each.shown)),
		optionsProperty(placed, names, show, rows),
	];
}
