package org.confab.mediaserver.c3p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.protocol.c3p.C3pCodec.NAMESPACE;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.confab.mediaserver.immcu.TestMcu;
import org.confab.mediaserver.tls.MutualTls;
import org.confab.mediaserver.tls.PeerName;
import org.confab.mediaserver.tls.TestKeys;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.McuCommand;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class C3pListenerTest {
  private static final int MOST_S = 30;

  @TempDir Path folder;
  private final TestMcu test = new TestMcu();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  /** The answer that hands the last conference on is the reason why the media server may end. */
  @Test
  void aCommandThatIsCarriedOutIsAnsweredBeforeTheEnd() throws Exception {
    TestKeys keys = new TestKeys(folder, "ours");
    C3pListener listener =
        new C3pListener(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            keys.tls("media-server", TestKeys.SERVER),
            new PeerName(TestKeys.SERVER),
            new McuCommands(test.mcu, this::description, test.figures),
            test.figures);
    CompletableFuture<HttpResponse<byte[]>> answer =
        ask(keys.tls(TestKeys.SERVER, "media-server"), listener.port());
    assertThat(begun.await(MOST_S, TimeUnit.SECONDS)).as("%s", answer).isTrue();
    Thread end = new Thread(listener::close, "end");
    end.start();
    while (end.getState() == Thread.State.NEW || end.getState() == Thread.State.RUNNABLE) {
      Thread.onSpinWait();
    }
    mayEnd.countDown();
    assertThat(C3pCodec.readResponse(answer.get(MOST_S, TimeUnit.SECONDS).body()).code())
        .isEqualTo(C3pCode.SUCCESS);
    end.join(TimeUnit.SECONDS.toMillis(MOST_S));
    assertThat(end.isAlive()).isFalse();
  }

  private static CompletableFuture<HttpResponse<byte[]>> ask(MutualTls tls, int port)
      throws IOException {
    XmlElement ping =
        XmlElement.of(NAMESPACE, McuCommand.PING.wireName())
            .with("mcuUri", TestMcu.chat("AB12CD34").asString());
    C3pRequest request =
        new C3pRequest(
            5, TestMcu.focus("AB12CD34").asUri(), TestMcu.chat("AB12CD34").asUri(), ping);
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(tls.context())
        .build()
        .sendAsync(
            HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/c3p"))
                .timeout(Duration.ofSeconds(MOST_S))
                .header("Content-Type", C3pCodec.CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(C3pCodec.write(request)))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }

  private McuDescription description() {
    begun.countDown();
    try {
      assertThat(mayEnd.await(MOST_S, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException ended) {
      throw new AssertionError("the command was broken off", ended);
    }
    return new McuDescription(
        "m1",
        new UUID(1, 2),
        URI.create("https://127.0.0.1:8444/c3p"),
        SipUri.parse("sip:127.0.0.1:5063;transport=tls"),
        Set.of(McuType.CHAT),
        test.mcu.load(),
        test.mcu.draining());
  }
}
