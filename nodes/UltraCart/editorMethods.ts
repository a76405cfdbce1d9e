import type { ILoadOptionsFunctions, INodePropertyOptions, INodeType } from 'n8n-workflow';

import type { Table } from './run';
import { dropdownMethods } from './loadOptions';
import { FIELDS_METHOD, fieldsOf } from './fieldOptions';
import { searchMethods } from './listSearch';

/** The lists that the editor shows, all by rows of the table. */
export const methodsOf = (table: Table): NonNullable<INodeType['methods']> => ({
	listSearch: searchMethods(table),
	loadOptions: {
		...dropdownMethods(table),
		[FIELDS_METHOD]: async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
			const parameter = (name: string) => this.getCurrentNodeParameter(name) as string;
			return await Promise.resolve(fieldsOf(table, parameter('resource'), parameter('operation')));
		},
	},
});
