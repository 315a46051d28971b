import type { Cas } from './cas.ts';

const recue = '2026-02-16';
const cas = (titre: string, texte: string, attendu: Cas['attendu'], plus: Partial<Cas> = {}): Cas => ({
	titre,
	texte,
	recue,
	attendu,
	...plus
});
const heure = (ecrite: string, lue: string | null): Cas =>
	cas(`heure « ${ecrite} »`, `Votre entretien professionnel aura lieu le mardi 10 mars 2026 ${ecrite}.`, {
		entretienLe: '2026-03-10',
		heure: lue
	});
const sansJour = (quand: string, lue: string | null = null): Cas =>
	cas(`« ${quand} » ne dit pas le jour`, `Votre entretien professionnel : ${quand}.`, {
		entretienLe: null,
		heure: lue,
		alertes: ['date-absente']
	});

/** What programs and scanners do to a date, an hour, a page; and days that are not said. */
export const formats: Cas[] = [
	cas(
		'jour et mois en lettres',
		'Madame, je vous convoque à votre entretien professionnel le trois mars à quatorze heures, salle du conseil.',
		{ entretienLe: '2026-03-03', heure: '14:00', alertes: ['annee-supposee'] }
	),
	cas(
		'toute la date en lettres',
		'Vous êtes convoqué à votre entretien professionnel le premier avril deux mille vingt-six à neuf heures trente.',
		{ entretienLe: '2026-04-01', heure: '09:30', sans: ['annee-supposee'] }
	),
	cas('« 1er » en chiffres', 'EP : 1er/04 à 10h, bureau 12', {
		entretienLe: '2026-04-01',
		heure: '10:00',
		lieu: 'bureau 12'
	}),
	cas('« 1er » en chiffres, avec l’année', 'Entretien professionnel le 1er/04/2026 à 10h', {
		entretienLe: '2026-04-01',
		heure: '10:00'
	}),
	cas('date et heure liées par un tiret', 'Entretien le 10/03/2026-10h00', {
		entretienLe: '2026-03-10',
		heure: '10:00'
	}),
	cas('date et heure d’un programme', 'Entretien professionnel : 2026-03-10T10:00', {
		entretienLe: '2026-03-10',
		heure: '10:00'
	}),
	cas(
		'31 décembre, reçu la veille',
		'Entretien pro le 31 décembre à 9h',
		{
			entretienLe: '2025-12-31',
			preavisJours: 1,
			alertes: ['annee-supposee', 'preavis-insuffisant']
		},
		{ recue: '2025-12-30' }
	),
	cas(
		'passage d’année',
		'Votre entretien professionnel est fixé au jeudi 15 janvier à 9h.',
		{
			entretienLe: '2026-01-15',
			preavisJours: 28,
			alertes: ['annee-supposee']
		},
		{ recue: '2025-12-18' }
	),
	sansJour('mardi en huit à 14h', '14:00'),
	sansJour('ce jeudi à 10h', '10:00'),
	sansJour('jeudi 26 à 10h', '10:00'),
	sansJour('le 27 courant à 10h', '10:00'),
	sansJour('le 3 du mois prochain à 10h', '10:00'),
	sansJour('mi-mars'),
	sansJour('semaine 12'),
	sansJour('mardi de la S12 à 15h', '15:00'),
	sansJour('début avril 2026, vers 10h', '10:00'),
	sansJour('sous quinzaine'),
	heure('à 14.30', '14:30'),
	heure('à midi et demi', '12:30'),
	heure('à dix heures moins le quart', '09:45'),
	heure('de 9 à 10 heures', '09:00'),
	heure('en fin de matinée', null),
	heure('dans l’après-midi', null),
	heure('à 25h', null),
	heure('à 10h15 ou à 14h', null),
	heure('à 9 h (durée : 45 minutes)', '09:00'),
	cas(
		'choisir entre deux heures',
		'Pour votre entretien professionnel du 10 mars 2026, choisissez entre 10h et 14h.',
		{ entretienLe: '2026-03-10', heure: null, alertes: ['plusieurs-dates'] }
	),
	cas(
		'les horaires du secrétariat ne sont pas ceux de l’entretien',
		'Entretien professionnel le 10 mars 2026. Le secrétariat est ouvert de 9h à 12h.',
		{ entretienLe: '2026-03-10', heure: null, alertes: ['heure-absente'] }
	),
	cas('lettre en anglais', 'Your annual appraisal interview will take place on March 10, 2026 at 10:00 am.', {
		entretienLe: '2026-03-10',
		heure: '10:00'
	}),
	cas('une ligne en anglais', 'Annual review: Tuesday 10 March 2026, 2:30 pm, room B12', {
		entretienLe: '2026-03-10',
		heure: '14:30'
	}),
	cas(
		'mois avant le jour : le jour de la semaine tranche',
		`Subject: Annual appraisal - Paul Durand
Location: Room 204
Start: Tue 3/10/2026 10:00 AM
End: Tue 3/10/2026 11:00 AM
Organizer: Claire Martin`,
		{
			entretienLe: '2026-03-10',
			heure: '10:00',
			lieu: 'Room 204',
			evaluateur: 'Claire Martin',
			sans: ['date-incoherente', 'plusieurs-dates']
		}
	),
	cas(
		'mois avant le jour ou après : rien ne tranche',
		`Subject: Entretien professionnel
Start: 3/10/2026 10:00 AM`,
		{ entretienLe: null, heure: null, alertes: ['plusieurs-dates'] }
	),
	cas(
		'mois avant le jour : il n’y a pas de vingt-quatrième mois',
		`Subject: Entretien professionnel
Start: 3/24/2026 2:00 PM`,
		{ entretienLe: '2026-03-24', heure: '14:00' }
	),
	cas('jour et mois, à la française, avec AM', 'Entretien professionnel : 24/03/2026 10:00 AM', {
		entretienLe: '2026-03-24',
		heure: '10:00'
	}),
	cas(
		'agenda en temps universel, la nuit : le jour change à Paris',
		'BEGIN:VEVENT\nDTSTART:20260310T233000Z\nSUMMARY:Entretien professionnel\nEND:VEVENT',
		{ entretienLe: '2026-03-11', heure: '00:30' }
	),
	cas(
		'agenda de New York : l’heure de Paris',
		'BEGIN:VEVENT\nDTSTART;TZID=America/New_York:20260310T100000\nSUMMARY:Entretien professionnel\nEND:VEVENT',
		{ entretienLe: '2026-03-10', heure: '15:00' }
	),
	cas(
		'agenda dont la description cite une autre date',
		`BEGIN:VEVENT
DTSTART;TZID=Europe/Paris:20260310T100000
SUMMARY:Entretien professionnel
DESCRIPTION:Merci de renvoyer la fiche avant le 3 mars 2026.\\nCordialement\\, Claire Martin
END:VEVENT`,
		{ entretienLe: '2026-03-10', heure: '10:00', sans: ['plusieurs-dates'] }
	),
	cas(
		'source d’une page collée',
		`<html><head><style>p{margin:0 10px 3px 2026px}</style></head><body><p>Bonjour,</p><p>Je vous recevrai pour votre <b>entretien&nbsp;professionnel</b> le <span style="color:red">mardi&nbsp;10&nbsp;mars&nbsp;2026</span> &agrave; <b>10h</b>,<br>salle&nbsp;Loire.</p><p>Claire Martin</p></body></html>`,
		{
			entretienLe: '2026-03-10',
			heure: '10:00',
			lieu: 'salle Loire',
			evaluateur: 'Claire Martin',
			sans: ['plusieurs-dates']
		}
	),
	cas(
		'tableau d’une page',
		`<table><tr><td>Date</td><td>10/03/2026</td></tr>
<tr><td>Heure</td><td>10h30</td></tr><tr><td>Lieu</td><td>Bureau 12</td></tr><tr><td>Objet</td><td>Entretien professionnel</td></tr></table>`,
		{ entretienLe: '2026-03-10', heure: '10:30', lieu: 'Bureau 12' }
	),
	cas(
		'ce qu’une page ne montre pas n’est pas lu',
		`<!-- Entretien le 01/01/2020 --><div data-date="2026-01-01">Entretien professionnel le 10 mars 2026 &#224; 9h&#xA0;30</div><script>var d="5 mai 2025"</script>`,
		{ entretienLe: '2026-03-10', heure: '09:30', sans: ['plusieurs-dates'] }
	),
	cas(
		'page coupée au milieu d’un lien',
		'<p>Entretien professionnel le 10 mars 2026 à 10h <a href="https://x/2026/03/11',
		{ entretienLe: '2026-03-10', heure: '10:00', sans: ['plusieurs-dates'] }
	),
	cas(
		'adresses entre chevrons : ce n’est pas une page',
		'De : Claire Martin <claire.martin@exemple.fr>\nObjet : Entretien professionnel\nDate : lundi 16 février 2026\n\nJe vous recevrai le 10 mars 2026 à 10h.',
		{ entretienLe: '2026-03-10', heure: '10:00', evaluateur: 'Claire Martin' }
	),
	cas(
		'étoiles et crochets d’une messagerie instantanée',
		'**Entretien professionnel** : *mardi 10 mars 2026* à **10 h** – [bureau 12](https://plan.exemple/12)',
		{ entretienLe: '2026-03-10', heure: '10:00' }
	),
	cas('O pour zéro', 'Votre entretien professionnel est fixé au 1O mars 2O26 à 1Oh3O.', {
		entretienLe: '2026-03-10',
		heure: '10:30'
	}),
	cas('I et l pour un', 'Entretien professionnel le I0/O3/2O26 à l4h', {
		entretienLe: '2026-03-10',
		heure: '14:00'
	}),
	cas('S pour cinq : rien n’est supposé', 'Entretien professionnel le 1S mars 2026 à 9h', {
		entretienLe: null,
		heure: '09:00'
	}),
	cas(
		'sans aucun espace : le jour n’est pas supposé',
		'Votreentretienprofessionnelauralieulemardi10mars2026à10h00',
		{ entretienLe: null, alertes: ['date-absente'] }
	),
	cas(
		'tampon d’arrivée au milieu du texte',
		`COMMUNE DE TREILLIERES
ARRIVE LE
1 6 FEV. 2026
Madame,
Je vous convoque à votre entretien professionnel le 10 mars 2026 à 10h.`,
		{ entretienLe: '2026-03-10', heure: '10:00', sans: ['plusieurs-dates'] }
	),
	cas('mois coupé en deux lignes', 'Entretien professionnel le mardi 24 fé-\nvrier 2026 à 9 h 30', {
		entretienLe: '2026-02-24',
		heure: '09:30'
	}),
	cas(
		'bordures d’un tableau',
		'| Date de l’entretien | 10/03/2026 |\n| Heure | 09:00 |\n| Évaluateur | Mme C. MARTIN |',
		{ entretienLe: '2026-03-10', heure: '09:00', evaluateur: 'Mme C. MARTIN' }
	),
	cas(
		'écriture inclusive',
		'Cher·e collègue, vous êtes convoqué·e à votre entretien professionnel le 10 mars 2026 à 10 h par votre supérieur·e direct·e, Mme Martin.',
		{ entretienLe: '2026-03-10', heure: '10:00', evaluateur: 'Mme Martin' }
	)
];
