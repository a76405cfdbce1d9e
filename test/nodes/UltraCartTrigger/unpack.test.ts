import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

import { entriesOf, LARGEST } from '../../../nodes/UltraCartTrigger/unpack';
import { PROJECT_ROOT } from '../../../scripts/project';

test('more than the limit is refused, where n8n has been told to let it through', async () => {
	await expect(entriesOf({ events: [] }, Buffer.alloc(LARGEST + 1))).rejects.toMatchObject({
		status: 413,
		message: 'The delivery is larger than 16 MB. Send fewer events at a time',
	});
});

test('as much as the limit is read', async () => {
	const start = '{"events":[';
	const text = `${start}"${'x'.repeat(LARGEST - start.length - 4)}"]}`;
	expect(text).toHaveLength(LARGEST);
	expect(await entriesOf(undefined, Buffer.from(text))).toHaveLength(1);
});

test('brackets, commas and quotes in a text nest nothing', async () => {
	const text = `${'[{,'.repeat(500_000)}\\" ${'['.repeat(200)}`;
	expect(await entriesOf(undefined, Buffer.from(JSON.stringify({ events: [text] })))).toEqual([text]);
});

test.each([
	[100, true],
	[101, false],
])('%p levels are read: %p', async (levels, isRead) => {
	const body = Buffer.from('['.repeat(levels) + ']'.repeat(levels));
	const reading = entriesOf(undefined, body);
	await (isRead
		? expect(reading).resolves.toHaveLength(1)
		: expect(reading).rejects.toMatchObject({ status: 400 }));
});

describe('a delivery that unpacks to more than is good', () => {
	const MB = 1024 * 1024;
	const script = join(PROJECT_ROOT, 'test/support/peakMemory.ts');
	let folder = '';
	beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'ultracart-'))));
	afterAll(() => rm(folder, { recursive: true }));

	it.each<[string, () => string | Buffer, number]>([
		['zeros', () => Buffer.alloc(200 * MB), 413],
		['nested lists', () => '['.repeat(15 * MB), 400],
		['empty objects', () => `[${'{},'.repeat(5 * MB)}{}]`, 413],
		['numbers', () => `[${'1,'.repeat(7 * MB)}1]`, 413],
	])('%s: is refused within 100 MB', async (name, unpacked, status) => {
		const file = join(folder, name);
		await writeFile(file, gzipSync(unpacked()).toString('base64'));
		const command = ['--import', 'tsx', script, file];
		const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: PROJECT_ROOT });
		const told = JSON.parse(stdout) as { status: number; megabytes: number };
		expect(told.status).toBe(status);
		expect(told.megabytes).toBeLessThan(100);
	});
});
