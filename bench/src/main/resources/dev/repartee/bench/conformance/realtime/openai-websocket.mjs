// npm openai, as it comes, with another base address.
import { OpenAI } from "openai";
import { OpenAIRealtimeWS } from "openai/realtime/ws";
import { Happenings, loudness, recording, require, requireMatch, run, speak } from "./checks.mjs";

const [address, key, folder] = process.argv.slice(2);
const client = new OpenAI({ apiKey: key, baseURL: `${address}/v1` });
const question = recording(`${folder}/question.wav`);
const interruption = recording(`${folder}/interruption.wav`);

const connect = async (by = client) => {
  const happened = new Happenings();
  const realtime = new OpenAIRealtimeWS({ model: "gpt-realtime" }, by);
  realtime.on("event", (event) => happened.add(event));
  realtime.on("error", (error) => {
    if (!error.event_id) happened.add({ type: "connection_failed", error });
  });
  await Promise.race([
    happened.next("session.created", 0),
    happened.next("connection_failed", 0).then(({ error }) => Promise.reject(error)),
  ]);
  return { realtime, happened, send: (event) => realtime.send(event) };
};
const say = (send, text) =>
  send({
    type: "conversation.item.create",
    item: { type: "message", role: "user", content: [{ type: "input_text", text }] },
  });
const update = async ({ send, happened }, session) => {
  const mark = happened.mark();
  send({ type: "session.update", session: { type: "realtime", ...session } });
  return (await happened.next("session.updated", mark)).session;
};
const finish = async ({ happened }, mark) => (await happened.next("response.done", mark)).response;
const spoken = (events) =>
  Buffer.concat(
    events
      .filter((event) => event.type === "response.output_audio.delta")
      .map((event) => Buffer.from(event.delta, "base64")),
  );
const ask = async (call, text, response) => {
  const mark = call.happened.mark();
  say(call.send, text);
  call.send({ type: "response.create", ...(response ? { response } : {}) });
  const done = await finish(call, mark);
  return { done, text: done.output[0]?.content?.[0]?.text, events: call.happened.since(mark) };
};

const call = await connect();
const { send, happened } = call;

await run({
  async "a wrong key is refused"() {
    const stranger = new OpenAI({ apiKey: "wrong", baseURL: `${address}/v1` });
    const refused = await connect(stranger).then(() => "", (error) => error.message);
    requireMatch(refused, /401/);
  },

  async "session.update is told back"() {
    const session = await update(call, {
      instructions: "You are Charles.",
      output_modalities: ["text"],
      audio: {
        input: {
          transcription: { model: "gpt-4o-transcribe" },
          turn_detection: { type: "server_vad", silence_duration_ms: 400 },
        },
      },
    });
    require(session.audio.input.turn_detection.silence_duration_ms === 400, "not 400 ms");
    require(session.instructions === "You are Charles.", "other instructions");
  },

  async "a text turn, with the session's instructions"() {
    const { done, text, events } = await ask(call, "who are you?");
    require(text === "You are Charles.", `the answer is ${text}`);
    require(done.status === "completed", done.status);
    require(done.usage.total_tokens === 48, JSON.stringify(done.usage));
    const deltas = events.filter((event) => event.type === "response.output_text.delta");
    require(deltas.map((event) => event.delta).join("") === text, "deltas are not the text");
    require(!events.some((event) => event.type === "response.output_audio.delta"), "it was spoken");
  },

  async "instructions of one response"() {
    const { text } = await ask(call, "who are you?", { instructions: "You are Grace." });
    require(text === "You are Grace.", `the answer is ${text}`);
  },

  async "a spoken turn, sent in real time"() {
    await update(call, { output_modalities: ["audio"] });
    const mark = happened.mark();
    let over = false;
    const mouth = speak(
      question,
      (part) => send({ type: "input_audio_buffer.append", audio: part.toString("base64") }),
      () => over,
    );
    const done = await finish(call, mark).finally(() => (over = true));
    await mouth;
    const events = happened.since(mark);
    const heard = events.find((event) => event.type.endsWith("transcription.completed"));
    requireMatch(heard.transcript, /opening hours/i);
    require(done.status === "completed", done.status);
    requireMatch(done.output[0].content[0].transcript, /you said.*opening hours/i);
    const sound = spoken(events);
    require(loudness(sound) > 0.01, "the answer is silent");
    const order = [
      "input_audio_buffer.speech_started",
      "input_audio_buffer.speech_stopped",
      "input_audio_buffer.committed",
      "conversation.item.input_audio_transcription.completed",
      "response.created",
      "response.output_item.added",
      "response.content_part.added",
      "response.output_audio_transcript.delta",
      "response.output_audio.delta",
      "response.output_audio.done",
      "response.output_audio_transcript.done",
      "response.content_part.done",
      "response.output_item.done",
      "response.done",
    ].map((type) => events.findIndex((event) => event.type === type));
    require(order.every((at, i) => at > (order[i - 1] ?? -1)), `order ${order}`);
    return `${(sound.length / 48).toFixed(0)} ms of answer`;
  },

  async "a whole recording at once, committed by the program"() {
    await update(call, { audio: { input: { turn_detection: null } } });
    const mark = happened.mark();
    send({ type: "input_audio_buffer.append", audio: question.toString("base64") });
    send({ type: "input_audio_buffer.commit" });
    send({ type: "response.create" });
    const done = await finish(call, mark);
    requireMatch(done.output[0].content[0].transcript, /you said.*opening hours/i);
    await update(call, { audio: { input: { turn_detection: { type: "server_vad" } } } });
  },

  async "response.cancel"() {
    const mark = happened.mark();
    say(send, "Please count.");
    send({ type: "response.create" });
    await happened.next("response.output_audio.delta", mark);
    send({ type: "response.cancel" });
    const done = await finish(call, mark);
    require(done.status === "cancelled", done.status);
    require(done.status_details.reason === "client_cancelled", done.status_details.reason);
  },

  async "a voice interrupts, and what was not heard is forgotten"() {
    const mark = happened.mark();
    say(send, "Please count.");
    send({ type: "response.create" });
    const added = await happened.next("response.output_item.added", mark);
    await happened.next("response.output_audio.delta", mark);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    let over = false;
    const mouth = speak(
      interruption,
      (part) => send({ type: "input_audio_buffer.append", audio: part.toString("base64") }),
      () => over,
    );
    const done = await finish(call, mark);
    require(done.status_details?.reason === "turn_detected", JSON.stringify(done.status_details));
    const started = happened
      .since(mark)
      .findIndex((event) => event.type === "input_audio_buffer.speech_started");
    const ended = happened.since(mark).findIndex((event) => event.type === "response.done");
    require(started >= 0 && started < ended, "no speech_started before response.done");
    await happened.next("conversation.item.truncated", mark);
    const completed = (event) => event.response.status === "completed";
    await happened.next("response.done", mark, completed).finally(() => (over = true));
    await mouth;
    const again = happened.mark();
    send({ type: "conversation.item.retrieve", item_id: added.item.id });
    const { item } = await happened.next("conversation.item.retrieved", again);
    const kept = item.content[0].transcript;
    requireMatch(kept, /^One, two/);
    require(!/twenty/.test(kept), `kept: ${kept}`);
    return `kept: ${kept}`;
  },

  async "conversation.item.truncate"() {
    const mark = happened.mark();
    say(send, "Please count.");
    send({ type: "response.create" });
    const added = await happened.next("response.output_item.added", mark);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const item_id = added.item.id;
    const cut = happened.mark();
    send({ type: "response.cancel" });
    await finish(call, mark);
    send({ type: "conversation.item.truncate", item_id, content_index: 0, audio_end_ms: 1200 });
    const ours = (event) => event.item_id === item_id && event.audio_end_ms === 1200;
    await happened.next("conversation.item.truncated", cut, ours);
    await update(call, { output_modalities: ["text"] });
    const { text } = await ask(call, "what did you say?");
    requireMatch(text, /^I said: One, two/);
    require(!/eight/.test(text), `the model knows: ${text}`);
    return `the model knows: ${text}`;
  },

  async "a function call, there and back"() {
    const weather = {
      type: "function",
      name: "get_weather",
      description: "The weather in a city.",
      parameters: { type: "object", properties: { city: { type: "string" } } },
    };
    await update(call, { tools: [weather] });
    const mark = happened.mark();
    say(send, "How is the weather in Rome?");
    send({ type: "response.create" });
    const asked = await happened.next("response.function_call_arguments.done", mark);
    require(JSON.parse(asked.arguments).city === "Rome", asked.arguments);
    const done = await finish(call, mark);
    require(done.output[0].type === "function_call", JSON.stringify(done.output));
    require(done.output[0].name === "get_weather", done.output[0].name);
    const after = happened.mark();
    send({
      type: "conversation.item.create",
      item: { type: "function_call_output", call_id: asked.call_id, output: "sunny, 31 degrees" },
    });
    send({ type: "response.create" });
    const told = await finish(call, after);
    require(told.output[0].content[0].text === "It is sunny, 31 degrees.", JSON.stringify(told.output));
    await update(call, { tools: [] });
  },

  async "items are created, deleted, and not found"() {
    const mark = happened.mark();
    say(send, "Forget this.");
    const { item } = await happened.next("conversation.item.done", mark);
    send({ type: "conversation.item.delete", item_id: item.id });
    await happened.next("conversation.item.deleted", mark);
    send({ type: "conversation.item.retrieve", item_id: item.id, event_id: "mine" });
    const { error } = await happened.next("error", mark);
    require(error.event_id === "mine", "not told which event was meant");
    require(error.code === "item_not_found" && error.param === "item_id", JSON.stringify(error));
  },

  async "nonsense is told, and the session goes on"() {
    const nonsense = {
      unknown_event: { type: "nonsense" },
      invalid_value: { type: "session.update", session: { type: "realtime", output_modalities: 7 } },
      invalid_base64: { type: "input_audio_buffer.append", audio: "%%%" },
      missing_required_parameter: { type: "conversation.item.create" },
      response_cancel_not_active: { type: "response.cancel" },
    };
    for (const [code, event] of Object.entries(nonsense)) {
      const mark = happened.mark();
      send(event);
      const { error } = await happened.next("error", mark);
      require(error.code === code, `${error.code} in place of ${code}: ${error.message}`);
    }
    const { text } = await ask(call, "Still there?");
    require(text === "You said: Still there?", text);
  },

  async "telephone sound: G.711"() {
    await update(call, {
      output_modalities: ["audio"],
      audio: { output: { format: { type: "audio/pcmu" } } },
    });
    const { events } = await ask(call, "Hello there.");
    const bytes = spoken(events).length;
    require(bytes > 4000 && bytes < 24000, `${bytes} bytes`);
  },

  async "a secret for a page opens a session with its settings"() {
    const secret = await client.realtime.clientSecrets.create({
      expires_after: { anchor: "created_at", seconds: 60 },
      session: { type: "realtime", instructions: "You are Alan.", output_modalities: ["text"] },
    });
    requireMatch(secret.value, /^ek_/);
    const page = new OpenAI({ apiKey: secret.value, baseURL: `${address}/v1` });
    const other = await connect(page);
    const { text } = await ask(other, "who are you?");
    other.realtime.close();
    require(text === "You are Alan.", text);
  },
});
call.realtime.close();
