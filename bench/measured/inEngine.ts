import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { IVersionedNodeType } from 'n8n-workflow';

import { chain, Engine, type ExtraNodes } from '../../harness/engine';
import { httpRequestFile } from '../httpRequestPackage';
import { wayCalled } from '../ways';
import { DECLARATIVE, declarativeNode } from '../ways/declarative';
import { HTTP_REQUEST } from '../ways/httpRequest';
import type { Task } from './messages';

const ROOT = join(__dirname, '..', '..');

function httpRequestNode(): IVersionedNodeType {
	const { HttpRequest } = createRequire(__filename)(httpRequestFile()) as {
		HttpRequest: new () => IVersionedNodeType;
	};
	return new HttpRequest();
}

/** Only the node that is measured is loaded, as far as n8n lets one choose. */
function nodesFor(way: string): ExtraNodes {
	if (way.startsWith('httpRequest')) return { [HTTP_REQUEST]: httpRequestNode() };
	if (way.startsWith('declarative')) return { [DECLARATIVE]: declarativeNode };
	return {};
}

/** A node that starts many calls leaves refusals behind that nobody waits for. n8n's server goes on all the same. */
function surviveRefusals(): void {
	process.on('unhandledRejection', () => undefined);
}

/** Gets n8n's engine ready to do a job; the function it returns does it. */
export async function prepareEngine({ way, job, items, baseUrl, key, interval }: Task) {
	surviveRefusals();
	const engine = await Engine.load(ROOT, { nodes: nodesFor(way) });
	const plan = wayCalled(way).plans?.[job]({ baseUrl, interval });
	if (!plan) throw new Error(`${way} has no nodes for ${job}`);
	const workflow = chain([...items], ...plan.nodes);
	const credentials = { key: { type: 'ultraCartSimpleKeyApi', data: { apiKey: key, baseUrl } } };
	return async () => {
		const run = await engine.run(workflow, { credentials });
		const last = plan.nodes.at(-1)?.name ?? '';
		const { delivered = () => [] } = plan;
		return {
			delivered: () => run.items(last).flatMap(delivered),
			...(run.error && { failure: run.error.message }),
		};
	};
}
