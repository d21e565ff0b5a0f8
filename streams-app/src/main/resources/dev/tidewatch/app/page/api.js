// Questions to the pipeline's HTTP API.

/** An answer that is no success; `status` is 0 where nothing answered. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Query parameters that are null are left out. */
export function address(path, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value != null);
  const query = new URLSearchParams(given).toString();
  return query ? `${path}?${query}` : path;
}

export const ask = (path, parameters, signal) => answer(address(path, parameters), { signal, headers: { Accept: 'application/json' } });

/** Sends JSON, which no form of another site can send. */
export const tell = (path, body) => answer(path, { method: 'POST', headers: { Accept: 'application/json', 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

async function answer(path, request) {
  let response;
  try {
    response = await fetch(path, request);
  } catch (problem) {
    if (problem.name === 'AbortError') throw problem;
    throw new Refusal(0, 'The pipeline does not answer.');
  }
  if (response.status === 401) {
    location.assign('/');
  }
  if (!response.ok) {
    throw new Refusal(response.status, await said(response));
  }
  return response.json();
}

async function said(response) {
  try {
    return (await response.json()).error ?? `HTTP ${response.status}`;
  } catch {
    return `HTTP ${response.status}`;
  }
}
