import { masked, secretsIn } from '../../../nodes/shared/secrets';

const hidden = (data: object, text: string): string => masked(text, secretsIn(data));

it.each([
	['as it is', 'abcdef123456', 'abcdef123456'],
	['without the blanks around it that no header takes', ' abcdef123456\n', 'abcdef123456'],
	['without what no header takes within it', 'abcdef\u200b123456', 'abcdef123456'],
	['in an address', 'abc/def+123', 'abc%2Fdef%2B123'],
	['in base64', 'abcdef123456', Buffer.from('abcdef123456').toString('base64')],
])('a key that is quoted %s is hidden', (_, apiKey, quoted) => {
	expect(hidden({ apiKey }, `The key '${quoted}' is not active`)).toBe("The key '***' is not active");
});

it('hides the longer of two secrets first, one of which is part of the other', () => {
	expect(masked('abcdef and abcdef123', ['abcdef', 'abcdef123'])).toBe('*** and ***');
});

it('finds tokens in what is nested, and passes over what is too short to be a secret', () => {
	const data = {
		oauthTokenData: { access_token: 'token-of-today' },
		apiKey: 'a b',
		baseUrl: 'https://a.example',
	};
	expect(secretsIn(data)).toContain('token-of-today');
	expect(hidden(data, 'a b at https://a.example')).toBe('a b at https://a.example');
});
