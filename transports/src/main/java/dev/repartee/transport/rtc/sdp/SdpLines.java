package dev.repartee.transport.rtc.sdp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session description as lines (RFC 8866, section 5): those of the whole, and those of each
 * medium, which begin with its m= line and inherit what stands before the first of them.
 */
final class SdpLines {
  private final List<String> inherited;
  private final List<String> own;

  private SdpLines(List<String> inherited, List<String> own) {
    this.inherited = inherited;
    this.own = own;
  }

  static SdpLines of(String sdp) {
    return new SdpLines(List.of(), sdp.lines().toList());
  }

  /** The media, in order. */
  List<SdpLines> media() {
    List<SdpLines> media = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      if (own.get(i).startsWith("m=")) {
        starts.add(i);
      }
    }
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : own.size();
      media.add(new SdpLines(own.subList(0, starts.get(0)), own.subList(starts.get(i), end)));
    }
    return media;
  }

  /** The m= line of a medium. */
  String mediumLine() {
    return own.get(0).strip();
  }

  boolean isMedium(String kind) {
    return own.get(0).startsWith("m=" + kind + " ");
  }

  /** What the first attribute of this name says; empty if it is but a flag, null if missing. */
  @Nullable String attribute(String name) {
    List<String> all = attributes(name);
    return all.isEmpty() ? null : all.get(0);
  }

  /** What all attributes of this name say: those of the medium, or else those of the whole. */
  List<String> attributes(String name) {
    List<String> found = attributes(own, name);
    return found.isEmpty() ? attributes(inherited, name) : found;
  }

  private static List<String> attributes(List<String> lines, String name) {
    String flag = "a=" + name;
    String prefix = flag + ":";
    List<String> found = new ArrayList<>();
    for (String line : lines) {
      if (line.equals(flag)) {
        found.add("");
      } else if (line.startsWith(prefix)) {
        found.add(line.substring(prefix.length()).strip());
      }
    }
    return found;
  }
}
