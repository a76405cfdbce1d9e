/** From the body of a delivery to its events, however UltraCart packed them. */
import { DeliveryError } from '../shared/errors';
import { isObject, parseJson } from '../shared/json';

/** Of a delivery as it arrives, and of what it is unpacked to, in bytes: more is an accident or an attack. */
export const LARGEST = 32 * 1024 * 1024;

const notUnpackable = () => new DeliveryError(400, "The delivery is compressed, and can't be unpacked");

const tooLarge = (what: string) =>
	new DeliveryError(413, `${what} is larger than ${LARGEST / 1024 / 1024} MB. Send fewer events at a time`);

function jsonIn(text: string): unknown {
	const value = parseJson(text);
	if (value === undefined) throw new DeliveryError(400, 'The delivery is neither JSON nor compressed JSON');
	return value;
}

/** gzip in base64, by its first bytes. */
const isPacked = (text: string): boolean => /^H4sI[\w+/=\s-]*$/.test(text);

/** Stops at the limit, however much more there would be. */
async function inflate(packed: string): Promise<string> {
	const stream = new Blob([Buffer.from(packed, 'base64')])
		.stream()
		.pipeThrough(new DecompressionStream('gzip'));
	const parts: Uint8Array[] = [];
	let size = 0;
	const reader = stream.getReader();
	for (let step = await reader.read(); !step.done; step = await reader.read()) {
		const part = step.value as Uint8Array;
		size += part.length;
		if (size > LARGEST) throw tooLarge('What the delivery unpacks to');
		parts.push(part);
	}
	return Buffer.concat(parts).toString('utf8');
}

async function inflated(packed: string): Promise<unknown> {
	try {
		return jsonIn(await inflate(packed));
	} catch (thrown) {
		if (thrown instanceof DeliveryError) throw thrown as Error;
		throw notUnpackable();
	}
}

async function read(value: unknown): Promise<unknown> {
	if (typeof value !== 'string') return value;
	const text = value.trim();
	if (text === '') return undefined;
	return isPacked(text) ? await inflated(text) : jsonIn(text);
}

const sizeOf = (body: unknown, raw: Buffer | undefined): number =>
	raw?.length ?? (typeof body === 'string' ? body.length : 0);

/** n8n hands out what it could not read, or what was not there, as an empty object. */
const isMissing = (body: unknown): boolean =>
	body === undefined || body === null || (isObject(body) && Object.keys(body).length === 0);

/**
 * The entries of a delivery's list of events. It is not documented whether compression takes the list or the whole delivery:
 * both are read.
 *
 * @param body as n8n has parsed it
 * @param raw as it arrived, where n8n keeps that
 * @throws DeliveryError
 */
export async function entriesOf(body: unknown, raw?: Buffer): Promise<unknown[]> {
	if (sizeOf(body, raw) > LARGEST) throw tooLarge('The delivery');
	let value = await read(isMissing(body) ? raw?.toString('utf8') : body);
	// A JSON text may hold the packed list.
	if (typeof value === 'string') value = await read(value);
	const list = isObject(value) ? await read(value.events) : value;
	const entries = isObject(list) ? list.events : list;
	return Array.isArray(entries) ? (entries as unknown[]) : [];
}
