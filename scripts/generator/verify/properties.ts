/** What can only be seen of a form that is made: its texts. */
import type { INodeProperties } from 'n8n-workflow';

import type { Resource } from '../../metadata/resource';
import { resourceProperties } from '../properties/resource';
import { within, type Known, type Problem } from './problems';

interface Nested {
	readonly values?: INodeProperties[];
}

/** A field and all that it holds. */
function withFieldsIn(property: INodeProperties): INodeProperties[] {
	const options = (property.options ?? []) as (INodeProperties & Nested)[];
	const nested = options.flatMap((option) => option.values ?? ('type' in option ? [option] : []));
	return [property, ...nested.flatMap(withFieldsIn)];
}

const isTyped = ({ type, typeOptions = {}, default: initial }: INodeProperties): boolean =>
	type === 'string' && !typeOptions.password && initial === '';

/** As n8n's linter compares: "The value" says no more of Value than "value" does. */
const bare = (text: string): string =>
	text
		.replace(/^The\s/, '')
		.replace(/\.$/, '')
		.toLowerCase();

function checkField({ displayName, name, placeholder, description, ...field }: INodeProperties): Problem[] {
	const isBare = isTyped({ displayName, name, ...field }) && !placeholder;
	return [
		...(isBare ? [`${name}: a text that is typed needs an example (placeholder)`] : []),
		...(description !== undefined && bare(description) === bare(displayName)
			? [`${name}: the description says no more than the label`]
			: []),
	];
}

/** @param resource whose rows have no problem that would keep its form from being made */
export const checkProperties = (resource: Resource, { rows }: Known): Problem[] =>
	resourceProperties(resource, rows).flatMap((property) => {
		const operations = property.displayOptions?.show?.operation ?? [];
		const where = operations.map((operation) => `${resource.name}.${operation as string}`).join(', ');
		return within(where, withFieldsIn(property).flatMap(checkField));
	});
