/** Stands between n8n and the sandbox, and does to the bytes of each call what its plan says. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
// Not the global one, which tests replace to skip pauses.
import { setTimeout as pause } from 'node:timers/promises';

import { MessageReader, type Message } from './message';
import type { NetworkFault, Page } from './networkFault';

/** A call as it went through. */
export interface Exchange {
	readonly request: Message;
	readonly fault: NetworkFault | undefined;
	/** UltraCart's answer to it, or the one that was passed on; undefined where the request did not get there. */
	answer?: Message;
	/** Whether the client certainly got that answer. */
	delivered: boolean;
}

/** What happens to a call. */
type Plan = (request: Message) => NetworkFault | undefined;

const noFaults: Plan = () => undefined;

/** Milliseconds between the pieces of what goes slowly. */
const BETWEEN_PIECES = 4;

async function writeTo(socket: Socket, bytes: Buffer, pieces = 1): Promise<void> {
	const size = Math.max(1, Math.ceil(bytes.length / pieces));
	for (let start = 0; start < bytes.length && socket.writable; start += size) {
		if (start > 0) await pause(BETWEEN_PIECES);
		socket.write(bytes.subarray(start, start + size));
	}
}

function pageOf({ status, html }: Page): Buffer {
	const type = html === '' ? '' : 'Content-Type: text/html\r\n';
	const length = status === 204 ? '' : `Content-Length: ${Buffer.byteLength(html)}\r\n`;
	return Buffer.from(`HTTP/1.1 ${status} Gateway\r\nServer: nginx\r\n${type}${length}\r\n${html}`);
}

const partOf = ({ bytes }: Message, part: number): Buffer =>
	bytes.subarray(0, Math.floor(part * bytes.length));

export class Proxy {
	/** Every call since the last `begin`. */
	exchanges: Exchange[] = [];
	/** A fault of the proxy itself, which is none of the node's. */
	failure: unknown;
	private plan: Plan = noFaults;
	private readonly connections = new Set<Socket>();
	private readonly server: Server;

	/** @param port where the sandbox listens, on loopback */
	constructor(private readonly port: number) {
		this.server = createServer((client) => {
			this.connections.add(client);
			client.once('close', () => this.connections.delete(client));
			// Whoever hangs up is seen by what is not delivered.
			client.on('error', () => undefined);
			void this.serve(client);
		});
	}

	/** `http://127.0.0.1:PORT`. */
	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async listen(): Promise<void> {
		this.server.listen(0, '127.0.0.1');
		await once(this.server, 'listening');
	}

	async close(): Promise<void> {
		for (const client of this.connections) client.destroy();
		this.server.close();
		await once(this.server, 'close');
	}

	/** Starts a new list of calls, to which this happens. Connections that are open stay so. */
	begin(plan: Plan = noFaults): void {
		this.exchanges = [];
		this.failure = undefined;
		this.plan = plan;
	}

	private async serve(client: Socket): Promise<void> {
		const reader = new MessageReader();
		try {
			for await (const bytes of client)
				for (const request of reader.read(bytes as Buffer)) await this.pass(client, request);
		} catch (thrown) {
			// Either side may have cut the connection, which ends the reading too.
			if (!client.destroyed) this.failure ??= thrown;
			client.destroy();
		}
	}

	private async pass(client: Socket, request: Message): Promise<void> {
		const fault = this.plan(request);
		const exchange: Exchange = { request, fault, delivered: false };
		this.exchanges.push(exchange);
		if (fault?.type === 'cutRequest') {
			await this.sendPart(partOf(request, fault.at));
			client.resetAndDestroy();
			return;
		}
		const pieces = fault?.type === 'slow' ? fault.pieces : 1;
		if (fault?.type !== 'page' || fault.done) exchange.answer = await this.forward(request, pieces);
		if (fault?.type === 'doubledRequest') {
			const second = await this.forward(request);
			if (fault.delivers === 'second') exchange.answer = second;
		}
		if (fault?.type === 'page') await writeTo(client, pageOf(fault.page));
		else if (exchange.answer) await this.deliver(client, exchange, exchange.answer, pieces);
	}

	private async deliver(client: Socket, exchange: Exchange, answer: Message, pieces: number): Promise<void> {
		const { fault } = exchange;
		if (fault?.type === 'stall') client.write(partOf(answer, fault.at));
		else if (fault?.type === 'cutAnswer') {
			client.write(partOf(answer, fault.at), () => {
				if (fault.reset) client.resetAndDestroy();
				else client.destroy();
			});
		} else if (fault?.type === 'doubledAnswer') {
			// Some take it, to others a connection that says more than it was asked is broken.
			await writeTo(client, Buffer.concat([answer.bytes, answer.bytes]));
		} else {
			exchange.delivered = true;
			await writeTo(client, answer.bytes, pieces);
		}
	}

	private async connected(): Promise<Socket> {
		const upstream = connect(this.port, '127.0.0.1');
		await once(upstream, 'connect');
		return upstream;
	}

	/** The beginning of a request, of which nothing comes. */
	private async sendPart(bytes: Buffer): Promise<void> {
		const upstream = await this.connected();
		upstream.on('error', () => undefined);
		await writeTo(upstream, bytes);
		upstream.end();
		upstream.resume();
		await once(upstream, 'close');
	}

	/** @throws where the sandbox does not answer */
	private async forward({ bytes }: Message, pieces = 1): Promise<Message> {
		const upstream = await this.connected();
		await writeTo(upstream, bytes, pieces);
		const reader = new MessageReader();
		for await (const part of upstream)
			for (const answer of reader.read(part as Buffer)) {
				upstream.destroy();
				return answer;
			}
		throw new Error('The sandbox hung up');
	}
}
