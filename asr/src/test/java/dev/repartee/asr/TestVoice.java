package dev.repartee.asr;

import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.audio.SingleFileAudioPlayer;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.WavFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;

/** Speech for tests, from an old synthetic voice that is easy to understand. */
public final class TestVoice {
  private TestVoice() {}

  /** The text as it is spoken, at 16 kHz; the same each time. */
  public static synchronized AudioFrame say(String text) {
    Voice voice =
        Arrays.stream(new KevinVoiceDirectory().getVoices())
            .filter(candidate -> candidate.getName().equals("kevin16"))
            .findFirst()
            .orElseThrow();
    try {
      Path folder = Files.createTempDirectory("speech");
      Path file = folder.resolve("speech.wav");
      voice.allocate();
      SingleFileAudioPlayer player =
          new SingleFileAudioPlayer(folder.resolve("speech").toString(), AudioFileFormat.Type.WAVE);
      voice.setAudioPlayer(player);
      voice.speak(text);
      player.close();
      AudioFrame speech = WavFile.read(file, 16_000);
      Files.delete(file);
      Files.delete(folder);
      return speech;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      voice.deallocate();
    }
  }
}
