package dev.repartee.transport.rtc.sdp;

import dev.repartee.transport.rtc.dtls.Fingerprint;
import dev.repartee.transport.webrtc.SignallingException;
import dev.repartee.transport.webrtc.SignallingException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A browser's offer, as far as an answer depends on it.
 *
 * @param sections in the order of the offer, which the answer must keep
 * @param iceFragment by which the browser's checks are named
 * @param fingerprint of the certificate that the browser will show
 */
public record SdpOffer(List<Section> sections, String iceFragment, Fingerprint fingerprint) {
  private static final String UNCHANGED = " Send the browser's localDescription.sdp unchanged.";
  private static final int MAX_MID_CHARS = 64;
  private static final int MAX_FRAGMENT_CHARS = 256;
  private static final Pattern MEDIUM =
      Pattern.compile(
          "m=(?<kind>\\w+) (?<port>\\d{1,5}) (?<protocol>[\\w/]+) (?<format>\\d{1,3})( \\d{1,3})*");
  private static final String OPUS = "opus/48000/2";
  private static final String REDUNDANT = "red/48000/2";

  public SdpOffer {
    sections = List.copyOf(sections);
  }

  /** The section for sound, of which there is one. */
  public Audio audio() {
    return sections.stream()
        .filter(Audio.class::isInstance)
        .map(Audio.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** The section for data channels, if there is one. */
  public Optional<Data> data() {
    return sections.stream().filter(Data.class::isInstance).map(Data.class::cast).findFirst();
  }

  /** One medium of an offer. */
  public sealed interface Section {
    /** Its name within the offer. */
    String mid();
  }

  /**
   * Sound.
   *
   * @param opusPayloadType the number that stands for Opus in packets
   * @param redundantPayloadType the number that stands for packets with spare copies, or -1
   * @param browserSends whether the browser wants to send
   * @param browserReceives whether the browser wants to receive
   */
  public record Audio(
      String mid,
      int opusPayloadType,
      int redundantPayloadType,
      boolean browserSends,
      boolean browserReceives)
      implements Section {
    /** Whether the browser understands packets with spare copies. */
    public boolean takesSpareCopies() {
      return redundantPayloadType >= 0;
    }
  }

  /**
   * Data channels.
   *
   * @param port the browser's end of the association, which is but a name
   */
  public record Data(String mid, int port) implements Section {}

  /**
   * Something that this side has no use for, such as pictures, and keeps without ever using it.
   *
   * @param medium what it is, the protocol, and the first of its codecs: what an m= line has
   * @param codec what the offer says of that codec; whole lines
   * @param givenUp whether the browser has given it up, so that it is but a place in the order
   */
  public record Unused(String mid, Medium medium, List<String> codec, boolean givenUp)
      implements Section {
    public Unused {
      codec = List.copyOf(codec);
    }
  }

  /**
   * An m= line without its port.
   *
   * @param kind such as {@code video}
   * @param format the number of a codec
   */
  public record Medium(String kind, String protocol, String format) {}

  /**
   * Reads an offer.
   *
   * @throws SignallingException which says in a sentence what is wrong, and what to do
   */
  public static SdpOffer read(String sdp) throws SignallingException {
    SdpLines lines = SdpLines.of(sdp);
    List<SdpLines> media = lines.media();
    if (media.isEmpty()) {
      throw invalid("The offer has no sections." + UNCHANGED);
    }
    Section[] sections = new Section[media.size()];
    for (int i = 0; i < sections.length; i++) {
      sections[i] = section(media.get(i));
    }
    if (count(Audio.class, sections) != 1 || count(Data.class, sections) > 1) {
      throw invalid("The offer must have one audio section and at most one for data." + UNCHANGED);
    }
    if (sections[0] instanceof Unused first && first.givenUp()) {
      throw invalid("The first section of the offer must be in use." + UNCHANGED);
    }
    checkBundle(lines, sections);
    // All sections go over one connection, so that of the first counts for all.
    SdpLines first = media.get(0);
    return new SdpOffer(List.of(sections), iceFragment(first), fingerprint(first));
  }

  private static Section section(SdpLines lines) throws SignallingException {
    String mid = lines.attribute("mid");
    if (mid == null || mid.isEmpty() || mid.length() > MAX_MID_CHARS) {
      throw invalid("A section of the offer has no name (a=mid)." + UNCHANGED);
    }
    if (lines.isMedium("application")) {
      return new Data(mid, sctpPort(lines));
    }
    if (lines.isMedium("video")) {
      return unused(mid, lines);
    }
    if (!lines.isMedium("audio")) {
      throw invalid("The offer must have one audio section and at most one for data." + UNCHANGED);
    }
    if (lines.attribute("rtcp-mux") == null) {
      throw invalid(
          "The offer wants a second port for control packets (no a=rtcp-mux)." + UNCHANGED);
    }
    boolean inactive = lines.attribute("inactive") != null;
    return new Audio(
        mid,
        opusPayloadType(lines),
        payloadType(lines, REDUNDANT),
        !inactive && lines.attribute("recvonly") == null,
        !inactive && lines.attribute("sendonly") == null);
  }

  private static Unused unused(String mid, SdpLines lines) throws SignallingException {
    Matcher line = MEDIUM.matcher(lines.mediumLine());
    if (!line.matches()) {
      throw invalid("The offer has a section whose m= line is not usable." + UNCHANGED);
    }
    String format = line.group("format");
    List<String> codec = new ArrayList<>();
    for (String name : List.of("rtpmap", "fmtp")) {
      lines.attributes(name).stream()
          .filter(value -> value.startsWith(format + " "))
          .findFirst()
          .ifPresent(value -> codec.add("a=" + name + ":" + value));
    }
    Medium medium = new Medium(line.group("kind"), line.group("protocol"), format);
    return new Unused(mid, medium, codec, line.group("port").equals("0"));
  }

  private static long count(Class<? extends Section> kind, Section... sections) {
    return Stream.of(sections).filter(kind::isInstance).count();
  }

  private static int opusPayloadType(SdpLines lines) throws SignallingException {
    int type = payloadType(lines, OPUS);
    if (type < 0) {
      throw invalid(
          "The offer does not know the codec Opus (a=rtpmap:… opus/48000/2), which every browser"
              + " has."
              + UNCHANGED);
    }
    return type;
  }

  /** The number that stands for a codec, or -1. */
  private static int payloadType(SdpLines lines, String codec) {
    for (String map : lines.attributes("rtpmap")) {
      String[] parts = map.split(" ", 2);
      if (parts.length == 2 && parts[1].toLowerCase(Locale.ROOT).equals(codec)) {
        return number(parts[0], 127);
      }
    }
    return -1;
  }

  private static int sctpPort(SdpLines lines) throws SignallingException {
    String written = lines.attribute("sctp-port");
    int port = written == null ? -1 : number(written, 65_535);
    if (port < 0) {
      throw invalid("The data section of the offer has no usable port (a=sctp-port)." + UNCHANGED);
    }
    return port;
  }

  private static String iceFragment(SdpLines lines) throws SignallingException {
    String fragment = lines.attribute("ice-ufrag");
    if (fragment == null || fragment.isEmpty() || fragment.length() > MAX_FRAGMENT_CHARS) {
      throw invalid("The offer has no name for its checks (a=ice-ufrag)." + UNCHANGED);
    }
    if (lines.attribute("ice-pwd") == null) {
      throw invalid("The offer has no password for checks (a=ice-pwd)." + UNCHANGED);
    }
    return fragment;
  }

  private static Fingerprint fingerprint(SdpLines lines) throws SignallingException {
    if ("passive".equals(lines.attribute("setup"))) {
      throw invalid(
          "The offer waits to be greeted (a=setup:passive), and so does this side." + UNCHANGED);
    }
    for (String written : lines.attributes("fingerprint")) {
      String[] parts = written.split(" ", 2);
      if (parts.length == 2 && parts[0].equalsIgnoreCase(Fingerprint.ALGORITHM)) {
        try {
          return new Fingerprint(parts[1].strip());
        } catch (IllegalArgumentException e) {
          throw invalid("The offer's fingerprint is not one of sha-256." + UNCHANGED);
        }
      }
    }
    throw invalid("The offer has no fingerprint of sha-256 (a=fingerprint)." + UNCHANGED);
  }

  private static void checkBundle(SdpLines lines, Section... sections) throws SignallingException {
    if (sections.length == 1) {
      return;
    }
    String group = lines.attribute("group");
    List<String> bundled = group == null ? List.of() : List.of(group.split(" "));
    for (Section section : sections) {
      if (section instanceof Unused unused && unused.givenUp()) {
        continue;
      }
      if (!bundled.contains("BUNDLE") || !bundled.contains(section.mid())) {
        throw invalid("The offer wants more than one connection (no a=group:BUNDLE)." + UNCHANGED);
      }
    }
  }

  /** A number from 0 to {@code max}, or -1. */
  private static int number(@Nullable String text, int max) {
    if (text == null || !text.matches("\\d{1,5}")) {
      return -1;
    }
    int number = Integer.parseInt(text);
    return number <= max ? number : -1;
  }

  private static SignallingException invalid(String message) {
    return new SignallingException(Kind.INVALID, message);
  }
}
