package dev.repartee.transport.rtc.sctp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.time.VirtualEventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** In virtual time, with a browser's end that loses and confuses packets as told. */
class DataChannelTest {
  private final VirtualEventLoop loop = new VirtualEventLoop();
  private final Browser browser = new Browser(loop);

  @Test
  void sendsWhenItIsOpenWhatWasSentBefore() {
    browser.channel.send("early");
    assertTrue(browser.sent.isEmpty());
    browser.open("events");
    browser.takeAll();
    assertEquals(List.of("open"), browser.news);
    assertEquals(List.of("control", "early"), browser.received);
  }

  @Test
  void handsOnMessagesInOrderWhateverTheOrderOfTheirPackets() {
    browser.open("events");
    byte[] first = browser.text("one");
    byte[] second = browser.text("two");
    byte[] third = browser.text("three");
    browser.deliver(third);
    browser.deliver(second);
    browser.deliver(second);
    assertEquals(List.of("open"), browser.news);
    browser.deliver(first);
    browser.deliver(first);
    assertEquals(List.of("open", "one", "two", "three"), browser.news);
  }

  @Test
  void putsAMessageTogetherOutOfItsPieces() {
    browser.open("events");
    browser.deliver(browser.data(Browser.STREAM, 51, 2, "a long ".getBytes(UTF_8)));
    browser.deliver(browser.data(Browser.STREAM, 51, 0, "long ".getBytes(UTF_8)));
    browser.deliver(browser.data(Browser.STREAM, 51, 1, "story".getBytes(UTF_8)));
    assertEquals(List.of("open", "a long long story"), browser.news);
  }

  @Test
  void cutsALongMessageIntoPiecesThatFitIntoPackets() {
    browser.open("events");
    String story = "word ".repeat(10_000);
    browser.channel.send(story);
    for (byte[] packet : browser.sent) {
      assertTrue(packet.length <= SctpPacket.MAX_BYTES);
    }
    browser.takeAll();
    assertEquals(List.of("control", story), browser.received);
  }

  @Test
  void sendsAgainWhatTheNetworkHasLost() {
    browser.open("events");
    browser.takeAll();
    Random random = new Random(5);
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      messages.add("message " + i + " " + "x".repeat(random.nextInt(2_000)));
      browser.channel.send(messages.get(i));
    }
    for (int i = 0; i < 2_000; i++) {
      loop.advanceSeconds(0.05);
      List<byte[]> underway = new ArrayList<>(browser.sent);
      browser.sent.clear();
      underway.removeIf(packet -> random.nextInt(4) == 0);
      underway.forEach(browser::take);
    }
    assertEquals(messages, browser.received.subList(1, browser.received.size()));
    assertEquals(List.of("open"), browser.news);
  }

  @Test
  void givesUpWhenNothingIsEverAcknowledged() {
    browser.open("events");
    browser.takeAll();
    browser.channel.send("hello?");
    loop.advanceSeconds(120);
    assertEquals(List.of("open", "closed"), browser.news);
  }

  @Test
  void keepsNoMoreThanItsBoundForABrowserThatDoesNotRead() {
    browser.open("events");
    browser.takeAll();
    for (int i = 0; i < 10_000; i++) {
      browser.channel.send("x".repeat(1_000));
    }
    assertTrue(browser.sent.size() < 100, "sent " + browser.sent.size() + " packets");
    browser.takeAll();
    assertTrue(browser.received.size() > 100, "the others follow");
    assertTrue(browser.received.size() < 2_000, "but not all: " + browser.received.size());
  }

  @Test
  void saysWhatIsWrongWithAMessage() {
    browser.open("events");
    browser.deliver(browser.data(Browser.STREAM, 53, 3, new byte[] {1}));
    String refusal = "A message must be text of at most " + Browser.MAX_MESSAGE_BYTES + " bytes.";
    assertEquals(List.of("open", refusal), browser.news);
    for (int i = 0; i <= 10; i++) {
      int flags = (i == 0 ? 2 : 0) | (i == 10 ? 1 : 0);
      browser.deliver(browser.data(Browser.STREAM, 51, flags, new byte[1_000]));
    }
    browser.deliver(browser.text("short"));
    assertEquals(List.of("open", refusal, refusal, "short"), browser.news);
  }

  @Test
  void readsAndSendsEmptyMessages() {
    browser.open("events");
    browser.takeAll();
    browser.deliver(browser.data(Browser.STREAM, 56, 3, new byte[1]));
    assertEquals(List.of("open", ""), browser.news);
    browser.channel.send("");
    assertFalse(browser.sent.isEmpty());
  }

  @Test
  void takesAChannelOfAnyNameButNoSecondOne() {
    browser.open("chat");
    browser.open("games");
    assertEquals(List.of("open", "unwanted"), browser.news);
  }

  @Test
  void noticesThatTheBrowserClosesTheChannel() {
    browser.open("events");
    browser.takeAll();
    byte[] request = {0, 13, 0, 18, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, Browser.STREAM};
    browser.deliver(browser.chunk(SctpPacket.RECONFIGURATION, request));
    browser.takeAll();
    assertEquals(List.of("open", "closed", "chunk 130"), browser.news);
  }

  @Test
  void noticesThatTheBrowserIsGone() {
    browser.open("events");
    browser.deliver(browser.chunk(SctpPacket.ABORT, new byte[0]));
    browser.deliver(browser.text("too late"));
    assertEquals(List.of("open", "closed"), browser.news);
  }

  @Test
  void answersASignOfLife() {
    browser.open("events");
    browser.takeAll();
    browser.deliver(browser.chunk(SctpPacket.HEARTBEAT, new byte[] {0, 1, 0, 8, 1, 2, 3, 4}));
    browser.takeAll();
    assertEquals(List.of("open", "chunk " + SctpPacket.HEARTBEAT_ACK), browser.news);
  }

  @Test
  void survivesPacketsThatAreDamagedOrMadeUp() {
    browser.open("events");
    Random random = new Random(2);
    byte[] genuine = browser.text("genuine");
    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = genuine.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      browser.deliver(damaged);
      byte[] value = new byte[random.nextInt(40)];
      random.nextBytes(value);
      int type = random.nextInt(256);
      boolean ends = type == SctpPacket.ABORT || type == SctpPacket.SHUTDOWN;
      boolean isData = type == SctpPacket.DATA || type == SctpPacket.RECONFIGURATION;
      if (!ends && !isData) {
        browser.deliver(browser.chunk(type, value));
      }
    }
    browser.deliver(genuine);
    assertEquals(List.of("open", "genuine"), browser.news);
  }
}
