import type { EmployeurCode, PieceConvocation, RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { RegimeApplicable } from '#lib/domain/regimes/regimes.ts';
import { estAncien, regimeApplicable } from '#lib/domain/regimes/regimes.ts';
import type { TexteLocal } from '#lib/domain/regimes/texte-local.ts';
import type { PreavisPromis } from '#lib/domain/regimes/regle.ts';
import { majuscule } from '#lib/domain/typographie.ts';
import { alerte, type Alerte, type CodeAlerte } from './alertes.ts';
import type { Auteur } from './auteur.ts';

type Day = Temporal.PlainDate;

/** What the checks need to know of a convocation. */
export type AControler = {
	preavisJours: number | null;
	pieces: readonly PieceConvocation[];
	heure: string | null;
	lieu: string | null;
	/** Who it comes from, when that is not plainly who leads the interview. */
	auteur?: Auteur | null;
	regime?: RegimeCode;
	employeur?: EmployeurCode;
	/** Texts entered by the section of the agent, and the day on which the convocation was received. */
	textes?: readonly TexteLocal[];
	recueLe?: Day | null;
};

/** Notice common to every text read so far, for an agent whose régime is not known. */
const PREAVIS_COMMUN = 8;

/**
 * What the texts of the régime and of the employer say of this convocation. Without a régime, only the notice common to all,
 * and then no source. The older marking systems set no notice. Source: decompte.md § 5, regimes.md row 1 of each régime.
 */
export function controles(convocation: AControler): Alerte[] {
	const { regime: code, employeur, textes = [], recueLe } = convocation;
	if (code !== undefined && estAncien(code)) return [];
	// An employer that has no agent under this régime changes nothing in it.
	const locaux = recueLe ? { textes, leDe: () => recueLe } : undefined;
	const regime = regles(code ?? 'fpe', employeur, locaux) ?? regles(code ?? 'fpe', null, locaux);
	const connu = code === undefined ? null : regime;
	return [
		...preavisLegal(convocation.preavisJours, connu),
		...(regime?.preavisEmployeur ? texteDeLEmployeur(convocation, regime.preavisEmployeur) : []),
		...(connu?.piecesExigees ? piecesManquantes(convocation.pieces, connu) : []),
		...(convocation.auteur ? [auteurAVerifier(convocation.auteur, connu)] : [])
	];
}

/** The text that gives the interview to the direct superior; null when the régime is not known, or is an older marking system. */
export const sourceDuMeneur = ({ regime, employeur }: Pick<AControler, 'regime' | 'employeur'>) =>
	regime === undefined || estAncien(regime) ? null : meneur(regles(regime, employeur) ?? regles(regime));

const meneur = (regime: RegimeApplicable | null) => regime?.exigences.entretien[0] ?? null;

/** Whole days from the reception to the interview, negative when it came after; null when one is unknown. */
export const preavis = (recueLe: Day | null | undefined, entretienLe: Day | null): number | null =>
	entretienLe && recueLe ? recueLe.until(entretienLe, { largestUnit: 'days' }).days : null;

function regles(...question: Parameters<typeof regimeApplicable>): RegimeApplicable | null {
	const applicable = regimeApplicable(...question);
	return applicable.ok ? applicable.regime : null;
}

function preavisLegal(preavisJours: number | null, regime: RegimeApplicable | null): Alerte[] {
	const minimum = regime?.preavis.jours ?? PREAVIS_COMMUN;
	if (preavisJours === null || preavisJours > minimum) return [];
	const source = regime?.preavis.fondements[0] ?? null;
	if (preavisJours === minimum) {
		return [
			alerte(
				'preavis-limite',
				'info',
				'Il y a exactement huit jours entre la réception et l’entretien. La lecture la mieux admise s’en contente ; une autre demande un jour de plus. Gardez la preuve du jour où vous avez reçu la convocation.',
				source
			)
		];
	}
	const lu = regime?.preavis.certitude !== 'a-verifier';
	const regle = lu
		? 'la date doit être communiquée au moins huit jours à l’avance, et ce délai n’est pas respecté.'
		: 'les autres textes demandent huit jours au moins, le vôtre reste à vérifier.';
	const conseil =
		preavisJours < 0
			? 'Écrivez-le tout de suite à la personne qui vous convoque, et gardez la preuve du jour de réception.'
			: 'Si vous voulez plus de temps, demandez un report par écrit avant l’entretien et gardez la preuve.';
	return [
		alerte(
			'preavis-insuffisant',
			lu ? 'erreur' : 'alerte',
			`${ecart(preavisJours)} : ${regle} ${conseil}`,
			source
		)
	];
}

const ecart = (jours: number): string =>
	jours < 0
		? 'La convocation vous est parvenue après la date de l’entretien'
		: jours === 0
			? 'La convocation vous est parvenue le jour même de l’entretien'
			: `Il y a ${jours} ${jours === 1 ? 'jour' : 'jours'} entre la réception et l’entretien, donc moins de huit jours`;

/** The employer’s own text asks for more than the decree: a weaker alert (regimes.md § 3.3). */
function texteDeLEmployeur(
	{ preavisJours, heure, lieu }: AControler,
	{ jours, nom, certitude, mentionsEcrites, fondements: [source] }: PreavisPromis
): Alerte[] {
	const alertes: Alerte[] = [];
	const reserve = certitude === 'a-verifier' ? ' (maintien du texte à vérifier)' : '';
	if (preavisJours === jours) {
		alertes.push(
			alerte(
				'preavis-limite',
				'info',
				`Il y a exactement ${jours} jours entre la réception et l’entretien : ${nom} en demande au moins ${jours}, et la lecture la mieux admise s’en contente. Gardez la preuve du jour de réception.`,
				source
			)
		);
	} else if (preavisJours !== null && preavisJours < jours && preavisJours >= PREAVIS_COMMUN) {
		alertes.push(
			alerte(
				'preavis-insuffisant',
				'alerte',
				`Il y a ${preavisJours} jours entre la réception et l’entretien : c’est assez pour le décret, pas pour ${nom}, qui demande au moins ${jours} jours${reserve}. Vous pouvez demander un report par écrit ; gardez la preuve.`,
				source
			)
		);
	}
	if (mentionsEcrites && (heure === null || lieu === null)) {
		const manque = heure !== null ? 'le lieu' : lieu !== null ? 'l’heure' : 'l’heure et le lieu';
		alertes.push(
			alerte(
				'mentions-incompletes',
				'alerte',
				`${majuscule(nom)} demande que la date, l’heure et le lieu soient donnés par écrit${reserve} : demandez par écrit ${manque}, que nous n’avons pas su lire dans ce texte.`,
				source
			)
		);
	}
	return alertes;
}

const EXIGEES: readonly { piece: PieceConvocation; code: CodeAlerte; nom: string }[] = [
	{ piece: 'fiche-de-poste', code: 'fiche-de-poste-absente', nom: 'la fiche de poste' },
	{ piece: 'trame-compte-rendu', code: 'trame-absente', nom: 'la trame du compte rendu' }
];

const piecesManquantes = (pieces: readonly PieceConvocation[], { preavis }: RegimeApplicable): Alerte[] =>
	EXIGEES.filter(({ piece }) => !pieces.includes(piece)).map(({ code, nom }) =>
		alerte(
			code,
			'alerte',
			`Ce texte n’annonce pas ${nom} parmi les documents joints, alors qu’elle doit accompagner la convocation. Regardez les pièces jointes ; si elle n’y est pas, demandez-la par écrit et gardez la preuve.`,
			preavis.fondements[0]
		)
	);

/**
 * Who sets the date and leads the interview, in every text read: the direct superior. A text sent by an office, signed by
 * somebody else or led by somebody above is a question to ask, not a fault (G04; regimes.md, rows 1 and 2).
 */
function auteurAVerifier(auteur: Auteur, regime: RegimeApplicable | null): Alerte {
	const source = meneur(regime);
	const sansSuperieur =
		regime?.code === 'fph'
			? ' Dans un hôpital, la direction peut le faire pour qui n’a pas de supérieur direct.'
			: '';
	switch (auteur.motif) {
		case 'rang':
			return alerte(
				'evaluateur-a-verifier',
				'alerte',
				`Le texte annonce un entretien mené par quelqu’un d’autre que votre supérieure ou votre supérieur hiérarchique direct, à qui il revient.${sansSuperieur} Qui vous donne vos consignes et valide vos congés ? Si ce n’est pas la personne annoncée, demandez par écrit la raison, et gardez ce texte.`,
				source
			);
		case 'autre-personne':
			return alerte(
				'auteur-a-verifier',
				'info',
				`Ce texte est signé de ${auteur.signe} et annonce un entretien avec ${auteur.mene}. Il revient à votre supérieure ou à votre supérieur hiérarchique direct de fixer la date et de mener l’entretien.${sansSuperieur} Si ce n’est pas ${auteur.mene}, demandez par écrit qui vous recevra.`,
				source
			);
		case 'service':
			return alerte(
				'auteur-a-verifier',
				'info',
				`Ce texte semble venir d’un service, ou d’une personne qui écrit pour une autre : cela n’a rien d’irrégulier en soi. Il revient à votre supérieure ou à votre supérieur hiérarchique direct de fixer la date et de mener l’entretien.${sansSuperieur} En cas de doute, demandez par écrit qui l’a fixée.`,
				source
			);
	}
}
