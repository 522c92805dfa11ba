/**
 * What was said, built up from the engine's events. Pure: `apply` takes a conversation and an event
 * and returns the next conversation.
 *
 * A remark is `{speaker: 'caller', turn, text, stableWords, settled}`,
 * `{speaker: 'agent', reply, turn, text, heardEnd, wordStart, ended, interrupted, paused}` or
 * `{speaker: 'note', text}`. `tools` are the names of those that run.
 */
export const EMPTY = Object.freeze({
  agentState: 'listening',
  tools: [],
  agent: null,
  model: null,
  voice: null,
  remarks: [],
  latencies: [],
});

export function apply(conversation, event) {
  const handler = HANDLERS[event.type];
  return handler ? { ...conversation, ...handler(conversation, event) } : conversation;
}

/** Adds a line that nobody said, such as "Call ended". */
export function note(conversation, text) {
  return { ...conversation, remarks: [...conversation.remarks, { speaker: 'note', text }] };
}

/**
 * Makes what was said ready for another call, whose turns and replies are counted from 1 again:
 * nothing in it is open any more, and no event will be taken to be about it.
 */
export function archive(conversation) {
  return {
    ...conversation,
    agentState: 'listening',
    tools: [],
    remarks: conversation.remarks.map((remark) => ({
      ...remark,
      turn: undefined,
      reply: undefined,
      settled: true,
      ended: true,
      paused: false,
    })),
    latencies: [],
  };
}

const HANDLERS = {
  call_started: (_, { agent, model, voice }) => ({ agent, model, voice }),
  state_changed: (_, { state }) => ({ agentState: state }),
  partial_transcript: (conversation, { turn, text, stable_words }) =>
    heardFromCaller(conversation, turn, { text, stableWords: stable_words, settled: false }),
  final_transcript: (conversation, { turn, text }) =>
    heardFromCaller(conversation, turn, { text, stableWords: Infinity, settled: false }),
  turn_committed: (conversation, { turn, text }) =>
    heardFromCaller(conversation, turn, { text, stableWords: Infinity, settled: true }),
  reply_text: (conversation, { reply, text }) =>
    saidByAgent(conversation, reply, (remark) => ({ text: remark.text + text })),
  reply_started: (conversation, { reply, turn }) =>
    saidByAgent(conversation, reply, () => ({ turn })),
  word_heard: (conversation, { reply, text_start, text_end }) =>
    saidByAgent(conversation, reply, () => ({ wordStart: text_start, heardEnd: text_end })),
  reply_paused: (conversation, { reply }) =>
    saidByAgent(conversation, reply, () => ({ paused: true })),
  reply_resumed: (conversation, { reply }) =>
    saidByAgent(conversation, reply, () => ({ paused: false })),
  reply_ended: replyEnded,
  tool_started: ({ tools }, { tool }) => ({ tools: [...tools, tool] }),
  tool_ended: ({ tools }, { tool }) => ({ tools: tools.filter((_, i) => i !== tools.indexOf(tool)) }),
  turn_latency: ({ latencies }, { turn, ...times }) => ({
    latencies: [...latencies, latency(turn, times)],
  }),
};

function heardFromCaller({ remarks }, turn, change) {
  const index = remarks.findLastIndex((r) => r.speaker === 'caller' && r.turn === turn);
  if (change.text.trim() === '') {
    return { remarks: remarks.filter((_, i) => i !== index) };
  }
  const remark = { speaker: 'caller', turn, ...change };
  return { remarks: index < 0 ? [...remarks, remark] : remarks.with(index, remark) };
}

function saidByAgent({ remarks }, reply, change) {
  const index = remarks.findLastIndex((r) => r.speaker === 'agent' && r.reply === reply);
  const remark = index < 0 ? newReply(reply) : remarks[index];
  const changed = { ...remark, ...change(remark) };
  return { remarks: index < 0 ? [...remarks, changed] : remarks.with(index, changed) };
}

function newReply(reply) {
  return {
    speaker: 'agent',
    reply,
    text: '',
    heardEnd: 0,
    wordStart: 0,
    ended: false,
    interrupted: false,
    paused: false,
  };
}

/** A reply of which nothing was heard was never said: it leaves no trace. */
function replyEnded(conversation, { reply, heard_text, interrupted }) {
  if (interrupted && heard_text === '') {
    return {
      remarks: conversation.remarks.filter((r) => r.speaker !== 'agent' || r.reply !== reply),
    };
  }
  return saidByAgent(conversation, reply, (remark) => ({
    ended: true,
    paused: false,
    interrupted,
    heardEnd: interrupted ? remark.heardEnd : remark.text.length,
  }));
}

function latency(turn, times) {
  return {
    turn,
    text: times.text_ms,
    commit: times.commit_ms,
    token: times.first_token_ms,
    audio: times.first_audio_ms,
    heard: times.heard_ms,
  };
}
