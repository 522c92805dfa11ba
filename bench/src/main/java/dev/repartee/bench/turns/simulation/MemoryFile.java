package dev.repartee.bench.turns.simulation;

import dev.repartee.bench.turns.simulation.RememberedVoiceActivity.Window;
import dev.repartee.engine.spi.RecognitionEvent;
import dev.repartee.engine.spi.RecognitionEvent.Final;
import dev.repartee.engine.spi.RecognitionEvent.Partial;
import dev.repartee.engine.spi.RecognitionEvent.Word;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Keeps a {@link Memory} in a file from one run to the next. */
public final class MemoryFile {
  private static final int FORMAT = 0x52_54_4d_01;

  private MemoryFile() {}

  /** Adds what a file holds to a memory; nothing if there is no such file. */
  public static void load(Path file, Memory memory) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file))))) {
      if (in.readInt() != FORMAT) {
        throw new IOException(file + " is not a memory of this program; name another file.");
      }
      read(in, memory.windows(), MemoryFile::readWindow);
      read(in, memory.recognitions(), MemoryFile::readRecognition);
      read(in, memory.judgements(), DataInputStream::readFloat);
    }
  }

  /** Replaces a file by all of a memory. */
  public static void save(Memory memory, Path file) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(beside))))) {
      out.writeInt(FORMAT);
      write(out, memory.windows(), MemoryFile::writeWindow);
      write(out, memory.recognitions(), MemoryFile::writeRecognition);
      write(out, memory.judgements(), DataOutputStream::writeFloat);
    }
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static <E> void read(DataInputStream in, InferenceMemo<E> memo, Reader<E> reader)
      throws IOException {
    int entries = in.readInt();
    for (int i = 0; i < entries; i++) {
      Fingerprint fingerprint = new Fingerprint(in.readLong(), in.readLong());
      List<E> reported = new ArrayList<>();
      for (int count = in.readUnsignedByte(); count > 0; count--) {
        reported.add(reader.read(in));
      }
      memo.remember(fingerprint, reported);
    }
  }

  private static <E> void write(DataOutputStream out, InferenceMemo<E> memo, Writer<E> writer)
      throws IOException {
    List<InferenceMemo.Entry<E>> entries = memo.entries();
    out.writeInt(entries.size());
    for (InferenceMemo.Entry<E> entry : entries) {
      out.writeLong(entry.fingerprint().high());
      out.writeLong(entry.fingerprint().low());
      out.writeByte(entry.reported().size());
      for (E reported : entry.reported()) {
        writer.write(out, reported);
      }
    }
  }

  private static Window readWindow(DataInputStream in) throws IOException {
    return new Window(in.readFloat(), in.readLong(), in.readFloat());
  }

  private static void writeWindow(DataOutputStream out, Window window) throws IOException {
    out.writeFloat(window.probability());
    out.writeLong(window.endSample());
    out.writeFloat(window.level());
  }

  private static RecognitionEvent readRecognition(DataInputStream in) throws IOException {
    boolean isFinal = in.readBoolean();
    String text = in.readUTF();
    int number = in.readInt();
    if (!isFinal) {
      return new Partial(text, number);
    }
    List<Word> words = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      words.add(new Word(in.readUTF(), in.readLong(), in.readLong(), in.readDouble()));
    }
    return new Final(text, words, number);
  }

  private static void writeRecognition(DataOutputStream out, RecognitionEvent event)
      throws IOException {
    if (event instanceof Partial partial) {
      out.writeBoolean(false);
      out.writeUTF(partial.text());
      out.writeInt(partial.stableWords());
    } else if (event instanceof Final heard) {
      out.writeBoolean(true);
      out.writeUTF(heard.text());
      out.writeInt(heard.pass());
      out.writeInt(heard.words().size());
      for (Word word : heard.words()) {
        out.writeUTF(word.text());
        out.writeLong(word.startMs());
        out.writeLong(word.endMs());
        out.writeDouble(word.confidence());
      }
    } else {
      throw new IOException("a failed recognition is not kept: " + event);
    }
  }

  /** Reads one report. */
  private interface Reader<E> {
    E read(DataInputStream in) throws IOException;
  }

  /** Writes one report. */
  private interface Writer<E> {
    void write(DataOutputStream out, E reported) throws IOException;
  }
}
