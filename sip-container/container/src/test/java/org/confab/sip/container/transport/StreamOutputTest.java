package org.confab.sip.container.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.Channel;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who writes what goes out, and in which order it arrives. */
class StreamOutputTest {
  private static final Duration LONG = Duration.ofSeconds(5);
  private static final int READ_MILLIS = 30_000;

  private final Sockets sockets = new Sockets();
  private final BlockingQueue<SocketChannel> accepted = new LinkedBlockingQueue<>();
  private Socket client;
  private Channel connection;

  @BeforeEach
  void connect() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Channel listening = sockets.streams(new Listener("tcp", any), accepted::add);
    int port = ((InetSocketAddress) listening.localAddress()).getPort();
    client = new Socket(InetAddress.getLoopbackAddress(), port);
    client.setSoTimeout(READ_MILLIS);
    connection = accepted.poll(READ_MILLIS, TimeUnit.MILLISECONDS);
  }

  @AfterEach
  void end() throws IOException {
    client.close();
    sockets.stop(LONG);
  }

  private static byte[] message(int number, int length) {
    byte[] message = new byte[length];
    Arrays.fill(message, (byte) number);
    ByteBuffer.wrap(message).putInt(number);
    return message;
  }

  @Test
  void aMessageLeavesWhileTheThreadOfItsConnectionIsBusy() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch enough = new CountDownLatch(1);
    connection
        .eventLoop()
        .execute(
            () -> {
              busy.countDown();
              try {
                enough.await();
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });
    assertThat(busy.await(READ_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
    try {
      byte[] message = message(7, 1_000);
      new StreamOutput(connection).write(message);
      assertThat(client.getInputStream().readNBytes(message.length)).isEqualTo(message);
    } finally {
      enough.countDown();
    }
  }

  @Test
  void whatTheReaderIsTooSlowForArrivesInOrder() throws Exception {
    StreamOutput output = new StreamOutput(connection);
    int[] lengths = {4, StreamOutput.LONGEST, 700_000, 5, StreamOutput.LONGEST + 1, 1_000};
    for (int number = 0; number < 30; number++) {
      output.write(message(number, lengths[number % lengths.length]));
    }
    for (int number = 0; number < 30; number++) {
      byte[] expected = message(number, lengths[number % lengths.length]);
      byte[] read = client.getInputStream().readNBytes(expected.length);
      assertThat(Arrays.equals(read, expected)).as("message " + number).isTrue();
    }
    output.write(message(30, 8));
    assertThat(client.getInputStream().readNBytes(8)).isEqualTo(message(30, 8));
  }

  @Test
  void nothingIsWrittenToAConnectionThatIsClosed() throws Exception {
    connection.close().sync();
    StreamOutput output = new StreamOutput(connection);
    assertThatThrownBy(() -> output.write(message(1, 10))).isInstanceOf(IOException.class);
    assertThat(client.getInputStream().read()).isEqualTo(-1);
  }
}
