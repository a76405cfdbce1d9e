/** Whether UltraCart can deliver to an address: told when the workflow is activated, since nothing would ever arrive. */
import { LOOPBACK } from '../../credentials/baseUrl';
import { InputError } from '../shared/errors';

/** Names and numbers that mean this computer, or one in the same private network. */
const PRIVATE = [
	/^localhost$/,
	/\.(?:localhost|local|localdomain|internal|intranet|lan|home|corp|test|invalid)$/,
	// Without a dot it is a name inside a network, such as a container's.
	/^[^.:]+$/,
	/^(?:0|10|127)\./,
	/^169\.254\./,
	/^172\.(?:1[6-9]|2\d|3[01])\./,
	/^192\.168\./,
	/^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
	/^\[(?:::1?|f[cd][\da-f]*:.*|fe[89ab][\da-f]:.*|::ffff:.*)\]$/,
];

const hostOf = ({ hostname }: URL): string => hostname.toLowerCase().replace(/\.$/, '');

const isPrivate = (url: URL): boolean => PRIVATE.some((pattern) => pattern.test(hostOf(url)));

/** A stand-in for UltraCart on this computer reaches what UltraCart does not. */
const isStandIn = (baseUrl: string): boolean => LOOPBACK.test(hostOf(new URL(baseUrl)));

/** Whether UltraCart can find n8n at an address at all. */
export const isReachable = (address: string, baseUrl: string): boolean =>
	isStandIn(baseUrl) || (URL.canParse(address) && !isPrivate(new URL(address)));

const SET_ADDRESS =
	'Give n8n an address that can be reached from the internet, and tell it to n8n with the environment variable WEBHOOK_URL. On a computer of your own, a tunnel such as ngrok or Cloudflare Tunnel gives you one';

/**
 * Checks where UltraCart would have to deliver to.
 *
 * @param address of this node's webhook, as n8n tells it
 * @param baseUrl of the API
 * @param aboutCustomers what the chosen events are about, as far as that is customers
 * @throws InputError
 */
export function checkAddress(
	address: string | undefined,
	baseUrl: string,
	aboutCustomers: readonly string[],
): string {
	if (address === undefined || !URL.canParse(address)) {
		throw new InputError('n8n does not know the address of its own webhooks', SET_ADDRESS);
	}
	if (isStandIn(baseUrl)) return address;
	const url = new URL(address);
	if (!isReachable(address, baseUrl)) {
		throw new InputError(
			`UltraCart can't reach n8n at ${url.origin}: that address exists only inside your own network`,
			SET_ADDRESS,
		);
	}
	if (url.protocol !== 'https:' && aboutCustomers.length > 0) {
		throw new InputError(
			`UltraCart sends ${aboutCustomers.join(', ')} events over https only, and n8n's address is ${url.origin}`,
			'They tell about customers. Let n8n be reached over https, and set the environment variable WEBHOOK_URL to that address',
		);
	}
	return address;
}
