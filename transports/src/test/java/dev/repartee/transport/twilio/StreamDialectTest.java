package dev.repartee.transport.twilio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.transport.audio.SampleCoding;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StreamDialectTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TWILIO | {"event":"start","streamSid":"s1","start":{"mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000}}} | MU_LAW
          TELNYX | {"event":"start","stream_id":"s1","start":{"media_format":{"encoding":"PCMA","sample_rate":8000}}}        | A_LAW
          PLIVO  | {"event":"start","start":{"streamId":"s1","mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000}}}  | MU_LAW
          """)
  void aStreamBeginsInEveryDialect(StreamDialect dialect, String json, SampleCoding coding) {
    assertEquals(new StreamMessage.Start("s1", coding), StreamMessage.read(json, dialect));
  }

  @ParameterizedTest
  @EnumSource(StreamDialect.class)
  void soundIsWrappedAsJson(StreamDialect dialect) {
    JsonObject message =
        new JsonObject(Buffer.buffer(dialect.sound("s1", true).withBase64(new byte[3])));

    assertEquals("AAAA", message.getJsonObject("media").getString("payload"));
    assertEquals("s1", message.getString(dialect.streamIdField()));
  }

  @Test
  void plivoHasItsOwnNames() {
    assertEquals(
        new JsonObject("{\"event\":\"clearAudio\",\"streamId\":\"s\"}"),
        new JsonObject(StreamDialect.PLIVO.clear("s")));
    assertEquals(
        new JsonObject("{\"event\":\"checkpoint\",\"streamId\":\"s\",\"name\":\"n\"}"),
        new JsonObject(StreamDialect.PLIVO.mark("s").with("n")));
    assertEquals(
        new StreamMessage.Mark("n"),
        StreamMessage.read("{\"event\":\"playedStream\",\"name\":\"n\"}", StreamDialect.PLIVO));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          not json                                                  | not a JSON object
          []                                                        | not a JSON object
          {}                                                        | no event
          {"event":"media"}                                         | no payload
          {"event":"media","media":7}                               | wrong type
          {"event":"media","media":{"payload":"%%%"}}               | not base64
          {"event":"start","start":{}}                              | no streamSid
          {"event":"start","streamSid":"s","start":{"mediaFormat":{"encoding":"audio/x-l16","sampleRate":16000}}} | G.711
          {"event":"dtmf","dtmf":{"digit":"call me"}}               | one of 0 to 9
          {"event":"mark","mark":{}}                                | no name
          """)
  void whatCannotBeUsedIsRefusedWithTheReason(String json, String reason) {
    StreamMessage message = StreamMessage.read(json, StreamDialect.TWILIO);
    String said = assertInstanceOf(StreamMessage.Refused.class, message).reason();
    assertTrue(said.contains(reason), said);
  }

  @Test
  void soundOfTheAgentsOwnTrackIsNotHeard() {
    assertInstanceOf(
        StreamMessage.Other.class,
        StreamMessage.read(
            "{\"event\":\"media\",\"media\":{\"track\":\"outbound\",\"payload\":\"AAAA\"}}",
            StreamDialect.TWILIO));
  }

  @Test
  void payloadsAreBase64() {
    StreamMessage message =
        StreamMessage.read(
            "{\"event\":\"media\",\"media\":{\"track\":\"inbound\",\"payload\":\"/38A\"}}",
            StreamDialect.TWILIO);
    assertArrayEquals(
        new byte[] {-1, 127, 0},
        assertInstanceOf(StreamMessage.Media.class, message).sound().getBytes());
  }

  /** The example of Twilio's own documentation of how requests are signed. */
  @Test
  void signsAsTwilioDoes() {
    MultiMap form =
        MultiMap.caseInsensitiveMultiMap()
            .add("CallSid", "CA1234567890ABCDE")
            .add("Caller", "+12349013030")
            .add("Digits", "1234")
            .add("From", "+12349013030")
            .add("To", "+18005551212");
    TwilioSignature signature = new TwilioSignature("12345");

    assertEquals(
        "0/KCTR6DLpKmkAf8muzZqo1nDgQ=",
        signature.of("https://mycompany.com/myapp.php?foo=1&bar=2", form));
    assertTrue(
        signature.isValid(
            "0/KCTR6DLpKmkAf8muzZqo1nDgQ=", "mycompany.com/myapp.php?foo=1&bar=2", form));
  }
}
