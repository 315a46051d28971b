import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import type { Modele, RefusCourrier } from '#lib/domain/courriers/modele.ts';
import {
	type Brouillon,
	type CodeLettre,
	type Depart,
	departVide,
	LETTRES
} from '#lib/domain/recours/brouillon.ts';
import { estPourLaCommission, nomDInstance, QUESTIONS } from '#lib/domain/recours/lettre.ts';
import { agent } from '#lib/server/acteurs.ts';
import { employeurCode } from '#lib/server/dossiers.ts';
import {
	freezeLettre,
	lettreEnCours,
	marque,
	peutEcrire,
	recours,
	saveBrouillon
} from '#lib/server/recours.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { AppError } from '#lib/server/errors.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { jourFacultatif, lireFormulaire } from '../../../../../../formulaire.server.ts';
import { CIVILITES } from '../../civilites.ts';
import { courrielSaisi, rendre, saisi } from '../../formulaire.server.ts';
import { cadre } from '../../vue.server.ts';
import { relectureDeLAgent } from './relecture.server.ts';
import { questions, reponsesSaisies } from './questions.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

const ENVOIS = ['courriel', 'lrar', 'main-propre', 'application'] as const;

const depart = {
	envoi: z.enum(ENVOIS).or(z.literal('')).catch(''),
	date: jourFacultatif.transform((jour) => jour?.toString() ?? ''),
	pieces: saisi('Autres pièces jointes', 6000, { lignes: 40 }).refine(
		(texte) => texte.split('\n').every((ligne) => ligne.length <= 200),
		{ message: 'Une pièce tient en 200 caractères : raccourcissez la ligne la plus longue.' }
	)
};
const commission = {
	instance: saisi('Nom de la commission', 160),
	civilite: z.enum(CIVILITES).catch('inconnue'),
	nom: saisi('À l’attention de', 120),
	administration: saisi('Direction qui la réunit', 200),
	// Both stand in the address of the letter, which takes 400 characters.
	adresse: saisi('Adresse postale', 190, { lignes: 6 }),
	courriel: courrielSaisi('Adresse de courriel')
};
/** What this page asks of a letter: its own questions, how it leaves, and for the commission, where it goes. */
const formulaire = (code: CodeLettre, modele: Modele) =>
	z
		.object({ ...depart, ...commission })
		.and(z.object(reponsesSaisies(code, modele)).transform((reponses) => ({ reponses })));

const estLettre = z.enum(LETTRES);

/** What this page edits: how the letter leaves, and for the commission, where it goes. */
const dit =
	(code: CodeLettre) =>
	({ departs, commission: ou }: Brouillon) => ({
		depart: departs[code] ?? null,
		commission: estPourLaCommission(code) ? ou : null
	});

/** The letter of this address, for this dossier; a step that is not ready goes back to the task list. */
async function ouvrir({ locals, params }: RequestEvent<RouteParams>) {
	const code = estLettre.safeParse(params.modele);
	if (!code.success) throw new AppError('introuvable');
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	const ecrite = lettreEnCours(locals.ctx, vu, code.data);
	if (!ecrite || !peutEcrire(vu, code.data)) redirect(303, `/dossiers/${params.id}/recours`);
	return { vu, code: code.data, ecrite };
}

export const load: PageServerLoad = async (event) => {
	const { vu, code, ecrite } = await ouvrir(event);
	const { dossier, brouillon } = vu;
	const au = dossier.chaine.au.toString();
	return {
		cadre: cadre(vu),
		code,
		operation: nouvelleOperation(),
		base: marque(dit(code)(brouillon)),
		lue: ecrite.marque,
		relire: event.url.searchParams.has('relire'),
		relecture: await relectureDeLAgent(event.locals, dossier, code, event.url),
		titre: ecrite.modele.titre,
		resume: ecrite.modele.resume,
		avant: ecrite.modele.avant,
		courrier: ecrite.courrier,
		manques: ecrite.refus.map((refus) => manque(event.params.id, code, refus)),
		questions: questions(code, ecrite.modele),
		depart: saisies(brouillon.departs[code] ?? departVide()),
		// Nobody knows what an appeal that left by another way contested.
		toutRepris: code === 'complement-recours' && brouillon.envoyes === null,
		citees: ecrite.pieces.map(({ numero, intitule }) => ({ numero, intitule })),
		retouches: (brouillon.departs[code]?.retouches ?? []).length,
		aujourdHui: dateLongue(au),
		commission: estPourLaCommission(code)
			? {
					...brouillon.commission,
					instance:
						brouillon.commission.instance ||
						(nomDInstance({
							chaine: dossier.chaine,
							employeur: employeurCode(dossier.employeur),
							au: dossier.chaine.au
						}) ??
							'')
				}
			: null
	};
};

/** What was typed on this page, by name of its field. */
const saisies = ({ envoi, date, pieces, reponses }: Depart) => ({ ...reponses, envoi, date, pieces });

/** Where to mend what a letter lacks. */
const PAGES: Record<string, string> = {
	agentNom: 'recours/identite',
	dateNotification: 'faits/nouveau?type=compte-rendu-notifie',
	dateRecours: 'faits/nouveau?type=recours-hierarchique-envoye',
	dateReponse: 'faits/nouveau?type=reponse-notifiee',
	dateSaisine: 'faits/nouveau?type=cap-saisie',
	elements: 'recours/elements'
};

function manque(dossierId: string, code: CodeLettre, { champ, message }: RefusCourrier) {
	const nom = champ.split('.')[0] ?? '';
	if (QUESTIONS[code]?.includes(nom)) return { message, href: `#${nom}` };
	const page = nom === 'retouches' ? `recours/lettre/${code}/texte` : PAGES[nom];
	return { message, href: `/dossiers/${dossierId}/${page ?? 'recours/identite'}` };
}

export const actions: Actions = {
	/** Keeps how the letter leaves; then, on « terminer », freezes it if it reads as on the page that was sent. */
	default: async (event) => {
		const { locals, params, request } = event;
		const { code, ecrite } = await ouvrir(event);
		const qui = agent(locals.actor);
		const lu = await lireFormulaire(request, formulaire(code, ecrite.modele));
		if (!lu.ok) return rendre(lu.reponse.data);
		const { valeurs, donnees } = lu;
		const { envoi, date, pieces, reponses, ...ou } = donnees;
		const partie = {
			lire: dit(code),
			changer: (brouillon: Brouillon) => ({
				ok: true as const,
				brouillon: {
					...brouillon,
					departs: {
						...brouillon.departs,
						[code]: { ...(brouillon.departs[code] ?? departVide()), envoi, date, pieces, reponses }
					},
					commission: estPourLaCommission(code) ? ou : brouillon.commission
				}
			})
		};
		const garde = await saveBrouillon(locals.ctx, qui, params.id, partie, valeurs['base'] ?? '');
		if (!garde.ok) return rendre({ valeurs, ...(await aReprendre(event, garde.refus.message)) });
		const ici = `/dossiers/${params.id}/recours/lettre/${code}`;
		if (valeurs['acte'] !== 'terminer') redirect(303, `${ici}#apercu`);
		const { op_id } = z.object({ op_id: operation }).parse(valeurs);
		const figee = await freezeLettre(locals.ctx, qui, params.id, { code, lue: valeurs['lue'] ?? '' }, op_id);
		if (figee.ok) redirect(303, `/dossiers/${params.id}/courriers/${figee.id}`);
		if (figee.refus.code === 'lettre-changee') redirect(303, `${ici}?relire=1#apercu`);
		return rendre({ valeurs, ...(await aReprendre(event, figee.refus.message)) });
	}
};

async function aReprendre(event: RequestEvent<RouteParams>, message: string) {
	const { vu, code } = await ouvrir(event);
	const erreurs: ErreurChamp[] = [{ champ: '', message }];
	return { erreurs, base: marque(dit(code)(vu.brouillon)) };
}
