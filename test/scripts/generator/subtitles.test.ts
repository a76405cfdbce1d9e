/** The line below a node's name, worked out as n8n does it from what a workflow saves. */
import { runInNewContext } from 'node:vm';

import { eventsSubtitle, operationSubtitle } from '../../../scripts/generator/subtitles';
import { table } from '../../../scripts/metadata';

const shown = (subtitle: string, parameters: object): unknown =>
	runInNewContext(subtitle.replace(/^=\{\{(.*)\}\}$/, '$1'), { $parameter: parameters });

const operations = table.resources.flatMap((resource) =>
	resource.operations.map((operation) => ({ resource, operation })),
);

test.each(operations)('$resource.label, $operation.label', ({ resource, operation }) => {
	const parameters = { resource: resource.name, operation: operation.name };
	expect(shown(operationSubtitle(table.resources), parameters)).toBe(`${operation.label}: ${resource.label}`);
});

test('the events of a trigger, those too that were given by an expression', () => {
	if (!table.trigger) throw new Error('The table has no trigger');
	const events = ['order_create', 'checkout_cart_abandon', 'cart_explode'];
	expect(shown(eventsSubtitle(table.trigger), { events })).toBe(
		'Order created, Cart abandoned, cart_explode',
	);
});

test('nothing in a subtitle ends its expression too early', () => {
	expect(operationSubtitle(table.resources).indexOf('}}')).toBe(
		operationSubtitle(table.resources).length - 2,
	);
});
