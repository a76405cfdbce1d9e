/** From an event in UltraCart to the items that start the workflow. */
import { useTriggerBench } from '../../support/triggerBench';

const trigger = useTriggerBench();

test('an event is an item that the next node can use', async () => {
	const active = await trigger().activate({ events: ['order_create'] });
	trigger().sandbox.happen('order_create', { order_id: 'DEMO-1', billing: { email: 'ann@example.com' } });

	expect(await trigger().items(active)).toEqual([
		[
			{
				event: 'order_create',
				category: 'order',
				data: { order_id: 'DEMO-1', billing: { email: 'ann@example.com' } },
			},
		],
	]);
});
