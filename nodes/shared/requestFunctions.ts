import type { IExecuteFunctions, IHookFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

/** Whatever n8n hands a node that may send requests. */
export type RequestFunctions = IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions;
