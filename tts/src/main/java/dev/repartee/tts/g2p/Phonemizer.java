package dev.repartee.tts.g2p;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Turns an English sentence into phonemes, from the data files of the hibari voice.
 *
 * <p>Tokens, then parts of speech, then each word from its end backwards (what follows a word
 * decides how it sounds): dictionary, word endings, letters, and a neural net for what nobody
 * knows. Thread safe; may run the net, so it is called in the inference pool.
 */
public final class Phonemizer implements AutoCloseable {
  private final WordTokenizer tokenizer;
  private final Tagger tagger;
  private final WordReader reader;
  private final UnknownWords unknownWords;

  private Phonemizer(
      WordTokenizer tokenizer, Tagger tagger, Lexicon lexicon, UnknownWords unknownWords) {
    this.tokenizer = tokenizer;
    this.tagger = tagger;
    this.unknownWords = unknownWords;
    this.reader = new WordReader(lexicon, unknownWords);
  }

  /**
   * A word of the sentence and how it is spoken.
   *
   * @param start index of its first character in the sentence
   * @param phonemes one character each; punctuation stands for pauses; empty if it is silent
   * @param spaceAfter whether white space follows it
   */
  public record Word(int start, String phonemes, boolean spaceAfter) {}

  /**
   * Loads dictionaries, tagger and net; two threads share the work.
   *
   * @throws IOException if a file is missing or unreadable
   * @throws OrtException if the net cannot be loaded
   */
  public static Phonemizer load(Path folder) throws IOException, OrtException {
    ExecutorService loaders = Executors.newFixedThreadPool(2);
    try {
      Future<Tagger> tagger = loaders.submit(() -> Tagger.load(folder.resolve("tagger.json.gz")));
      Future<PronouncingDictionary> checked = loadDictionary(loaders, folder, "gold");
      Future<PronouncingDictionary> derived = loadDictionary(loaders, folder, "silver");
      WordTokenizer tokenizer = WordTokenizer.load(folder.resolve("tokenizer_exceptions.json"));
      UnknownWords unknownWords =
          new UnknownWords(folder.resolve("oov.onnx"), folder.resolve("oov.json"));
      try {
        Lexicon lexicon = new Lexicon(result(checked), result(derived));
        return new Phonemizer(tokenizer, result(tagger), lexicon, unknownWords);
      } catch (IOException e) {
        unknownWords.close();
        throw e;
      }
    } finally {
      loaders.shutdown();
    }
  }

  /** The words of one sentence in order. */
  public List<Word> pronounce(String sentence) {
    List<List<Token>> groups = WordParts.group(tagger.tag(tokenizer.tokens(sentence)));
    List<Word> words = new ArrayList<>(groups.size());
    Following following = Following.END;
    for (int i = groups.size() - 1; i >= 0; i--) {
      List<Token> parts = groups.get(i);
      following = reader.read(parts, following);
      Token last = parts.get(parts.size() - 1);
      words.add(new Word(parts.get(0).start(), joined(parts), last.spaceAfter()));
    }
    Collections.reverse(words);
    return words;
  }

  /** Frees the net. No call may run or come afterwards. */
  @Override
  public void close() {
    unknownWords.close();
  }

  private static String joined(List<Token> parts) {
    StringBuilder phonemes = new StringBuilder();
    for (Token part : parts) {
      String own = part.phonemes() == null ? "" : part.phonemes();
      if (part.apart() && !phonemes.isEmpty() && !own.isEmpty()) {
        phonemes.append(' ');
      }
      phonemes.append(own);
    }
    // The voice has one character for a flapped t, and none for a glottal stop.
    return phonemes.toString().replace('ɾ', 'T').replace('ʔ', 't');
  }

  private static Future<PronouncingDictionary> loadDictionary(
      ExecutorService loaders, Path folder, String name) {
    Path file = folder.resolve("lexicon_us_" + name + ".json.gz");
    Callable<PronouncingDictionary> load = () -> PronouncingDictionary.load(file);
    return loaders.submit(load);
  }

  private static <T> T result(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the pronouncing dictionaries were loaded", e);
    }
  }
}
