/**
 * Program that reads one list that somebody brings in, started by `lecture-importation.ts` through `isolement.ts`: the request,
 * the services of the section, those who take part, then the file on standard input, the answer as JSON on standard output.
 */
import { buffer } from 'node:stream/consumers';
import { repondre } from '#lib/server/liste-lue.ts';
import { desParts } from './parts.ts';

const [demande, connus, participants, fichier] = desParts(await buffer(process.stdin), 4);
if (!demande || !connus || !participants || !fichier) throw new Error('Four parts are awaited');
process.stdout.write(JSON.stringify(await repondre({ demande, connus, participants, fichier })));
