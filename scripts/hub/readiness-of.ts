/** Milliseconds; less than whoever asks for the readiness of the whole waits. */
const DEADLINE = 800;

/** Asks another part of the hub, by its address, whether it is ready. Rejects where it does not answer in time. */
export async function readinessOf(url: string): Promise<boolean> {
  const answer = await fetch(new URL('/health/ready', url), {
    redirect: 'error',
    signal: AbortSignal.timeout(DEADLINE),
  });
  await answer.body?.cancel();
  return answer.ok;
}
