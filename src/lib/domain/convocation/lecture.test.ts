import { describe, expect, it } from 'vitest';
import { attaques } from './cas/attaques.ts';
import type { Cas } from './cas/cas.ts';
import { brefs } from './cas/brefs.ts';
import { calendriers } from './cas/calendriers.ts';
import { courriels } from './cas/courriels.ts';
import { dates } from './cas/dates.ts';
import { formats } from './cas/formats.ts';
import { lettres } from './cas/lettres.ts';
import { numerisations } from './cas/numerisations.ts';
import { phrases } from './cas/phrases.ts';
import { plusieurs } from './cas/plusieurs.ts';
import { regimes } from './cas/regimes.ts';
import { tournures } from './cas/tournures.ts';
import { lectureConvocation } from './lecture.ts';

const familles: [string, Cas[]][] = [
	['courriels', courriels],
	['lettres', lettres],
	['messages brefs', brefs],
	['invitations d’agenda', calendriers],
	['textes numérisés', numerisations],
	['tournures', tournures],
	['phrases', phrases],
	['écritures de la date et de l’heure', dates],
	['formats', formats],
	['plusieurs personnes, plusieurs dates', plusieurs],
	['régimes et employeurs', regimes],
	['textes trompeurs', attaques]
];

describe.each(familles)('convocation, %s', (_famille, cas) => {
	it.each(cas)('$titre', ({ texte, recue, regime, employeur, attendu }) => {
		const recueLe = recue === undefined ? undefined : Temporal.PlainDate.from(recue);
		const { alertes, entretienLe, ...lecture } = lectureConvocation(texte, { recueLe, regime, employeur });
		const { alertes: attendues = [], sans = [], ...champs } = attendu;
		const codes = alertes.map(({ code }) => code);
		expect({ ...lecture, entretienLe: entretienLe?.toString() ?? null }).toMatchObject(champs);
		expect(codes).toEqual(expect.arrayContaining(attendues));
		expect(codes.filter((code) => sans.includes(code))).toEqual([]);
	});
});
