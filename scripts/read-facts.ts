import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { combineFacts } from './facts/combine';
import { readCouponDocument } from './facts/coupon-document';
import { unknownModels } from './facts/references';
import { readSurface } from './facts/surface';
import { toJson } from './facts/to-json';
import type { SourceFacts } from './facts/types';
import { readUserDocument } from './facts/user-document';

const USAGE = `Usage: npm run facts -- FOLDER [--check]

Reads UltraCart's API documents and the surface files in FOLDER, and writes names, types and limits (no
sentences) to test/contract/facts/. With --check it writes nothing and tells which files would change.`;

const ROOT = path.join(__dirname, '..');
const OUTPUT = path.join('test', 'contract', 'facts');

const DOCUMENTS: Source[] = [
	{ file: 'ultracart-coupon-api.txt', read: readCouponDocument },
	{ file: 'ultracart-user-api.txt', read: readUserDocument },
];
const SDK: Source[] = [
	{ file: 'ultracart-surface.json', read: readSurface },
	{ file: 'gift-certificate-surface.json', read: readSurface },
];

interface Source {
	file: string;
	read: (text: string, file: string) => SourceFacts;
}

async function main(): Promise<number> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { check: { type: 'boolean', default: false } },
	});
	const [folder, ...more] = positionals;
	if (folder === undefined || more.length > 0) {
		console.error(USAGE);
		return 2;
	}
	const files = await render(folder);
	return values.check ? check(files, folder) : write(files);
}

/** Path from the project's root → text. */
async function render(folder: string): Promise<Map<string, string>> {
	const documents = combineFacts(await readAll(folder, DOCUMENTS));
	const sdk = combineFacts(await readAll(folder, SDK));
	// The user document describes operations only: its models are the SDKs'.
	const unknown = unknownModels(documents, new Set(Object.keys({ ...sdk.models, ...documents.models })));
	if (unknown.length > 0) throw new Error(`models that no source describes: ${unknown.join(', ')}`);
	return new Map([
		await formatted(path.join(OUTPUT, 'documents.json'), documents),
		await formatted(path.join(OUTPUT, 'sdk.json'), sdk),
	]);
}

async function readAll(folder: string, sources: Source[]): Promise<SourceFacts[]> {
	return Promise.all(
		sources.map(async ({ file, read }) => read(await readFile(path.join(folder, file), 'utf8'), file)),
	);
}

async function formatted(file: string, facts: object): Promise<[string, string]> {
	const config = await resolveConfig(path.join(ROOT, file));
	return [file, await format(toJson(facts), { ...config, parser: 'json' })];
}

async function write(files: Map<string, string>): Promise<number> {
	await mkdir(path.join(ROOT, OUTPUT), { recursive: true });
	for (const [file, text] of files) {
		await writeFile(path.join(ROOT, file), text);
		console.log(`wrote ${file}`);
	}
	return 0;
}

async function check(files: Map<string, string>, folder: string): Promise<number> {
	let differing = 0;
	for (const [file, text] of files) {
		const committed = await readFile(path.join(ROOT, file), 'utf8').catch(() => undefined);
		if (committed === text) continue;
		differing++;
		console.error(`${file} ${committed === undefined ? 'is missing' : 'differs from the sources'}`);
	}
	if (differing > 0) console.error(`Run: npm run facts -- ${folder}`);
	return differing > 0 ? 1 : 0;
}

main().then(
	(status) => {
		process.exitCode = status;
	},
	(reason: unknown) => {
		console.error(reason instanceof Error ? reason.message : reason);
		process.exitCode = 1;
	},
);
