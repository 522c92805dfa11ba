package dev.repartee.bench.network;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.repartee.bench.caller.CallReport;
import dev.repartee.bench.caller.CallRunner;
import dev.repartee.bench.caller.CallerPlan;
import dev.repartee.bench.caller.WebRtcDialler;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.CallEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyStarted;
import dev.repartee.transport.CallerLine;
import dev.repartee.transport.webrtc.WebRtcTransport;
import dev.repartee.transport.webrtc.client.CallerSignalling;
import dev.repartee.transport.webrtc.client.LocalSignalling;
import dev.repartee.transport.webrtc.client.WebRtcCaller;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One call over a bad network, from dialling until both its ends are over. */
final class CallAttempt {
  /** An outage begins in the middle of the answer to the first question. */
  private static final int TURN_OF_OUTAGE = 1;

  private static final long CUT_AFTER_MS = 1_500;
  private static final long WATCH_MS = 500;

  /** What a call may take besides its outage. */
  private static final long MARGIN_SECONDS = 120;

  /** What the agent's end may take to notice that the caller's is over. */
  private static final long AGENT_ENDS_WITHIN_SECONDS = 60;

  private final NetworkCaller caller;
  private final Condition condition;
  private final long seed;
  private final Vertx vertx;
  private final CallWatch watch;
  private final Promise<Void> agentEnded = Promise.promise();
  private volatile @Nullable RoughWay way;
  private volatile boolean answered;
  private volatile boolean wasCut;
  private volatile long outUntilNanos = Long.MIN_VALUE;

  CallAttempt(NetworkCaller caller, Condition condition, long seed) {
    this.caller = caller;
    this.condition = condition;
    this.seed = seed;
    this.vertx = caller.runtime().vertx();
    this.watch = new CallWatch(caller::nanos);
  }

  Future<NetworkCall> hold(CallerPlan plan) {
    return new CallRunner(vertx, caller.runtime().loops(), this::dial)
        .run(plan, event -> {})
        .timeout(MARGIN_SECONDS + outage().toSeconds(), SECONDS)
        .recover(this::failed)
        .compose(report -> agentEnds().map(ignored -> watch.call(report)))
        .onComplete(ignored -> release());
  }

  private Future<@Nullable CallReport> failed(Throwable reason) {
    watch.failed(String.valueOf(reason.getMessage()));
    return Future.succeededFuture();
  }

  private Future<WebRtcCaller> dial(Context context, CallerLine.Listener listener) {
    return new WebRtcDialler(caller.callers(), this::signalling)
        .dial(context, watch.listeningWith(listener))
        .onSuccess(this::connected);
  }

  private CallerSignalling signalling(Context ignored) {
    CallerSignalling direct =
        new LocalSignalling(caller.lines(), caller.runtime().loops().next(), this::answer);
    return new DetouredSignalling(direct, this::detour, this::isOut);
  }

  private Future<SocketAddress> detour(SocketAddress agent) {
    RoughWay open = way;
    if (open != null) {
      return Future.succeededFuture(open.entrance());
    }
    return caller
        .openWay(condition, agent, seed)
        .map(
            opened -> {
              way = opened;
              return opened.entrance();
            });
  }

  private void answer(WebRtcTransport line) {
    answered = true;
    caller.runtime().calls().answer(line, line.callId(), this::agentTells);
  }

  private void connected(WebRtcCaller line) {
    watch.connected();
    vertx.setPeriodic(WATCH_MS, timer -> look(line, timer));
  }

  /** Statistics can be had only for as long as the connection lasts. */
  private void look(WebRtcCaller line, long timer) {
    line.context()
        .runOnContext(
            ignored ->
                line.reception()
                    .onSuccess(watch::received)
                    .onFailure(gone -> vertx.cancelTimer(timer)));
  }

  private void agentTells(ConversationEvent event) {
    watch.agentTells(event);
    if (event instanceof CallEnded) {
      agentEnded.tryComplete();
    } else if (event instanceof ReplyStarted reply && reply.turn() == TURN_OF_OUTAGE && !wasCut) {
      wasCut = true;
      if (condition.outage() != null) {
        vertx.setTimer(CUT_AFTER_MS, ignored -> cut());
      }
    }
  }

  private void cut() {
    RoughWay cutWay = way;
    if (cutWay != null) {
      watch.cut();
      outUntilNanos = caller.nanos() + outage().toNanos();
      cutWay.cutUntil(outUntilNanos);
    }
  }

  private boolean isOut() {
    return caller.nanos() < outUntilNanos;
  }

  private Future<Void> agentEnds() {
    return answered
        ? agentEnded.future().timeout(AGENT_ENDS_WITHIN_SECONDS, SECONDS).otherwiseEmpty()
        : Future.succeededFuture();
  }

  private Duration outage() {
    Duration given = condition.outage();
    return given == null ? Duration.ZERO : given;
  }

  private void release() {
    RoughWay open = way;
    if (open != null) {
      open.close();
    }
  }
}
