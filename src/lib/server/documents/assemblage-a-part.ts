/**
 * Program that joins the parts of a file, started by `runAssemblage` through `isolement.ts`: the parts on standard input, the
 * PDF or the refusal on standard output.
 */
import { buffer } from 'node:stream/consumers';
import { deOctets, enReponse } from './assemblage-en-octets.ts';
import { assemblage } from './assemblage.ts';

const fait = await assemblage(deOctets(await buffer(process.stdin)));
for (const octets of enReponse(fait)) process.stdout.write(octets);
