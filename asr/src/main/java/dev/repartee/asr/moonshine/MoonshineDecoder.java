package dev.repartee.asr.moonshine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.repartee.asr.onnx.DirectTensor;
import dev.repartee.asr.onnx.Network;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Finds the text of one stretch of audio, token by token, always taking the likeliest.
 *
 * <p>A draft, which is what an earlier pass over the beginning of the same audio found, is checked
 * in one run of the network instead of one for each token: its tokens hold as long as each is still
 * the likeliest after those before it (speculative decoding; Leviathan et al., 2023).
 *
 * <p>Holds the buffers of one worker. Not thread safe.
 */
final class MoonshineDecoder {
  /** The longest stretch that the network is given; it loses its way in longer ones. */
  static final int MAX_SAMPLES = 21 * MoonshineModel.SAMPLE_RATE_HZ;

  /** More than this is never said, but may be made up (the model's own authors' limit). */
  private static final double MAX_TOKENS_PER_SECOND = 6.5;

  /**
   * Silence before and after the audio. The network was taught on whole sentences with some air
   * around them: with this much it made 99 errors in 955 words of read English, without it 115.
   */
  private static final int PADDING = MoonshineModel.SAMPLE_RATE_HZ / 10;

  private static final int MAX_PROMPT = 1 + limit(MAX_SAMPLES);

  private static final Set<String> FIRST_OUTPUTS = outputs(true);
  private static final Set<String> NEXT_OUTPUTS = outputs(false);

  private final MoonshineModel model;
  private final FloatBuffer audio = DirectTensor.floats(PADDING + MAX_SAMPLES + PADDING);
  private final LongBuffer prompt = DirectTensor.longs(MAX_PROMPT);

  MoonshineDecoder(MoonshineModel model) {
    this.model = model;
  }

  /** Where the samples in -1..1 are put before {@link #decode}; holds {@link #MAX_SAMPLES}. */
  FloatBuffer audio() {
    return audio.clear().slice(PADDING, MAX_SAMPLES);
  }

  /**
   * Finds the text of the first {@code sampleCount} samples of {@link #audio()}.
   *
   * @param draft what they are likely to begin with; may be empty
   * @param mayGuess whether to write what there may be when the network would write nothing but is
   *     not sure of it
   * @param hurry asked before each token; once it is true the text so far is returned
   */
  Hypothesis decode(int sampleCount, Hypothesis draft, boolean mayGuess, BooleanSupplier hurry)
      throws OrtException {
    int paddedCount = PADDING + sampleCount + PADDING;
    audio.clear().limit(paddedCount);
    for (int i = PADDING + sampleCount; i < paddedCount; i++) {
      audio.put(i, 0);
    }
    try (OnnxTensor samples = DirectTensor.of(audio, 1, paddedCount);
        OrtSession.Result encoded =
            model.encoder().run(Map.of("input_values", samples), Set.of("last_hidden_state"))) {
      OnnxTensor heard = Network.output(encoded, "last_hidden_state");
      return new Search(limit(sampleCount), mayGuess, hurry).run(heard, draft);
    }
  }

  private static int limit(int sampleCount) {
    return (int) Math.ceil(MAX_TOKENS_PER_SECOND * sampleCount / MoonshineModel.SAMPLE_RATE_HZ);
  }

  private static Set<String> outputs(boolean firstPass) {
    Set<String> outputs = new LinkedHashSet<>(KeyValueNames.PRESENT_DECODER);
    if (firstPass) {
      outputs.addAll(KeyValueNames.PRESENT_ENCODER);
    }
    outputs.add(MoonshineGraphs.CHOICES);
    return outputs;
  }

  /** The way through one stretch of audio. */
  private final class Search {
    private final int maxTokens;
    private final BooleanSupplier hurry;
    private final TextGuard guard;
    private final Hypothesis text;

    Search(int maxTokens, boolean mayGuess, BooleanSupplier hurry) {
      this.maxTokens = maxTokens;
      this.hurry = hurry;
      this.guard = new TextGuard(mayGuess);
      this.text = new Hypothesis(maxTokens);
    }

    Hypothesis run(OnnxTensor heard, Hypothesis draft) throws OrtException {
      int draftSize = Math.min(draft.size(), maxTokens);
      prompt.clear().put(Vocabulary.BEGIN);
      for (int i = 0; i < draftSize; i++) {
        prompt.put(draft.token(i));
      }
      prompt.flip();
      try (OnnxTensor tokens = DirectTensor.of(prompt, 1, draftSize + 1);
          OrtSession.Result first =
              model
                  .firstPass()
                  .run(
                      Map.of("input_ids", tokens, "encoder_hidden_states", heard), FIRST_OUTPUTS)) {
        Choices choices = Choices.of(first);
        int row = 0;
        boolean goesOn = take(choices, 0);
        while (goesOn && row < draftSize && text.token(row) == draft.token(row)) {
          row++;
          goesOn = take(choices, row);
        }
        if (goesOn) {
          writeOn(first, row + 1, draftSize + 1);
        }
      }
      return guard.accepted(text);
    }

    private void writeOn(OrtSession.Result first, int keptRows, int rows) throws OrtException {
      LongBuffer token = prompt.clear().limit(1);
      try (OnnxTensor input = DirectTensor.of(token, 1, 1);
          DecoderMemory memory = new DecoderMemory(first, keptRows, rows)) {
        boolean goesOn = true;
        while (goesOn && !hurry.getAsBoolean()) {
          token.put(0, text.token(text.size() - 1));
          OrtSession.Result next = model.nextToken().run(memory.inputs(input), NEXT_OUTPUTS);
          memory.replace(next);
          goesOn = take(Choices.of(next), 0);
        }
        if (goesOn) {
          text.interrupt();
        }
      }
    }

    /** Takes the choice after an input token; false if the text ends there. */
    private boolean take(Choices choices, int row) {
      int token = guard.choose(choices, row, text.size());
      if (token == Vocabulary.END) {
        return false;
      }
      int sample = choices.position(row) * MoonshineModel.SAMPLES_PER_POSITION - PADDING;
      text.append(token, guard.logProbability(choices, row, token), sample);
      return text.size() < maxTokens && !guard.isRepeating(text);
    }
  }
}
