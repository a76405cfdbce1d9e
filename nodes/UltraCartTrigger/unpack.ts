/** From the body of a delivery to its events, however UltraCart packed them. */
import { UserError, type IDataObject } from 'n8n-workflow';

import { settle } from '../shared/tryCall';

/** Of a delivery as it arrives, and of what it is unpacked to, in bytes: more is an accident or an attack. */
export const LARGEST = 32 * 1024 * 1024;

/** A delivery that can't be read. */
export class DeliveryError extends UserError {
	constructor(
		readonly status: 400 | 413,
		message: string,
	) {
		super(message);
		this.name = 'DeliveryError';
	}
}

const tooLarge = (what: string) =>
	new DeliveryError(413, `${what} is larger than ${LARGEST / 1024 / 1024} MB. Send fewer events at a time`);

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

function jsonIn(text: string): unknown {
	const value = parse(text);
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
	for await (const part of stream as unknown as AsyncIterable<Uint8Array>) {
		size += part.length;
		if (size > LARGEST) throw tooLarge('What the delivery unpacks to');
		parts.push(part);
	}
	return Buffer.concat(parts).toString('utf8');
}

async function inflated(packed: string): Promise<unknown> {
	const { value, thrown } = await settle(inflate(packed));
	if (value !== undefined) return jsonIn(value);
	if (thrown instanceof DeliveryError) throw thrown;
	throw new DeliveryError(400, "The delivery is compressed, and can't be unpacked");
}

async function read(value: unknown): Promise<unknown> {
	if (typeof value !== 'string') return value;
	const text = value.trim();
	if (text === '') return undefined;
	return isPacked(text) ? await inflated(text) : jsonIn(text);
}

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

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
