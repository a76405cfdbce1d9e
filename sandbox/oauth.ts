/** OAuth 2 as UltraCart offers it: authorization code, access tokens that expire, refresh tokens. */
import type { Application, Permissions } from './authentication';
import type { Clock } from './clock';
import { OAuthError } from './errors';
import type { Switches } from './switches';

/** The response of the token endpoint. `expires_in` is a text. */
export interface TokenAnswer {
	readonly access_token: string;
	readonly refresh_token: string;
	readonly token_type: 'bearer';
	readonly expires_in: string;
	readonly scope: string;
}

export interface OAuthClient {
	readonly clientId: string;
	/** Empty if the client has none; then none is required. */
	readonly clientSecret: string;
}

interface Grant {
	readonly permissions: Permissions;
	readonly redirectUri?: string;
}

interface AccessToken {
	readonly application: Application;
	expires: number;
}

const LIFETIME = 3600;
const CODE_LIFETIME = 10 * 60 * 1000;

type Form = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export class OAuth {
	private readonly codes = new Map<string, Grant & { expires: number }>();
	private readonly accessTokens = new Map<string, AccessToken>();
	private readonly refreshTokens = new Map<string, Grant>();
	private issued = 0;

	constructor(
		readonly client: OAuthClient,
		private readonly clock: Clock,
		private readonly switches: Switches,
	) {}

	applicationWith(accessToken: string): Application | undefined {
		const token = this.accessTokens.get(accessToken);
		return token && token.expires > this.clock.now() ? token.application : undefined;
	}

	/** Issues tokens without going through the browser. */
	mint(permissions: Permissions = 'all', refreshToken?: string): TokenAnswer {
		const access_token = this.nextToken('access');
		const refresh_token = refreshToken ?? this.nextToken('refresh');
		const application = { name: `client ${this.client.clientId}`, permissions };
		this.accessTokens.set(access_token, { application, expires: this.clock.now() + LIFETIME * 1000 });
		this.refreshTokens.set(refresh_token, { permissions });
		const scope = permissions === 'all' ? '' : permissions.join(' ');
		return { access_token, refresh_token, token_type: 'bearer', expires_in: String(LIFETIME), scope };
	}

	/** Expires all access tokens; refresh tokens still work. */
	expireAll(): void {
		for (const token of this.accessTokens.values()) token.expires = 0;
	}

	/** Revokes all codes and tokens. */
	revokeAll(): void {
		this.accessTokens.clear();
		this.refreshTokens.clear();
		this.codes.clear();
	}

	/** Grants access, as a person does in the browser: returns the code for the redirect. */
	allow(redirectUri: string): string {
		const code = this.nextToken('code');
		this.codes.set(code, { permissions: 'all', redirectUri, expires: this.clock.now() + CODE_LIFETIME });
		return code;
	}

	/** @throws OAuthError */
	token(form: Form): TokenAnswer {
		this.ensureClient(form);
		switch (form.grant_type) {
			case 'authorization_code':
				return this.redeem(textOf(form.code), textOf(form.redirect_uri));
			case 'refresh_token':
				return this.refresh(textOf(form.refresh_token));
			default:
				throw new OAuthError(
					'unsupported_grant_type',
					'grant_type must be authorization_code or refresh_token',
				);
		}
	}

	/**
	 * Wants no client secret: whoever has a token may end it.
	 *
	 * @throws OAuthError
	 */
	revoke(form: Form): void {
		this.ensureClientId(form);
		const token = textOf(form.token);
		this.accessTokens.delete(token);
		this.refreshTokens.delete(token);
	}

	private redeem(code: string, redirectUri: string): TokenAnswer {
		const grant = this.codes.get(code);
		this.codes.delete(code);
		if (!grant || grant.expires < this.clock.now()) {
			throw new OAuthError('invalid_grant', 'The code is unknown, already used or expired');
		}
		if (grant.redirectUri !== redirectUri) {
			throw new OAuthError('invalid_grant', 'redirect_uri is not the one that the code was issued for');
		}
		return this.mint(grant.permissions);
	}

	private refresh(refreshToken: string): TokenAnswer {
		const grant = this.refreshTokens.get(refreshToken);
		if (!grant) throw new OAuthError('invalid_grant', 'The refresh token is unknown or has been replaced');
		if (this.switches.refreshToken === 'kept') return this.mint(grant.permissions, refreshToken);
		this.refreshTokens.delete(refreshToken);
		return this.mint(grant.permissions);
	}

	private ensureClient(form: Form): void {
		const { clientSecret } = this.client;
		this.ensureClientId(form);
		if (clientSecret !== '' && form.client_secret !== clientSecret) {
			throw new OAuthError('invalid_client', 'client_secret is missing or wrong');
		}
	}

	private ensureClientId({ client_id: clientId }: Form): void {
		if (clientId !== this.client.clientId) throw new OAuthError('invalid_client', 'client_id is not known');
	}

	private nextToken(type: string): string {
		this.issued += 1;
		return `sandbox-${type}-${String(this.issued)}-${this.client.clientId}`;
	}
}
