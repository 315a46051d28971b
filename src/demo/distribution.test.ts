import { describe, expect, it } from 'vitest';
import { echeances } from '#lib/domain/dossier/echeances.ts';
import { refusDeTexte } from '#lib/domain/regimes/texte-saisi.ts';
import { AGENTS, texteDeLEmployeur } from './distribution.ts';

/** Days of the week, month ends, holidays: the cast must hold whatever day the demo starts. */
const JOURS = [
	'2026-01-26',
	'2026-03-01',
	'2026-05-08',
	'2026-08-15',
	'2026-11-22',
	'2027-01-01',
	'2028-02-29'
];

describe('la distribution', () => {
	const situations: Record<string, string> = {
		'Claire Fabre': 'convoque',
		'Hugo Lemaire': 'refus-annonce',
		'Inès Robert': 'convoque',
		'Nora Simon': 'convoque',
		'Marc Petit': 'compte-rendu-recu',
		'Sophie Garnier': 'compte-rendu-recu',
		'Paul Moreau': 'compte-rendu-recu',
		'Leïla Haddad': 'recours-en-cours',
		'Thomas Girard': 'silence',
		'Élise Caron': 'cap-en-cours',
		'Yann Le Goff': 'clos'
	};
	const cas = JOURS.flatMap((jour) =>
		AGENTS.map((personnage) => [jour, personnage.nom, personnage] as const)
	);

	it.each(cas)('le %s, %s est à son étape', (jour, nom, { faits }) => {
		const au = Temporal.PlainDate.from(jour);
		const chaine = echeances({ faits: faits(au), regime: 'fpe', employeur: 'dgfip', zone: 'metropole', au });
		expect(chaine).toMatchObject({ ok: true, situation: situations[nom] });
	});

	it.each(JOURS)('le %s, le texte de l’employeur peut être saisi', (jour) => {
		const au = Temporal.PlainDate.from(jour);
		expect(refusDeTexte(texteDeLEmployeur(au), { autres: [], au })).toBeNull();
	});

	it('le dernier jour de Sophie Garnier est aujourd’hui, ou le prochain jour ouvrable', () => {
		const sophie = AGENTS.find(({ nom }) => nom === 'Sophie Garnier')!;
		const au = Temporal.PlainDate.from('2026-11-23');
		const chaine = echeances({
			faits: sophie.faits(au),
			regime: 'fpe',
			employeur: 'dgfip',
			zone: 'metropole',
			au
		});
		if (!chaine.ok) throw new Error(chaine.refus.message);
		expect(chaine.echeances.find(({ code }) => code === 'recours-hierarchique')?.limite?.toString()).toBe(
			'2026-11-23'
		);
	});
});
