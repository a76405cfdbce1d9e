import type { WorkflowJson } from '../engine';

/** The trigger of a workflow, with what is pinned to it in place of an event. */
export function firstNode({ nodes, connections }: Pick<WorkflowJson, 'nodes' | 'connections'>): string {
	const followers = Object.values(connections).flatMap(({ main = [] }) =>
		main.flatMap((links) => (links ?? []).map(({ node }) => node)),
	);
	return nodes.find(({ name }) => !followers.includes(name))?.name ?? '';
}
