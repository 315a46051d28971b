import {
	ensemble,
	eprouve,
	type Epreuve,
	type Regle,
	RIEN,
	seuilEtArrondi,
	seuilSeul
} from '../support/epreuve.ts';
import { protege } from '#lib/domain/publication/protection.ts';
import { say } from './figures.ts';

const UNIONS = 120;
const REGLES: [string, Regle, number][] = [
	['seuil seul', seuilSeul, 20],
	['seuil et arrondi', seuilEtArrondi, 20],
	['Vigie', protege, UNIONS]
];

/**
 * Draws unions, publishes eight weeks of each by three rules, and counts what adversaries work out of them: the delegates of a
 * section who know all of it, with two people anywhere.
 */
export function measureAttaque(): void {
	for (const [nom, regle, unions] of REGLES) {
		let total = RIEN;
		for (let seed = 1; seed <= unions; seed++) total = ensemble(total, eprouve(seed, regle));
		say(phrase(nom, unions, total));
	}
}

function phrase(nom: string, unions: number, e: Epreuve): string {
	const part = (n: number) => `${((100 * n) / e.services).toFixed(1)} %`;
	return [
		`${nom} : ${unions} syndicats, ${e.attaques} adversaires (${e.pleines} sans hypothèse abandonnée), ${e.protegees} nombres protégés attaqués`,
		`  retrouvés ${e.recouvrees}, cernés à moins de trois valeurs ${e.cernees}, arrondis défaits ${e.precisees}`,
		`  le mieux connu garde ${e.reste} valeurs possibles`,
		`  services avec leur chiffre ${part(e.chiffres)}, dits « moins de 8 » ${part(e.moinsDe)}, sur ${e.services}`
	].join('\n');
}
