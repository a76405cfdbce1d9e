/** Fields of the node as an AI agent's tool that are left to the model. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';

export interface LeftToAi {
	readonly parameters: IDataObject;
	/** What the model gives. */
	readonly args: IDataObject;
}

/** The parameters with every value that can be left to the model left to it. n8n's button asks for a list as for a text. */
export function leftToAi(
	properties: readonly Pick<INodeProperties, 'name' | 'noDataExpression'>[],
	parameters: IDataObject,
): LeftToAi {
	// n8n's editor allows no expression there: what is asked depends on it.
	const noExpression = properties.filter(({ noDataExpression }) => noDataExpression);
	const fixed = new Set(['__rl', 'mode', ...noExpression.map(({ name }) => name)]);
	const args: IDataObject = {};
	const leave = (value: unknown): unknown => {
		const isGroup = typeof value === 'object' && value !== null;
		const isList = Array.isArray(value) && value.every((each) => typeof each !== 'object');
		if (!isGroup || isList) {
			const key = `value_${Object.keys(args).length}`;
			args[key] = isList ? value.join(', ') : (value as IDataObject);
			return `={{ $fromAI('${key}', 'What goes here', '${typeof args[key]}') }}`;
		}
		if (Array.isArray(value)) return value.map(leave);
		return Object.fromEntries(
			Object.entries(value).map(([name, inner]) => [name, fixed.has(name) ? inner : leave(inner)]),
		);
	};
	return { parameters: leave(parameters) as IDataObject, args };
}
