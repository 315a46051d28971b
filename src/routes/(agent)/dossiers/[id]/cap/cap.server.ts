import { AVIS_LIBELLES, type Avis, ensemble, type Voix } from '#lib/domain/commission/resultat.ts';
import { sigle, titreDeSeance } from '#lib/domain/commission/seance.ts';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { PassageDeLAgent } from '#lib/server/cap.ts';
import type { DossierVu } from '#lib/server/dossiers.ts';
import { reference, type Reference } from '#lib/ui/format/reference.ts';
import { compte } from '#lib/ui/format/nombres.ts';
import { jourDe } from '#lib/ui/format/instants.ts';

const ETATS = {
	demande: 'Votre réponse est attendue',
	donne: 'Vous avez donné votre accord',
	refuse: 'Vous ne confiez pas ce dossier'
} as const;

/** A sitting as its agent reads it. */
export function passageVu(un: PassageDeLAgent, au: Temporal.PlainDate) {
	const { seance, accord, accordAt } = un;
	return {
		id: un.seanceId,
		titre: titreDeSeance(seance),
		jour: enToutesLettres(seance.le),
		le: seance.le.toString(),
		lieu: seance.lieu,
		section: un.section,
		membres: seance.membres,
		accord,
		etat: ETATS[accord],
		depuis: accordAt ? jourDe(accordAt) : null,
		visible: un.visible,
		passee: Temporal.PlainDate.compare(seance.le, au) < 0,
		avisNote: un.avisNote,
		resultat: un.resultat && {
			avis: AVIS_LIBELLES[un.resultat.avis],
			vote: un.resultat.vote && voix(ensemble(un.resultat.vote)),
			personnel: un.resultat.vote && voix(un.resultat.vote.personnel),
			suites: un.resultat.suites,
			mot: un.resultat.mot
		}
	};
}

const voix = ({ pour, contre, abstention }: Voix): string =>
	typographie(`${pour} pour, ${contre} contre, ${compte(abstention, 'abstention', 'abstentions')}`);

type Phrase = { texte: string; source: Reference | null };

/** What an opinion is worth and what comes after it, in the words of the texts of the régime. */
export function suiteDeLAvis(dossier: DossierVu, avis: Avis): Phrase[] {
	const { regime, chaine } = dossier;
	const phrase = (texte: string, code?: string): Phrase => ({
		texte: typographie(texte),
		source: code ? reference(fondement(code), chaine.au) : null
	});
	const tribunal = chaine.echeances.find(({ code }) => code === 'recours-contentieux');
	const definitif = DEFINITIF[regime];
	return [
		phrase(
			avis === 'defavorable'
				? 'C’est un avis : il ne lie personne, et ne vous empêche pas de saisir le tribunal.'
				: 'C’est un avis : il ne lie personne. L’administration peut le suivre ou non ; citez-le dans la suite de votre contestation.',
			'caa-nancy-21nc02134'
		),
		definitif
			? phrase(
					'L’administration vous communique ensuite le compte rendu définitif. Notez le jour où vous le recevez : Vigie recompte vos dates.',
					definitif
				)
			: phrase(
					'L’administration doit encore vous dire ce qu’elle décide : demandez à votre section ce que prévoient vos textes.'
				),
		phrase(
			tribunal?.limite && tribunal.statut !== 'depassee'
				? `Le délai du tribunal court à part : saisir la ${sigle(regime)} ne le change pas. Visez le ${enToutesLettres(tribunal.prudente ?? tribunal.limite)}.`
				: `Le délai du tribunal court à part : saisir la ${sigle(regime)} ne le change pas. Comptez depuis la réponse au recours, ou depuis son rejet par silence.`
		)
	];
}

/** The text that provides for the final report, where it was read. */
const DEFINITIF: Partial<Record<RegimeCode, string>> = {
	fpe: 'decret-2010-888-art-6',
	fpt: 'decret-2014-1526-art-7'
};
