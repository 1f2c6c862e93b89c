package org.confab.ejb.mcufactory;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.confab.core.mcufactory.McuUnreachable;
import org.confab.core.mcufactory.McuWire;
import org.confab.ejb.http.BoundedBody;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.xml.XmlLimits;

/** C3P by POST over HTTPS 1.1; connections are kept and used again. */
final class HttpsMcuWire implements McuWire {
  /** Media servers are near: whoever does not take a connection that soon is not there. */
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** A C3P answer, the description of a large conference among them. */
  static final int MOST = XmlLimits.MCU_LINK.bytes();

  private final HttpClient client;
  private final Duration answer;

  /**
   * Calls with that identity.
   *
   * @param answer how long a request may take
   * @param threads run what follows the answers
   */
  HttpsMcuWire(SSLContext identity, Duration answer, Executor threads) {
    this.answer = answer;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .sslContext(identity)
            .executor(threads)
            .build();
  }

  @Override
  public CompletionStage<byte[]> post(URI control, byte[] message) {
    HttpRequest request =
        HttpRequest.newBuilder(control)
            .timeout(answer)
            .header("Content-Type", C3pCodec.CONTENT_TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(message))
            .build();
    return client
        .sendAsync(request, info -> new BoundedBody(MOST))
        .handle(
            (response, failure) -> {
              if (failure != null) {
                throw unreachable(control, failure);
              }
              return body(control, response);
            });
  }

  private static byte[] body(URI control, HttpResponse<byte[]> response) {
    if (response.statusCode() != 200) {
      throw McuUnreachable.silent(control + " answered " + response.statusCode());
    }
    return response.body();
  }

  private static McuUnreachable unreachable(URI control, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String what = control + ": " + cause;
    return cause instanceof ConnectException
        ? McuUnreachable.refused(what, cause)
        : McuUnreachable.silent(what, cause);
  }
}
