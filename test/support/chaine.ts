import type { EmployeurCode, RegimeCode, Zone } from '#lib/domain/regimes/codes.ts';
import type { CodeEcheance } from '#lib/domain/regimes/regle.ts';
import type { TexteLocal } from '#lib/domain/regimes/texte-local.ts';
import type { Echeance } from '#lib/domain/dossier/echeance.ts';
import { echeances } from '#lib/domain/dossier/echeances.ts';
import { lireFaits } from '#lib/domain/dossier/lecture-faits.ts';

/** A fact as the contract writes it. */
export type FaitEcrit = { type: string; le: string } & Record<string, unknown>;

/** A question about a dossier; by default an agent of the State in mainland France. */
export type Cas = {
	faits: readonly FaitEcrit[];
	au: string;
	regime?: RegimeCode;
	employeur?: EmployeurCode;
	zone?: Zone;
	decharge?: number;
	/** Texts entered by the section of the agent. */
	textes?: readonly TexteLocal[];
};

/** The three facts that most tables begin with. */
export const notifie = { type: 'compte-rendu-notifie', le: '2026-01-10' };
export const envoye = { type: 'recours-hierarchique-envoye', le: '2026-01-20', moyen: 'lrar' };
export const recu = { type: 'recours-hierarchique-recu', le: '2026-01-22' };

/** A text that a section entered on the notice of civil servants of the State, but for what changes. */
export const texteLocal = (change: Partial<TexteLocal> = {}): TexteLocal => ({
	id: 'un',
	section: 'Gard',
	regime: 'fpe',
	employeur: null,
	objet: 'preavis',
	duree: 'P10D',
	franc: false,
	depuis: null,
	reference: 'Note de service du 5 janvier 2026',
	lien: null,
	luLe: Temporal.PlainDate.from('2026-01-06'),
	valideDu: Temporal.PlainDate.from('2026-01-05'),
	valideAu: null,
	finLe: null,
	...change
});

/** The chain of a dossier. Throws when a table of tests holds a refused one. */
export function calcul({ faits, au, regime = 'fpe', employeur, zone = 'metropole', decharge, textes }: Cas) {
	const lus = lireFaits(faits);
	if (!lus.ok) throw new Error(lus.refus.message);
	const resultat = echeances({
		faits: lus.faits,
		regime,
		employeur,
		zone,
		decharge,
		textes,
		au: Temporal.PlainDate.from(au)
	});
	if (!resultat.ok) throw new Error(resultat.refus.message);
	return resultat;
}

/** One step of the chain. */
export function echeanceDe(cas: Cas, code: CodeEcheance): Echeance {
	const trouvee = calcul(cas).echeances.find((echeance) => echeance.code === code);
	if (!trouvee) throw new Error(`no ${code}`);
	return trouvee;
}

/** One step, in one line: start, prudent day, last day, status, certainty. */
export function ligne(cas: Cas, code: CodeEcheance): string {
	const { depuis, prudente, limite, statut, certitude } = echeanceDe(cas, code);
	return [depuis ?? '-', prudente ?? '-', limite ?? '-', statut, certitude].map(String).join(' ');
}

/** What the explanations of one step say. */
export const textes = (cas: Cas, code: CodeEcheance): string =>
	echeanceDe(cas, code)
		.etapes.map(({ texte }) => texte)
		.join('\n');
