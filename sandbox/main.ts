/** `npm run sandbox`: starts a sandbox to try things with, until Ctrl-C. */
import { parseArgs } from 'node:util';

import { runCommand } from '../scripts/command';
import { SettingError } from './errors';
import { startSandbox, type Sandbox, type SandboxOptions } from './sandbox';
import { checkedSwitches, CHOICES } from './switches';

const HELP = `npm run sandbox -- [options]

  --port NUMBER         listen on this port instead of a free one
  --records NAME=NUMBER how many records of a resource to start with, e.g. coupon=10000; may be repeated
  --switch NAME=VALUE   decide what UltraCart leaves open, see below; may be repeated
  --speed NUMBER        let the sandbox's clock run so many times as fast
  --no-limits           take any number of requests, also at the same time
  --help                show this

Switches, the default first:

${Object.entries(CHOICES)
	.map(([name, { values, about }]) => `  ${name} = ${values.join(' | ')}\n    ${about}`)
	.join('\n')}
  largestQuantity = 1000
    The most codes one request may generate.
`;

const OPTIONS = {
	port: { type: 'string' },
	records: { type: 'string', multiple: true },
	switch: { type: 'string', multiple: true },
	speed: { type: 'string' },
	'no-limits': { type: 'boolean', default: false },
	help: { type: 'boolean', default: false },
} as const;

/** @throws SettingError that names the option */
function numberIn(text: string, option: string): number {
	const number = Number(text);
	if (text === '' || !Number.isFinite(number) || number < 0)
		throw new SettingError(`--${option} needs a number`);
	return number;
}

/** `['coupon=5']` → `{ coupon: '5' }`. */
function pairs(texts: readonly string[], option: string): Record<string, string> {
	return Object.fromEntries(
		texts.map((text) => {
			const [name, value] = text.split('=');
			if (!name || value === undefined) throw new SettingError(`--${option} needs NAME=VALUE, not '${text}'`);
			return [name, value];
		}),
	);
}

const numbersAmong = (texts: Record<string, string>): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(texts).map(([name, text]) => [name, /^\d+$/.test(text) ? Number(text) : text]),
	);

function introduce({ baseUrl, key, readOnlyKey, oauth, authorizeUrl, tokenUrl, url }: Sandbox): void {
	console.log(`UltraCart sandbox

  Base URL         ${baseUrl}
  Simple key       ${key}
  Read-only key    ${readOnlyKey}
  OAuth client ID  ${oauth.client.clientId}
  Client secret    ${oauth.client.clientSecret}
  Authorize URL    ${authorizeUrl}
  Token URL        ${tokenUrl}
  Control          ${url}/sandbox/log, /switches, /faults, /clock, /events, /logins, /deliveries, /reset

Ctrl-C stops it.`);
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: OPTIONS });
	const { records = [], switch: switches = [] } = values;
	if (values.help) {
		console.log(HELP);
		return;
	}
	const counts = Object.entries(pairs(records, 'records'));
	const options: SandboxOptions = {
		port: numberIn(values.port ?? '0', 'port'),
		records: Object.fromEntries(counts.map(([name, text]) => [name, numberIn(text, 'records')])),
		switches: checkedSwitches(numbersAmong(pairs(switches, 'switch'))),
		...(values['no-limits'] && { limits: false as const }),
	};
	const sandbox = await startSandbox(options);
	if (values.speed !== undefined) sandbox.clock.speed = numberIn(values.speed, 'speed');
	introduce(sandbox);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close());
}

void runCommand(main);
