package dev.repartee.bench.network;

import dev.repartee.transport.webrtc.CallAnswer;
import dev.repartee.transport.webrtc.client.CallerSignalling;
import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signalling that leads the caller's media over a detour: of the agent's addresses in the answer
 * only the first is left, and another stands in its place.
 *
 * @param direct the signalling itself, which takes no detour
 * @param detour makes of the agent's address the one that the caller is told
 * @param isOut whether nothing gets through now
 */
public record DetouredSignalling(
    CallerSignalling direct,
    Function<SocketAddress, Future<SocketAddress>> detour,
    BooleanSupplier isOut)
    implements CallerSignalling {
  private static final Pattern CANDIDATE =
      Pattern.compile("(?m)^(a=candidate:\\S+ 1 \\S+ \\d+ )(\\S+) (\\d+)( typ host.*)$");

  @Override
  public Future<CallAnswer> offer(String sdp) {
    return direct.offer(sdp).compose(this::lead);
  }

  /** Takes a detour as media do: a network that is out is out for signalling, too. */
  @Override
  public Future<CallAnswer> offerAgain(String callId, String sdp) {
    return isOut.getAsBoolean()
        ? Future.failedFuture("The network is out.")
        : direct.offerAgain(callId, sdp).compose(this::lead);
  }

  @Override
  public Future<Void> hangUp(String callId) {
    return direct.hangUp(callId);
  }

  private Future<CallAnswer> lead(CallAnswer answer) {
    Matcher first = CANDIDATE.matcher(answer.sdp());
    if (!first.find()) {
      return Future.failedFuture("The agent's answer names no address.");
    }
    String prefix = first.group(1);
    String suffix = first.group(4);
    return detour
        .apply(SocketAddress.inetSocketAddress(Integer.parseInt(first.group(3)), first.group(2)))
        .map(
            to ->
                new CallAnswer(
                    answer.callId(),
                    answer
                        .sdp()
                        .replaceAll("(?m)^a=candidate:.*\\r?\\n", "")
                        .replaceAll(
                            "(?m)^(a=ice-ufrag:)",
                            Matcher.quoteReplacement(
                                    prefix + to.host() + " " + to.port() + suffix + "\r\n")
                                + "$1")));
  }
}
