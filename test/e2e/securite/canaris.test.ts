import { randomBytes, randomUUID } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demande, type Reponse } from '../../support/demande.ts';
import { codeDans } from '../../support/entree.ts';
import { unPdf } from '../../support/fichiers.ts';
import { champsDe, reprochesDe, texte } from '../../support/formulaire.ts';
import { Navigateur } from '../../support/navigateur.ts';
import { readPdf } from '../../support/pdf.ts';
import { baseDe, contenuDeLaBase, plante, type Scene } from '../../support/scene.ts';
import { startSite, type Site } from '../../support/site.ts';

/*
 * Somebody uses the whole site and types a word of their own in each field. Then somebody else steals the disk, reads the
 * logs, looks at the mails over a shoulder, at the tabs and at the folder of downloads.
 */

let site: Site;
let base: Awaited<ReturnType<typeof baseDe>>;
let scene: Scene;
let agent: Navigateur;
/** Words typed, by field. */
const canaris = new Map<string, string>();
/** Every page and file that was given, by address. */
const vues: { chemin: string; answer: Reponse }[] = [];

beforeAll(async () => {
	site = await startSite();
	base = await baseDe(site);
	scene = await plante(site, base);
	agent = new Navigateur(site.origin);
	await toutRemplir();
});

afterAll(async () => {
	await base?.[Symbol.asyncDispose]();
	await site?.[Symbol.asyncDispose]();
});

function canari(champ: string): string {
	const mot = `canari${randomBytes(6).toString('hex')}`;
	canaris.set(`${canaris.size} ${champ}`, mot);
	return mot;
}

const jour = (decalage: number) => site.ctx.today().add({ days: decalage }).toString();
const JOUR = /^le$|Le$|date/i;

/** Asks for a page and remembers it. */
async function ouvre(chemin: string, champs?: [string, string][], qui = agent): Promise<Reponse> {
	const answer = await qui.ouvre(chemin, champs);
	vues.push({ chemin, answer });
	return answer;
}

/** Opens a page and sends its form with a word of its own in each field, but for these answers. */
async function remplit(
	chemin: string,
	reponses: Readonly<Record<string, string>> = {},
	{ qui = agent, vers = chemin, page = null as Reponse | null } = {}
): Promise<Reponse> {
	const vue = page ?? (await ouvre(chemin, undefined, qui));
	const demandes = champsDe(vue.texte, vers) ?? [];
	const champs = demandes.flatMap(({ nom, valeurs, genre }): [string, string][] => {
		if (reponses[nom] !== undefined) return [[nom, reponses[nom]]];
		if (genre === 'bouton') return [];
		return [[nom, genre === 'tape' ? (JOUR.test(nom) ? '' : mot(nom)) : (valeurs[0] ?? '')]];
	});
	expect(champs, `the form of ${chemin}`).not.toEqual([]);
	return ouvre(vers, champs, qui);
}

function mot(nom: string): string {
	if (/courriel/i.test(nom)) return `${canari(nom)}@exemple.fr`;
	return /heure/.test(nom) ? '10:30' : canari(nom);
}

/** The page that an act leads to. */
async function vers(answer: Reponse): Promise<string> {
	expect([answer.status, reprochesDe(answer.texte)]).toEqual([303, []]);
	return String(answer.headers.location);
}

async function toutRemplir(): Promise<void> {
	await refuser();
	await entrer();
	const dossier = await ouvrirDossier();
	await noter(dossier);
	await contester(dossier);
	await administrer();
	await setromper(dossier);
}

async function refuser(): Promise<void> {
	const anonyme = new Navigateur(site.origin);
	const situation = {
		lieu: 'dgfip',
		statut: 'titulaire',
		source: 'coller',
		recueLe: jour(-2),
		entretienLe: jour(9)
	};
	const collee = `Je vous convoque à votre entretien le ${jour(9)}, bureau ${canari('convocation')}.`;
	let page = await ouvre('/refuser', undefined, anonyme);
	const etape = async (nom: string, reponses: Record<string, string> = {}) => {
		page = await remplit(
			'',
			{ ...situation, texte: collee, ...reponses },
			{
				qui: anonyme,
				vers: `/refuser/${nom}`,
				page
			}
		);
		expect([page.status, reprochesDe(page.texte)], nom).toEqual([200, []]);
	};
	await etape('convocation');
	await etape('risques');
	await etape('lettre');
	await etape('envoi');
	for (const format of ['txt', 'eml', 'docx', 'pdf']) {
		const champs = (champsDe(page.texte, '/refuser/lettre') ?? []).map(
			({ nom, valeurs }): [string, string] => [nom, valeurs[0] ?? '']
		);
		expect((await ouvre(`/refuser/envoi/${format}`, champs, anonyme)).status).toBe(200);
	}
}

async function entrer(): Promise<void> {
	const courriel = `${canari('courriel du compte')}@exemple.fr`;
	const chemin = await vers(await remplit('/connexion', { courriel }));
	await remplit(chemin, { code: 'ABC-234' });
	const mail = await site.readMail(courriel);
	await vers(await remplit(chemin, { code: codeDans(mail.text ?? '') }));
	mails.push(mail);
}

async function ouvrirDossier(): Promise<string> {
	const chemin = `/dossiers/nouveau?invitation=${scene.ici['jeton']}`;
	const situation = { corps: 'aucune', employeur: 'dgfip', statut: 'titulaire', zone: 'metropole' };
	const page = await remplit(chemin, situation);
	const ouvert = await remplit(chemin, { consentement: 'suivi' }, { page });
	return (await vers(ouvert)).split('?')[0] ?? '';
}

async function noter(dossier: string): Promise<void> {
	const collee = `Je vous convoque à un entretien le ${jour(-10)}, bureau ${canari('convocation collée')}.`;
	await ouvre(`${dossier}/faits/nouveau?type=convocation-recue`, [
		['type', 'convocation-recue'],
		['acte', 'lire'],
		['texte', collee]
	]);
	const fait = async (type: string, le: string) =>
		vers(await remplit(`${dossier}/faits/nouveau?type=${type}`, { le, type, rang: '1', acte: '' }));
	await fait('convocation-recue', jour(-30));
	await fait('absence-constatee', jour(-10));
	const note = new URL(await fait('compte-rendu-notifie', jour(-5)), site.origin).searchParams.get('note');
	await vers(
		await remplit(`${dossier}/faits/${note}/correction`, { le: jour(-4), type: 'compte-rendu-notifie' })
	);
}

async function contester(dossier: string): Promise<void> {
	const ici = `${dossier}/recours`;
	const elements = await ouvre(`${ici}/elements`);
	const champs = (champsDe(elements.texte, `${ici}/elements`) ?? []).map(
		({ nom, genre, valeurs }): [string, string] => [nom, genre === 'tape' ? canari(nom) : (valeurs[0] ?? '')]
	);
	let suivante = await vers(await ouvre(`${ici}/elements`, champs));
	// The way leads from each element to the next, then to the authority, the identity and the check.
	for (let pas = 0; pas < 40 && !suivante.includes('/lettre/'); pas++) {
		const chemin = suivante.split('#')[0] ?? '';
		const reponses = { confirme: 'oui', civilite: 'madame' };
		let answer = await remplit(chemin, reponses);
		// Two words of ours may look like one name, that of whoever led the interview: the page then asks.
		if (answer.status === 422 && chemin.endsWith('/autorite'))
			answer = await remplit(chemin, { ...reponses, meme: 'homonyme' }, { page: answer });
		suivante = await vers(answer);
		if (suivante.includes('enregistre=1')) suivante = await vers(await remplit(suivante.split('#')[0] ?? ''));
	}
	expect(suivante).toContain('/lettre/recours-hierarchique');
	const lettre = (await vers(await remplit(suivante))).split('#')[0] ?? '';
	await deposer(dossier);
	await relire(dossier, lettre);
	// Finished as it stands: typed anew, it would read otherwise than on the page.
	const figee = await vers(await agent.remplit(await ouvre(lettre), lettre, { acte: 'terminer' }));
	expect(figee).toContain('/courriers/');
	for (const format of ['txt', 'eml', 'docx', 'pdf']) {
		expect((await ouvre(`${figee}/${format}`)).status).toBe(200);
	}
	await vers(await remplit(`${figee}/envoi`, { le: jour(-1), moyen: 'courriel' }));
	const repondre = await ouvre(`${ici}/reponse`);
	const obtenus = (champsDe(repondre.texte, `${ici}/reponse`) ?? []).filter(({ nom }) =>
		nom.startsWith('obtenu-')
	);
	const reponses = Object.fromEntries(obtenus.map(({ nom }) => [nom, 'non']));
	await vers(await remplit(`${ici}/reponse`, { le: jour(0), ...reponses }, { page: repondre }));
	for (const page of [
		'',
		'/echeances',
		'/consentement',
		'/courriers',
		'/recours',
		'/recours/suite',
		'/calendrier'
	]) {
		expect((await ouvre(`${dossier}${page}`)).status, page).toBe(200);
	}
	await ouvre('/dossiers');
	await ouvre('/compte');
	const delegue = new Navigateur(site.origin, scene.cookies.delegue);
	for (const chemin of ['/delegue', '/delegue/dossiers', `/delegue${dossier}`]) {
		expect((await ouvre(chemin, undefined, delegue)).status).toBe(200);
	}
}

/** A file with a word in its name and in its bytes, sent as a browser without scripts does, then read again. */
async function deposer(dossier: string): Promise<void> {
	const chemin = `${dossier}/pieces`;
	const borne = '----bornedessais';
	const trace = canari('octets d’un fichier');
	const octets = Buffer.concat([await unPdf(), Buffer.from(`\n%${trace}\n`)]);
	const tete = [
		`--${borne}\r\nContent-Disposition: form-data; name="op_id"\r\n\r\n${randomUUID()}\r\n`,
		`--${borne}\r\nContent-Disposition: form-data; name="fichiers"; filename="${canari('nom d’un fichier')}.pdf"\r\n`,
		'Content-Type: application/pdf\r\n\r\n'
	].join('');
	const answer = await demande(site.origin, chemin, {
		cookie: agent.cookie,
		body: Buffer.concat([Buffer.from(tete), octets, Buffer.from(`\r\n--${borne}--\r\n`)]),
		headers: { 'content-type': `multipart/form-data; boundary=${borne}` }
	});
	expect([answer.status < 400, reprochesDe(answer.texte)]).toEqual([true, []]);
	const liste = await ouvre(chemin);
	const [fichier] = /\/dossiers\/[\w-]+\/pieces\/[\w-]+\/fichier/.exec(liste.texte) ?? [];
	const rendu = await agent.ouvre(fichier ?? 'no exhibit in the list');
	expect(Buffer.from(rendu.body, 'latin1').equals(octets), 'the original, byte for byte').toBe(true);
	const [intitule] = /\/dossiers\/[\w-]+\/pieces\/[\w-]+\/intitule/.exec(liste.texte) ?? [];
	await vers(await remplit(intitule ?? 'no exhibit in the list', { intitule: canari('titre') }));
	await ouvre(chemin);
}

/** A delegate remarks on the letter, the agent answers. */
async function relire(dossier: string, lettre: string): Promise<void> {
	const delegue = new Navigateur(site.origin, scene.cookies.delegue);
	await vers(await remplit(`/delegue${dossier}/lettres/recours-hierarchique`, {}, { qui: delegue }));
	const [, remarque = ''] = /name="remarque" value="([^"]+)"/.exec((await ouvre(lettre)).texte) ?? [];
	await vers(
		await ouvre(`${lettre}/relecture`, [
			['op_id', randomUUID()],
			['acte', 'repondre'],
			['remarque', remarque],
			['texte', canari('réponse à une remarque')]
		])
	);
	await ouvre(lettre);
}

async function administrer(): Promise<void> {
	const national = new Navigateur(site.origin, scene.cookies.administrateur);
	const chemin = `/admin/mandats/${scene.ici['portee']}/nouveau`;
	const courriel = `${canari('courriel du mandat')}@exemple.fr`;
	await vers(await remplit(chemin, { courriel, role: 'delegue' }, { qui: national }));
	mails.push(await site.readMail(courriel));
	await ouvre(`/admin/mandats/${scene.ici['portee']}`, undefined, national);
}

/** Wrong turns, each with a word of its own. */
async function setromper(dossier: string): Promise<void> {
	await ouvre('/connexion', [['courriel', canari('courriel illisible')]]);
	await ouvre('/connexion/cle', [['cle', canari('clé')]]);
	await ouvre(`/${canari('adresse')}`);
	await ouvre(`/rejoindre/${canari('jeton')}`);
	await ouvre(`/connexion?suite=/${canari('suite')}`);
	await ouvre(`${dossier}/faits/nouveau?type=${canari('type')}`);
	await ouvre(`${dossier}/${canari('page du dossier')}`, [['a', canari('champ inconnu')]]);
	await ouvre(`/dossiers/${canari('dossier')}/consentement`, [['nom', canari('nom refusé')]]);
}

type Mail = Awaited<ReturnType<Site['readMail']>>;
const mails: Mail[] = [];

it('forty words at least were typed, each in its field', () => {
	expect(canaris.size).toBeGreaterThan(40);
	const lus = vues.map(({ answer }) => answer.texte).join();
	const rendus = [...canaris].filter(([, mot]) => lus.includes(mot));
	expect(rendus.length, 'their owner reads them again').toBeGreaterThan(30);
});

it('none is in the database, nor in its files, nor in its log', async () => {
	const tables = [...(await contenuDeLaBase(base)).values()].flat().join('\n');
	await base`checkpoint`;
	const dossier = site.ctx.config.dataDir;
	const fichiers = globSync('**/*', { cwd: dossier }).filter((nom) => statSync(join(dossier, nom)).isFile());
	expect(fichiers.some((nom) => nom.includes('pg_wal'))).toBe(true);
	const trouves: string[] = [];
	for (const [champ, mot] of canaris) {
		const formes = [mot, Buffer.from(mot).toString('base64').slice(0, 20), Buffer.from(mot).toString('hex')];
		if (formes.some((forme) => tables.includes(forme))) trouves.push(`${champ}: a table`);
	}
	for (const nom of fichiers) {
		const octets = readFileSync(join(dossier, nom));
		for (const [champ, mot] of canaris) if (octets.includes(mot)) trouves.push(`${champ}: ${nom}`);
	}
	expect(trouves).toEqual([]);
});

it('the site has logged nothing at all', () => {
	expect(site.takeErrors()).toBe('');
});

/** What tells a colleague, or an employer, what this is about. */
const PARLANT =
	/entretien|recours|boycott|syndic|grève|refus|évalu|contest|délégu|convocation|\bcap\b|tribunal|union|vigie|camille/i;

it('no private tab, history entry or bookmark tells what the page is about', () => {
	const onglets = vues
		.filter(({ chemin }) => !chemin.startsWith('/refuser') && !chemin.startsWith('/rejoindre'))
		.map(({ answer }) => /<title>([^<]*)<\/title>/.exec(answer.texte)?.[1])
		.filter((onglet) => onglet !== undefined);
	expect(onglets.length).toBeGreaterThan(30);
	expect(onglets.filter((onglet) => PARLANT.test(texte(onglet)))).toEqual([]);
});

it('no file tells by its name, its properties or its calendar what it is about', async () => {
	const fichiers = vues.filter(({ answer }) => answer.headers['content-disposition']);
	expect(fichiers).toHaveLength(9);
	for (const { chemin, answer } of fichiers) {
		expect(answer.headers['content-disposition']).toMatch(
			/^attachment; filename="(?:lettre(?:-\d{4}-\d\d-\d\d)?\.(?:txt|eml|docx|pdf)|agenda\.ics)"$/
		);
		if (chemin.endsWith('pdf')) {
			const { info, xmp } = await readPdf(Buffer.from(answer.body, 'latin1'));
			const dit = JSON.stringify([...info]) + JSON.stringify(xmp);
			expect(dit).not.toMatch(PARLANT);
			for (const mot of canaris.values()) expect(dit).not.toContain(mot);
		}
		if (chemin.endsWith('calendrier')) {
			expect(answer.texte).toContain('BEGIN:VEVENT');
			expect(answer.texte).not.toMatch(PARLANT);
			for (const mot of canaris.values()) expect(answer.texte).not.toContain(mot);
		}
	}
});

it('no mail tells who, what or where, and none follows its reader', async () => {
	await site.moveClock('P24D');
	const agentCourriel = `${[...canaris.values()].find((mot) => mails[0]?.to?.[0]?.address?.startsWith(mot))}@exemple.fr`;
	mails.push(await site.readMail(agentCourriel));
	expect(mails).toHaveLength(3);
	for (const { subject = '', text = '', html, headers, from, to, attachments } of mails) {
		const sans = text.replaceAll(site.origin, '');
		expect(`${subject}\n${sans}\n${from?.name ?? ''}`.replace(/^Vigie$/m, '')).not.toMatch(PARLANT);
		expect([html, attachments]).toEqual([undefined, []]);
		// Two pages at most are named, neither with a secret in its address.
		expect(text.match(/https?:\/\/\S+/g) ?? []).toEqual(
			(text.match(/https?:\/\/\S+/g) ?? []).filter((lien) =>
				/^http:\/\/localhost:\d+\/(?:connexion|dossiers)$/.test(lien)
			)
		);
		const noms = headers.map(({ key }) => key);
		expect(noms).toContain('auto-submitted');
		expect(noms.filter((nom) => /^x-|list-|disposition-notification|return-receipt/.test(nom))).toEqual([]);
		const restes = headers
			.filter(({ key }) => key !== 'to' && key !== 'delivered-to')
			.map(({ value }) => value)
			.join();
		for (const mot of canaris.values()) expect(`${subject} ${text} ${restes}`).not.toContain(mot);
		expect(to).toHaveLength(1);
	}
});
