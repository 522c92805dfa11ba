package dev.repartee.models;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a model is for. */
public enum ModelTask {
  @JsonProperty("voice-activity")
  VOICE_ACTIVITY("voice activity"),
  @JsonProperty("recognition")
  RECOGNITION("speech recognition"),
  @JsonProperty("end-of-turn")
  END_OF_TURN("end of turn"),
  @JsonProperty("voice")
  VOICE("voice");

  private final String title;

  ModelTask(String title) {
    this.title = title;
  }

  /** The task in words for people. */
  public String title() {
    return title;
  }
}
