import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';

import { SIMPLE_KEY_TYPE } from '../../../harness/example/account';
import { SELF_SIGNED } from '../../support/certificate';
import { useTestEnvironment } from '../../support/testEnvironment';
import { errorTextOf, expectWellWorded, generate } from './support';

const env = useTestEnvironment();

describe('a host whose certificate is not trusted', () => {
	let server: Server;
	let connections = 0;
	let received = '';

	beforeEach(async () => {
		connections = 0;
		received = '';
		server = createServer(SELF_SIGNED);
		server.on('connection', () => (connections += 1));
		server.on('secureConnection', (socket: TLSSocket) =>
			socket.on('data', (data: Buffer) => (received += data.toString())),
		);
		await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	});
	afterEach(async () => {
		await new Promise((closed) => server.close(closed));
	});

	it('is named, gets neither key nor request, and is not asked again', async () => {
		const host = `localhost:${(server.address() as AddressInfo).port}`;
		const data = { apiKey: 'key-that-nobody-may-see', baseUrl: `https://${host}/rest/v2` };
		const workflow = env().workflow([{ code: 'VIP' }], generate());
		const run = await env().engine.run(workflow, {
			credentials: { key: { type: SIMPLE_KEY_TYPE, data } },
		});
		const told = errorTextOf(run);

		expectWellWorded(told, 1);
		expect(told.message).toBe(
			`n8n does not trust the certificate of ${host}: it is self-signed. Nothing was sent [item 1]`,
		);
		expect(told.description).toMatch(/^Check the Base URL .* NODE_EXTRA_CA_CERTS$/);
		expect(connections).toBe(1);
		expect(received).toBe('');
	});
});
