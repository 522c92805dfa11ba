// Calls the agent with Pipecat's client as it comes, and checks what the protocol promises.
// The microphone is a recording that asks for the opening hours some seconds after it is opened.
import { PipecatClient, RTVIEvent } from "@pipecat-ai/client-js";
import { SmallWebRTCTransport, WavMediaManager } from "@pipecat-ai/small-webrtc-transport";

const agent = new URLSearchParams(location.search).get("agent");
const results = [];

/** Takes the microphone itself, and offers the same as the default, which Daily's servers supply. */
class Microphone extends WavMediaManager {
  get supportsScreenShare() {
    return true;
  }
}

/** Everything that the client has told since it was made, in order. */
function record(client) {
  const told = [];
  for (const name of Object.values(RTVIEvent)) {
    client.on(name, (data) => told.push({ name, data }));
  }
  return told;
}

function check(name, passed, detail = "") {
  results.push({ name, passed: Boolean(passed), detail: String(detail) });
  const row = document.querySelector("#checks").insertRow();
  row.className = passed ? "passed" : "failed";
  for (const text of [passed ? "✓" : "✗", name, detail]) {
    row.insertCell().textContent = text;
  }
}

/** Waits until something is so, and brings it; undefined if it never is. */
async function until(condition, seconds = 20) {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; ) {
    const found = condition();
    if (found) {
      return found;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return undefined;
}

const texts = (told, name) => told.filter((one) => one.name === name).map((one) => one.data.text);
const last = (told, name) => told.filter((one) => one.name === name).at(-1)?.data;
const count = (told, name) => told.filter((one) => one.name === name).length;

/** What was heard, by the last news of each sentence. */
function heard(told) {
  const sentences = new Map();
  for (const { name, data } of told) {
    if (name === RTVIEvent.BotOutput) {
      sentences.set(data.segment_id, data.spoken_progress.accumulated_text);
    }
  }
  return [...sentences.values()].filter(Boolean).join(" ");
}

/** The loudest sample that has come so far. */
function listen(track) {
  document.querySelector("#voice").srcObject = new MediaStream([track]);
  const context = new AudioContext();
  const analyser = new AnalyserNode(context);
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const ear = { loudest: 0 };
  setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    ear.loudest = Math.max(ear.loudest, ...samples.map(Math.abs));
  }, 50);
  return ear;
}

function newClient() {
  let ear = { loudest: 0 };
  const transport = new SmallWebRTCTransport({ mediaManager: new Microphone() });
  const client = new PipecatClient({
    transport,
    enableMic: true,
    callbacks: {
      onTrackStarted: (started, participant) => {
        if (started.kind === "audio" && !participant?.local) {
          ear = listen(started);
        }
      },
      onTransportStateChanged: (state) => {
        document.querySelector("#state").textContent = state;
      },
    },
  });
  return { client, transport, told: record(client), loudest: () => ear.loudest };
}

async function aConversation() {
  const { client, told, loudest } = newClient();
  const ready = await client.startBotAndConnect({
    endpoint: `${agent}/start`,
    requestData: { createDailyRoom: false, enableDefaultIceServers: true },
  });
  check("startBotAndConnect brings bot-ready", ready.version.startsWith("2."), JSON.stringify(ready));

  const greeted = await until(() => count(told, RTVIEvent.BotStoppedSpeaking) > 0);
  check("the greeting is told as it is heard", greeted && heard(told).length > 0, heard(told));
  check("the greeting's words come one by one", count(told, RTVIEvent.BotTtsText) > 3);
  check("the greeting is heard", loudest() > 0.02, `loudest sample ${loudest().toFixed(3)}`);

  const asked = await until(() => last(told, RTVIEvent.UserLlmText), 30);
  const transcripts = told.filter((one) => one.name === RTVIEvent.UserTranscript);
  const final = transcripts.find((one) => one.data.final)?.data;
  check("a spoken question is transcribed", /opening hours/i.test(final?.text ?? ""), JSON.stringify(final));
  check("and interim, while it is spoken", transcripts.some((one) => !one.data.final));
  check("and taken as the caller's turn", asked?.text === final?.text, asked?.text);
  check(
    "the caller's voice is told",
    count(told, RTVIEvent.UserStartedSpeaking) > 0 && count(told, RTVIEvent.UserStoppedSpeaking) > 0,
  );

  const question = told.findIndex((one) => one.name === RTVIEvent.UserLlmText);
  const since = () => told.slice(question);
  const answering = await until(() => count(since(), RTVIEvent.BotTtsText) > 3);
  check("it is answered by voice", answering, texts(since(), RTVIEvent.BotTtsText).join(" "));
  const times = last(told, RTVIEvent.Metrics);
  check("with times", times?.processing?.[0]?.value > 0, JSON.stringify(times));

  const typing = "How much does a repair cost?";
  await client.sendText(typing);
  const typed = await until(() => last(told, RTVIEvent.UserLlmText)?.text === typing);
  check("typed text is the caller's turn", typed, last(told, RTVIEvent.UserLlmText)?.text);
  const mark = told.findLastIndex((one) => one.name === RTVIEvent.UserLlmText);
  const answer = told.slice(question, mark);
  const written = texts(answer, RTVIEvent.BotLlmText).join("");
  const cut = last(answer, RTVIEvent.BotTranscript)?.text ?? "";
  check("it interrupts", cut && cut.length < written.length, `heard: ${cut}; written: ${written}`);
  check("what was not heard is not told", heard(answer) === cut, heard(answer));
  const reply = await until(() => last(told.slice(mark), RTVIEvent.BotTranscript), 40);
  const spoken = texts(told.slice(mark), RTVIEvent.BotTtsText).join(" ");
  check("it is answered by voice", reply && spoken, spoken);
  check("and told as heard out", heard(told.slice(mark)) === reply?.text, heard(told.slice(mark)));

  await theRest(client, told);
}

async function theRest(client, told) {
  const hush = await client.sendClientRequest("hush", {}).then(
    () => "answered",
    (error) => JSON.stringify(error.data),
  );
  check("a known request is answered", hush === "answered", hush);
  const unknown = await client.sendClientRequest("make-coffee", {}).catch((error) => error.data);
  check("an unknown request is refused with its id", unknown?.error, unknown?.error);
  client.enableMic(false);
  check("the microphone can be closed", !client.isMicEnabled);
  client.disconnectBot();
  const gone = await until(() => count(told, RTVIEvent.Disconnected) > 0);
  check("disconnectBot ends the call", gone && count(told, RTVIEvent.BotDisconnected) === 1, client.state);
  const errors = told.filter((one) => one.name === RTVIEvent.Error);
  check("no error was told", errors.length === 0, JSON.stringify(errors));
}

async function anotherClient() {
  const { client, transport, told, loudest } = newClient();
  const ready = await client.connect({ webrtcRequestParams: { endpoint: `${agent}/api/offer` } });
  check("connect with webrtcRequestParams brings bot-ready", ready.about?.library, JSON.stringify(ready));
  const speaks = await until(() => count(told, RTVIEvent.BotStartedSpeaking) > 0);
  check("the next caller is greeted", speaks);

  // What the transport does by itself when the network changes, or is gone for a while.
  await transport.attemptReconnection(false);
  check("the same connection is negotiated again", transport.pc.signalingState === "stable");
  const [oldConnection, call] = [transport.pc, transport.pc_id];
  await transport.attemptReconnection(true);
  const open = await until(() => transport.dc.readyState === "open");
  check("a new connection takes its place", open && transport.pc !== oldConnection);
  check("in the same call", transport.pc_id === call, transport.pc_id);
  await client.sendText("Do you sell helmets?");
  const said = () => texts(told, RTVIEvent.BotTranscript);
  const answered = await until(() => said().some((text) => /helmet/i.test(text)), 40);
  check("the conversation goes on over it", answered, said().join(" | "));
  check("and is heard", loudest() > 0.02, `loudest sample ${loudest().toFixed(3)}`);
  await client.disconnect();
  check("the client hangs up", client.state === "disconnected", client.state);
}

for (const part of [aConversation, anotherClient]) {
  try {
    await part();
  } catch (error) {
    check(`${part.name} went to its end`, false, error?.message ?? JSON.stringify(error));
  }
}
window.results = results;
