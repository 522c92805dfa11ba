package dev.repartee.transport.realtime;

/** What a session needs of the line on which it takes place. Called on the call's loop. */
interface SessionLine {
  /** Sends an event to the program. */
  void say(String event);

  /** Codes the sound as the session wants it from now on. */
  void follow(SessionSettings settings);

  /** Time until what is sent is heard. */
  long playbackDelayNanos();
}
