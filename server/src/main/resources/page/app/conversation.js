/**
 * What was said, built up from the engine's events. Pure: `apply` takes a conversation and an event
 * and returns the next conversation.
 *
 * A remark is `{speaker: 'caller', turn, text, stableWords, settled, before}`, where `before` is what
 * was said of a turn before it was reopened,
 * `{speaker: 'agent', reply, turn, text, heardEnd, wordStart, ended, interrupted, withdrawn, held}`,
 * where `held` is `paused` or `ducked` while the agent listens to a voice that came in,
 * `{speaker: 'murmur', text}`, a back-channel of the caller's, or `{speaker: 'note', text}`.
 *
 * `tools` are the names of those that run; `announcement` is what someone who does not see the page should know.
 */
export const EMPTY = Object.freeze({
  agentState: 'listening',
  announcement: '',
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
    announcement: '',
    tools: [],
    remarks: conversation.remarks.map((remark) => ({
      ...remark,
      turn: undefined,
      reply: undefined,
      settled: true,
      ended: true,
      held: null,
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
  turn_committed: turnCommitted,
  turn_reopened: turnReopened,
  turn_discarded: turnDiscarded,
  silence_broken: silenceBroken,
  reply_text: (conversation, { reply, text }) =>
    saidByAgent(conversation, reply, (remark) => ({ text: remark.text + text })),
  reply_started: (conversation, { reply, turn }) =>
    saidByAgent(conversation, reply, () => ({ turn })),
  word_heard: (conversation, { reply, text_start, text_end }) =>
    saidByAgent(conversation, reply, () => ({ wordStart: text_start, heardEnd: text_end })),
  reply_paused: (conversation, { reply, ducked }) =>
    saidByAgent(conversation, reply, () => ({ held: ducked ? 'ducked' : 'paused' })),
  reply_resumed: (conversation, { reply }) =>
    saidByAgent(conversation, reply, () => ({ held: null })),
  reply_ended: replyEnded,
  tool_started: ({ tools }, { tool }) => ({ tools: [...tools, tool] }),
  tool_ended: ({ tools }, { tool }) => ({ tools: tools.filter((_, i) => i !== tools.indexOf(tool)) }),
  turn_latency: ({ latencies }, { turn, ...times }) => ({
    latencies: [...latencies, latency(turn, times)],
  }),
};

/** What the agent does, as the caller perceives it: with a lower voice it is not quite speaking. */
export function perceivedState({ agentState, remarks }) {
  const ducked = remarks.some((remark) => remark.held === 'ducked');
  return ducked && agentState === 'speaking' ? 'ducked' : agentState;
}

function indexOfTurn(remarks, turn) {
  return remarks.findLastIndex((r) => r.speaker === 'caller' && r.turn === turn);
}

/** Transcripts tell of a reopened turn only what is said now. */
function heardFromCaller({ remarks }, turn, change) {
  const index = indexOfTurn(remarks, turn);
  const before = remarks[index]?.before;
  if (before) {
    const { text, stableWords } = change;
    const whole = `${before} ${text}`.trim();
    const stable = before.split(/\s+/).length + stableWords;
    return { remarks: remarks.with(index, { ...remarks[index], text: whole, stableWords: stable }) };
  }
  if (change.text.trim() === '') {
    return { remarks: remarks.filter((_, i) => i !== index) };
  }
  const remark = { speaker: 'caller', turn, ...change };
  return { remarks: index < 0 ? [...remarks, remark] : remarks.with(index, remark) };
}

function turnCommitted({ remarks }, { turn, text }) {
  const index = indexOfTurn(remarks, turn);
  const remark = { speaker: 'caller', turn, text, stableWords: Infinity, settled: true };
  return {
    announcement: '',
    remarks: index < 0 ? [...remarks, remark] : remarks.with(index, remark),
  };
}

/**
 * The caller was not finished. What was heard meanwhile under the number of the next turn belongs
 * to this one, and is told again under its number.
 */
function turnReopened({ remarks }, { turn }) {
  const index = indexOfTurn(remarks, turn);
  if (index < 0) {
    return {};
  }
  const { text } = remarks[index];
  const meanwhile = remarks.find((r) => r.speaker === 'caller' && r.turn === turn + 1);
  const whole = meanwhile ? `${text} ${meanwhile.text}` : text;
  const stableWords = text.split(/\s+/).length;
  return {
    remarks: remarks
      .with(index, { ...remarks[index], text: whole, before: text, stableWords, settled: false })
      .filter((r) => r !== meanwhile),
  };
}

/** What was taken for a turn was none: a back-channel is noted, everything else disappears. */
function turnDiscarded({ remarks }, { reason, text }) {
  const index = remarks.findLastIndex((r) => r.speaker === 'caller' && !r.settled);
  const open = remarks[index];
  const left = open?.before
    ? remarks.with(index, { ...open, text: open.before, before: undefined, settled: true })
    : remarks.filter((_, i) => i !== index);
  return {
    remarks: reason === 'back_channel' ? [...left, { speaker: 'murmur', text }] : left,
  };
}

function silenceBroken(conversation, { prompt }) {
  const agent = conversation.agent ?? 'the agent';
  const text =
    prompt > 0
      ? `It was quiet, so ${agent} asks whether you are there`
      : `It stayed quiet, so ${agent} takes leave`;
  return note(conversation, text);
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
    withdrawn: false,
    held: null,
  };
}

/** A reply of which nothing was heard was never said: it leaves no trace. */
function replyEnded(conversation, { reply, heard_text, interrupted, withdrawn }) {
  const { remarks, agent } = conversation;
  const isIt = (r) => r.speaker === 'agent' && r.reply === reply;
  const started = remarks.some((r) => isIt(r) && r.turn !== undefined);
  if (interrupted && heard_text === '' && !(withdrawn && started)) {
    return { remarks: remarks.filter((r) => !isIt(r)) };
  }
  const changed = saidByAgent(conversation, reply, (remark) => ({
    ended: true,
    held: null,
    interrupted,
    withdrawn,
    heardEnd: interrupted ? remark.heardEnd : remark.text.length,
  }));
  const name = agent ?? 'The agent';
  if (withdrawn) {
    return { ...changed, announcement: `${name} takes the answer back and listens.` };
  }
  return interrupted ? { ...changed, announcement: `${name} stopped and listens.` } : changed;
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
