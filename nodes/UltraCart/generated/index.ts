// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

import type { INodeProperties } from 'n8n-workflow';
import { couponProperties } from './couponProperties';
import { giftCertificateProperties } from './giftCertificateProperties';
import { groupProperties } from './groupProperties';
import { userProperties } from './userProperties';
import { optionsProperty, resourceProperty } from './options';

export const properties: INodeProperties[] = [
	resourceProperty,
	...couponProperties,
	...giftCertificateProperties,
	...groupProperties,
	...userProperties,
	optionsProperty,
];

export * from './lists';
export * from './operations';
