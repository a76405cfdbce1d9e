import { UserError, type INodeProperties } from 'n8n-workflow';

export const DEFAULT_BASE_URL = 'https://secure.ultracart.com/rest/v2';

export const baseUrlProperty: INodeProperties = {
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'string',
	default: DEFAULT_BASE_URL,
	description:
		'Leave as it is, unless you test against a stand-in. Must start with https://; plain http:// is only accepted for this computer itself (localhost, 127.0.0.1 or [::1]).',
};

// The parts of an address, as far as they are valid: 256 is no number of an IP address, 65536 no port.
const OCTET = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;
const GROUP = String.raw`[\da-f]{1,4}`;
const IPV4 = String.raw`${OCTET}(?:\.${OCTET}){3}`;
/** Eight groups, or up to seven and "::" for the others. */
const IPV6 = String.raw`\[(?:(?:${GROUP}:){7}${GROUP}|(?!(?::*[\da-f]+\b){8})(?:${GROUP}(?::${GROUP})*)?::(?:${GROUP}(?::${GROUP})*)?)\]`;
/** Whatever ends in a number is read as an IP address. */
const NAME = String.raw`(?!(?:[a-z\d.-]*\.)?(?:\d+|0x[\da-f]*)\.?(?:[:/]|$))[a-z\d.-]+`;
const PORT = String.raw`:0*(?:6553[0-5]|655[0-2]\d|65[0-4]\d\d|6[0-4]\d{3}|[1-5]?\d{1,4})`;
const THIS_COMPUTER = String.raw`localhost|127(?:\.${OCTET}){3}|\[::1\]`;

/** Host names that mean this computer itself. */
export const LOOPBACK = new RegExp(`^(?:${THIS_COMPUTER})$`);

/**
 * The addresses that a key or token may be sent to: https anywhere, plain http only to this computer itself.
 *
 * A regular expression and no `new URL`, because the same rule has to hold inside n8n's expressions, where there is no
 * `URL`. It names the characters that may occur, so that no two parsers can read a different host out of an accepted address:
 * no user name (`localhost@elsewhere`), no backslash, no query or fragment, no blanks.
 */
const ACCEPTED = new RegExp(
	String.raw`^(?:https:\/\/(?:${NAME}|${IPV4}|${IPV6})|http:\/\/(?:${THIS_COMPUTER}))(?:${PORT})?(?:\/[\w.~%-]*)*$`,
	'i',
);

/**
 * Where n8n is sent instead of to a refused address. An expression can't stop n8n with a message of its own: whatever it
 * throws becomes an empty text. Names under .invalid exist nowhere, so nothing is sent, and the name is what the user reads in
 * n8n's message or in the browser.
 */
const REFUSED = 'https://base-url-must-start-with-https.invalid';

/** The rule as n8n expression text, without the leading `=`. `value` is an expression such as `$self["baseUrl"]`. */
function whenAccepted(value: string, accepted: string, refused: string): string {
	return `{{ ${String(ACCEPTED)}.test(("" + ${value}).trim()) ? ${accepted} : ${JSON.stringify(refused)} }}`;
}

/** Expression for an address below the Base URL that n8n itself sends requests to; `value` as in `$self["baseUrl"]`. */
export function baseUrlExpression(value: string, path = ''): string {
	return `=${whenAccepted(value, `("" + ${value}).trim().replace(/\\/+$/, "")`, REFUSED)}${path}`;
}

/** Expression for a secret that stays empty while the Base URL is one that it must not be sent to. */
export function guardedSecretExpression(baseUrl: string, secret: string): string {
	return `=${whenAccepted(baseUrl, secret, '')}`;
}

// The address itself is never repeated in these: a merchant may have typed a password into it.
function refusal(address: string): string {
	if (address === '') {
		return `The Base URL of the UltraCart credential is empty. Enter ${DEFAULT_BASE_URL} there.`;
	}
	if (address.includes('@')) {
		return 'The Base URL of the UltraCart credential holds an "@". Enter the address alone, without a user name or password.';
	}
	if (/^http:/i.test(address)) {
		return (
			'The Base URL of the UltraCart credential starts with http://, which would send your key unencrypted. ' +
			'Change it to https://. Plain http is only accepted for this computer itself: localhost, 127.0.0.1 or [::1].'
		);
	}
	return (
		'The Base URL of the UltraCart credential is not an address this node can use. ' +
		`Enter it like ${DEFAULT_BASE_URL}: starting with https://, with a host and port that can exist, and without blanks, "?" or "#".`
	);
}

/** The Base URL without surrounding blanks and trailing slashes; throws, in words for the user, when it must not be used. */
export function checkedBaseUrl(raw: string): string {
	const address = raw.trim();
	// Names with letters of other alphabets (xn--) are too much for the expression alone.
	if (!ACCEPTED.test(address) || !URL.canParse(address)) throw new UserError(refusal(address));
	return address.replace(/\/+$/, '');
}
