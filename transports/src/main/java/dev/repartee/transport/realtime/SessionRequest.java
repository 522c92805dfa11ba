package dev.repartee.transport.realtime;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What a program asked for when it connected.
 *
 * @param model the name that it calls the agent by
 * @param session settings that the session begins with, checked; null: the agent's own
 * @param older whether it speaks the protocol's first version
 */
record SessionRequest(String model, @Nullable JsonObject session, boolean older) {
  /** A session is what the program says, if it says it rightly. */
  static void check(JsonObject session) throws RealtimeProblem {
    SessionSettings ignored =
        SettingsReader.update(SessionSettings.initial("", "", "", ""), session, problem -> {});
  }
}
