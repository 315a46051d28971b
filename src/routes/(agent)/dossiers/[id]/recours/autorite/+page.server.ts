import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { autoriteCompetente, type Precision } from '#lib/domain/recours/autorite.ts';
import type { Autorite, Brouillon } from '#lib/domain/recours/brouillon.ts';
import { pageSuivante } from '#lib/domain/recours/etapes.ts';
import { memePersonne } from '#lib/domain/recours/personnes.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { agent } from '#lib/server/acteurs.ts';
import { employeurCode } from '#lib/server/dossiers.ts';
import { marque, recours, saveBrouillon, type RecoursVu } from '#lib/server/recours.ts';
import { lireFormulaire } from '../../../../../formulaire.server.ts';
import { CIVILITES, libelleDeCivilite } from '../civilites.ts';
import { courrielSaisi, rendre, saisi } from '../formulaire.server.ts';
import { cadre, phrase } from '../vue.server.ts';
import type { Actions, PageServerLoad } from './$types';

const formulaire = z
	.object({
		civilite: z.enum(CIVILITES).catch('inconnue'),
		nom: saisi('Nom', 120),
		qualite: saisi('Fonction', 160),
		administration: saisi('Direction', 200),
		adresse: saisi('Adresse postale', 400, { lignes: 6 }),
		courriel: courrielSaisi('Adresse de courriel'),
		/** What the agent says of a name that is also the evaluator’s. */
		meme: z.enum(['homonyme', 'autorite']).or(z.literal('')).catch('')
	})
	.refine(({ nom, qualite }) => nom !== '' || qualite !== '', {
		path: ['qualite'],
		message: 'Écrivez au moins la fonction de l’autorité, comme sur le compte rendu.'
	});

const lireAutorite = ({ autorite }: Brouillon) => autorite;

export const load: PageServerLoad = async ({ locals, params }) => {
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	const { autorite } = vu.brouillon;
	return {
		cadre: cadre(vu),
		base: marque(autorite),
		autorite,
		evaluateur: evaluateurs(vu).find((nom) => memePersonne(nom, autorite.nom)) ?? null,
		competente: laCompetente(vu)
	};
};

/** Who conducted, or was to conduct, the interview. */
const evaluateurs = ({ dossier }: RecoursVu): string[] =>
	dossier.faits.flatMap(({ fait }) =>
		fait.type === 'convocation-recue' && fait.evaluateur ? [fait.evaluateur] : []
	);

/** The authority that the text of this dossier names, each sentence with its source. */
function laCompetente(vu: RecoursVu) {
	const trouvee = competenteDe(vu);
	if (!trouvee) return null;
	const avecSource = ({ texte, fondement: code, certitude }: Precision) => ({
		...phrase(vu, texte, code ?? undefined),
		certitude
	});
	const { nom, exemple, source, enPratique, siInconnue, siEvalue } = trouvee;
	return {
		nom,
		exemple,
		source: avecSource(source),
		enPratique: enPratique.map(avecSource),
		siInconnue: avecSource(siInconnue),
		siEvalue: siEvalue && avecSource(siEvalue)
	};
}

const competenteDe = ({ dossier }: RecoursVu) =>
	autoriteCompetente(dossier.regime, employeurCode(dossier.employeur));

/** The name that is also the evaluator’s, as the dossier writes it; null when nothing has to be asked. */
function nomEnDoute(vu: RecoursVu, nom: string, meme: string): string | null {
	const trouve = evaluateurs(vu).find((un) => memePersonne(un, nom));
	const dejaDit = nom === vu.brouillon.autorite.nom;
	if (trouve === undefined || dejaDit || meme === 'homonyme') return null;
	return meme === 'autorite' && competenteDe(vu)?.siEvalue ? null : trouve;
}

export const actions: Actions = {
	/** Keeps to whom the appeal goes. Refused: the evaluator in the place of the authority, unless the texts allow it. */
	default: async ({ request, locals, params }) => {
		const { ctx } = locals;
		const qui = agent(locals.actor);
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return rendre(lu.reponse.data);
		const { valeurs } = lu;
		const { meme, ...autorite } = lu.donnees;
		const avant = await recours(ctx, qui, params.id);
		const doute = nomEnDoute(avant, autorite.nom, meme);
		if (doute !== null) return rendre({ valeurs, erreurs: [{ champ: 'meme', message: refusDe(doute) }] });
		const partie = {
			lire: lireAutorite,
			changer: (brouillon: Brouillon) => ({ ok: true as const, brouillon: { ...brouillon, autorite } })
		};
		const garde = await saveBrouillon(ctx, qui, params.id, partie, valeurs['base'] ?? '');
		const { brouillon } = await recours(ctx, qui, params.id);
		if (garde.ok) redirect(303, `/dossiers/${params.id}/recours/${pageSuivante(brouillon)}`);
		return rendre({
			valeurs,
			erreurs: [{ champ: '', message: garde.refus.message }],
			base: marque(brouillon.autorite),
			conflit: lignes(brouillon.autorite)
		});
	}
};

const refusDe = (evaluateur: string): string =>
	typographie(
		`Votre dossier note « ${evaluateur} » comme la personne qui mène l’entretien : la lettre va à l’autorité, pas à elle. Écrivez qui a visé le compte rendu, ou répondez à cette question.`
	);

const lignes = (autorite: Autorite) => [
	{ question: 'Civilité', reponse: libelleDeCivilite(autorite.civilite) },
	{ question: 'Nom', reponse: autorite.nom },
	{ question: 'Fonction', reponse: autorite.qualite },
	{ question: 'Direction', reponse: autorite.administration },
	{ question: 'Adresse postale', reponse: autorite.adresse },
	{ question: 'Courriel', reponse: autorite.courriel }
];
