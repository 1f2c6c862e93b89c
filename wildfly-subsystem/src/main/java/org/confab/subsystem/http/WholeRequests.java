package org.confab.subsystem.http;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestBufferingHandler;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.Headers;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import org.xnio.IoUtils;

/**
 * Lets a request in when its body is there. Servlets wait on their thread for what is missing, and
 * of threads there are few: requests without their end would keep everybody else out. A client that
 * asks whether it may send its body (RFC 9110 10.1.1) is told so here.
 */
final class WholeRequests implements HttpHandler {
  /**
   * Buffers of 16 KiB. No service reads more before it knows who asks; what is longer is handed on
   * with its end missing.
   */
  private static final int BUFFERS = 5;

  private final HttpHandler whole;

  WholeRequests(HttpHandler inside) {
    this.whole = new RequestBufferingHandler(inside, BUFFERS);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (!exchange.isRequestComplete() && HttpContinue.requiresContinueResponse(exchange)) {
      exchange.dispatch(
          SameThreadExecutor.INSTANCE,
          () -> HttpContinue.sendContinueResponse(exchange, new Invited()));
    } else {
      whole.handleRequest(exchange);
    }
  }

  /** The client knows that it may send. */
  private final class Invited implements IoCallback {
    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
      // Nobody is to ask for it once more.
      exchange.getRequestHeaders().remove(Headers.EXPECT);
      Connectors.executeRootHandler(whole, exchange);
    }

    @Override
    public void onException(HttpServerExchange exchange, Sender sender, IOException gone) {
      IoUtils.safeClose(exchange.getConnection());
    }
  }
}
