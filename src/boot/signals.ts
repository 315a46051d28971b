const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Settles at the first order to stop: Ctrl-C, the end of the terminal, or the system. Orders that follow change nothing:
 * what is being stopped is being stopped in order.
 */
export function untilToldToStop(): Promise<void> {
	return new Promise((resolve) => {
		for (const signal of SIGNALS) process.on(signal, () => resolve());
	});
}
