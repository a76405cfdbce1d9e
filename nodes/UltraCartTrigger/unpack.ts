/** From the body of a delivery to its events, however UltraCart packed them. */
import { DeliveryError } from '../shared/errors';
import { isObject, parseJson } from '../shared/json';

/**
 * Of a delivery as it arrives, and of what it is unpacked to, in bytes. UltraCart is asked for less than a megabyte; this is
 * what n8n takes. More is an accident or an attack.
 */
export const LARGEST = 16 * 1024 * 1024;

/** How deep lists and objects may lie in each other: what looks at all of a record afterwards would run out of stack. */
const DEEPEST = 100;
/** In one delivery: a few bytes of JSON take up many times as much memory once they are read. */
const MOST_VALUES = 1_000_000;

const notUnpackable = () => new DeliveryError(400, "The delivery is compressed, and can't be unpacked");

const tooLarge = (what: string) =>
	new DeliveryError(413, `${what} is larger than ${LARGEST / 1024 / 1024} MB. Send fewer events at a time`);

const [QUOTE, BACKSLASH, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Buffer.from('"\\,[]{}');

/**
 * Counts before anything is parsed, since parsing alone takes a hundred times the memory of a text that is built for it.
 *
 * @param json UTF-8, where none of these characters is part of another
 * @throws DeliveryError
 */
function checkNesting(json: Uint8Array): void {
	let depth = 0;
	let values = 0;
	let inText = false;
	for (let at = 0; at < json.length; at += 1) {
		const byte = json[at];
		if (byte === QUOTE) inText = !inText;
		else if (inText && byte === BACKSLASH) at += 1;
		if (inText) continue;
		const opens = byte === OPEN_LIST || byte === OPEN_OBJECT;
		if (opens) depth += 1;
		else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
		if (opens || byte === COMMA) values += 1;
		if (depth > DEEPEST) {
			throw new DeliveryError(
				400,
				`The delivery holds lists and objects that are nested deeper than ${DEEPEST}`,
			);
		}
		if (values > MOST_VALUES) {
			throw new DeliveryError(413, 'The delivery holds too many values. Send fewer events at a time');
		}
	}
}

function jsonIn(json: Buffer): unknown {
	checkNesting(json);
	const value = parseJson(json.toString('utf8'));
	if (value === undefined) throw new DeliveryError(400, 'The delivery is neither JSON nor compressed JSON');
	return value;
}

/** gzip in base64, by its first bytes. */
const isPacked = (text: string): boolean => /^H4sI[\w+/=\s-]*$/.test(text);

/** Stops at the limit, however much more there would be. */
async function inflate(packed: string): Promise<Buffer> {
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
	return Buffer.concat(parts);
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
	return isPacked(text) ? await inflated(text) : jsonIn(Buffer.from(text));
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
	if (raw) checkNesting(raw);
	let value = await read(isMissing(body) ? raw?.toString('utf8') : body);
	// A JSON text may hold the packed list.
	if (typeof value === 'string') value = await read(value);
	const list = isObject(value) ? await read(value.events) : value;
	const entries = isObject(list) ? list.events : list;
	return Array.isArray(entries) ? (entries as unknown[]) : [];
}
