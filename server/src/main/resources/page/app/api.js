/** The server took the request and refused it; the message is the server's own sentence. */
export class Refusal extends Error {}

/** The server did not answer. */
export class ServerGone extends Error {}

const PATIENCE_MS = 10_000;

export async function status() {
  return (await send('GET', '/api/status')).json();
}

/** Offers a call; returns `{call_id, sdp}`. */
export async function offerCall(sdp) {
  return (await send('POST', '/api/calls', { sdp })).json();
}

/** Offers another way for a call whose old one is lost; returns `{call_id, sdp}`. */
export async function offerCallAgain(callId, sdp) {
  return (await send('PUT', `/api/calls/${callId}`, { sdp })).json();
}

export async function addCandidate(callId, { candidate, sdpMid, sdpMLineIndex }) {
  await send('PATCH', `/api/calls/${callId}`, {
    candidate,
    sdp_mid: sdpMid,
    sdp_mline_index: sdpMLineIndex ?? 0,
  });
}

export async function hangUp(callId) {
  await send('DELETE', `/api/calls/${callId}`, undefined, { keepalive: true });
}

async function send(method, path, body, options = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...options,
    });
  } catch (cause) {
    throw new ServerGone('The server does not answer.', { cause });
  }
  if (!response.ok) {
    throw new Refusal(await reason(response));
  }
  return response;
}

async function reason(response) {
  try {
    return (await response.json()).error;
  } catch {
    return `The server answered with the status ${response.status}.`;
  }
}
