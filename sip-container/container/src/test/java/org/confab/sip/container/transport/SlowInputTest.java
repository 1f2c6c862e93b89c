package org.confab.sip.container.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.confab.sip.container.overload.Overload;
import org.confab.sip.edge.DialogOutlet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that say little or nothing do not stay; in a time of the test's own. */
class SlowInputTest implements FlowHandler {
  private final SipTransport transport =
      new SipTransport(
          Optional.empty(), this, new Overload(() -> Duration.ofSeconds(1)), FixedLimits.WIDE);
  private final EmbeddedChannel channel = new EmbeddedChannel();

  @AfterEach
  void stop() {
    channel.close();
    transport.stop();
  }

  private void connect() {
    ConnectionFlow flow =
        new ConnectionFlow(
            "0",
            "tcp",
            new InetSocketAddress(5060),
            new InetSocketAddress(6000),
            channel,
            new SerialQueue(Runnable::run, 8),
            known -> {},
            ConnectionFlow::ended,
            this::send,
            System::nanoTime);
    channel.pipeline().addLast(new StreamInput(transport, flow));
    channel.freezeTime();
  }

  private int secondsUntilClosed(String text, int most) {
    for (int second = 0; second < most; second++) {
      if (!channel.isOpen()) {
        return second;
      }
      String one = text.substring(second % text.length(), second % text.length() + 1);
      channel.writeInbound(Unpooled.copiedBuffer(one, StandardCharsets.US_ASCII));
      channel.advanceTimeBy(1, TimeUnit.SECONDS);
      channel.runScheduledPendingTasks();
    }
    return most;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OPTIONS sip:a@b SIP/2.0\r\nX: this line is longer than its sender has time to write it",
        "x"
      })
  void oneByteASecondIsNotListenedToForLong(String text) {
    connect();
    assertThat(secondsUntilClosed(text, 200))
        .isBetween(TransportLimits.MESSAGE_SECONDS, TransportLimits.MESSAGE_SECONDS + 2);
  }

  @Test
  void nothingIsWrongWithKeepAlivesForEver() {
    connect();
    assertThat(secondsUntilClosed("\r\n", 1_000)).isEqualTo(1_000);
  }

  @Test
  void aHandshakeThatDoesNotGoOnEndsTheConnection() throws GeneralSecurityException {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine();
    engine.setUseClientMode(false);
    SslHandler handshake = new SslHandler(engine);
    handshake.setHandshakeTimeout(TransportLimits.HANDSHAKE_SECONDS, TimeUnit.SECONDS);
    channel.freezeTime();
    channel.pipeline().addLast(handshake);
    channel.advanceTimeBy(TransportLimits.HANDSHAKE_SECONDS - 1, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
    assertThat(channel.isOpen()).isTrue();
    channel.advanceTimeBy(2, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
    assertThat(channel.isOpen()).isFalse();
  }

  @Override
  public void message(ConnectionFlow on, byte[] message, long arrived) {
    throw new AssertionError("not a whole message");
  }

  @Override
  public void overflow(ConnectionFlow on, byte[] message) {
    throw new AssertionError("not a whole message");
  }

  @Override
  public void overloaded(ConnectionFlow on, byte[] message) {
    throw new AssertionError("not a whole message");
  }

  @Override
  public void unframeable(ConnectionFlow on, Unframeable cause) {
    throw new AssertionError(cause);
  }

  @Override
  public void failed(ConnectionFlow on, String what) {
    throw new AssertionError(what);
  }

  @Override
  public void send(ConnectionFlow to, String target, DialogOutlet.Notice notice, long cseq) {
    throw new AssertionError("not asked for");
  }

  @Override
  public void closed(ConnectionFlow gone) {}
}
