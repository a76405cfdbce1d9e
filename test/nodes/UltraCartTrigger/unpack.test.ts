import { entriesOf, LARGEST } from '../../../nodes/UltraCartTrigger/unpack';

test('more than the limit is refused, where n8n has been told to let it through', async () => {
	await expect(entriesOf({ events: [] }, Buffer.alloc(LARGEST + 1))).rejects.toMatchObject({
		status: 413,
		message: 'The delivery is larger than 32 MB. Send fewer events at a time',
	});
});

test('as much as the limit is read', async () => {
	const start = '{"events":[';
	const text = `${start}"${'x'.repeat(LARGEST - start.length - 4)}"]}`;
	expect(text).toHaveLength(LARGEST);
	expect(await entriesOf(undefined, Buffer.from(text))).toHaveLength(1);
});
