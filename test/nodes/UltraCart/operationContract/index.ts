import type { Kind, Operation } from '../../../../scripts/metadata/types';
import { contract as action } from './action';
import { contract as checkExists } from './checkExists';
import type { Contract } from './contract';
import { contract as create } from './create';
import { contract as remove } from './delete';
import { contract as generateCodes } from './generateCodes';
import { contract as list } from './list';
import { contract as read } from './read';
import { contract as readSingleton } from './readSingleton';
import { contract as toggleEntry } from './toggleEntry';
import { contract as update } from './update';
import { contract as updateSingleton } from './updateSingleton';
import { contract as uploadCodes } from './uploadCodes';
import { contract as upsert } from './upsert';

const contracts: Readonly<Record<Kind, Contract>> = {
	act: action,
	codes: generateCodes,
	create,
	delete: remove,
	exists: checkExists,
	flip: toggleEntry,
	list,
	read,
	set: updateSingleton,
	singleton: readSingleton,
	update,
	upload: uploadCodes,
	upsert,
};

export const contractOf = ({ kind }: Operation): Contract => contracts[kind];
