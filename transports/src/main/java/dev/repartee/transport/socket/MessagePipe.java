package dev.repartee.transport.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.vertx.core.Handler;
import io.vertx.core.internal.ContextInternal;

/**
 * Carries whole messages between a connection and its call past Vert.x, which would make a string,
 * two buffers and a dozen objects around them of each: a hundred times a second for each call.
 *
 * <p>All else goes on to Vert.x: pings, closing, and messages in several fragments, which it puts
 * together. Lives on the connection's event loop.
 */
final class MessagePipe extends ChannelInboundHandlerAdapter {
  /** Longer messages are rare, and get an array of their own. */
  private static final int KEPT_BYTES = 16_384;

  private final Channel channel;
  private final ContextInternal context;
  private final Receiver receiver;
  private final Handler<WebSocketFrame> delivery = this::deliver;
  private byte[] bytes = new byte[1_024];

  private MessagePipe(Channel channel, ContextInternal context, Receiver receiver) {
    this.channel = channel;
    this.context = context;
    this.receiver = receiver;
  }

  /**
   * Puts a pipe into a connection, in front of Vert.x.
   *
   * @param context where the receiver is called
   */
  static MessagePipe into(Channel channel, ContextInternal context, Receiver receiver) {
    MessagePipe pipe = new MessagePipe(channel, context, receiver);
    channel.pipeline().addBefore(channel.pipeline().lastContext().name(), "messages", pipe);
    return pipe;
  }

  @Override
  public void channelRead(ChannelHandlerContext here, Object message) {
    if (!(message instanceof WebSocketFrame frame) || !isWholeMessage(frame)) {
      here.fireChannelRead(message);
      return;
    }
    try {
      context.dispatch(frame, delivery);
    } finally {
      frame.release();
    }
  }

  private static boolean isWholeMessage(WebSocketFrame frame) {
    return frame.isFinalFragment()
        && (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame);
  }

  private void deliver(WebSocketFrame frame) {
    ByteBuf content = frame.content();
    int length = content.readableBytes();
    byte[] message = room(length);
    content.readBytes(message, 0, length);
    receiver.onMessage(frame instanceof TextWebSocketFrame, message, length);
  }

  private byte[] room(int length) {
    if (length > KEPT_BYTES) {
      return new byte[length];
    }
    if (length > bytes.length) {
      bytes = new byte[Math.min(KEPT_BYTES, 2 * length)];
    }
    return bytes;
  }

  /** Sends text, which is there as UTF-8. */
  void sendText(byte[] utf8, int length) {
    write(new TextWebSocketFrame(copy(utf8, length)));
  }

  /** Sends bytes. */
  void sendBinary(byte[] message, int length) {
    write(new BinaryWebSocketFrame(copy(message, length)));
  }

  /** Whether more waits to be sent than the connection's bound. */
  boolean isFull() {
    return !channel.isWritable();
  }

  private ByteBuf copy(byte[] message, int length) {
    return channel.alloc().buffer(length).writeBytes(message, 0, length);
  }

  /** What cannot be sent shows in the connection's end; nobody waits for single messages. */
  private void write(WebSocketFrame frame) {
    var ignored = channel.writeAndFlush(frame, channel.voidPromise());
  }

  /** Takes what comes. */
  @FunctionalInterface
  interface Receiver {
    /** A message came; the array is used again after the call. */
    void onMessage(boolean isText, byte[] message, int length);
  }
}
