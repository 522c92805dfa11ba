// npm @openai/agents-realtime in a browser, as it comes, with another address: its WebRTC transport.
// The microphone is a recording: after 10 s a question, and 9 s later an interruption.
import { OpenAIRealtimeWebRTC, RealtimeAgent, RealtimeSession, tool } from "@openai/agents-realtime";
import { z } from "zod";

const parameters = new URLSearchParams(location.search);
const address = parameters.get("agent");
const results = [];
const told = [];

const weather = tool({
  name: "get_weather",
  description: "The weather in a city.",
  parameters: z.object({ city: z.string() }),
  execute: async () => "sunny, 31 degrees",
});
const agent = new RealtimeAgent({ name: "Ada", instructions: "You are Ada Byron.", tools: [weather] });
const transport = new OpenAIRealtimeWebRTC({ baseUrl: `${address}/v1/realtime/calls?model=gpt-realtime` });
const session = new RealtimeSession(agent, { transport });
transport.on("*", (event) => told.push(event));
session.on("error", ({ error }) => told.push({ type: "session_error", error }));

/** Waits until something is so, and brings it. */
async function until(what, condition, seconds = 30) {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; ) {
    const found = condition();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const types = [...new Set(told.map((event) => event.type))].join(", ");
  throw new Error(`waited in vain for ${what}; came: ${types}`);
}

function require(truth, otherwise) {
  if (!truth) throw new Error(otherwise);
}

const next = (type, from, suits = () => true) =>
  until(type, () => told.slice(from).find((event) => event.type === type && suits(event)));
const words = (item) => (item?.content ?? []).map((part) => part.transcript ?? part.text).join(" ");
const last = (role) => words(session.history.filter((item) => item.role === role).at(-1));

/** How much sound has come, as the browser reckons it. */
async function energy() {
  const stats = await transport.connectionState.peerConnection.getStats();
  return [...stats.values()].find((one) => one.type === "inbound-rtp").totalAudioEnergy;
}

const checks = {
  async "a secret, fetched across origins, opens a call"() {
    const reply = await fetch(`${address}/v1/realtime/client_secrets`, {
      method: "POST",
      headers: { authorization: `Bearer ${parameters.get("key")}`, "content-type": "application/json" },
      body: JSON.stringify({ session: { type: "realtime" } }),
    });
    const { value } = await reply.json();
    await session.connect({ apiKey: value });
    require(transport.callId, "no call id in the Location header");
    const { session: set } = await next("session.updated", 0);
    require(set.instructions === "You are Ada Byron.", set.instructions);
  },

  async "a text turn is answered by voice, told by the output buffer's events"() {
    const from = told.length;
    session.sendMessage("Good morning.");
    await next("output_audio_buffer.started", from);
    await next("output_audio_buffer.stopped", from);
    require(/You said: Good morning/.test(last("assistant")), last("assistant"));
    require((await energy()) > 0.001, "the answer is silent");
  },

  async "its tool is called, and the answer knows the result"() {
    const from = told.length;
    session.sendMessage("How is the weather in Rome?");
    await next("response.done", from, ({ response }) => response.output.some((o) => o.type === "message"));
    require(/sunny/.test(last("assistant")), last("assistant"));
  },

  async "a spoken turn stands in the history, with its transcript"() {
    const asks = (role) => () =>
      session.history.some((item) => item.role === role && /opening hours/i.test(words(item)));
    await until("the question in the history", asks("user"));
    await until("its answer in the history", asks("assistant"));
    const at = (type) => told.findLastIndex((event) => event.type === type);
    await until(
      "the end of the answer",
      () => at("output_audio_buffer.stopped") > at("output_audio_buffer.started"),
    );
  },

  async "a voice interrupts, and the history holds what was heard"() {
    const from = told.length;
    session.sendMessage("Please count.");
    const { response } = await next("response.done", from);
    require(response.status === "cancelled", response.status);
    await next("output_audio_buffer.cleared", from);
    await next("conversation.item.truncated", from);
    await next("conversation.item.retrieved", from);
    const counted = await until("the count", () =>
      session.history.map(words).find((text) => /^One, two/.test(text)),
    );
    require(!/twenty/.test(counted), counted);
    await next("response.done", from, (event) => event.response.status === "completed");
    return `history: ${counted}`;
  },

  async "interrupt() silences the agent"() {
    const from = told.length;
    session.sendMessage("Please count.");
    await next("output_audio_buffer.started", from);
    session.interrupt();
    const { response } = await next("response.done", from);
    require(response.status_details?.reason === "client_cancelled", JSON.stringify(response.status_details));
  },

  async "nothing went wrong on the way"() {
    const errors = told.filter(({ type }) => type === "error" || type === "session_error");
    require(errors.length === 0, JSON.stringify(errors));
    session.close();
  },
};

for (const [name, check] of Object.entries(checks)) {
  let passed = true;
  let detail = "";
  try {
    detail = (await check()) ?? "";
  } catch (error) {
    passed = false;
    detail = String(error?.message ?? error);
  }
  results.push({ name: `agents-webrtc: ${name}`, passed, detail });
  const row = document.createElement("li");
  row.className = passed ? "passed" : "failed";
  row.textContent = `${name} ${detail}`;
  document.querySelector("#checks").append(row);
}
window.results = results;
