import type { Courrier, Modele } from '#lib/domain/courriers/modele.ts';
import { enTexte, mailto } from '#lib/domain/courriers/texte.ts';
import { contacts } from '#lib/server/contacts.ts';
import type { Context } from '#lib/server/context.ts';
import { SANS_MOTS, type MotsDeSection } from '#lib/server/passages.ts';
import { jourSaisi } from '#lib/ui/format/dates.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import {
	champsMultiples,
	modelePour,
	motsDuFormulaire,
	redactionDe,
	type LettrePour
} from '../refuser/parcours.server.ts';
import { saisieDuFormulaire, saisieVide, type Saisie } from '../refuser/saisie.ts';
import { situationDe, type Situation } from '../situation.ts';
import type { Lettre } from './lettres.server.ts';
import type { CodeEtape, Vue } from './vue.ts';

/** Where somebody stands on the way to a letter: the step asked for, or the first one that cannot be passed yet. */
type Pas = { saisie: Saisie; erreurs: ErreurChamp[] } & (
	| { etape: 'situation'; situation: Situation | null }
	| { etape: 'lettre'; situation: Situation; ecrite: LettrePour }
	| { etape: 'envoi'; situation: Situation; modele: Modele; courrier: Courrier }
);

/** Reads the form of any step and finds the step it leads to. `au`: today, ISO. */
export function pasDe(
	lettre: Lettre,
	formulaire: FormData,
	demandee: CodeEtape,
	au: string,
	mots: MotsDeSection = SANS_MOTS
): Pas {
	const saisie = saisieDuFormulaire(formulaire, champsMultiples());
	const qui = situationDe(saisie);
	if (!qui.ok) return { etape: 'situation', situation: null, saisie, erreurs: dites(saisie, qui.erreurs) };
	const { situation } = qui;
	const ecrite = modelePour(lettre.exemple.code, situation, mots);
	if (!ecrite) return { etape: 'situation', situation, saisie, erreurs: [SANS_LETTRE] };
	if (demandee === 'situation') return { etape: 'situation', situation, saisie, erreurs: [] };
	const { modele } = ecrite;
	const redaction = redactionDe(modele, saisie, situation, au);
	const { courrier } = redaction;
	if (demandee === 'envoi' && courrier !== null)
		return { etape: 'envoi', situation, modele, courrier, saisie, erreurs: [] };
	// While it is being filled, only what was typed wrongly is said: what is still to come is no mistake.
	const erreurs = demandee === 'envoi' ? redaction.erreurs : datesIllisibles(redaction.erreurs, saisie);
	return { etape: 'lettre', situation, ecrite, saisie, erreurs };
}

/** Reproaches are for a form that was sent, not for a page opened by its address. */
const dites = ({ depuis }: Saisie, erreurs: ErreurChamp[]): ErreurChamp[] => (depuis === '' ? [] : erreurs);

const SANS_LETTRE: ErreurChamp = {
	champ: 'statut',
	message:
		'Cette lettre n’est pas encore vérifiée pour votre statut, là où vous travaillez\u202f: écrivez-la avec la section.'
};

const datesIllisibles = (erreurs: ErreurChamp[], { depuis, lettre, entretienLe, recueLe }: Saisie) =>
	depuis === 'lettre'
		? erreurs.filter(({ champ }) => {
				const saisi = { entretienLe, recueLe }[champ] ?? lettre[champ.replace(/^lettre-/, '')] ?? '';
				return typeof saisi === 'string' && saisi.trim() !== '' && jourSaisi(saisi) === null;
			})
		: [];

/**
 * The finished letter of a form, or null while something of it is missing. A letter that says no is never made here: its own
 * way shows the notice of risk first.
 */
export function courrierDemande(
	lettre: Lettre,
	formulaire: FormData,
	au: string,
	mots: MotsDeSection = SANS_MOTS
): Courrier | null {
	if (lettre.refuse) return null;
	const pas = pasDe(lettre, formulaire, 'envoi', au, mots);
	return pas.etape === 'envoi' ? pas.courrier : null;
}

/** What to show to somebody who opens a step by its address. */
export const premiereVue = (ctx: Context, { exemple: { code, titre } }: Lettre): Vue => ({
	etape: 'situation',
	lettre: { code, titre },
	saisie: saisieVide(),
	erreurs: [],
	au: ctx.today().toString(),
	contacts: []
});

/** What to show to somebody who sends the form of any step to this one. */
export async function vueDemandee(
	ctx: Context,
	lettre: Lettre,
	formulaire: FormData,
	demandee: CodeEtape
): Promise<Vue> {
	const au = ctx.today().toString();
	const { code, titre } = lettre.exemple;
	const pas = pasDe(lettre, formulaire, demandee, au, await motsDuFormulaire(ctx, formulaire));
	const commun = { lettre: { code, titre }, saisie: pas.saisie, erreurs: pas.erreurs, au };
	const cartes = () => contacts(ctx, pas.situation?.employeur ?? null);
	switch (pas.etape) {
		case 'situation':
			return {
				...commun,
				etape: pas.etape,
				contacts: pas.erreurs.includes(SANS_LETTRE) ? await cartes() : []
			};
		case 'lettre':
			return {
				...commun,
				saisie: avecDefauts(pas.saisie, pas.ecrite.modele),
				etape: pas.etape,
				ecrite: pas.ecrite,
				situation: pas.situation
			};
		case 'envoi':
			return {
				...commun,
				etape: pas.etape,
				courrier: pas.courrier,
				texte: enTexte(pas.courrier),
				mailto: mailto(pas.courrier),
				avant: pas.modele.avant,
				apres: pas.modele.apres,
				contacts: await cartes()
			};
	}
}

/** The choices that the model makes as long as nobody answers show as made. */
const avecDefauts = (saisie: Saisie, { champs }: Modele): Saisie => ({
	...saisie,
	lettre: {
		...Object.fromEntries(
			champs.flatMap((champ) =>
				champ.type === 'choix' && champ.defaut !== null ? [[champ.code, champ.defaut]] : []
			)
		),
		...saisie.lettre
	}
});
