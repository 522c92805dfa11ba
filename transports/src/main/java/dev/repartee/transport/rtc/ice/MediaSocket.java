package dev.repartee.transport.rtc.ice;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * One UDP socket on one address of this machine, shared by all calls of an event loop.
 *
 * <p>It is Netty's own channel rather than a Vert.x socket, because that one resolves the address
 * of every packet anew and makes four objects of it, a hundred times a second for each call. Lives
 * on the event loop.
 */
final class MediaSocket {
  /** Larger ones are none that this side has asked for; they arrive cut off and are dropped. */
  static final int MAX_DATAGRAM_BYTES = 2_048;

  /** What may arrive while the loop is busy: half a second of 200 calls. */
  private static final int KERNEL_BUFFER_BYTES = 1 << 21;

  private static final System.Logger LOG = System.getLogger(MediaSocket.class.getName());

  /** Receives what arrives, on the event loop. */
  interface Receiver {
    /** The bytes are valid only during the call. */
    void onDatagram(MediaSocket socket, InetSocketAddress sender, byte[] bytes, int length);
  }

  private final ContextInternal context;
  private final Receiver receiver;
  private final ChannelFuture bound;
  private final Channel channel;
  private final byte[] received = new byte[MAX_DATAGRAM_BYTES];

  private MediaSocket(ContextInternal context, Receiver receiver, InetSocketAddress address) {
    this.context = context;
    this.receiver = receiver;
    this.bound =
        new Bootstrap()
            .group(context.nettyEventLoop())
            .channelFactory(context.owner().transport().datagramChannelFactory())
            .option(ChannelOption.SO_RCVBUF, KERNEL_BUFFER_BYTES)
            .option(
                ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(MAX_DATAGRAM_BYTES))
            .handler(new Inbound())
            .bind(address);
    this.channel = bound.channel();
  }

  /** Opens a socket on the first port that is free; the future completes on the event loop. */
  static Future<MediaSocket> open(
      ContextInternal context, Receiver receiver, InetAddress address, PortRange ports) {
    return open(context, receiver, address, ports, 0);
  }

  private static Future<MediaSocket> open(
      ContextInternal context,
      Receiver receiver,
      InetAddress address,
      PortRange ports,
      int attempt) {
    MediaSocket socket =
        new MediaSocket(context, receiver, new InetSocketAddress(address, ports.port(attempt)));
    Promise<MediaSocket> opened = context.promise();
    socket.bound.addListener(
        result -> {
          if (result.isSuccess()) {
            opened.complete(socket);
          } else {
            opened.fail(result.cause());
          }
        });
    return opened
        .future()
        .recover(
            error ->
                attempt + 1 < ports.count()
                    ? open(context, receiver, address, ports, attempt + 1)
                    : Future.failedFuture(error));
  }

  InetSocketAddress address() {
    return (InetSocketAddress) channel.localAddress();
  }

  void send(InetSocketAddress to, byte[] bytes, int length) {
    ByteBuf buffer = channel.alloc().directBuffer(length).writeBytes(bytes, 0, length);
    ChannelFuture ignored =
        channel.writeAndFlush(new DatagramPacket(buffer, to), channel.voidPromise());
  }

  void close() {
    ChannelFuture ignored = channel.close();
  }

  private final class Inbound extends SimpleChannelInboundHandler<DatagramPacket> {
    @Override
    protected void channelRead0(ChannelHandlerContext ignored, DatagramPacket packet) {
      int length = packet.content().readableBytes();
      if (length == 0 || length >= MAX_DATAGRAM_BYTES) {
        return;
      }
      packet.content().readBytes(received, 0, length);
      context.emit(
          packet.sender(),
          sender -> receiver.onDatagram(MediaSocket.this, sender, received, length));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ignored, Throwable cause) {
      // A packet that could not be sent, or one that could not be understood; others go on.
      LOG.log(Level.DEBUG, "a datagram failed", cause);
    }
  }
}
