import { z } from 'zod';
import { ECHEANCES, FAITS, REGIMES_LIBELLES } from '#lib/domain/dossier/libelles.ts';
import { EMPLOYEURS, REGIMES, type RegimeCode } from '#lib/domain/regimes/codes.ts';
import { regimeDe, VERSANTS } from '#lib/domain/regimes/regime-de.ts';
import { estAncien } from '#lib/domain/regimes/regimes.ts';
import {
	fondementDeTexte,
	longueurEnFrancais,
	OBJETS,
	type ObjetDeTexte,
	type TexteLocal
} from '#lib/domain/regimes/texte-local.ts';
import type { TexteSaisi } from '#lib/domain/regimes/texte-saisi.ts';
import { majuscule, typographie } from '#lib/domain/typographie.ts';
import { operation, texte as champTexte } from '#lib/server/formulaires.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { type Reference, reference } from '#lib/ui/format/reference.ts';
import { nomDeLEmployeur } from '../../../../../employeurs.ts';
import { entier, jour, jourFacultatif, ligne, ligneFacultative } from '../../../../../formulaire.server.ts';

const CHOISIR_AGENTS = typographie('Choisissez les agents que ce texte concerne.');
const CHOISIR_OBJET = typographie('Choisissez ce que ce texte règle.');
const LIEN = typographie('Écrivez l’adresse entière, comme https://exemple.fr/note, ou laissez vide.');

/** The facts from which a text may count the time for remarks. */
const DEPARTS = ['compte-rendu-communique', 'compte-rendu-notifie'] as const;

/** A text as it is typed. `confirme`: the mark of what was shown of it; empty before that. */
export const texteSaisi = z
	.object({
		op_id: operation,
		confirme: champTexte,
		regime: z.enum(REGIMES, CHOISIR_AGENTS),
		employeur: z.union([z.enum(EMPLOYEURS), z.literal('').transform(() => null)]),
		objet: z.enum(OBJETS, CHOISIR_OBJET),
		nombre: entier('Écrivez la longueur du délai en chiffres.'),
		unite: z.enum(['D', 'M']),
		franc: z.literal('oui').optional(),
		depuis: z.union([z.enum(DEPARTS), z.literal('').transform(() => null)]),
		reference: ligne('Donnez la référence du texte : sa nature, sa date, l’article ou la page.', 300),
		lien: ligneFacultative(500).transform((texte, ctx) => {
			const url = texte === null ? null : URL.parse(texte);
			if (texte === null || (url?.hostname.includes('.') && /^https?:$/.test(url.protocol)))
				return url?.href ?? null;
			ctx.addIssue({ code: 'custom', message: LIEN });
			return null;
		}),
		luLe: jour('Donnez le jour où vous avez lu ce texte.'),
		valideDu: jour('Donnez le premier jour où ce texte s’applique.'),
		valideAu: jourFacultatif
	})
	.transform(({ op_id, confirme, nombre, unite, franc, ...reste }) => ({
		op_id,
		confirme,
		texte: { ...reste, duree: `P${nombre}${unite}`, franc: franc === 'oui' } satisfies TexteSaisi
	}));

const NOMS: Record<ObjetDeTexte, string> = {
	preavis: 'Préavis de l’entretien, au moins',
	'communication-compte-rendu': ECHEANCES['communication-compte-rendu'].titre,
	observations: ECHEANCES.observations.titre,
	'recours-hierarchique': ECHEANCES['recours-hierarchique'].titre,
	'reponse-autorite': ECHEANCES['reponse-autorite'].titre,
	'saisine-cap': ECHEANCES['saisine-cap'].titre
};

/** The lists of the form. */
export const CHOIX = {
	regimes: REGIMES.filter((code) => !estAncien(code)).map((valeur) => ({
		valeur,
		libelle: REGIMES_LIBELLES[valeur]
	})),
	employeurs: EMPLOYEURS.map((valeur) => ({ valeur, libelle: majuscule(nomDeLEmployeur(valeur)) })),
	objets: OBJETS.map((valeur) => ({
		valeur,
		libelle: valeur === 'preavis' ? 'Préavis avant l’entretien' : NOMS[valeur]
	})),
	unites: [
		{ valeur: 'D', libelle: 'jours' },
		{ valeur: 'M', libelle: 'mois' }
	],
	departs: DEPARTS.map((valeur) => ({ valeur, libelle: FAITS[valeur].titre }))
};

/** The régime of most agents of a section, from the employer on its card. */
export function regimeProbable(employeur: string | null): RegimeCode | '' {
	const connu = [...EMPLOYEURS, ...VERSANTS].find((code) => code === employeur);
	const deduit = connu && regimeDe({ employeur: connu, statut: 'titulaire' });
	return deduit?.ok ? deduit.regime : '';
}

/** « Préavis de l’entretien, au moins 10 jours ». */
export const titreDeTexte = (texte: Pick<TexteLocal, 'objet' | 'duree' | 'franc'>): string =>
	texte.objet === 'preavis'
		? `${NOMS.preavis} ${longueurEnFrancais(texte)}`
		: `${NOMS[texte.objet]}\u202f: ${longueurEnFrancais(texte)}`;

/** Whom a text is for. */
export const pourQui = ({ regime, employeur }: Pick<TexteLocal, 'regime' | 'employeur'>): string =>
	`${REGIMES_LIBELLES[regime]}, ${nomDeLEmployeur(employeur)}`;

/** From when, until when, in words. */
export function validite({ valideDu, valideAu, finLe }: TexteLocal): string {
	const du = dateLongue(valideDu.toString());
	if (finLe?.equals(valideDu))
		return `Prévu à partir du ${du}, retiré par la section\u202f: il ne s’applique à rien`;
	const enPlus = [
		valideAu ? `jusqu’au ${dateLongue(valideAu.toString())} compris` : null,
		finLe ? `terminé par la section à partir du ${dateLongue(finLe.toString())}` : null
	];
	return [`À partir du ${du}`, ...enPlus.filter((bout) => bout !== null)].join(', ');
}

/** The text as a source; whose it is goes without saying on the pages of its section. */
export const sourceDeTexte = (texte: TexteLocal, au: Temporal.PlainDate): Reference => ({
	...reference(fondementDeTexte(texte), au),
	texte: typographie(texte.reference)
});
