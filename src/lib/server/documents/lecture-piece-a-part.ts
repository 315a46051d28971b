/**
 * Program that reads one exhibit, started by `examen-piece.ts` through `isolement.ts`: its type as argument, its bytes on
 * standard input, the reading as JSON on standard output.
 */
import { buffer } from 'node:stream/consumers';
import { TYPES_DE_PIECE } from '#lib/domain/pieces/piece.ts';
import { lirePiece } from './lecture-piece.ts';

const type = TYPES_DE_PIECE.find((un) => un === process.argv[2]);
if (!type) throw new Error('The type of the exhibit is the only argument');
process.stdout.write(JSON.stringify(await lirePiece(type, await buffer(process.stdin))));
