// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

import type { INodeProperties } from 'n8n-workflow';
import type { Table } from '../run';
import { couponProperties } from './couponProperties';
import { giftCertificateProperties } from './giftCertificateProperties';
import { groupProperties } from './groupProperties';
import { userProperties } from './userProperties';
import { endpoints } from './endpoints';
import { loadOptions, listSearch } from './lists';
import { models } from './models';
import { operations } from './operations';
import { optionsProperty, resourceProperty } from './options';

export const table: Table = { endpoints, models, operations, loadOptions, listSearch };
export const properties: INodeProperties[] = [
	resourceProperty,
	...couponProperties,
	...giftCertificateProperties,
	...groupProperties,
	...userProperties,
	optionsProperty,
];
