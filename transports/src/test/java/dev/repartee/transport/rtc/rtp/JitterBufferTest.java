package dev.repartee.transport.rtc.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JitterBufferTest {
  private final List<String> played = new ArrayList<>();
  private final JitterBuffer buffer =
      new JitterBuffer(
          new JitterBuffer.Player() {
            @Override
            public void play(byte[] bytes, int offset, int length) {
              played.add(new String(bytes, offset, length, StandardCharsets.US_ASCII));
            }

            @Override
            public void recover(byte[] following, int offset, int length) {
              played.add(
                  "before " + new String(following, offset, length, StandardCharsets.US_ASCII));
            }

            @Override
            public void conceal() {
              played.add("lost");
            }

            @Override
            public void starve() {
              played.add("nothing");
            }
          });
  private long nowMs;

  @Test
  void handsOnAtOnceWhatComesInOrder() {
    for (int i = 10; i < 14; i++) {
      add(i);
      assertEquals(String.valueOf(i), played.get(played.size() - 1));
    }
  }

  @Test
  void putsInOrderWhatWasOvertaken() {
    add(1);
    add(3);
    add(4);
    assertEquals(List.of("1"), played);
    nowMs += 5;
    add(2);
    assertEquals(List.of("1", "2", "3", "4"), played);
  }

  @Test
  void waitsForAGapOnlyBriefly() {
    add(1);
    add(3);
    beats(1);
    assertEquals(List.of("1"), played);
    beats(1);
    assertEquals(List.of("1", "before 3", "3"), played);
  }

  @Test
  void makesUpForAllPacketsOfAGap() {
    add(1);
    add(4);
    beats(2);
    assertEquals(List.of("1", "lost", "before 4", "4"), played);
  }

  @Test
  void waitsLongerWhereLatePacketsComeAfterAll() {
    add(1);
    add(3);
    beats(2);
    add(2);
    assertEquals(List.of("1", "before 3", "3"), played, "it is too late for it now");
    add(5);
    beats(3);
    add(4);
    assertEquals(List.of("1", "before 3", "3", "4", "5"), played, "but not for the next");
  }

  @Test
  void leavesOutWhatComesTwice() {
    add(1);
    add(1);
    add(3);
    add(3);
    add(2);
    assertEquals(List.of("1", "2", "3"), played);
  }

  @Test
  void playsTheSpareCopyOfWhatIsMissingAtOnce() {
    add(1);
    addSpare(2);
    add(3);
    assertEquals(List.of("1", "spare 2", "3"), played);
  }

  @Test
  void leavesOutSpareCopiesOfWhatHasCome() {
    addSpare(1);
    add(2);
    addSpare(1);
    addSpare(2);
    add(3);
    add(5);
    beats(2);
    addSpare(4);
    add(6);
    assertEquals(List.of("2", "3", "before 5", "5", "6"), played);
    add(8);
    beats(1);
    assertEquals("6", played.get(played.size() - 1), "no packet was late");
    beats(1);
    assertEquals("8", played.get(played.size() - 1));
  }

  @Test
  void hearsWithCopiesMostOfWhatALineThatLosesAThirdCarries() {
    Random random = new Random(7);
    for (int i = 1; i <= 1_000; i++) {
      if (random.nextInt(3) > 0) {
        addSpare(i - 2);
        addSpare(i - 1);
        add(i);
      }
      beats(1);
    }
    long missing = played.stream().filter(sound -> sound.matches("lost|before.*")).count();
    assertTrue(missing < 60, missing + " of 1000 are missing");
  }

  @Test
  void saysSoOnEveryBeatWhenNothingComes() {
    beats(100);
    assertEquals(List.of(), played, "nothing has begun");
    add(1);
    beats(15);
    assertEquals(List.of("1"), played, "it may only be late");
    beats(3);
    assertEquals(List.of("1", "nothing", "nothing", "nothing"), played);
    add(2);
    beats(15);
    assertEquals("2", played.get(played.size() - 1));
  }

  @Test
  void beginsAfreshAfterALeap() {
    add(1);
    add(3);
    add(10_000);
    add(10_001);
    assertEquals(List.of("1", "10000", "10001"), played);
  }

  @Test
  void holdsNoMoreThanItsCapacity() {
    add(1);
    for (int i = 3; i < 1_000; i++) {
      add(i);
    }
    assertTrue(played.size() > 900, "it has leapt over the gap");
    assertEquals("999", played.get(played.size() - 1));
  }

  private void add(long number) {
    byte[] bytes = ("xx" + number).getBytes(StandardCharsets.US_ASCII);
    buffer.add(number, bytes, 2, bytes.length - 2, nowMs * 1_000_000);
  }

  private void addSpare(long number) {
    byte[] bytes = ("spare " + number).getBytes(StandardCharsets.US_ASCII);
    buffer.addSpare(number, bytes, 0, bytes.length, nowMs * 1_000_000);
  }

  private void beats(int count) {
    for (int i = 0; i < count; i++) {
      nowMs += 10;
      buffer.beat(nowMs * 1_000_000);
    }
  }
}
