package org.confab.mediaserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.confab.mediaserver.tls.MutualTls;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.mcu.McuRegistration;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.mras.RelayKey;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlLimits;

/** The server's end of the C3P link, as the media server sees it. */
final class FakeServer implements AutoCloseable {
  final BlockingQueue<McuDescription> pings = new LinkedBlockingQueue<>();
  final BlockingQueue<McuState> states = new LinkedBlockingQueue<>();
  volatile UUID life = UUID.randomUUID();
  volatile C3pReason refusal;
  volatile List<RelayKey> relayKeys = List.of();
  private final HttpsServer http;

  FakeServer(MutualTls tls) throws IOException {
    http = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 8);
    http.setHttpsConfigurator(
        new HttpsConfigurator(tls.context()) {
          @Override
          public void configure(HttpsParameters parameters) {
            parameters.setSSLParameters(tls.listening());
          }
        });
    http.setExecutor(Executors.newCachedThreadPool());
    http.createContext("/c3p", this::handle);
    http.start();
  }

  URI url() {
    return URI.create("https://127.0.0.1:" + http.getAddress().getPort() + "/c3p");
  }

  McuState nextState() throws InterruptedException {
    McuState state = states.poll(10, TimeUnit.SECONDS);
    if (state == null) {
      throw new AssertionError("no state document came");
    }
    return state;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      C3pRequest request =
          C3pCodec.readRequest(exchange.getRequestBody().readAllBytes(), XmlLimits.MCU_LINK);
      byte[] answer = C3pCodec.write(answer(request));
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private C3pResponse answer(C3pRequest request) {
    XmlElement named = XmlElement.of(C3pCodec.NAMESPACE, request.command().name());
    if (request.command().name().equals("ping")) {
      pings.add(McuDescription.read(request.command().requiredChild("mcu")));
      return request.success(named.with(new McuRegistration(life, relayKeys).element()));
    }
    C3pReason no = refusal;
    refusal = null;
    if (no != null) {
      return request.failure(no);
    }
    states.add(McuState.read(request.command().requiredChild("conference-info")));
    return request.success(named);
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
