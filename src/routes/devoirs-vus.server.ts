import type { DevoirControle } from '#lib/domain/entretien/controle.ts';
import type { Etat } from '#lib/domain/entretien/devoir.ts';
import { POIDS } from '#lib/domain/entretien/devoirs.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { compte } from '#lib/ui/format/nombres.ts';
import { reference } from '#lib/ui/format/reference.ts';
import type { DevoirsVus, DevoirVu } from './devoirs-vus.ts';

const GROUPES: readonly { etat: Etat; titre: string }[] = [
	{ etat: 'manque', titre: 'Ce qui n’a pas été suivi' },
	{ etat: 'suivi', titre: 'Ce qui a été suivi' },
	{ etat: 'inconnu', titre: 'Sans réponse pour l’instant' }
];

const SURETE = { certain: '', discute: ', discutée', 'a-verifier': ', à vérifier' } as const;

/** The duties as a page shows them, by what became of them, with what they are worth and their sources on the day `au`. */
export function devoirsVus(controles: readonly DevoirControle[], au: Temporal.PlainDate): DevoirsVus {
	const vu = ({ code, texte, poids, certitude, fondements, suite }: DevoirControle): DevoirVu => ({
		code,
		texte,
		poids,
		poidsEnMots: POIDS[poids].titre + (poids === 'texte' ? SURETE[certitude] : ''),
		suite,
		sources: fondements.map((source) => reference(fondement(source), au))
	});
	const groupes = GROUPES.map(({ etat, titre }) => ({
		etat,
		titre,
		devoirs: controles.filter((un) => un.etat === etat).map(vu)
	})).filter(({ devoirs }) => devoirs.length > 0);
	const regles = controles.filter(({ etat, poids }) => etat === 'manque' && poids === 'texte').length;
	const autres = controles.filter(({ etat, poids }) => etat === 'manque' && poids !== 'texte').length;
	return { bilan: bilanDe(regles, autres, controles), groupes };
}

function bilanDe(regles: number, autres: number, controles: readonly DevoirControle[]): string {
	if (controles.every(({ etat }) => etat === 'inconnu'))
		return 'Répondez à ce que vous savez : rien n’est encore répondu.';
	if (regles + autres === 0) return 'Rien ne manque, d’après ce que vous avez répondu.';
	const parts = [
		...(regles > 0 ? [compte(regles, 'règle non suivie', 'règles non suivies')] : []),
		...(autres > 0
			? [compte(autres, 'consigne ou bonne pratique oubliée', 'consignes ou bonnes pratiques oubliées')]
			: [])
	];
	return `D’après vos réponses, ${parts.join(' et ')}.`;
}
