package org.confab.ejb.mcufactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLParameters;
import org.confab.core.mcufactory.McuUnreachable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsMcuWireTest {
  private static final InstanceKeys KEYS = new InstanceKeys();

  @TempDir private Path folder;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final List<String> callers = Collections.synchronizedList(new ArrayList<>());
  private final List<HttpsServer> servers = new ArrayList<>();
  private byte[] answer = {1, 2, 3};
  private int status = 200;

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }

  private URI serve(String name) throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    servers.add(server);
    var tls = KEYS.server(name);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters strict = tls.getDefaultSSLParameters();
            strict.setNeedClientAuth(true);
            parameters.setSSLParameters(strict);
          }
        });
    server.createContext(
        "/c3p",
        exchange -> {
          callers.add(((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName());
          callers.add(exchange.getRemoteAddress().toString());
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.setExecutor(threads);
    server.start();
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/c3p");
  }

  private CompletableFuture<byte[]> post(HttpsMcuWire wire, URI to) {
    return wire.post(to, new byte[] {9}).toCompletableFuture();
  }

  private HttpsMcuWire wire() throws Exception {
    return new HttpsMcuWire(
        MutualTls.towardsMediaServers(
            KEYS.keyStore(folder, "sip.litwareinc.com"), InstanceKeys.password(folder)),
        Duration.ofSeconds(5),
        threads);
  }

  @Test
  void commandsGoWithTheServersCertificateOverOneConnection() throws Exception {
    URI url = serve("media-server");
    HttpsMcuWire wire = wire();
    assertThat(post(wire, url).join()).containsExactly(1, 2, 3);
    assertThat(post(wire, url).join()).containsExactly(1, 2, 3);
    assertThat(callers.get(0)).isEqualTo("CN=sip.litwareinc.com");
    assertThat(callers.get(3)).isEqualTo(callers.get(1));
  }

  @Test
  void anotherCertificateOfTheSameAuthorityIsNoMediaServer() throws Exception {
    URI url = serve("somebody");
    assertThatThrownBy(post(wire(), url)::join)
        .cause()
        .isInstanceOfSatisfying(
            McuUnreachable.class, failed -> assertThat(failed.isRefused()).isFalse());
    assertThat(callers).isEmpty();
  }

  @Test
  void nobodyBehindTheAddressIsDead() throws Exception {
    URI url = serve("media-server");
    servers.get(0).stop(0);
    assertThatThrownBy(post(wire(), url)::join)
        .cause()
        .isInstanceOfSatisfying(
            McuUnreachable.class, failed -> assertThat(failed.isRefused()).isTrue());
  }

  @Test
  void anythingButAnAnswerIsNone() throws Exception {
    URI url = serve("media-server");
    HttpsMcuWire wire = wire();
    status = 500;
    assertThatThrownBy(post(wire, url)::join).hasCauseInstanceOf(McuUnreachable.class);
    status = 200;
    answer = new byte[HttpsMcuWire.MOST + 1];
    assertThatThrownBy(post(wire, url)::join).hasCauseInstanceOf(McuUnreachable.class);
  }
}
