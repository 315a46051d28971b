import { lireJour } from '#lib/domain/delais/lecture-jour.ts';
import { type Detail, FAITS } from '#lib/domain/dossier/libelles.ts';
import { type Fait, TYPES_DE_FAIT } from '#lib/domain/dossier/faits.ts';
import { enBref, type Refus, refus } from '#lib/domain/refus.ts';

type Lu<T> = { ok: true; valeur: T } | Refus;

/**
 * Reads a list of facts written as in the contract: `{"type","le", …details}` with civil dates `AAAA-MM-JJ`. Refused, with the
 * rank of the fact: something else than a list of objects, an unknown type, detail or code, an impossible date.
 */
export function lireFaits(donnee: unknown): { ok: true; faits: Fait[] } | Refus {
	if (!Array.isArray(donnee)) {
		return refus(
			'faits-illisibles',
			'Les faits doivent former une liste : [{"type": …, "le": …}, …].',
			'faits'
		);
	}
	const faits: Fait[] = [];
	for (const [rang, element] of donnee.entries()) {
		const lu = lireFait(element);
		if (!lu.ok) return refus(lu.refus.code, `Fait n° ${rang + 1}. ${lu.refus.message}`, lu.refus.champ);
		faits.push(lu.fait);
	}
	return { ok: true, faits };
}

/** Reads one fact written as in the contract. Refused: as in `lireFaits`. */
export function lireFait(donnee: unknown): { ok: true; fait: Fait } | Refus {
	if (typeof donnee !== 'object' || donnee === null || Array.isArray(donnee)) {
		return refus('fait-illisible', 'Un fait s’écrit {"type": …, "le": …}.', 'faits');
	}
	const { type: typeLu, le: jourLu, ...reste } = donnee as Record<string, unknown>;
	const type = TYPES_DE_FAIT.find((code) => code === typeLu);
	if (type === undefined) {
		return typeLu === undefined
			? refus('type-manquant', `Il manque « type » : choisissez parmi ${TYPES_DE_FAIT.join(', ')}.`, 'type')
			: refus(
					'fait-inconnu',
					`« ${enBref(typeLu)} » n'est pas un fait connu : choisissez parmi ${TYPES_DE_FAIT.join(', ')}.`,
					'type'
				);
	}
	const le = lireJour(jourLu, 'le');
	if (!le.ok) return le;
	const details = lireDetails(reste, FAITS[type].details, type);
	if (!details.ok) return details;
	// Each detail was checked against the table of this very type.
	return { ok: true, fait: { type, le: le.valeur, ...details.valeur } as Fait };
}

function lireDetails(
	donnee: Record<string, unknown>,
	connus: Readonly<Record<string, Detail>>,
	type: string
): Lu<Record<string, unknown>> {
	const details: Record<string, unknown> = {};
	for (const [nom, valeur] of Object.entries(donnee)) {
		const detail = Object.hasOwn(connus, nom) ? connus[nom] : undefined;
		if (!detail) {
			const liste = Object.keys(connus).join(', ');
			return refus(
				'detail-inconnu',
				`« ${enBref(nom)} » n'est pas un détail de « ${type} »${liste ? ` : choisissez parmi ${liste}` : ', qui n’en a aucun'}.`,
				enBref(nom)
			);
		}
		if (valeur === null || valeur === undefined) continue;
		const lu = lireDetail(valeur, detail, nom);
		if (!lu.ok) return lu;
		details[nom] = lu.valeur;
	}
	return { ok: true, valeur: details };
}

function lireDetail(valeur: unknown, detail: Detail, nom: string): Lu<unknown> {
	switch (detail.genre) {
		case 'jour':
			return lireJour(valeur, nom);
		case 'heure':
			return typeof valeur === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(valeur)
				? { ok: true, valeur }
				: refus('heure-illisible', `« ${nom} » s'écrit comme 14:30.`, nom);
		case 'texte':
			return typeof valeur === 'string'
				? { ok: true, valeur }
				: refus('texte-attendu', `« ${nom} » attend un texte.`, nom);
		case 'oui-non':
			return typeof valeur === 'boolean'
				? { ok: true, valeur }
				: refus('oui-ou-non', `« ${nom} » attend true (oui) ou false (non).`, nom);
		case 'nombre':
			return Number.isInteger(valeur) && Number(valeur) >= detail.minimum && Number(valeur) <= detail.maximum
				? { ok: true, valeur }
				: refus(
						'nombre-attendu',
						`« ${nom} » attend un nombre entier de ${detail.minimum} à ${detail.maximum}.`,
						nom
					);
		case 'choix':
			return lireChoix(valeur, detail.choix, nom);
		case 'plusieurs-choix':
			return lirePlusieursChoix(valeur, detail.choix, nom);
	}
}

function lireChoix(valeur: unknown, choix: Record<string, string>, nom: string): Lu<string> {
	return typeof valeur === 'string' && Object.hasOwn(choix, valeur)
		? { ok: true, valeur }
		: refus(
				'code-inconnu',
				`« ${enBref(valeur)} » n'est pas connu pour « ${nom} » : choisissez parmi ${Object.keys(choix).join(', ')}.`,
				nom
			);
}

function lirePlusieursChoix(valeur: unknown, choix: Record<string, string>, nom: string): Lu<string[]> {
	if (!Array.isArray(valeur)) return refus('liste-attendue', `« ${nom} » attend une liste.`, nom);
	const codes: string[] = [];
	for (const element of valeur) {
		const lu = lireChoix(element, choix, nom);
		if (!lu.ok) return lu;
		if (!codes.includes(lu.valeur)) codes.push(lu.valeur);
	}
	return { ok: true, valeur: codes };
}
