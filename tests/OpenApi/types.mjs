// Makes the portal's types from the API's document: node types.mjs DOCUMENT FILE, where DOCUMENT is an address or a file.
import { readFile, writeFile } from 'node:fs/promises';
import openapi, { astToString } from 'openapi-typescript';

const [source, target] = process.argv.slice(2);
const text = /^https?:/.test(source) ? await (await fetch(source)).text() : await readFile(source, 'utf8');

// Examples are for readers of the document: as comments they would be most of the file.
const document = JSON.parse(text, (name, value) => (name === 'example' || name === 'examples' ? undefined : value));
const types = astToString(await openapi(document, { alphabetize: true, defaultNonNullable: false }));
await writeFile(target, `// Made from the API's document by tests/OpenApi/types.mjs; a test holds the two together.\n\n${types}`);
