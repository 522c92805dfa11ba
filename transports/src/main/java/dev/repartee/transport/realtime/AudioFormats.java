package dev.repartee.transport.realtime;

import dev.repartee.transport.audio.SampleCoding;
import dev.repartee.transport.audio.WireFormat;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The protocol's names of how sound is coded. */
final class AudioFormats {
  /** What is spoken if nothing is said about it. */
  static final WireFormat PCM = WireFormat.linear(24_000);

  private static final WireFormat MU_LAW = new WireFormat(SampleCoding.MU_LAW, 8_000);
  private static final WireFormat A_LAW = new WireFormat(SampleCoding.A_LAW, 8_000);
  private static final List<String> TYPES = List.of("audio/pcm", "audio/pcmu", "audio/pcma");

  private AudioFormats() {}

  /** Reads {@code {"type":"audio/pcm","rate":24000}}. */
  static WireFormat read(Fields fields) throws RealtimeProblem {
    String type = fields.oneOf("type", TYPES, "audio/pcm");
    if (type.equals("audio/pcm")) {
      double ignored = fields.number("rate", 24_000, 24_000, 24_000);
      return PCM;
    }
    return type.equals("audio/pcmu") ? MU_LAW : A_LAW;
  }

  static JsonObject shown(WireFormat format) {
    return switch (format.coding()) {
      case LINEAR -> new JsonObject().put("type", "audio/pcm").put("rate", format.sampleRateHz());
      case MU_LAW -> new JsonObject().put("type", "audio/pcmu");
      case A_LAW -> new JsonObject().put("type", "audio/pcma");
    };
  }
}
