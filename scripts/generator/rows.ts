import type { Attribute, Endpoint, Model, ResourceBase } from '../metadata/types';

/** The rows that can be named by others. */
interface NamedRows {
	readonly models: readonly Model[];
	readonly endpoints: readonly Endpoint[];
	readonly resources: readonly ResourceBase[];
}

/** Finds rows by the names that other rows call them by. The verifier has made sure that they are there. */
export class Rows {
	private readonly models: ReadonlyMap<string, Model>;
	private readonly endpoints: ReadonlyMap<string, Endpoint>;
	private readonly resources: ReadonlyMap<string, ResourceBase>;

	constructor({ models, endpoints, resources }: NamedRows) {
		this.models = new Map(models.map((model) => [model.name, model]));
		this.endpoints = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));
		this.resources = new Map(resources.map((resource) => [resource.name, resource]));
	}

	model(name: string): Model {
		return found(this.models.get(name), `model ${name}`);
	}

	resource(name: string): ResourceBase {
		return found(this.resources.get(name), `resource ${name}`);
	}

	/** An attribute of a model, named by both. */
	attribute(model: string, apiName: string): Attribute {
		return found(this.model(model).attributes[apiName], `attribute ${model}.${apiName}`);
	}

	/** The model of an attribute that holds objects. */
	modelOf({ model }: Attribute): Model {
		return this.model(found(model, 'model of the attribute'));
	}

	/** The attribute that matches the entries of a list. */
	entryKey(model: string, list: string): string {
		return found(this.attribute(model, list).entryKey, `entryKey of ${model}.${list}`);
	}

	endpoint(id: string): Endpoint {
		return found(this.endpoints.get(id), `endpoint ${id}`);
	}

	/** The model of what an endpoint hands out: of its records, or the answer itself. */
	answered(id: string): Model | undefined {
		const { answer, root } = this.endpoint(id);
		if (answer === undefined) return undefined;
		const model = this.model(answer);
		const records = root === undefined ? undefined : model.attributes[root]?.model;
		return records === undefined ? model : this.model(records);
	}

	/** The attribute of a model at a path of names: `coupons.coupon_code`. Nothing where there is none. */
	attributeAt(model: string, path: string): Attribute | undefined {
		const [name = '', ...rest] = path.split('.');
		const attribute = this.models.get(model)?.attributes[name];
		if (!attribute || rest.length === 0) return attribute;
		return attribute.model === undefined ? undefined : this.attributeAt(attribute.model, rest.join('.'));
	}

	/** Names of the models that a model holds, at any depth; its own where it holds itself. */
	heldBy(name: string): ReadonlySet<string> {
		const childrenOf = (each: string) =>
			Object.values(this.models.get(each)?.attributes ?? {}).flatMap(({ type, model = [] }) =>
				type === 'model' ? model : [],
			);
		const held = new Set(childrenOf(name));
		for (const each of held) for (const child of childrenOf(each)) held.add(child);
		return held;
	}
}

function found<T>(row: T | undefined, what: string): T {
	if (row === undefined) throw new RangeError(`The table has no ${what}`);
	return row;
}
