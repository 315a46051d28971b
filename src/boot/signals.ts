import { once } from 'node:events';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Aborted at the first order to stop: Ctrl-C, the end of the terminal, or the system. Orders that follow change nothing:
 * what is being stopped is being stopped in order.
 */
export function orderToStop(): AbortSignal {
	const controller = new AbortController();
	for (const signal of SIGNALS) process.on(signal, () => controller.abort());
	return controller.signal;
}

/** Waits for an order to stop. */
export async function until(order: AbortSignal): Promise<void> {
	if (!order.aborted) await once(order, 'abort');
}
