package org.confab.subsystem.http;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.server.handlers.RequestBufferingHandler;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * Lets a request in when its body is there. Servlets wait on their thread for what is missing, and
 * of threads there are few: requests without their end would keep everybody else out. A client that
 * asks whether it may send its body (RFC 9110 10.1.1) is told so here. Who has not sent it in time
 * is cut off, for it keeps a connection and memory.
 */
final class WholeRequests implements HttpHandler {
  /**
   * Buffers of 16 KiB. No service reads more before it knows who asks; what is longer is handed on
   * with its end missing.
   */
  private static final int BUFFERS = 5;

  /** As long as for a SIP message that has begun. */
  private static final int SECONDS = 60;

  private static final AttachmentKey<XnioExecutor.Key> LIMIT =
      AttachmentKey.create(XnioExecutor.Key.class);

  private final HttpHandler whole;

  WholeRequests(HttpHandler inside) {
    this.whole =
        new RequestBufferingHandler(
            exchange -> {
              forget(exchange);
              inside.handleRequest(exchange);
            },
            BUFFERS);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (!exchange.isRequestComplete()) {
      limit(exchange);
    }
    if (!exchange.isRequestComplete() && HttpContinue.requiresContinueResponse(exchange)) {
      exchange.dispatch(
          SameThreadExecutor.INSTANCE,
          () -> HttpContinue.sendContinueResponse(exchange, new Invited()));
    } else {
      whole.handleRequest(exchange);
    }
  }

  private static void limit(HttpServerExchange exchange) {
    // Many connections that have ended meanwhile must not be kept by their limits.
    WeakReference<ServerConnection> connection = new WeakReference<>(exchange.getConnection());
    exchange.putAttachment(
        LIMIT,
        exchange
            .getIoThread()
            .executeAfter(() -> IoUtils.safeClose(connection.get()), SECONDS, TimeUnit.SECONDS));
  }

  private static void forget(HttpServerExchange exchange) {
    XnioExecutor.Key limit = exchange.removeAttachment(LIMIT);
    if (limit != null) {
      limit.remove();
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
