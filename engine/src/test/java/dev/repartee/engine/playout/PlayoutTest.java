package dev.repartee.engine.playout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.time.VirtualEventLoop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlayoutTest {
  private static final int RATE_HZ = 24_000;
  private static final int BEAT = RATE_HZ / 100;
  private static final short LOUD = 1000;

  private final VirtualEventLoop loop = new VirtualEventLoop();
  private final Line line = new Line();
  private final Reports reports = new Reports();
  private final Playout playout = new Playout(loop, new MediaClock(loop), line, RATE_HZ, reports);

  @Test
  void playsSilenceWhileThereIsNothingToSay() {
    beats(3);
    assertEquals(List.of(0, 0, 0), line.peaks());
  }

  @Test
  void tellsWhatItGivesToTheLine() {
    playout.begin();
    playout.add(phrase(1));
    beats(3);
    assertEquals(line.frames, reports.played);
  }

  @Test
  void playsPhrasesOneAfterTheOtherAndTellsTheirWords() {
    playout.begin();
    playout.add(phrase(2, word(0, 5, 0, BEAT), word(6, 11, BEAT, 2 * BEAT)));
    playout.add(phrase(1, word(12, 15, 0, BEAT)));
    playout.endOfReply();
    beats(6);
    assertEquals(List.of(1000, 1000, 1000, 0, 0, 0), line.peaks());
    assertEquals(List.of(5, 11, 15), reports.heardEnds);
    assertEquals(1, reports.repliesHeard);
  }

  @Test
  void isDoneWithTheLastSoundAndNotWithTheSilenceAfterIt() {
    playout.begin();
    playout.add(withSilenceAfter(phrase(2, word(0, 5, 0, BEAT))));
    playout.add(withSilenceAfter(phrase(1, word(6, 9, 0, BEAT))));
    playout.endOfReply();
    beats(6);
    assertEquals(List.of(1000, 1000, 0, 0, 0, 1000), line.peaks());
    assertEquals(0, reports.repliesHeard);
    beats(1);
    assertEquals(1, reports.repliesHeard);
    assertEquals(List.of(5, 9), reports.heardEnds);
  }

  @Test
  void tellsWhichWordsComeWithinAMoment() {
    playout.begin();
    playout.add(phrase(4, word(0, 5, 0, 2 * BEAT), word(6, 9, 2 * BEAT, 4 * BEAT)));
    playout.add(phrase(2, word(10, 12, 0, 2 * BEAT)));
    beats(1);
    assertEquals(5, playout.textEndWithin(10_000_000));
    assertEquals(9, playout.textEndWithin(30_000_000));
    assertEquals(12, playout.textEndWithin(40_000_000));
  }

  @Test
  void reportsAWordOnlyWhenItHasReachedTheEar() {
    line.delayNanos = 30_000_000;
    playout.begin();
    playout.add(phrase(3, word(0, 5, 0, BEAT)));
    beats(4);
    assertEquals(List.of(), reports.heardEnds);
    beats(1);
    assertEquals(List.of(5), reports.heardEnds);
  }

  @Test
  void waitsInSilenceForAVoiceThatIsSlow() {
    SpokenPhrase growing = new SpokenPhrase(RATE_HZ);
    playout.begin();
    playout.add(growing);
    beats(2);
    growing.add(tone(1));
    beats(2);
    growing.add(tone(1));
    growing.complete();
    beats(2);
    assertEquals(List.of(0, 0, 1000, 0, 1000, 0), line.peaks());
  }

  @Test
  void tellsOnceThatItRanDryAndThatSoundCameAgain() {
    line.delayNanos = 20_000_000;
    playout.begin();
    playout.add(phrase(1, word(0, 5, 0, BEAT)));
    beats(3);
    assertEquals(0, reports.ranDry);
    beats(3);
    assertEquals(1, reports.ranDry);
    assertEquals(List.of(5), reports.heardEnds);
    assertTrue(playout.isDry());
    playout.add(phrase(1, word(6, 9, 0, BEAT)));
    assertFalse(playout.isDry());
    playout.endOfReply();
    beats(6);
    assertEquals(2, reports.audible);
    assertEquals(1, reports.ranDry);
    assertEquals(1, reports.repliesHeard);
  }

  @Test
  void pausesWithinABeatByFadingOutAndResumesAtTheStartOfTheCutWord() {
    playout.begin();
    playout.add(phrase(10, word(0, 3, 0, 2 * BEAT), word(4, 9, 2 * BEAT, 10 * BEAT)));
    beats(5);
    playout.pause();
    beats(3);
    AudioFrame fade = line.frames.get(5);
    assertTrue(fade.sample(0) > 900 && fade.sample(BEAT - 1) < 100, "a falling ramp");
    assertEquals(List.of(0, 0), line.peaks().subList(6, 8));
    playout.resume();
    beats(9);
    assertEquals(8, line.peaks().subList(8, 17).stream().filter(peak -> peak > 900).count());
    assertEquals(List.of(3, 9), reports.heardEnds);
  }

  @Test
  void keepsAReplySilentThatIsPausedBeforeItSounds() {
    playout.begin();
    playout.pause();
    playout.add(phrase(2));
    beats(5);
    assertEquals(0, reports.audible);
    playout.resume();
    beats(1);
    assertEquals(1, reports.audible);
  }

  @Test
  void isSilentWhileTheLineIsDownAndSaysAgainWhatWasNotHeard() {
    playout.begin();
    playout.add(phrase(10, word(0, 3, 0, 2 * BEAT), word(4, 9, 2 * BEAT, 10 * BEAT)));
    beats(5);
    line.dropNanos = 20_000_000;
    playout.hold(true);
    beats(50);
    assertEquals(0, line.peaks().subList(5, 55).stream().mapToInt(peak -> peak).max().orElse(1));
    playout.hold(false);
    beats(9);
    assertEquals(8, line.peaks().subList(55, 64).stream().filter(peak -> peak > 900).count());
    assertEquals(List.of(3, 9), reports.heardEnds);
  }

  @Test
  void keepsALaterReplyTooUntilTheLineIsBack() {
    playout.hold(true);
    playout.begin();
    playout.add(phrase(2, word(0, 5, 0, BEAT)));
    playout.endOfReply();
    playout.pause();
    playout.resume();
    beats(10);
    assertEquals(0, reports.audible);
    assertEquals(0, reports.repliesHeard);
    playout.hold(false);
    beats(5);
    assertEquals(1, reports.repliesHeard);
    assertEquals(List.of(5), reports.heardEnds);
  }

  @Test
  void staysPausedWhenTheLineComesBackWhileAVoiceIsHeard() {
    playout.begin();
    playout.add(phrase(10, word(0, 5, 0, 10 * BEAT)));
    beats(3);
    playout.hold(true);
    playout.pause();
    playout.hold(false);
    beats(5);
    assertEquals(0, line.peaks().subList(4, 8).stream().mapToInt(peak -> peak).max().orElse(1));
    playout.resume();
    beats(2);
    assertTrue(line.peaks().get(9) > 900);
  }

  @Test
  void stopsWithTheWordsThatWereSentAndWillStillBeHeard() {
    line.delayNanos = 500_000_000;
    playout.begin();
    playout.add(phrase(10, word(0, 3, 0, 2 * BEAT), word(4, 9, 2 * BEAT, 4 * BEAT)));
    beats(3);
    assertEquals(3, playout.stop());
    beats(3);
    assertEquals(List.of(0, 0), line.peaks().subList(4, 6));
  }

  @Test
  void doesNotCountWordsThatTheLineThrewAwayUnheard() {
    playout.begin();
    line.delayNanos = 60_000_000;
    playout.add(phrase(10, word(0, 3, 0, BEAT), word(4, 9, BEAT, 5 * BEAT)));
    beats(6);
    line.dropNanos = 20_000_000;
    assertEquals(3, playout.stop());
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 22_050, 24_000, 44_100, 48_000})
  void playsASecondOfSoundInASecondAtAnyRate(int rateHz) {
    SpokenPhrase second = new SpokenPhrase(rateHz);
    short[] samples = new short[rateHz];
    Arrays.fill(samples, LOUD);
    second.add(AudioFrame.copyOf(samples, rateHz));
    second.complete();
    playout.begin();
    playout.add(second);
    playout.endOfReply();
    beats(101);
    assertEquals(1, reports.repliesHeard);
    assertEquals(
        rateHz,
        line.frames.stream()
            .filter(frame -> frame.sample(0) != 0)
            .mapToInt(AudioFrame::sampleCount)
            .sum());
  }

  @Test
  void tellsHowMuchSoundWaits() {
    playout.begin();
    playout.add(phrase(10));
    beats(4);
    assertEquals(60_000_000, playout.aheadNanos());
  }

  private void beats(int count) {
    loop.advanceTo(loop.nanos() + count * MediaClock.BEAT_NANOS);
  }

  private static SpokenPhrase phrase(int beats, SpokenWord... words) {
    SpokenPhrase phrase = new SpokenPhrase(RATE_HZ);
    phrase.add(tone(beats));
    for (SpokenWord word : words) {
      phrase.add(word);
    }
    phrase.complete();
    return phrase;
  }

  private static SpokenPhrase withSilenceAfter(SpokenPhrase phrase) {
    phrase.add(AudioFrame.silence(3 * BEAT, RATE_HZ));
    return phrase;
  }

  private static AudioFrame tone(int beats) {
    short[] samples = new short[beats * BEAT];
    Arrays.fill(samples, LOUD);
    return AudioFrame.copyOf(samples, RATE_HZ);
  }

  private static SpokenWord word(int textStart, int textEnd, int startSample, int endSample) {
    return new SpokenWord(textStart, textEnd, startSample, endSample);
  }

  private static final class Reports implements Playout.Listener {
    private final List<AudioFrame> played = new ArrayList<>();
    private final List<Integer> heardEnds = new ArrayList<>();
    private int audible;
    private int ranDry;
    private int repliesHeard;

    @Override
    public void onPlayed(AudioFrame frame) {
      played.add(frame);
    }

    @Override
    public void onReplyAudible(long heardAtNanos) {
      audible++;
    }

    @Override
    public void onWordHeard(SpokenWord word) {
      heardEnds.add(word.textEnd());
    }

    @Override
    public void onRanDry() {
      ranDry++;
    }

    @Override
    public void onReplyHeard(int heardTextEnd) {
      repliesHeard++;
    }
  }

  private static final class Line implements CallTransport {
    private final List<AudioFrame> frames = new ArrayList<>();
    private long delayNanos;
    private long dropNanos;

    List<Integer> peaks() {
      return frames.stream().map(Line::peak).toList();
    }

    private static int peak(AudioFrame frame) {
      int peak = 0;
      for (int i = 0; i < frame.sampleCount(); i++) {
        peak = Math.max(peak, frame.sample(i));
      }
      return peak;
    }

    @Override
    public void start(CallListener listener) {}

    @Override
    public void play(AudioFrame tenMillis) {
      frames.add(tenMillis);
    }

    @Override
    public long clear() {
      return dropNanos;
    }

    @Override
    public long playbackDelayNanos() {
      return delayNanos;
    }

    @Override
    public void send(ConversationEvent event) {}

    @Override
    public void close(String reason) {}
  }
}
