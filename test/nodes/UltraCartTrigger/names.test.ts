import { expansionsIn } from '../../support/internals';

const THUMBNAILS = 'content.multimedia.thumbnails[filter(100,100,"png", true)]';

test.each<[unknown, string[]]>([
	['', []],
	[undefined, []],
	[' , ,\n', []],
	['pricing, content', ['pricing', 'content']],
	['shipping\nbilling,item', ['shipping', 'billing', 'item']],
	[THUMBNAILS, [THUMBNAILS]],
	[`tags,${THUMBNAILS}, content`, ['tags', THUMBNAILS, 'content']],
	['a[b(1,2),c{d,e}],f', ['a[b(1,2),c{d,e}]', 'f']],
	['a["x,]",1],b', ['a["x,]",1]', 'b']],
	['a["it\'s, so"],b', ['a["it\'s, so"]', 'b']],
	["'a,b',c", ["'a,b'", 'c']],
	['a),b', ['a)', 'b']],
	['a[b,c', ['a[b,c']],
	[
		['b', ' a(1,2) ', ''],
		['b', 'a(1,2)'],
	],
])('%j', (given, want) => {
	expect(expansionsIn(given)).toEqual(want);
});
