// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Netty with its HTTP codec, answers held in memory, flushed once a read, as its examples do. */
final class NettyPeer {
  private NettyPeer() {}

  static void serve(Path files, boolean epoll) throws IOException, InterruptedException {
    Map<String, ByteBuf> contents =
        Map.of(
            "/time", hold(ServedContent.TIME.getBytes(StandardCharsets.US_ASCII)),
            "/file-1k", hold(Files.readAllBytes(files.resolve("file-1k"))),
            "/file-100k", hold(Files.readAllBytes(files.resolve("file-100k"))));
    IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, io);
    Answer answer = new Answer(contents);
    Future<?> turning = group.scheduleAtFixedRate(answer::turn, 0, 1, TimeUnit.SECONDS);
    assert !turning.isCancelled();
    Channel channel =
        new ServerBootstrap()
            .group(group)
            .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel accepted) {
                    accepted.pipeline().addLast(new HttpServerCodec(), answer);
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sync()
            .channel();
    System.out.println(((InetSocketAddress) channel.localAddress()).getPort());
    channel.closeFuture().sync();
  }

  private static ByteBuf hold(byte[] content) {
    return Unpooled.unreleasableBuffer(Unpooled.directBuffer(content.length).writeBytes(content));
  }

  @ChannelHandler.Sharable
  @SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel
  private static final class Answer extends SimpleChannelInboundHandler<HttpObject> {
    private final Map<String, ByteBuf> contents;
    private volatile String date = "";

    Answer(Map<String, ByteBuf> contents) {
      this.contents = contents;
    }

    void turn() {
      date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
      if (message instanceof LastHttpContent) {
        return;
      }
      if (message instanceof HttpRequest request) {
        ByteBuf content = contents.getOrDefault(request.uri(), Unpooled.EMPTY_BUFFER);
        FullHttpResponse response =
            new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, content.duplicate());
        response
            .headers()
            .set(HttpHeaderNames.DATE, date)
            .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
            .setInt(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        context.write(response, context.voidPromise());
      }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      context.flush();
    }
  }
}
