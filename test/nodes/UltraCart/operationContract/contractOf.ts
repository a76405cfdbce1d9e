import type { Operation } from '../../../../scripts/metadata/resource';
import * as contracts from '.';
import type { Contract } from './contract';

export const contractOf = ({ kind }: Operation): Contract => contracts[kind];
