/**
 * What the sources say about UltraCart's API, in one shape for all of them, so that they can be held against
 * each other and against the table. A source leaves out what it does not know.
 */
export interface Facts {
	/** Where the facts were read. */
	source?: string;
	baseUrl?: string;
	/** Headers that go with every request. */
	headers?: Record<string, string>;
	/** Keyed by method and path: `GET /coupon/coupons`. */
	endpoints: Record<string, EndpointFacts>;
	/** Keyed by status: what comes with a refusal. */
	failures: Record<string, FailureFacts>;
	models: Record<string, ModelFacts>;
}

export interface EndpointFacts {
	/** First segment of the path: `coupon`, `user`, `webhook`, `gift_certificate`. */
	api: string;
	id?: string;
	permission?: string;
	/** Names of the ways to authenticate. */
	security?: string[];
	consumes?: string;
	produces?: string;
	path: Record<string, ParameterFacts>;
	query: Record<string, ParameterFacts>;
	/** Parameters that travel in neither, and where they do: in a header, in a form. */
	elsewhere?: Record<string, string>;
	/** Model of the body; the documents mark every body as required. */
	body?: string;
	/** Model of the answer; an absent one means an empty answer. */
	answer?: string;
	/** Statuses of refusals, as keys of `failures`. */
	failures?: number[];
}

export interface ParameterFacts {
	type?: string;
	required?: boolean;
	default?: string | number;
	/** The largest number that is taken. */
	max?: number;
	/** The values that are taken; for `_sort` the names that may be combined. */
	enum?: string[];
}

export interface FailureFacts {
	headers: string[];
	body?: string;
}

export interface ModelFacts {
	/** The APIs that reach this model through a body, an answer or a refusal; none for a model out of use. */
	apis: string[];
	attributes: Attributes;
}

/** Keyed by the name on the wire. */
export type Attributes = Record<string, AttributeFacts>;

export interface AttributeFacts {
	/**
	 * `string`, `integer`, `number`, `boolean`, `dateTime` or a model's name, with `[]` behind it for a list; of the SDK also
	 * `object`, `file` and `any`.
	 */
	type: string;
	/** The largest number of characters. */
	max?: number;
	readOnly?: true;
	enum?: string[];
	/** The SDK's own name, where it is not the one on the wire. */
	sdkName?: string;
}
