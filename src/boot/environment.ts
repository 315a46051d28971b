import { join } from 'node:path';

/** A site on this machine alone, whose mails go to a server of this machine. */
export interface LocalSite {
	mode: 'demo' | 'test';
	dataDir: string;
	/** Holds the file `horloge`, which moves the clock. */
	clockDir: string;
	port: number;
	smtpPort: number;
}

/** The environment of such a site: nothing of the one around it but what any program needs. */
export function localEnvironment({ mode, dataDir, clockDir, port, smtpPort }: LocalSite): NodeJS.ProcessEnv {
	const { PATH, HOME, TMPDIR } = process.env;
	return {
		PATH,
		HOME,
		TMPDIR,
		NODE_ENV: 'production',
		VIGIE_MODE: mode,
		VIGIE_DATA_DIR: dataDir,
		VIGIE_HORLOGE_FILE: join(clockDir, 'horloge'),
		// It is looked at at any hour of the day.
		VIGIE_HEURE_RAPPELS: '0',
		HOST: '127.0.0.1',
		PORT: String(port),
		ORIGIN: `http://localhost:${port}`,
		SMTP_URL: `smtp://127.0.0.1:${smtpPort}`
	};
}
