import type { RoleDeMandat } from '#lib/domain/acces/roles.ts';
import { type MandatEcrit, type Remarque, remarque } from './lecture.ts';

/** A mandate of the section that is in force. */
export type MandatConnu = { courriel: string; role: RoleDeMandat };

export type OperationDeMandat = {
	type: 'mandat';
	ligne: number;
	courriel: string;
	nom: string;
	role: RoleDeMandat;
};

export type PlanDeMandats = {
	operations: OperationDeMandat[];
	inchanges: number;
	erreurs: Remarque[];
	avertissements: Remarque[];
};

/**
 * What bringing these mandates in would give. One that is in force already changes nothing, nor does a row that repeats another.
 * `adresse` reads an address, null for what is none; `motif` says why an address may not be used. Errors: those two.
 */
export function planDeMandats(
	ecrits: readonly MandatEcrit[],
	connus: readonly MandatConnu[],
	adresse: (texte: string) => string | null,
	motif: (courriel: string) => string | null
): PlanDeMandats {
	const plan: PlanDeMandats = { operations: [], inchanges: 0, erreurs: [], avertissements: [] };
	const enCours = new Set(connus.map(cle));
	const vus = new Map<string, number>();
	for (const { ligne, nom, role, courriel: ecrit } of ecrits) {
		const courriel = adresse(ecrit);
		if (courriel === null) {
			plan.erreurs.push(
				remarque(ligne, `« ${ecrit.slice(0, 60)} » n’est pas une adresse entière, comme prenom@exemple.fr.`)
			);
			continue;
		}
		const premiere = vus.get(cle({ courriel, role }));
		const refuse = motif(courriel);
		vus.set(cle({ courriel, role }), premiere ?? ligne);
		if (refuse !== null) plan.erreurs.push(remarque(ligne, refuse));
		else if (premiere !== undefined) {
			plan.inchanges += 1;
			plan.avertissements.push(
				remarque(ligne, `Cette adresse a déjà ce mandat à la ligne ${premiere} : cette ligne ne change rien.`)
			);
		} else if (enCours.has(cle({ courriel, role }))) plan.inchanges += 1;
		else plan.operations.push({ type: 'mandat', ligne, courriel, nom, role });
	}
	return plan;
}

const cle = ({ courriel, role }: MandatConnu): string => `${role}\u0000${courriel}`;
