/** Rows as the running nodes read them. */
import { BY_ID } from '../../nodes/UltraCart/parameters';
import type {
	EndpointByMode as RuntimeEndpointByMode,
	Form as RuntimeForm,
	Input as RuntimeInput,
	Locator,
	LocatorMode,
	OutputChoice,
	OutputField,
	ReadEndpoints,
	WriteEndpoints as RuntimeWriteEndpoints,
} from '../../nodes/UltraCart/operation';
import {
	isBatch,
	isList,
	type BatchEndpoint,
	type Endpoint as RuntimeEndpoint,
	type Field,
	type ListEndpoint,
	type ListSearchSource,
	type LoadOptionsSource,
	type Model as Fields,
	type ScalarField,
} from '../../nodes/shared/table';
import { listSearch } from '../metadata/listSearch';
import { loadOptions } from '../metadata/loadOptions';
import type {
	Attribute,
	Attributes,
	Endpoint,
	EndpointByMode,
	Form,
	Input,
	ListSearch,
	Model,
	ResourceBase,
	WriteEndpoints,
} from '../metadata/types';
import { labelOf, parameterOf, pascalOf, searchName } from './names';
import { formNames } from './formNames';
import {
	clearableAttributes,
	expansionsOf,
	furtherAttributes,
	defaultOf,
	defaultsIn,
	removableIn,
	removalOf,
	variantsOf,
} from './models';
import type { Rows } from './rows';

/** An endpoint without what only documents and the sandbox need of its row. */
export function runtimeEndpoint(endpoint: Endpoint): RuntimeEndpoint {
	const {
		id,
		method,
		path,
		permission,
		safe,
		onceOnly,
		sendsBody,
		root,
		mayBeEmpty,
		page,
		batchSize,
		bodyList,
		asyncMode,
		hasOwnLimit,
	} = endpoint;
	return {
		id,
		method,
		path,
		permission,
		...(safe && { safe }),
		...(onceOnly && { onceOnly }),
		...(sendsBody && { sendsBody }),
		...(root !== undefined && { root }),
		...(mayBeEmpty && { mayBeEmpty }),
		...(page && { page }),
		...(batchSize !== undefined && { batchSize }),
		...(bodyList !== undefined && { bodyList }),
		...(asyncMode && { asyncMode }),
		...(hasOwnLimit && { hasOwnLimit }),
	};
}

/** What a field is called, and what of its traits the running node needs. */
function namedField(apiName: string, attribute: Attribute): Omit<ScalarField, 'type' | 'values'> {
	const {
		list,
		maxLength,
		minValue,
		maxValue,
		positive,
		isEnd,
		readOnly,
		secret,
		entryKey,
		entriesAre,
		defaultFlag,
	} = attribute;
	return {
		apiName,
		parameter: parameterOf(apiName, attribute),
		label: labelOf(apiName, attribute),
		...(list && { list: true as const }),
		...(maxLength !== undefined && { maxLength }),
		...(minValue !== undefined && { minValue }),
		...(maxValue !== undefined && { maxValue }),
		...(positive && { positive }),
		...(isEnd && { isEnd }),
		...(readOnly && { readOnly }),
		...(secret && { secret }),
		...(entryKey !== undefined && { entryKey }),
		...(entriesAre && { entriesAre }),
		...(defaultFlag !== undefined && { defaultFlag }),
	};
}

/** The table as the running nodes read it. Each endpoint and each model is one object, which others refer to. */
export class RuntimeTable {
	/** By ID. */
	readonly endpoints = new Map<string, RuntimeEndpoint>();
	/** By name: those that a form or an output needs, children before what holds them. */
	readonly models = new Map<string, Fields>();
	/** By the name of the model. */
	readonly outputs = new Map<string, OutputChoice>();
	/** By resource. */
	readonly reads = new Map<string, ReadEndpoints>();
	/** By resource and modes: `couponByCodeOrId`. */
	readonly locators = new Map<string, Locator>();

	constructor(readonly rows: Rows) {}

	endpoint(id: string): RuntimeEndpoint {
		const endpoint = this.endpoints.get(id) ?? runtimeEndpoint(this.rows.endpoint(id));
		this.endpoints.set(id, endpoint);
		return endpoint;
	}

	batchEndpoint(id: string): BatchEndpoint {
		const endpoint = this.endpoint(id);
		if (isBatch(endpoint)) return endpoint;
		throw new RangeError(`${id} has no bodyList`);
	}

	listEndpoint(id: string): ListEndpoint {
		const endpoint = this.endpoint(id);
		if (isList(endpoint)) return endpoint;
		throw new RangeError(`${id} has no root`);
	}

	endpointByMode(by: EndpointByMode): RuntimeEndpointByMode {
		return Object.fromEntries(Object.entries(by).map(([mode, id]) => [mode, this.endpoint(id)]));
	}

	batchEndpointByMode(by: EndpointByMode): RuntimeEndpointByMode<BatchEndpoint> {
		return Object.fromEntries(Object.entries(by).map(([mode, id]) => [mode, this.batchEndpoint(id)]));
	}

	readEndpoints({ name, read: { by, list, many } }: ResourceBase): ReadEndpoints {
		const known = this.reads.get(name) ?? {
			by: this.endpointByMode(by),
			...(list !== undefined && { list: this.listEndpoint(list) }),
			...(many && {
				many: Object.fromEntries(
					Object.entries(many).map(([mode, { endpoint, ...how }]) => [
						mode,
						{ ...how, endpoint: this.listEndpoint(endpoint) },
					]),
				),
			}),
		};
		this.reads.set(name, known);
		return known;
	}

	/** How records are read that are going to be written: with all their parts, since a write may empty what it lacks. */
	readToWrite(resource: ResourceBase): ReadEndpoints {
		const plain = this.readEndpoints(resource);
		const { expansions } = this.rows.model(resource.record);
		if (!expansions) return plain;
		const name = `${resource.name}ToWrite`;
		const known = this.reads.get(name) ?? { ...plain, expand: Object.keys(expansions).join(',') };
		this.reads.set(name, known);
		return known;
	}

	writeEndpoints({ endpoint, batch }: WriteEndpoints): RuntimeWriteEndpoints {
		return {
			endpoint: this.endpoint(endpoint),
			...(batch !== undefined && { batch: this.batchThatAnswers(batch) }),
		};
	}

	/** @throws RangeError where models hold each other in a circle */
	model(name: string): Fields {
		const known = this.models.get(name);
		if (known) return known;
		const fields = this.fields(this.rows.model(name).attributes);
		this.models.set(name, fields);
		return fields;
	}

	fields(attributes: Attributes): Field[] {
		return Object.entries(attributes).map(([apiName, attribute]) => this.field(apiName, attribute));
	}

	field(apiName: string, attribute: Attribute): Field {
		const named = namedField(apiName, attribute);
		const { type, values, variant } = attribute;
		if (type !== 'model') return { ...named, type, ...(values && { values: Object.keys(values) }) };
		return {
			...named,
			type,
			fields: this.model(this.rows.modelOf(attribute).name),
			...(variant && { variant }),
		};
	}

	private outputFields(attributes: Attributes): OutputField[] {
		return Object.entries(attributes).map(([apiName, attribute]) => {
			const { model, secret, type } = attribute;
			const children = type === 'model' && model !== undefined ? this.rows.model(model).attributes : {};
			const fields = this.outputFields(children).filter((child) => child.secret === true || child.fields);
			return {
				apiName,
				label: labelOf(apiName, attribute),
				...(secret && { secret: true as const }),
				...(fields.length > 0 && { fields }),
			};
		});
	}

	output(model: Model): OutputChoice {
		const output = this.outputs.get(model.name) ?? {
			fields: this.outputFields(model.attributes),
			...(model.expansions && { expansions: expansionsOf(model) }),
			simplified: model.simplified ?? [],
			...(model.columns && { columns: model.columns }),
			...(model.variantColumn !== undefined && {
				variants: { column: model.variantColumn, names: variantsOf(model) },
			}),
		};
		this.outputs.set(model.name, output);
		return output;
	}

	locatorMode(mode: string, resource: ResourceBase): LocatorMode {
		return { mode, field: this.modeField(mode, resource) };
	}

	locator(resource: ResourceBase, ways: 'anyMode' | 'idOnly' = 'anyMode'): Locator {
		const modes = ways === 'idOnly' ? [BY_ID] : Object.keys(resource.modes);
		const name = `${resource.name}By${modes.map(pascalOf).join('Or')}`;
		const locator = this.locators.get(name) ?? {
			parameter: resource.name,
			label: resource.label,
			modes: Object.fromEntries(modes.map((mode) => [mode, this.modeField(mode, resource)])),
		};
		this.locators.set(name, locator);
		return locator;
	}

	/**
	 * @param isChange whether it changes a record that is there
	 * @param asked what it can't be without, and what it shows beside that: a change has all fields in its collection
	 */
	form(
		form: Form,
		resource: ResourceBase,
		isChange = false,
		asked: Partial<Pick<Form, 'required' | 'shown'>> = isChange ? {} : form,
	): RuntimeForm {
		const names = formNames(form, resource, isChange);
		const { attributes } = this.rows.model(form.model);
		const clearable = Object.keys(clearableAttributes(attributes, form));
		const removable = Object.entries(removableIn(furtherAttributes(attributes, []))).map(
			([list, attribute]) => {
				const { label, parameter } = removalOf(list, attribute, this.rows);
				return { list, label, parameter };
			},
		);
		const defaults = Object.entries(defaultsIn(furtherAttributes(attributes, []))).map(
			([list, attribute]) => ({ list, ...defaultOf(list, attribute) }),
		);
		return {
			fields: this.model(form.model),
			label: names.label,
			define: names.define,
			json: names.json,
			required: asked.required ?? [],
			shown: asked.shown ?? [],
			...(isChange ? { clearable } : { isNew: true as const }),
			...(isChange && removable.length > 0 && { removable }),
			...(isChange && defaults.length > 0 && { defaults }),
			collection: names.collection,
			...(names.variants && { variants: names.variants }),
		};
	}

	/** Every list that a form is filled from, by the name of its method. */
	loadOptions(): Record<string, LoadOptionsSource> {
		return Object.fromEntries(
			Object.entries(loadOptions).map(([name, { endpoint, variantsOf, ...source }]) => [
				name,
				{
					endpoint: this.endpoint(endpoint),
					...source,
					...(variantsOf !== undefined && { variantsOf: this.model(variantsOf) }),
				},
			]),
		);
	}

	/** Every list in which records are found, by the name of its method. */
	listSearch(resources: readonly ResourceBase[]): Record<string, ListSearchSource> {
		const ofResources = resources.flatMap(({ name, id, search }) =>
			search ? [[searchName(name), { ...search, id }] as const] : [],
		);
		return Object.fromEntries(
			[...ofResources, ...Object.entries(listSearch)].map(([name, source]) => [
				name,
				this.listSearchSource(source),
			]),
		);
	}

	private listSearchSource({ endpoint, shows, ...source }: ListSearch): ListSearchSource {
		const attributes = this.rows.answered(endpoint)?.attributes ?? {};
		return {
			endpoint: this.listEndpoint(endpoint),
			...source,
			shows: shows.flatMap((apiName) => {
				const attribute = attributes[apiName];
				return attribute ? [{ apiName, label: labelOf(apiName, attribute), type: attribute.type }] : [];
			}),
		};
	}

	private batchThatAnswers(id: string): BatchEndpoint & ListEndpoint {
		const endpoint = this.endpoint(id);
		if (isBatch(endpoint) && isList(endpoint)) return endpoint;
		throw new RangeError(`${id} has no bodyList or no root`);
	}

	private modeField(mode: string, { modes, record }: ResourceBase): Field {
		const row = modes[mode];
		if (!row) throw new RangeError(`The resource has no mode ${mode}`);
		return this.field(row.attribute, this.rows.attribute(record, row.attribute));
	}

	input(name: string, input: Input): RuntimeInput {
		const { type, values, show, required, option, default: initial, locates } = input;
		if (type === 'model') throw new RangeError(`The input ${name} can't be an object`);
		return {
			...namedField(name, { ...input, parameter: name }),
			type,
			...(values && { values: Object.keys(values) }),
			...(show && { show }),
			...(required && { required: true as const }),
			...(option && { option: true as const }),
			...(initial !== undefined && { default: initial }),
			...(locates !== undefined && { locator: this.locator(this.rows.resource(locates), 'idOnly') }),
		};
	}
}
