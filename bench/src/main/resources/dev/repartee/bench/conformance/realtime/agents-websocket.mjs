// npm @openai/agents-realtime, as it comes, with another address: its WebSocket transport.
import { OpenAIRealtimeWebSocket, RealtimeAgent, RealtimeSession, tool } from "@openai/agents-realtime";
import { z } from "zod";
import { Happenings, loudness, recording, require, requireMatch, run, speak } from "./checks.mjs";

const [address, key, folder] = process.argv.slice(2);
const url = `${address.replace(/^http/, "ws")}/v1/realtime?model=gpt-realtime`;
const question = recording(`${folder}/question.wav`);
const interruption = recording(`${folder}/interruption.wav`);

let askedFor;
const weather = tool({
  name: "get_weather",
  description: "The weather in a city.",
  parameters: z.object({ city: z.string() }),
  execute: async ({ city }) => ((askedFor = city), "sunny, 31 degrees"),
});
const agent = new RealtimeAgent({ name: "Ada", instructions: "You are Ada Byron.", tools: [weather] });
const transport = new OpenAIRealtimeWebSocket({ url });
const session = new RealtimeSession(agent, { transport });

const happened = new Happenings();
const sounds = [];
transport.on("*", (event) => happened.add(event));
session.on("audio", (audio) => sounds.push(Buffer.from(audio.data)));
session.on("audio_interrupted", () => happened.add({ type: "audio_interrupted" }));
session.on("error", ({ error }) => happened.add({ type: "session_error", error }));
const words = (item) => (item?.content ?? []).map((part) => part.transcript ?? part.text).join(" ");
const last = (role) => session.history.filter((item) => item.role === role).at(-1);
const finish = (mark) => happened.next("response.done", mark);

await run({
  async "it connects and sets the session up"() {
    await session.connect({ apiKey: key });
    const { session: set } = await happened.next("session.updated", 0);
    require(set.instructions === "You are Ada Byron.", set.instructions);
    require(set.tools.length === 1, JSON.stringify(set.tools));
    require(set.audio.input.turn_detection.type === "semantic_vad", "not semantic_vad");
  },

  async "a text turn is answered by voice and stands in the history"() {
    const mark = happened.mark();
    session.sendMessage("Good morning.");
    await finish(mark);
    requireMatch(words(last("user")), /Good morning/);
    requireMatch(words(last("assistant")), /You said: Good morning/);
    require(loudness(Buffer.concat(sounds)) > 0.01, "the answer is silent");
  },

  async "a spoken turn stands in the history, with its transcript"() {
    const mark = happened.mark();
    let over = false;
    const mouth = speak(
      question,
      (part) => session.sendAudio(part.buffer.slice(part.byteOffset, part.byteOffset + part.length)),
      () => over,
    );
    await finish(mark).finally(() => (over = true));
    await mouth;
    await happened.next("conversation.item.retrieved", mark);
    requireMatch(words(last("user")), /opening hours/i);
    requireMatch(words(last("assistant")), /opening hours/i);
  },

  async "its tool is called, and the answer knows the result"() {
    const mark = happened.mark();
    session.sendMessage("How is the weather in Rome?");
    const told = (event) => event.response.output.some((item) => item.type === "message");
    await happened.next("response.done", mark, told);
    require(askedFor === "Rome", `asked for ${askedFor}`);
    requireMatch(words(last("assistant")), /sunny/);
  },

  async "a voice interrupts, and the history holds what was heard"() {
    const mark = happened.mark();
    session.sendMessage("Please count.");
    await happened.next("response.output_audio.delta", mark);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    let over = false;
    const mouth = speak(
      interruption,
      (part) => session.sendAudio(part.buffer.slice(part.byteOffset, part.byteOffset + part.length)),
      () => over,
    );
    const cut = await finish(mark);
    require(cut.response.status === "cancelled", cut.response.status);
    await happened.next("audio_interrupted", mark);
    const completed = (event) => event.response.status === "completed";
    await happened.next("response.done", mark, completed).finally(() => (over = true));
    await mouth;
    const counted = session.history.filter((item) => /One, two/.test(words(item))).at(-1);
    require(counted && !/twenty/.test(words(counted)), `history: ${words(counted)}`);
    return `history: ${words(counted)}`;
  },

  async "interrupt() silences the agent"() {
    const mark = happened.mark();
    session.sendMessage("Please count.");
    await happened.next("response.output_audio.delta", mark);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    session.interrupt();
    const { response } = await finish(mark);
    require(response.status === "cancelled", response.status);
  },

  async "updateHistory() takes items out"() {
    const mark = happened.mark();
    const before = session.history.length;
    session.updateHistory((history) => history.slice(1));
    await happened.next("conversation.item.deleted", mark);
    require(session.history.length === before - 1, `${session.history.length} of ${before} items`);
  },

  async "nothing went wrong on the way"() {
    const errors = happened.since(0).filter(({ type }) => type === "error" || type === "session_error");
    require(errors.length === 0, JSON.stringify(errors));
  },
});
session.close();
