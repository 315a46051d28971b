import { documentConvocation, lireOptionsDeLecture } from '#lib/domain/contrat/convocation.ts';
import type { LectureConvocation } from '#lib/domain/convocation/lecture.ts';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { PIECES } from '#lib/domain/dossier/libelles.ts';
import type { Refus } from '#lib/domain/refus.ts';
import { EMPLOYEURS, REGIMES } from '#lib/domain/regimes/codes.ts';
import { citation } from '#lib/domain/regimes/fondements.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Commande, Io, ParsedArgs, Sortie } from './commande.ts';

const usage = `vigie convocation [--recue 2026-02-02] [--regime fpe] [--employeur dgfip] [--json] < convocation.txt

Lit une convocation donnée sur l’entrée standard : ce qu’elle dit, et ce qui ne va pas.
  --recue      jour où vous l’avez reçue (année-mois-jour), pour compter le préavis
  --regime     ${REGIMES.join(', ')}
  --employeur  ${EMPLOYEURS.join(', ')}`;

/** `vigie convocation`: reads a pasted convocation. */
export const commande: Commande = {
	nom: 'convocation',
	usage,
	options: { recue: { type: 'string' }, regime: { type: 'string' }, employeur: { type: 'string' } },
	run: ({ options }, io) => lire(options, io)
};

async function lire(options: ParsedArgs['options'], io: Io): Promise<Sortie | Refus> {
	const lues = lireOptionsDeLecture(options);
	if (!lues.ok) return lues;
	const lu = documentConvocation(await io.stdin(), lues.valeur);
	return lu.ok ? { json: lu.document, texte: enFrancais(lu.lecture) } : lu;
}

const NIVEAUX = { erreur: 'À régler', alerte: 'À regarder', info: 'À savoir' } as const;

/** « 09:00 » → « 9 h », « 14:30 » → « 14 h 30 », as the pages write it: a command imports nothing of theirs. */
const heureEnClair = (heure: string): string =>
	heure
		.replace(/^0/, '')
		.replace(':', '\u00a0h\u00a0')
		.replace(/\u00a000$/, '');

function enFrancais({
	entretienLe,
	heure,
	lieu,
	evaluateur,
	pieces,
	preavisJours,
	alertes
}: LectureConvocation): string {
	const inconnu = 'non trouvé';
	return [
		`Entretien : ${entretienLe ? enToutesLettres(entretienLe) : inconnu}`,
		`Heure : ${heure === null ? inconnu : heureEnClair(heure)}`,
		`Lieu : ${lieu ?? inconnu}`,
		`Avec : ${evaluateur ?? inconnu}`,
		`Documents joints : ${pieces.map((piece) => PIECES[piece]).join(', ') || 'aucun n’est annoncé'}`,
		// Received after the interview, there is no notice to count: an alert says so.
		...(preavisJours === null || preavisJours < 0
			? []
			: [`Préavis : ${preavisJours} ${preavisJours < 2 ? 'jour' : 'jours'}`]),
		...alertes.flatMap(({ niveau, texte, fondement }) => [
			'',
			`${NIVEAUX[niveau]} : ${texte}`,
			...(fondement ? [`  (${citation(fondement)})`] : [])
		])
	]
		.map(typographie)
		.join('\n');
}
