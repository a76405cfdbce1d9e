/** Mutually exclusive children of a record: the list to choose from, and the fields of each. */
import type { Attribute, Form } from '../metadata/types';
import { camelOf, labelOf, parameterOf } from './names';
import { byLabel, propertyOf, type Property } from './property';
import { variantsOf, type Rows } from './resolve';
import { showing, type Show } from './show';

/** The collection that holds what a chosen child does not require. */
export const optionsOf = (label: string): string => camelOf(`${thingOf(label)} options`);

/** The parameter that says whether the child of a record is to change at all. */
export const switchOf = (label: string): string => camelOf(`change ${thingOf(label)}`);

/** "Discount Type" → Discount. */
const thingOf = (label: string): string => label.replace(/ Type$/, '');

/** A field of the children: for which of them it is required, shown, or an option. */
interface Placed {
	readonly attribute: Attribute;
	readonly apiName: string;
	readonly required: string[];
	readonly shown: string[];
	readonly optional: string[];
}

function place(
	field: Placed,
	kind: string,
	apiName: string,
	{ required, shown }: NonNullable<Attribute['variant']>,
): void {
	const where = required.includes(apiName)
		? field.required
		: shown.includes(apiName)
			? field.shown
			: field.optional;
	where.push(kind);
}

/**
 * The fields of all children, each once: children share a field where their rows are the same object, which is how the table
 * says that it means the same.
 *
 * @throws when two different rows would get the same parameter
 */
function placedFields({ model }: Form, variants: NonNullable<Form['variants']>, rows: Rows): Placed[] {
	const placed = new Map<string, Placed>();
	for (const wireOfKind of variantsOf(rows.model(model))) {
		const kind = rows.attribute(model, wireOfKind);
		const child = rows.model(kind.model ?? '');
		for (const [apiName, attribute] of Object.entries(child.attributes)) {
			if (attribute.notInForms !== undefined || !kind.variant) continue;
			const name = parameterOf(apiName, attribute);
			const field = placed.get(name) ?? { attribute, apiName, required: [], shown: [], optional: [] };
			if (field.attribute !== attribute) {
				throw new Error(
					`${child.name}.${apiName}: another row already has the parameter ${name}; share the row, or give this one a "parameter" of its own`,
				);
			}
			placed.set(name, field);
			place(field, parameterOf(wireOfKind, kind), apiName, kind.variant);
		}
	}
	const { first = [], last = [] } = variants;
	const rank = ({ attribute }: Placed) =>
		Number(last.includes(attribute)) - Number(first.includes(attribute));
	return [...placed.values()].sort((a, b) => rank(a) - rank(b));
}

type Options = NonNullable<Property['options']>;

/** The children to choose from, each with its one-line hint. */
const kindsOf = (model: string, rows: Rows): Options =>
	variantsOf(rows.model(model))
		.map((apiName) => ({ apiName, attribute: rows.attribute(model, apiName) }))
		.map(({ apiName, attribute }) => ({
			name: labelOf(apiName, attribute),
			value: parameterOf(apiName, attribute),
			description: attribute.description,
		}))
		.sort(byLabel);

/** The list of children to choose from. */
function typeList({ variants, model }: Form, show: Show, rows: Rows): Property[] {
	if (!variants) return [];
	const noun = model.toLowerCase();
	return [
		{
			displayName: variants.label,
			name: variants.parameter,
			type: 'options',
			noDataExpression: true,
			...showing(show),
			options: kindsOf(model, rows),
			default: camelOf(variants.default),
			description: `What the ${noun} gives. A ${noun} has exactly one.`,
		},
	];
}

/** A record that is there keeps its child unless the user wants another; a new one has to get one. */
function switchFor(label: string, { making, changing }: Operations, show: Show): Property[] {
	const thing = thingOf(label);
	const common = { displayName: `Change ${thing}`, name: switchOf(label) };
	return [
		{ ...common, type: 'hidden', ...showing({ ...show, operation: making }), default: true },
		{
			...common,
			type: 'boolean',
			noDataExpression: true,
			...showing({ ...show, operation: changing }),
			default: false,
			description: `Whether to change the ${thing.toLowerCase()}. It stays as it is otherwise.`,
		},
	];
}

/** What the chosen child does not require, each option shown only for the children that have it. */
function optionsProperty(
	placed: readonly Placed[],
	{ parameter, label }: NonNullable<Form['variants']>,
	show: Show,
	rows: Rows,
): Property {
	const optional = placed.filter((field) => field.optional.length > 0);
	return {
		displayName: `${thingOf(label)} Options`,
		name: optionsOf(label),
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		...showing({ ...show, [parameter]: [...new Set(optional.flatMap((field) => field.optional))].sort() }),
		options: optional
			.map(({ apiName, attribute, optional: kinds }) =>
				propertyOf(apiName, attribute, rows, showing({ [`/${parameter}`]: kinds })),
			)
			.sort(byLabel),
	};
}

/** Names of the operations that make a record, and of those that change one. */
interface Operations {
	readonly making: readonly string[];
	readonly changing: readonly string[];
}

/**
 * The list of children and the fields of each.
 *
 * @param show when the form is shown at all
 */
export function variantProperties(form: Form, operations: Operations, show: Show, rows: Rows): Property[] {
	if (!form.variants) return [];
	const { parameter, label } = form.variants;
	const wanted = { ...show, [switchOf(label)]: [true] };
	const placed = placedFields(form, form.variants, rows);
	const field = ({ apiName, attribute }: Placed, those: readonly string[], more: Partial<Property> = {}) =>
		propertyOf(apiName, attribute, rows, { ...more, ...showing({ ...wanted, [parameter]: those }) });
	return [
		...switchFor(label, operations, show),
		...typeList(form, wanted, rows),
		...placed
			.filter(({ required }) => required.length > 0)
			.map((each) => field(each, each.required, { required: true })),
		...placed.filter(({ shown }) => shown.length > 0).map((each) => field(each, each.shown)),
		optionsProperty(placed, form.variants, wanted, rows),
	];
}
