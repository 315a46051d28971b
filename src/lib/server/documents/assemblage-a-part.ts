/**
 * Program that joins the parts of a file, started by `runAssemblage` through `isolement.ts`: the parts on standard input, the
 * PDF on standard output, or a refusal as JSON.
 */
import { buffer } from 'node:stream/consumers';
import { deOctets } from './assemblage-en-octets.ts';
import { assemblage } from './assemblage.ts';

const fait = await assemblage(deOctets(await buffer(process.stdin)));
process.stdout.write(fait.ok ? fait.octets : JSON.stringify(fait));
