package dev.repartee.transport.webrtc;

import dev.repartee.transport.webrtc.SignallingException.Kind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Refuses what is plainly no offer, or too much of one, before the native parser sees it. */
final class OfferCheck {
  /** A browser's offer for sound and data has about 3,000 characters. */
  static final int MAX_SDP_CHARS = 65_536;

  static final int MAX_CANDIDATES = 100;

  /** Of one call: enough to come back many times in a bad network. */
  static final int MAX_OFFERS = 100;

  private static final int MAX_SECTIONS = 8;
  private static final int MAX_CANDIDATE_CHARS = 1_024;
  private static final int MAX_MID_CHARS = 64;
  private static final String SEND_IT_UNCHANGED =
      " Send the browser's localDescription.sdp unchanged.";

  private OfferCheck() {}

  static void checkOffer(String sdp) throws SignallingException {
    if (sdp.isBlank()) {
      throw invalid("The offer is empty." + SEND_IT_UNCHANGED);
    }
    if (sdp.length() > MAX_SDP_CHARS) {
      throw invalid(
          "The offer has "
              + sdp.length()
              + " characters, but at most "
              + MAX_SDP_CHARS
              + " are taken. Offer sound and one data channel only.");
    }
    if (!sdp.startsWith("v=0")) {
      throw invalid("The offer is not SDP: it does not begin with v=0." + SEND_IT_UNCHANGED);
    }
    List<String> lines = sdp.lines().toList();
    checkSections(lines.stream().filter(line -> line.startsWith("m=")).toList());
    if (lines.stream().filter(line -> line.startsWith("a=candidate:")).count() > MAX_CANDIDATES) {
      throw invalid("The offer has more than " + MAX_CANDIDATES + " candidates. Send fewer.");
    }
  }

  static void checkCandidate(IceCandidate candidate) throws SignallingException {
    String line = candidate.candidate();
    if (line.length() > MAX_CANDIDATE_CHARS || hasControlCharacters(line)) {
      throw invalid(
          "The candidate must be one line of at most " + MAX_CANDIDATE_CHARS + " characters.");
    }
    if (!line.isEmpty() && !line.startsWith("candidate:")) {
      throw invalid("The candidate must begin with \"candidate:\", as the browser gives it.");
    }
    String mid = candidate.sdpMid();
    if (mid != null && (mid.length() > MAX_MID_CHARS || hasControlCharacters(mid))) {
      throw invalid("sdpMid must have at most " + MAX_MID_CHARS + " characters.");
    }
    if (candidate.sdpMLineIndex() < 0 || candidate.sdpMLineIndex() >= MAX_SECTIONS) {
      throw invalid(
          "sdpMLineIndex must be from 0 to "
              + (MAX_SECTIONS - 1)
              + ", but is "
              + candidate.sdpMLineIndex()
              + ".");
    }
  }

  /** One line for a person out of what the native parser said, which may quote its input. */
  static String reason(@Nullable String nativeMessage) {
    if (nativeMessage == null || nativeMessage.isBlank()) {
      return "no reason given";
    }
    String line = nativeMessage.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }

  /** Whether pictures are offered. */
  static boolean offersVideo(String sdp) {
    return sdp.lines().anyMatch(line -> line.startsWith("m=video "));
  }

  private static void checkSections(List<String> sections) throws SignallingException {
    if (sections.size() > MAX_SECTIONS) {
      throw invalid(
          "The offer has "
              + sections.size()
              + " sections, but at most "
              + MAX_SECTIONS
              + " are taken. Offer sound and one data channel only.");
    }
    int audioSections = 0;
    int dataSections = 0;
    for (String section : sections) {
      String kind = section.substring(2).split(" ", 2)[0].toLowerCase(Locale.ROOT);
      switch (kind) {
        case "audio" -> audioSections++;
        case "application" -> dataSections++;
        case "video" -> {
          // Is answered, but not used.
        }
        default ->
            throw invalid(
                "The offer has a section for "
                    + reason(kind)
                    + ", but a call carries sound and one data channel only. Leave it out.");
      }
    }
    if (audioSections != 1 || dataSections > 1) {
      throw invalid(
          "The offer must have one audio section and at most one for data channels, but has "
              + audioSections
              + " and "
              + dataSections
              + ". Add one microphone track, or one audio transceiver, before createOffer.");
    }
  }

  private static boolean hasControlCharacters(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private static SignallingException invalid(String message) {
    return new SignallingException(Kind.INVALID, message);
  }
}
